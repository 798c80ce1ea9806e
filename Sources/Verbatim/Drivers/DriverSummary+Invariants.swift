extension DriverSummary {
  /// The first thing that does not add up, or `nil` when all does. For tests and fuzzing.
  ///
  /// - Complexity: O(memory of the summary).
  package var brokenInvariant: String? {
    let n = score.n
    let total = score.moments.sum
    if strata.reduce(0, { $0 + $1.count }) != n { return "strata do not add up to n" }
    if strata.reduce(0, { $0 + $1.sum }) != total { return "strata do not add up to the sum" }
    if cells.count != strata.count * themeCount { return "cells are not strata × themes" }
    if !score.histogram.isEmpty, score.histogram.reduce(0, +) != n {
      return "the histogram does not add up to n"
    }
    for (theme, tally) in themes.enumerated() {
      let count = tally.moments.count
      if count > n { return "theme \(theme) has more mentions than respondents" }
      if tally.positive + tally.negative > count { return "theme \(theme) has too many signs" }
      if tally.high + tally.low > count { return "theme \(theme) has too many ends" }
      let mine = stride(from: theme, to: cells.count, by: max(1, themeCount)).map { cells[$0] }
      if mine.reduce(0, { $0 + $1.count }) != count { return "cells of theme \(theme): count" }
      if mine.reduce(0, { $0 + $1.sum }) != tally.moments.sum {
        return "cells of theme \(theme): sum"
      }
      let parts = stride(from: theme, to: credits.count, by: max(1, themeCount))
      if parts.reduce(0, { $0 + credits[$1] }) != tally.moments.sum {
        return "credits of theme \(theme)"
      }
      for other in 0..<theme where pairs[theme, other] > min(count, themes[other].moments.count) {
        return "themes \(other) and \(theme) meet more often than they are mentioned"
      }
    }
    return nil
  }
}
