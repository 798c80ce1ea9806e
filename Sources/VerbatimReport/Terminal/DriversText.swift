package import Verbatim

/// What moves the score as a table for people: what ``DriversJSON`` holds, rounded.
package enum DriversText {
  /// The table, with a line feed at its end.
  ///
  /// - Parameters:
  ///   - names: of the themes, by their numbers.
  ///   - comments: the ids of the comments that mention each theme, by its number.
  ///   - width: columns, from 40 to 200.
  package static func text(
    _ analysis: DriverAnalysis, names: [String], comments: [[String]] = [], width: Int = 100
  ) -> String {
    let width = min(200, max(40, width))
    let words = Wording.english
    let numbers = words.numbers
    let score = analysis.score
    let scale = ScoreStyle(score.scale)
    var lines: [String] = []
    var headline = "\(words.name(score.scale.kind)) (\(score.scale)): "
    headline += score.value.map { scale.score($0, numbers) } ?? words.score.none
    if let interval = score.interval {
      headline += " · "
      headline += Wording.fill(
        words.score.interval,
        [
          "low": scale.score(interval.lowerBound, numbers),
          "high": scale.score(interval.upperBound, numbers),
        ])
    }
    headline += " · " + Wording.fill(words.score.basis, ["n": numbers.whole(score.n)])
    lines += TerminalText.wrap(headline, width: width)
    for part in ScoreDistribution(score).bands.reversed() {
      guard let band = part.band else { continue }
      lines.append(
        "  \(words.name(band, of: score.scale.kind)) \(part.label): \(numbers.whole(part.count)) "
          + "(\(numbers.percent(part.count, of: score.n)))")
    }
    lines.append("")

    func impact(_ value: Double?) -> String { value.map { scale.impact($0, numbers) } ?? "–" }
    let hasComments = comments.contains { !$0.isEmpty }
    var columns: [TextTable.Column] = [
      .text("theme"), .number("n"), .number("−", rank: 4), .number("+", rank: 3),
      .number("with", rank: 2), .number("without", rank: 1), .number("leave-out", rank: 8),
      .number("credit", rank: 7), .number("stratified", rank: 6), .number("p", rank: 0),
      .word("certainty", rank: 5),
    ]
    if hasComments { columns.append(.word("comments", rank: -1)) }
    var table = TextTable(columns)
    for driver in analysis.drivers {
      var cells = [
        names[driver.theme], numbers.whole(driver.mentions), numbers.whole(driver.negative),
        numbers.whole(driver.positive), scale.score(driver.scoreWith, numbers),
        driver.scoreWithout.map { scale.score($0, numbers) } ?? "–",
        impact(driver.impact.leaveOut), impact(driver.impact.credit),
        impact(driver.impact.stratified), driver.p.map { numbers.decimal($0, 3) } ?? "–",
        words.name(driver.certainty),
      ]
      if hasComments {
        let ids = driver.theme < comments.count ? comments[driver.theme] : []
        cells.append(list(ids))
      }
      table.add(cells)
    }
    var unthemed = [
      "(no theme)", numbers.whole(analysis.unthemed.mentions), "", "",
      analysis.unthemed.score.map { scale.score($0, numbers) } ?? "–", "", "",
      impact(analysis.unthemed.credit), "", "", "",
    ]
    if hasComments { unthemed.append("") }
    table.add(unthemed)
    let (title, rows) = table.lines(width: width, indent: 0)
    if let title { lines.append(title) }
    lines += rows
    lines.append("")
    lines += TerminalText.wrap(
      "Impacts in points of the score. leave-out: the score less the score without the theme's "
        + "comments. credit: the theme's share; with the comments of no theme they add up to the "
        + "score. stratified: leave-out within the groups of --adjust. unclear: too few comments "
        + "to tell, no reason to drop what a customer wrote.", width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The first few ids, and how many follow.
  private static func list(_ ids: [String]) -> String {
    let shown = ids.prefix(5).map { TerminalText.truncate(TerminalText.clean($0), width: 14) }
    let rest = ids.count - shown.count
    return shown.joined(separator: " ") + (rest > 0 ? " +\(rest)" : "")
  }
}
