package import Verbatim

/// How often each theme is mentioned at each touchpoint, and the score of those who mention it
/// there.
package struct ThemesByTouchpoint: Sendable {
  /// One theme at one touchpoint.
  package struct Cell: Sendable, Equatable {
    /// Respondents who mention the theme there; at least one.
    package var mentions: Int
    /// Their score.
    package var score: Double
  }

  /// A theme, and its cells in the order of ``touchpoints``; nil where nobody mentions it.
  package struct Row: Sendable {
    package var theme: Int
    package var cells: [Cell?]
    package var mentions: Int
  }

  /// The names, sorted.
  package private(set) var touchpoints: [String]
  /// How many respondents each touchpoint has.
  package private(set) var respondents: [Int]
  /// The themes that are mentioned, the most frequent first.
  package private(set) var rows: [Row]

  /// nil when the summary has no score or fewer than two touchpoints.
  package init?(_ summary: FeedbackSummary) {
    guard let drivers = summary.drivers else { return nil }
    let used = summary.strata.indices.filter {
      $0 < drivers.strata.count && drivers.strata[$0].count > 0 && !summary.strata[$0].isEmpty
    }.sorted { summary.strata[$0].utf8.lexicographicallyPrecedes(summary.strata[$1].utf8) }
    guard used.count > 1 else { return nil }
    touchpoints = used.map { summary.strata[$0] }
    respondents = used.map { drivers.strata[$0].count }
    rows = (0..<drivers.themeCount).compactMap { theme in
      let cells = used.map { stratum -> Cell? in
        let tally = drivers.cells[stratum * drivers.themeCount + theme]
        guard tally.count > 0 else { return nil }
        return Cell(
          mentions: tally.count, score: FixedPoint.points(tally.sum) / Double(tally.count))
      }
      let mentions = cells.reduce(0) { $0 + ($1?.mentions ?? 0) }
      return mentions > 0 ? Row(theme: theme, cells: cells, mentions: mentions) : nil
    }.sorted { $0.mentions != $1.mentions ? $0.mentions > $1.mentions : $0.theme < $1.theme }
  }
}
