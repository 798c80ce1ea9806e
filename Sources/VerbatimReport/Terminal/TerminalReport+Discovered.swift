import Verbatim
import VerbatimLexicon

/// Comments that a person should read, and themes that nobody had named.
extension TerminalReport {
  mutating func addToRead() {
    let (text, toRead) = (words.toRead, content.toRead)
    if toRead.toAnswer.count > 0 {
      addHeading(text.answer)
      addText(
        Wording.fill(
          text.answerLead,
          [
            "n": numbers.whole(toRead.toAnswer.count),
            "share": numbers.percent(toRead.toAnswer.count, of: content.summary.comments),
          ]))
      for entry in toRead.toAnswer.first.prefix(3) {
        addQuote(entry.quote, indent: 4, tags: entry.reasons.map(words.name))
      }
    }
    guard toRead.contradictions > 0 else { return }
    addHeading(text.contradictions)
    addText(
      Wording.fill(
        text.contradictionsLead, ["n": numbers.whole(toRead.contradictions)]))
    for (title, list) in [
      (text.goodScore, toRead.goodScoreBadWords), (text.badScore, toRead.badScoreGoodWords),
    ] where list.count > 0 {
      addText("\(title): \(numbers.whole(list.count))")
      for entry in list.first.prefix(2) { addQuote(entry.quote, indent: 4) }
    }
  }

  mutating func addDiscovered() {
    guard let all = content.discovered, !all.themes.isEmpty else { return }
    let text = words.discovery
    addHeading(text.heading)
    addText(Wording.fill(text.lead, ["n": numbers.whole(all.comments)]))
    if all.offered > all.comments {
      addText(
        Wording.fill(
          text.sample,
          ["shown": numbers.whole(all.comments), "n": numbers.whole(all.offered)]))
    }
    if all.hasEmerging { addText("▲ " + words.comparison.emergingFirst) }
    addThemes(all)
    guard let rest = content.leftOver, !rest.themes.isEmpty else { return }
    add("")
    addText(
      Wording.fill(text.leftOverLead, ["n": numbers.whole(rest.comments)]))
    addThemes(rest)
  }

  private mutating func addThemes(_ findings: DiscoveryFindings) {
    let hasScore = findings.themes.contains { $0.score?.value != nil }
    var columns: [TextTable.Column] = [
      .number("n"), .number("share", rank: 3), .number("complaints", rank: 2),
    ]
    if hasScore { columns.append(.number("score", rank: 4)) }
    columns.append(.text("theme"))
    var table = TextTable(columns)
    for finding in findings.themes.prefix(top) {
      let size = finding.theme.size
      var cells = [
        numbers.whole(size), numbers.percent(size, of: findings.comments),
        numbers.percent(finding.negative, of: size),
      ]
      if hasScore {
        let value = finding.score?.value
        let scale = finding.score.map { ScoreStyle($0.scale) }
        cells.append(value.flatMap { value in scale?.score(value, numbers) } ?? "–")
      }
      cells.append(names(finding))
      table.add(cells)
    }
    addTable(table)
    if findings.themes.count > top {
      addText(
        Wording.fill(words.drivers.more, ["n": numbers.whole(findings.themes.count - top)])
          + " in report.html and summary.json")
    }
  }

  /// What a theme is called, and the phrases that tell it from the others.
  private func names(_ finding: DiscoveredFinding) -> String {
    let isEmerging = finding.trend?.isEmerging ?? false
    return ([(isEmerging ? "▲ " : "") + finding.name] + finding.furtherPhrases.prefix(6))
      .joined(separator: " · ")
  }
}
