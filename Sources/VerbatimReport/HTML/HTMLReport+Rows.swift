import Verbatim
import VerbatimIO

/// Comments without a theme, rows that could not be read, columns, and how it was computed.
extension HTMLReport {
  var unthemedSection: HTML {
    let summary = content.summary
    let text = words.groups
    guard summary.comments > 0 else { return HTML() }
    guard summary.unthemed > 0 else {
      return section("unthemed", text.unthemed, "<p>\(text.noUnthemed)</p>")
    }
    let lead = Wording.fill(
      text.unthemedLead,
      [
        "n": whole(summary.unthemed),
        "share": percent(summary.unthemed, of: summary.comments),
      ])
    return section(
      "unthemed", text.unthemed,
      "<p>\(lead)</p>\(summary.unthemedQuotes.quotes.map { quote($0) })")
  }

  var rejectsSection: HTML {
    let rejects = content.rejects
    let text = words.rows
    guard rejects.count > 0 else {
      return section("rejects", text.rejects, "<p>\(text.noRejects)</p>")
    }
    let reasons: [HTML] = rejects.reasons.map {
      "<li>\(words.name($0.reason)) <b>\(whole($0.count))</b></li>"
    }
    let rows: [HTML] = rejects.first.map { reject in
      """
      <tr><td class="n">\(whole(reject.line))</td><td dir="auto">\(message(reject.expected))</td>\
      <td dir="auto">\(message(reject.found))</td><td dir="auto">\(message(reject.mend))</td></tr>

      """
    }
    let first: HTML? =
      rejects.count > rejects.first.count
      ? """
      <p class="quiet">\(Wording.fill(
        text.firstOf, ["shown": whole(rejects.first.count), "n": whole(rejects.count)]))</p>
      """ : nil
    return section(
      "rejects", text.rejects,
      """
      <ul class="legend">\(reasons)</ul>\(first)
      \(scroll(in: "rejects"))<table><thead><tr><th scope="col" class="n">\(text.line)</th>\
      <th scope="col">\(text.expected)</th><th scope="col">\(text.found)</th>\
      <th scope="col">\(text.mend)</th></tr></thead><tbody>\(rows)</tbody></table></div>
      """)
  }

  var columnsSection: HTML {
    guard !content.columns.isEmpty else { return HTML() }
    let text = words.rows
    let rows: [HTML] = content.columns.map { use in
      """
      <tr><td>\(words.roleName(use.role))</td><th scope="row" dir="auto">\(use.name)</th>\
      <td dir="auto" class="quiet">\(message(use.reasonBesideName))</td></tr>

      """
    }
    return section(
      "columns", text.columns,
      """
      \(scroll(in: "columns"))<table><thead><tr><th scope="col">\(text.role)</th>\
      <th scope="col">\(text.column)</th><th scope="col">\(text.why)</th></tr></thead>\
      <tbody>\(rows)</tbody></table></div>
      """)
  }

  var methodSection: HTML {
    let text = words.method
    var paragraphs = [text.sentiment, text.quotes]
    if content.discovered != nil { paragraphs.append(words.discovery.method) }
    if !content.segments.isEmpty || content.themeTrends != nil {
      paragraphs.append(words.comparison.tests)
    }
    if let analysis = content.analysis {
      let stratified = analysis.strata > 1 ? [text.stratified] : []
      let isAdjusted = analysis.drivers.contains { $0.headline.method == .adjusted }
      let resampled =
        analysis.resamples > 0 ? [text.penaltyReward, text.interval, words.comparison.tooFew] : []
      paragraphs =
        [text.leaveOut] + stratified + (isAdjusted ? [text.adjusted] : []) + [text.credit]
        + resampled + [text.certainty, text.unclear] + paragraphs
    }
    let items: [HTML] = paragraphs.map { "<p>\($0)</p>" }
    return section("method", text.heading, "<div class=\"method\">\(items)</div>")
  }
}
