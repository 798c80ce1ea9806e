import Verbatim
import VerbatimLexicon

/// How groups differ: what is spoken of more or less often in one than elsewhere, and what promoters
/// and detractors speak of.
extension HTMLReport {
  /// How many themes of a group are shown, of those spoken of more often and less often each.
  private var themesOfGroup: Int { 4 }
  private var contrastLimit: Int { 10 }
  private var unfoldedGroups: Int { 6 }

  /// What the charts of ``differences(of:)`` say.
  var segmentsLead: HTML? {
    content.segments.isEmpty
      ? nil : "<p>\(words.comparison.segmentsLead)</p>"
  }

  /// The groups of a column of which something can be said.
  func differences(of column: GroupColumn) -> HTML? {
    guard let findings = content.segments.first(where: { $0.column == column.column }) else {
      return nil
    }
    let groups = findings.notable
    guard !groups.isEmpty else {
      return "<p class=\"quiet\">\(words.comparison.noDifference)</p>"
    }
    let cells = groups.flatMap { shown($0) }
    let most = cells.map { max($0.share, $0.shareElsewhere ?? 0) }.max() ?? 1
    let parts = groups.map { part($0, most, findings.analysis.score.scale) }
    guard parts.count > unfoldedGroups + 1 else {
      return "<div class=\"notable\">\(parts)</div>"
    }
    let more = Wording.fill(words.groups.more, ["n": whole(parts.count - unfoldedGroups)])
    return """
      <div class="notable">\(Array(parts.prefix(unfoldedGroups)))\
      <details><summary>\(more)</summary>\(Array(parts.dropFirst(unfoldedGroups)))</details></div>
      """
  }

  private func shown(_ group: SegmentFindings.Group) -> [SegmentAnalysis.Cell] {
    Array(group.over.prefix(themesOfGroup) + group.under.prefix(themesOfGroup))
  }

  private func part(
    _ group: SegmentFindings.Group, _ most: Double, _ scale: ScoreScale
  ) -> HTML {
    let name = group.segment.name.isEmpty ? words.groups.unnamed : group.segment.name
    var tag: HTML?
    if group.segment.isMomentOfTruth, let impact = group.segment.impact {
      let text = Wording.fill(
        words.comparison.momentOfTruth, ["impact": ScoreStyle(scale).impact(impact, numbers)])
      tag = " <span class=\"tag\">\(text)</span>"
    }
    let rows: [HTML] = shown(group).map { cell in
      let label = content.themes[cell.theme].label(in: language)
      let text = Wording.fill(
        words.comparison.shares,
        [
          "here": numbers.percent(cell.share),
          "elsewhere": numbers.percent(cell.shareElsewhere ?? 0),
        ])
      let isMore = cell.representation == .over
      let dots = ShareDots(
        title: "\(name): \(label)", description: text, share: cell.share,
        other: cell.shareElsewhere ?? 0, most: most, tone: .plain, otherTone: .plain)
      return driverRow(
        "\(isMore ? "▲" : "▽") \(label)", mentionCount(cell.score.n), dots.html, text)
    }
    return """
      <h4 dir="auto">\(name) <span class="quiet whole">\(ratingCount(group.segment.score.n))</span>\
      \(tag)</h4>\(rows)
      """
  }

  /// Promoters against detractors, or the top box against the low box.
  var contrastSection: HTML? {
    guard let analysis = content.segments.first?.analysis else { return nil }
    let contrasts = analysis.notableContrasts.prefix(contrastLimit)
    guard !contrasts.isEmpty else { return nil }
    let kind = analysis.score.scale.kind
    let (high, low) = (words.name(.high, of: kind), words.name(.low, of: kind))
    let (n, m) = (analysis.score.highCount, analysis.score.lowCount)
    func share(_ count: Int, _ all: Int) -> Double { Double(count) / Double(max(1, all)) }
    let most = contrasts.map { max(share($0.high, n), share($0.low, m)) }.max() ?? 1
    let rows: [HTML] = contrasts.map { contrast in
      let label = content.themes[contrast.theme].label(in: language)
      let (first, second) = (share(contrast.high, n), share(contrast.low, m))
      let dots = ShareDots(
        title: label,
        description: "\(high): \(numbers.percent(first)); \(low): \(numbers.percent(second))",
        share: first, other: second, most: most, tone: .good, otherTone: .bad)
      return driverRow(
        label, mentionCount(contrast.high + contrast.low), dots.html,
        "\(numbers.percent(first)) · \(numbers.percent(second))")
    }
    let lead = Wording.fill(
      words.comparison.contrastLead,
      ["high": high, "low": low, "n": whole(n), "m": whole(m)])
    return """
      <h3>\(Wording.fill(words.comparison.contrast, ["high": high, "low": low]))</h3>
      <p>\(lead)</p>\(rows)
      """
  }

  /// A theme, a chart of it, and what it says in words.
  func driverRow(_ label: String, _ detail: String, _ chart: HTML, _ text: String) -> HTML {
    """
    <div class="driver"><div class="what"><b>\(label)</b> <span class="quiet whole">\(detail)</span>\
    </div><div class="chart">\(chart)</div><div class="much quiet">\(text)</div></div>

    """
  }
}

extension ScoreSummary {
  /// Promoters or the top box, and detractors or the low box.
  var highCount: Int { promoters ?? satisfied ?? (scale.lowIsGood ? no : yes) ?? 0 }
  var lowCount: Int { detractors ?? dissatisfied ?? (scale.lowIsGood ? yes : no) ?? 0 }
}
