import Verbatim
import VerbatimLexicon

/// Pain points and strengths, each with its numbers, its words and two comments.
extension TerminalReport {
  mutating func addFindings() {
    let hasScore = content.analysis != nil
    let pains = content.painPoints
    let strengths = content.strengths
    let text = words.findings
    let first = content.ranking.map {
      "\(content.themes[$0.theme].label(in: "en")) (\(numbers.percent($0.share)))"
    }
    if !first.isEmpty {
      addHeading(words.drivers.heading)
      addText(
        Wording.fill(words.comparison.ranking, ["themes": first.joined(separator: ", ")]))
    }
    addHeading(text.pains)
    if pains.isEmpty {
      addText(text.noPains)
    } else {
      addText(hasScore ? text.painsByScore : text.painsByCount, quiet: true)
      addRanking(pains, count: (text.complaints, \.negative))
    }
    addHeading(text.strengths)
    if strengths.isEmpty {
      addText(text.noStrengths)
    } else {
      addText(hasScore ? text.strengthsByScore : text.strengthsByCount, quiet: true)
      addRanking(strengths, count: (text.praise, \.positive))
    }
    if hasScore, !pains.isEmpty || !strengths.isEmpty { addKey() }
  }

  private mutating func addRanking(
    _ findings: [ThemeFinding], count: (title: String, value: KeyPath<ThemeFinding, Int>)
  ) {
    let hasScore = content.analysis != nil
    var columns: [TextTable.Column] = [
      .number("#"), .text("theme"), .number("n", rank: 6), .number("share", rank: 3),
      .number(count.title, rank: 5), .number("sentiment", rank: 2),
    ]
    if hasScore { columns += [.number("impact"), .word("certainty", rank: 7)] }
    if hasScore { columns += [.number("credit", rank: 1)] }
    var table = TextTable(columns)
    let shown = findings.prefix(top)
    for (index, finding) in shown.enumerated() {
      var cells = [
        "\(index + 1)", finding.theme.label(in: "en"),
        numbers.whole(finding.mentions),
        numbers.percent(finding.share), numbers.whole(finding[keyPath: count.value]),
        numbers.signed(finding.sentiment, 2),
      ]
      if hasScore { cells += impactCells(finding.impact) }
      table.add(cells)
    }
    let (title, rows) = table.lines(width: width)
    if let title { add(style.quiet(title)) }
    for (row, finding) in zip(rows, shown) {
      add(style.signed(row, finding.impact?.value))
      addDetails(finding)
    }
    if findings.count > top {
      addText(
        Wording.fill(words.drivers.more, ["n": numbers.whole(findings.count - top)])
          + " in report.html and summary.json")
    }
  }

  private func impactCells(_ impact: ThemeImpact?) -> [String] {
    guard let impact, let analysis = content.analysis else { return ["–", "–", "–"] }
    let scale = ScoreStyle(analysis.score.scale)
    return [
      impact.value.map { scale.impact($0, numbers) } ?? "–", words.name(impact.driver.certainty),
      scale.impact(impact.driver.impact.credit, numbers),
    ]
  }

  private mutating func addDetails(_ finding: ThemeFinding) {
    if let impact = finding.impact, impact.value == nil {
      addText(words.drivers.nobodyElse, indent: 5, hang: 2)
    }
    if let impact = finding.impact, let confounding = impact.driver.confounding,
      let crude = impact.driver.impact.leaveOut, let scale = content.analysis?.score.scale
    {
      let effect = words.confounding(confounding, column: content.stratifiedBy)
      let number = ScoreStyle(scale).impact(crude, numbers)
      addText("\(effect): \(words.drivers.crude) \(number)", indent: 5, hang: 2)
    }
    let phrases = finding.phrases.map {
      let text = TerminalText.truncate(TerminalText.clean($0.text), width: 32)
      return "\(text) (\(numbers.whole($0.count)))"
    }
    addText("\(finding.theme.id): " + phrases.joined(separator: " · "), indent: 5, hang: 2)
    for quote in finding.quotes.prefix(2) { addQuote(quote, indent: 5) }
  }

  private mutating func addKey() {
    add("")
    let within =
      content.stratifiedBy.map { "comparing only comments of the same “\($0)”" }
      ?? "with and without the theme's comments"
    addText(
      "impact: points of the score that go with the theme, \(within); "
        + "credit: its share, all of them add up to the score; "
        + "unclear: too few comments to tell, no reason to drop what a customer wrote.",
      quiet: true)
  }
}
