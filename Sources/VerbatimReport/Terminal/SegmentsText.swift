package import Verbatim

/// How segments differ, for people.
package enum SegmentsText {
  /// - Parameters:
  ///   - names: of the themes, by their numbers.
  ///   - width: columns, from 40 to 200.
  package static func text(
    _ columns: [(column: String, analysis: SegmentAnalysis)], names: [String], width: Int = 100
  ) -> String {
    let width = min(200, max(40, width))
    var lines: [String] = []
    for (column, analysis) in columns {
      lines += table(column, analysis, names, width)
    }
    if let analysis = columns.first?.analysis { lines += contrasts(analysis, names, width) }
    lines += TerminalText.wrap(
      "impact: the score less the score without the segment, in points. moment of truth: it costs "
        + "points, beyond chance (q ≤ 0.05). over and under: mentioned more or less than elsewhere, "
        + "beyond chance. Small groups are shown with their n; few comments tell little.",
      width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(
    _ column: String, _ analysis: SegmentAnalysis, _ names: [String], _ width: Int
  ) -> [String] {
    let words = Wording.english
    let numbers = words.numbers
    let scale = ScoreStyle(analysis.score.scale)
    func score(_ value: Double?) -> String { value.map { scale.score($0, numbers) } ?? "–" }
    func range(_ interval: ClosedRange<Double>?) -> String {
      interval.map { "\(score($0.lowerBound)) … \(score($0.upperBound))" } ?? "–"
    }
    var segments = TextTable([
      .text(column), .number("n"), .number("score"), .number("95%", rank: 2),
      .number("impact", rank: 4), .number("q", rank: 1), .word("", rank: 3),
    ])
    for segment in analysis.segments {
      segments.add([
        segment.name.isEmpty ? words.groups.unnamed : segment.name,
        numbers.whole(segment.score.n), score(segment.score.value), range(segment.score.interval),
        segment.impact.map { scale.impact($0, numbers) } ?? "–",
        segment.q.map { numbers.decimal($0, 3) } ?? "–",
        segment.isMomentOfTruth ? "moment of truth" : "",
      ])
    }
    var lines: [String] = []
    let (title, rows) = segments.lines(width: width, indent: 0)
    if let title { lines.append(title) }
    lines += rows + [""]
    var cells = TextTable([
      .text("theme"), .word(column, rank: 9), .number("n"), .number("share", rank: 6),
      .number("elsewhere", rank: 5), .word("", rank: 7), .number("score", rank: 8),
      .number("95%", rank: 3), .number("impact", rank: 4),
    ])
    for cell in analysis.cells where cell.score.n > 0 || cell.representation != nil {
      let name = analysis.segments[cell.segment].name
      cells.add([
        names[cell.theme],
        TerminalText.truncate(name.isEmpty ? words.groups.unnamed : name, width: 18),
        numbers.whole(cell.score.n), numbers.percent(cell.share),
        cell.shareElsewhere.map { numbers.percent($0) } ?? "–",
        cell.representation?.rawValue ?? "", score(cell.score.value), range(cell.score.interval),
        cell.impact.map { scale.impact($0, numbers) } ?? "–",
      ])
    }
    let (heading, body) = cells.lines(width: width, indent: 0)
    if let heading { lines.append(heading) }
    return lines + body + [""]
  }

  private static func contrasts(
    _ analysis: SegmentAnalysis, _ names: [String], _ width: Int
  ) -> [String] {
    guard !analysis.contrasts.isEmpty else { return [] }
    let words = Wording.english
    let numbers = words.numbers
    let kind = analysis.score.scale.kind
    var table = TextTable([
      .text("theme"), .number(words.name(.high, of: kind).lowercased()),
      .number(words.name(.low, of: kind).lowercased()), .number("difference"),
      .number("q", rank: 1),
    ])
    for contrast in analysis.contrasts {
      table.add([
        names[contrast.theme], numbers.percent(contrast.high, of: max(1, analysis.score.highCount)),
        numbers.percent(contrast.low, of: max(1, analysis.score.lowCount)),
        numbers.signed(100 * contrast.difference, 1), numbers.decimal(contrast.q, 3),
      ])
    }
    let (title, rows) = table.lines(width: width, indent: 0)
    return (title.map { [$0] } ?? []) + rows + [""]
  }
}
