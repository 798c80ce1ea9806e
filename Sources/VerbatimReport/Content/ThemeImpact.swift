package import Verbatim

/// What a theme has to do with the score, with the number that is to be shown.
package struct ThemeImpact: Sendable, Equatable {
  /// All that is known.
  package var driver: Driver

  package init(_ driver: Driver) { self.driver = driver }

  /// The number that is shown, in points of the score.
  package var value: Double { driver.headline.value }
  /// How it was found.
  package var method: Headline.Method { driver.headline.method }
  /// Whether a crude number stands beside it.
  package var hasCrude: Bool { method == .stratified || method == .adjusted }
}
