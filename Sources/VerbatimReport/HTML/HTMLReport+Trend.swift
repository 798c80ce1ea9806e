import Verbatim
import VerbatimIO
import VerbatimLexicon

/// The score, or the share of complaints, step by step, and what is complained of when.
extension HTMLReport {
  var trendSection: HTML {
    let trend = content.trend
    let steps = trend.steps
    guard steps.count > 1 else { return HTML() }
    let hasScore = steps.contains { $0.group?.score?.value != nil }
    let text = words.trend
    let title = inUnit(hasScore ? text.score : text.complaints)
    let points = steps.suffix(36).map { hasScore ? scorePoint($0) : complaintPoint($0) }
    guard points.count(where: { $0.value != nil }) > 1 else { return HTML() }
    let style = content.score.map { ScoreStyle($0.scale) }
    let numbers = numbers
    let hidden = max(0, steps.count - points.count)
    let change = content.scoreTrend?.changePoint
    let chart = TrendLine(
      title: title, points: points, numbers: numbers,
      axisText: { value in
        hasScore ? style?.score(value, numbers) ?? "" : numbers.percent(value)
      }, change: hasScore ? change.map { $0.period - hidden } : nil)
    let notes = [
      title, inUnit(text.volume), hasScore ? inUnit(text.ratings) : nil,
      trend.unit == .week ? text.monday : nil,
    ]
    return section(
      "trend", text.heading,
      """
      <p class="quiet">\(notes.compactMap(\.self).joined(separator: "; ")).</p>\(chart.html)\
      \(hasScore ? scoreChange : nil)\(complaintTrends(steps))\(themeChanges)
      """)
  }

  /// Whether and when the score changed, in a sentence.
  private var scoreChange: HTML? {
    guard let trends = content.scoreTrend, let scale = content.score?.scale else { return nil }
    guard let change = trends.changePoint else { return "<p>\(words.comparison.unchanged)</p>" }
    let style = ScoreStyle(scale)
    let text = HTML.sentence(
      words.comparison.changed,
      [
        "step": whole(trends.periods[change.period].name),
        "before": .strong(style.score(change.before, numbers)),
        "after": .strong(style.score(change.after, numbers)),
      ])
    return "<p>\(text)</p>"
  }

  /// Themes that are mentioned more or less often than before.
  private var themeChanges: HTML? {
    guard let trends = content.themeTrends, trends.periods.count > 1 else { return nil }
    let text = words.comparison
    let notable = trends.notable
    guard !notable.isEmpty else {
      return "<h3>\(text.themes)</h3><p class=\"quiet\">\(text.noThemeChange)</p>"
    }
    let kept = max(0, trends.periods.count - 36)
    let steps = trends.periods[kept...].map(\.name)
    let totals = trends.periods[kept...].map(\.score.n)
    let isFirm = totals.map { $0 >= ReportContent.leastForStep }
    let shown = notable.prefix(10)
    let shares = shown.map { theme in
      zip(theme.mentions[kept...], totals).map { $1 > 0 ? Double($0) / Double($1) : 0 }
    }
    let firm = isFirm.contains(true) ? isFirm : totals.map { $0 > 0 }
    let most = shares.flatMap { share in share.indices.filter { firm[$0] }.map { share[$0] } }.max()
    let rows: [HTML] = zip(shown, shares).map { theme, shares in
      let label = content.themes[theme.theme].label(in: language)
      let chart = StepColumns(
        title: label, steps: steps, shares: shares, isFirm: firm, most: max(most ?? 0, 1e-9),
        numbers: numbers, tone: .plain)
      return driverRow(
        label, mentionCount(theme.mentions.reduce(0, +)), chart.html,
        words.change(of: theme, in: trends))
    }
    return """
      <h3>\(text.themes)</h3><p class="quiet">\(inUnit(text.themesLead))</p>\(rows)
      """
  }

