import Verbatim
import VerbatimLexicon

/// The score, or the share of complaints, month by month, and what is complained of when.
extension HTMLReport {
  var trendSection: HTML {
    let months = content.months
    guard months.count > 1 else { return HTML() }
    let hasScore = months.contains { $0.group?.score?.value != nil }
    let text = words.trend
    let title = hasScore ? text.score : text.complaints
    let points = months.suffix(36).map { hasScore ? scorePoint($0) : complaintPoint($0) }
    guard points.count(where: { $0.value != nil }) > 1 else { return HTML() }
    let style = content.score.map { ScoreStyle($0.scale) }
    let numbers = numbers
    let chart = TrendLine(
      title: title, points: points, numbers: numbers,
      axisText: { value in
        hasScore ? style?.score(value, numbers) ?? "" : numbers.percent(value)
      })
    return section(
      "trend", words.groups.trend,
      "<p class=\"quiet\">\(title); \(text.volume).</p>\(chart.html)\(complaintTrends(months))")
  }

  private func scorePoint(_ month: TrendMonth) -> TrendLine.Point {
    let score = month.group?.score
    let text = score?.value.map { ScoreStyle(content.score?.scale ?? .nps).score($0, numbers) }
    return .init(
      label: month.name, value: score?.value, interval: score?.interval, text: text ?? "",
      volume: month.group?.comments ?? 0, n: score?.n ?? 0)
  }

  private func complaintPoint(_ month: TrendMonth) -> TrendLine.Point {
    let comments = month.group?.comments ?? 0
    let complaints = month.group?.complaints ?? 0
    return .init(
      label: month.name, value: comments > 0 ? Double(complaints) / Double(comments) : nil,
      text: percent(complaints, of: comments), volume: comments, n: comments)
  }

  /// One line a theme, all on one scale.
  private func complaintTrends(_ months: [TrendMonth]) -> HTML? {
    let months = Array(months.suffix(36))
    let trends = content.complaintTrends(months)
    guard !trends.isEmpty else { return nil }
    let comments = months.map { $0.group?.comments ?? 0 }
    let shares = trends.map { trend in
      zip(trend.counts, comments).map { $1 > 0 ? Double($0) / Double($1) : 0 }
    }
    let enough = ReportContent.leastForMonth
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
        words.trend.peak,
        ["month": name(of: months[peak]), "share": .strong(numbers.percent(shares[peak]))])
      let chart = MonthColumns(
        title: label, months: months.map(\.name), shares: shares, isFirm: isFirm, most: most,
        numbers: numbers)
      return """
        <div class="driver"><div class="what"><b>\(label)</b> <span class="quiet whole">\
        \(whole(total)) \(words.findings.complaints)</span></div>\
        <div class="chart">\(chart.html)</div>\
        <div class="much quiet">\(much)</div></div>

        """
    }
    let lead = HTML.sentence(
      words.trend.themesLead,
      ["from": name(of: months[0]), "to": name(of: months[months.count - 1])])
    let few = Wording.fill(words.trend.fewComments, ["n": whole(enough)])
    let hasPale = hasFirm && zip(comments, isFirm).contains { $0 > 0 && !$1 }
    let note: HTML? = hasPale ? " \(few)" : nil
    return "<h3>\(words.trend.themes)</h3><p class=\"quiet\">\(lead)\(note)</p>\(rows)"
  }

  /// The name of a month, which no line breaks.
  private func name(of month: TrendMonth) -> HTML { "<span class=\"whole\">\(month.name)</span>" }
}

extension GroupSummary {
  /// Complaints, mixed comments counted with them.
  var complaints: Int {
    bySentiment[Int(Polarity.negative.rawValue)] + bySentiment[Int(Polarity.mixed.rawValue)]
  }
}
