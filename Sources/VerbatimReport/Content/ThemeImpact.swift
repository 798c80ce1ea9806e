package import Verbatim

/// What a theme has to do with the score, with the number that is to be shown.
package struct ThemeImpact: Sendable, Equatable {
  /// All that is known.
  package var driver: Driver

  package init(_ driver: Driver) { self.driver = driver }

  /// The number that is shown, in points of the score; nil where nobody is left to compare with.
  package var value: Double? { driver.headline.impact }
  /// How it was found.
  package var method: Headline.Method { driver.headline.method }
  /// Whether a crude number stands beside it.
  package var hasCrude: Bool { method == .stratified || method == .adjusted }
}

extension ReportContent {
  /// The themes that move the score most, up or down, each with its share of what praise and
  /// complaint explain; empty where there is too little to tell.
  package var ranking: [(theme: Int, share: Double)] {
    guard let analysis, analysis.rankedBy == .importance,
      let explained = analysis.importanceRSquared, explained > 0
    else { return [] }
    return analysis.drivers.sorted { $0.rank < $1.rank }.prefix(5).compactMap { driver in
      driver.importance.map { (driver.theme, $0 / explained) }
    }
  }
}