  /// A text in which the steps are called what they are.
  private func inUnit(_ template: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    let unit =
      switch content.trend.unit {
      case .day: words.trend.day
      case .week: words.trend.week
      case .month, .quarter: words.trend.month
      }
    var all = values.map { ($0.key, $0.value) }
    all.append(("unit", unit))
    return Wording.fill(template, all)
  }

  private func scorePoint(_ step: TrendStep) -> TrendLine.Point {
    let score = step.group?.score
    let text = score?.value.map { ScoreStyle(content.score?.scale ?? .nps).score($0, numbers) }
    return .init(
      label: step.name, tick: words.tick(step.name), value: score?.value,
      interval: score?.interval, text: text ?? "", volume: step.group?.comments ?? 0,
      n: score?.n ?? 0)
  }

  private func complaintPoint(_ step: TrendStep) -> TrendLine.Point {
    let comments = step.group?.comments ?? 0
    let complaints = step.group?.complaints ?? 0
    return .init(
      label: step.name, tick: words.tick(step.name),
      value: comments > 0 ? Double(complaints) / Double(comments) : nil,
      text: percent(complaints, of: comments), volume: comments, n: comments)
  }

  /// One line a theme, all on one scale.
  private func complaintTrends(_ steps: [TrendStep]) -> HTML? {
    let steps = Array(steps.suffix(36))
    let trends = content.complaintTrends(steps)
    guard !trends.isEmpty else { return nil }
    let comments = steps.map { $0.group?.comments ?? 0 }
    let shares = trends.map { trend in
      zip(trend.counts, comments).map { $1 > 0 ? Double($0) / Double($1) : 0 }
    }
    let enough = ReportContent.leastForStep
    var isFirm = comments.map { $0 >= enough }
    let hasFirm = isFirm.contains(true)
    if !hasFirm { isFirm = comments.map { $0 > 0 } }
    let firm = isFirm.indices.filter { isFirm[$0] }
    let most = max(shares.flatMap { share in firm.map { share[$0] } }.max() ?? 0, 1e-9)
    let rows: [HTML] = zip(trends, shares).map { trend, shares in
      let label = content.themes[trend.theme].label(in: language)
      let total = trend.counts.reduce(0, +)
      let peak = firm.max { (shares[$0], $1) < (shares[$1], $0) } ?? 0
      let much = HTML.sentence(
        peakText,
        ["step": whole(steps[peak].name), "share": .strong(numbers.percent(shares[peak]))])
      let chart = StepColumns(
        title: label, steps: steps.map(\.name), shares: shares, isFirm: isFirm, most: most,
        numbers: numbers)
      return """
        <div class="driver"><div class="what"><b>\(label)</b> <span class="quiet whole">\
        \(Wording.fill(words.findings.complaintCount, ["n": whole(total)]))</span></div>\
        <div class="chart">\(chart.html)</div>\
        <div class="much quiet">\(much)</div></div>

        """
    }
    let lead = HTML.sentence(
      inUnit(words.trend.themesLead, ["from": "{from}", "to": "{to}"]),
      ["from": whole(steps[0].name), "to": whole(steps[steps.count - 1].name)])
    let few = inUnit(words.trend.fewComments, ["n": whole(enough)])
    let hasPale = hasFirm && zip(comments, isFirm).contains { $0 > 0 && !$1 }
    let note: HTML? = hasPale ? " \(few)" : nil
    return "<h3>\(inUnit(words.trend.themes))</h3><p class=\"quiet\">\(lead)\(note)</p>\(rows)"
  }

  private var peakText: String {
    switch content.trend.unit {
    case .day: words.trend.peakDay
    case .week: words.trend.peakWeek
    case .month, .quarter: words.trend.peak
    }
  }
}

extension GroupSummary {
  /// Complaints, mixed comments counted with them.
  var complaints: Int {
    bySentiment[Int(Polarity.negative.rawValue)] + bySentiment[Int(Polarity.mixed.rawValue)]
  }
}
