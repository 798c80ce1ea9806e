/// How sure one may be that a theme goes with the score at all, in a word.
public enum Certainty: String, Sendable, Hashable, CaseIterable {
  /// q ≤ 0.05: among themes called clear, at most about one in twenty is there by chance.
  case clear
  /// q ≤ 0.2, or p ≤ 0.05 taken by itself.
  case likely
  /// The data cannot tell. Not the same as no effect: with few mentions nothing can be clear.
  case unclear

  /// - Parameters:
  ///   - p: of the theme's own test; `nil` where there is none.
  ///   - q: after adjusting for the number of themes.
  package init(p: Double?, q: Double?) {
    if let q, q <= 0.05 {
      self = .clear
    } else if let q, q <= 0.2 {
      self = .likely
    } else if let p, p <= 0.05 {
      self = .likely
    } else {
      self = .unclear
    }
  }
}
