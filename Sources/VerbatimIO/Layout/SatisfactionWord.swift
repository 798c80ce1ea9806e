package import Verbatim

/// What help desks such as Zendesk write in the place of a rating.
package enum SatisfactionWord: String, Sendable, CaseIterable {
  case bad, good
  /// The customer was asked and has not answered.
  case offered
  /// The customer was not asked.
  case unoffered

  /// Reads a cell; `nil` for anything else.
  init?(_ text: String) { self.init(rawValue: text.trimmed.lowercased()) }

  /// 1 for good, 0 for bad.
  var rating: Double? {
    switch self {
    case .good: 1
    case .bad: 0
    case .offered, .unoffered: nil
    }
  }

  /// The scale on which the words are ratings.
  static func are(on scale: ScoreScale) -> Bool { scale.kind == .csat && scale.bounds == 0...1 }
}

extension RatingText {
  /// The cell says that there is no answer.
  package static func isUnanswered(
    _ text: borrowing Span<UInt8>, on scale: ScoreScale
  ) -> Bool {
    if RatingWords.isUnanswered(text) { return true }
    guard SatisfactionWord.are(on: scale), let word = word(text) else { return false }
    return word.rating == nil
  }

  /// The word of a cell, if it is one.
  static func word(_ text: borrowing Span<UInt8>) -> SatisfactionWord? {
    guard text.count <= 16 else { return nil }
    return SatisfactionWord(
      String(decoding: ByteCopy.array(text, from: 0, to: text.count), as: UTF8.self))
  }
}
