package import Verbatim

/// What a theme has to do with the score, and which of its numbers is to be shown.
package struct ThemeImpact: Sendable, Equatable {
  /// The number that is shown.
  package enum Method: Sendable {
    /// Within the groups of a column, where there is more than one.
    case stratified
    /// All comments together.
    case leaveOut
    /// The theme's share of the score, where everybody mentions it and nothing can be left out.
    case credit
  }

  /// The number that is shown, in points of the score.
  package var value: Double
  /// How it was found.
  package var method: Method
  /// All that is known.
  package var driver: Driver
  /// The crude number is to a good part the effect of the groups in which the theme is mentioned:
  /// within them it is less than half, or turns round.
  package var isMostlyGroupEffect: Bool

  /// - Parameters:
  ///   - driver: of the theme.
  ///   - isStratified: whether there is more than one group to compare within.
  ///   - scale: of the score; decides what difference is worth a word.
  package init(_ driver: Driver, isStratified: Bool, scale: ScoreScale) {
    self.driver = driver
    let impact = driver.impact
    if isStratified, let stratified = impact.stratified {
      (value, method) = (stratified, .stratified)
    } else if let leaveOut = impact.leaveOut {
      (value, method) = (leaveOut, .leaveOut)
    } else {
      (value, method) = (impact.credit, .credit)
    }
    isMostlyGroupEffect = false
    if method == .stratified, let crude = impact.leaveOut {
      let isWorthAWord = crude.magnitude >= ScoreStyle(scale).smallestNotable
      let isSmaller = value * crude < 0 || value.magnitude < crude.magnitude / 2
      isMostlyGroupEffect = isWorthAWord && isSmaller
    }
  }
}
