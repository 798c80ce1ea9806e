import Verbatim
import VerbatimLexicon

/// How groups differ, and what changed over time.
extension TerminalReport {
  /// How many themes of a group are named.
  private var themesOfGroup: Int { 3 }
  private var groupsShown: Int { 8 }

  mutating func addSegments() {
    let text = words.comparison
    for findings in content.segments {
      let groups = findings.notable
      guard !groups.isEmpty else { continue }
      addHeading("\(findings.column): more and less often than elsewhere")
      for group in groups.prefix(groupsShown) {
        let name = group.segment.name.isEmpty ? words.groups.unnamed : group.segment.name
        var parts: [String] = []
        if group.segment.isMomentOfTruth, let impact = group.segment.impact {
          let points = ScoreStyle(findings.analysis.score.scale).impact(impact, numbers)
          parts.append(Wording.fill(text.momentOfTruth, ["impact": points]))
        }
        for (word, cells) in [(text.oftener, group.over), (text.seldom, group.under)]
        where !cells.isEmpty {
          parts.append(word + " " + cells.prefix(themesOfGroup).map(said).joined(separator: ", "))
        }
        addText("\(name): " + parts.joined(separator: "; "), hang: 2)
      }
      if groups.count > groupsShown {
        addText(Wording.fill(words.groups.more, ["n": numbers.whole(groups.count - groupsShown)]))
      }
    }
    guard let analysis = content.segments.first?.analysis else { return }
    let contrasts = analysis.notableContrasts.prefix(groupsShown)
    guard !contrasts.isEmpty else { return }
    let kind = analysis.score.scale.kind
    let (high, low) = (words.name(.high, of: kind), words.name(.low, of: kind))
    addHeading(Wording.fill(text.contrast, ["high": high, "low": low]))
    var table = TextTable([
      .text("theme"), .number(high.lowercased()), .number(low.lowercased()), .number("q", rank: 1),
    ])
    for contrast in contrasts {
      table.add([
        content.themes[contrast.theme].label(in: "en"),
        numbers.percent(contrast.high, of: max(1, analysis.score.highCount)),
        numbers.percent(contrast.low, of: max(1, analysis.score.lowCount)),
        numbers.decimal(contrast.q, 3),
      ])
    }
    addTable(table)
  }

  private func said(_ cell: SegmentAnalysis.Cell) -> String {
    let shares = Wording.fill(
      words.comparison.shares,
      [
        "here": numbers.percent(cell.share),
        "elsewhere": numbers.percent(cell.shareElsewhere ?? 0),
      ])
    return "\(content.themes[cell.theme].label(in: "en")) (\(shares))"
  }

  mutating func addChanges() {
    let text = words.comparison
    guard let trends = content.themeTrends else { return }
    addHeading(text.themes)
    if let change = content.scoreTrend?.changePoint, let scale = content.score?.scale {
      let style = ScoreStyle(scale)
      addText(
        Wording.fill(
          text.changed,
          [
            "step": trends.periods[change.period].name,
            "before": style.score(change.before, numbers),
            "after": style.score(change.after, numbers),
          ]))
    } else if content.scoreTrend != nil {
      addText(text.unchanged)
    }
    let notable = trends.notable
    if notable.isEmpty { addText(text.noThemeChange) }
    for theme in notable.prefix(groupsShown) {
      addText(
        "\(content.themes[theme.theme].label(in: "en")): \(words.change(of: theme, in: trends))",
        hang: 2)
    }
    if notable.count > groupsShown {
      addText(Wording.fill(words.groups.more, ["n": numbers.whole(notable.count - groupsShown)]))
    }
  }
}
