import Verbatim
import VerbatimLexicon

/// What moves the score: a bar for every theme, the worst first.
extension HTMLReport {
  /// How many bars are shown before the rest is folded.
  private var unfolded: Int { 16 }

  var driversSection: HTML {
    guard let analysis = content.analysis, !analysis.drivers.isEmpty else { return HTML() }
    let impacts = content.impactsByTheme
    let axis = ImpactAxis(impacts.values)
    let rows = analysis.drivers.compactMap { driver in
      impacts[driver.theme].map { row($0, axis) }
    }
    let text = words.drivers
    let column = content.stratifiedBy ?? words.groups.touchpoint
    let isStratified = analysis.strata > 1
    let isAdjusted = analysis.drivers.contains { $0.headline.method == .adjusted }
    let lead =
      isStratified
      ? Wording.fill(isAdjusted ? text.leadAdjusted : text.lead, ["column": column])
      : text.leadCrude
    let basis = Wording.fill(text.basis, ["n": whole(analysis.score.n)])
    var legend: [HTML] = []
    if isStratified {
      let within = Wording.fill(
        isAdjusted ? text.withinAdjusted : text.within, ["column": column])
      legend = [
        "<li><span class=\"key plain\"></span>\(within)</li>",
        "<li><span class=\"key hollow\"></span>\(text.crude)</li>",
        "<li><span class=\"key line\"></span>\(text.interval)</li>",
      ]
    }
    return section(
      "drivers", text.heading,
      """
      <p>\(lead) \(basis)</p>\(ranking)
      <ul class="legend">\(legend)</ul>
      \(folded(rows))
      """)
  }

  /// What moves the score most, whether up or down.
  private var ranking: HTML? {
    let first = content.ranking.map {
      "\(content.themes[$0.theme].label(in: language)) (\(numbers.percent($0.share)))"
    }
    guard !first.isEmpty else { return nil }
    let text = Wording.fill(
      words.comparison.ranking, ["themes": first.joined(separator: ", ")])
    return "<p>\(text)</p>"
  }

  /// The worst and the best stay in sight; what lies between is folded.
  private func folded(_ rows: [HTML]) -> HTML {
    guard rows.count > unfolded + 2 else { return "<div class=\"drivers\">\(rows)</div>" }
    let half = unfolded / 2
    let middle = Array(rows[half..<(rows.count - half)])
    return """
      <div class="drivers">\(Array(rows.prefix(half)))</div>
      <details class="rest"><summary>\(Wording.fill(words.drivers.more, ["n": whole(middle.count)]))</summary>
      <div class="drivers">\(middle)</div></details>
      <div class="drivers">\(Array(rows.suffix(half)))</div>
      """
  }

  private func row(_ impact: ThemeImpact, _ axis: ImpactAxis) -> HTML {
    let theme = content.themes[impact.driver.theme]
    let label = theme.label(in: language)
    let text = impactText(impact.value)
    let bar = axis.bar(impact, title: "\(label): \(text)", description: details(impact))
    return """
      <div class="driver">
      <div class="what"><b>\(label)</b> <span class="quiet whole">\
      \(mentionCount(impact.driver.mentions))</span>\(groupEffect(impact))</div>
      <div class="chart">\(bar)</div>
      <div class="much"><b>\(text)</b> <span class="quiet">\
      \(words.name(impact.driver.certainty))</span></div>
      </div>

      """
  }

  /// The note that the crude number is owed to where or with what the theme is mentioned.
  func groupEffect(_ impact: ThemeImpact) -> HTML? {
    if impact.value == nil { return " <span class=\"tag\">\(words.drivers.nobodyElse)</span>" }
    guard let confounding = impact.driver.confounding else { return nil }
    let text = words.confounding(confounding, column: content.stratifiedBy)
    return " <span class=\"tag\">\(text)</span>"
  }

  /// Every number of a theme in words, for those who cannot see the bar.
  private func details(_ impact: ThemeImpact) -> String {
    guard impact.value != nil else {
      let credit = impactText(impact.driver.impact.credit)
      return "\(words.drivers.nobodyElse); \(words.drivers.credit): \(credit)"
    }
    var parts = ["\(words.name(impact.method)): \(impactText(impact.value))"]
    if impact.hasCrude, let crude = impact.driver.impact.leaveOut {
      parts.append("\(words.drivers.leaveOut): \(impactText(crude))")
    }
    if let interval = impact.driver.headline.interval {
      let (low, high) = (impactText(interval.lowerBound), impactText(interval.upperBound))
      parts.append("95%: \(low) … \(high)")
    }
    parts += signImpacts(impact.driver).map { "\($0.who): \($0.text)" }
    parts.append("\(words.drivers.credit): \(impactText(impact.driver.impact.credit))")
    return parts.joined(separator: "; ")
  }

  /// How those who complain and those who praise rate, each where they are enough to tell.
  func signImpacts(_ driver: Driver) -> [(who: String, text: String)] {
    guard let both = driver.penaltyReward else { return [] }
    return [
      (words.drivers.penalty, both.penalty, both.penaltyInterval),
      (words.drivers.reward, both.reward, both.rewardInterval),
    ].filter { $0.2 != nil }.map { ($0.0, impactText($0.1)) }
  }

  func impactText(_ value: Double?) -> String {
    guard let value else { return "–" }
    guard let scale = content.analysis?.score.scale else { return "" }
    return ScoreStyle(scale).impact(value, numbers)
  }
}
