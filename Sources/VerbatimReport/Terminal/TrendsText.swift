package import Verbatim

/// Score and themes over time, for people.
package enum TrendsText {
  /// - Parameters:
  ///   - names: of the themes, by their numbers.
  ///   - width: columns, from 40 to 200.
  package static func text(_ trends: TrendAnalysis, names: [String], width: Int = 100) -> String {
    let width = min(200, max(40, width))
    let words = Wording.english
    let numbers = words.numbers
    guard let first = trends.periods.first else { return "No dated rating.\n" }
    let scale = ScoreStyle(first.score.scale)
    func score(_ value: Double?) -> String { value.map { scale.score($0, numbers) } ?? "–" }
    var lines: [String] = []
    var table = TextTable([
      .text("period"), .number("n"), .number("score"), .number("95%", rank: 1),
      .word("", rank: 2),
    ])
    for (index, period) in trends.periods.enumerated() {
      table.add([
        period.name, numbers.whole(period.score.n), score(period.score.value),
        period.score.interval.map { "\(score($0.lowerBound)) … \(score($0.upperBound))" } ?? "–",
        trends.changePoint?.period == index
          ? "changed: \(score(trends.changePoint?.before)) → \(score(trends.changePoint?.after))"
          : "",
      ])
    }
    let (title, rows) = table.lines(width: width, indent: 0)
    if let title { lines.append(title) }
    lines += rows + [""]
    var themes = TextTable([
      .text("theme"), .number("n"), .word("share", rank: 4), .number("first", rank: 2),
      .number("last", rank: 3), .number("trend q", rank: 1), .word("", rank: 5),
    ])
    let totals = trends.periods.map { Double(max(1, $0.score.n)) }
    for theme in trends.themes {
      let shares = zip(theme.mentions, totals).map { Double($0) / $1 }
      var notes: [String] = []
      if theme.isEmerging {
        notes.append(theme.ratio.map { "emerging, ×\(numbers.decimal($0, 1))" } ?? "new")
      }
      if let change = theme.changePoint {
        notes.append(
          "\(numbers.percent(change.before)) → \(numbers.percent(change.after)) "
            + "from \(trends.periods[change.period].name)")
      }
      themes.add([
        names[theme.theme], numbers.whole(theme.mentions.reduce(0, +)), line(shares),
        numbers.percent(shares.first ?? 0), numbers.percent(shares.last ?? 0),
        theme.trendQ.map { numbers.decimal($0, 3) } ?? "–", notes.joined(separator: "; "),
      ])
    }
    let (heading, body) = themes.lines(width: width, indent: 0)
    if let heading { lines.append(heading) }
    lines += body + [""]
    if trends.undated > 0 {
      lines.append("\(numbers.whole(trends.undated)) ratings have no date and are left out.")
    }
    lines += TerminalText.wrap(
      "share: of those who gave a rating in a period. emerging: more frequent in the last period "
        + "than before, by Fisher's exact test, q ≤ 0.05. trend q: Cochran and Armitage's test. "
        + "Changes are shown where no other place explains the series better and chance does not "
        + "(q ≤ 0.05).", width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line of blocks, at most the last 24 periods.
  private static func line(_ shares: [Double]) -> String {
    let blocks = Array("▁▂▃▄▅▆▇█")
    let top = shares.max() ?? 0
    return String(
      shares.suffix(24).map { share in
        top > 0 ? blocks[min(7, Int(share / top * 7.999))] : blocks[0]
      })
  }
}
