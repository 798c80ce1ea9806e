import Verbatim
import VerbatimSegmentation

/// Sentiment, languages and groups.
extension HTMLReport {
  func moodBar(
    _ title: String, _ counts: [Int], _ total: Int, length: Double = 1
  ) -> StackedBar {
    let order: [(Polarity, Tone)] = [
      (.negative, .bad), (.mixed, .mixed), (.neutral, .neutral), (.positive, .good),
    ]
    return StackedBar(
      title: title,
      parts: order.map { polarity, tone in
        .init(
          name: words.name(polarity), detail: "", count: counts[Int(polarity.rawValue)], tone: tone)
      }, total: total, numbers: numbers, length: length)
  }

  var moodSection: HTML {
    let summary = content.summary
    var body = moodBar(words.mood.heading, summary.bySentiment, summary.comments).withLegend
    if let column = content.groups.first(where: { $0.role == .language }) {
      body += "<h3>\(words.mood.byLanguage)</h3>\(table(of: column))"
    } else {
      let items: [HTML] = Language.allCases.compactMap { language in
        let count = summary.byLanguage[Int(language.rawValue)]
        guard count > 0 else { return nil }
        return """
          <li>\(words.name(language)) <b>\(whole(count))</b> \
          <span class="quiet">\(percent(count, of: summary.comments))</span></li>
          """
      }
      body += "<h3>\(words.mood.languages)</h3><ul class=\"legend\">\(items)</ul>"
    }
    if summary.codeMixed > 0 {
      body += "<p class=\"quiet\">\(fill(words.mood.codeMixed, summary.codeMixed))</p>"
    }
    if summary.lowValue > 0 {
      body += "<p class=\"quiet\">\(fill(words.mood.lowValue, summary.lowValue))</p>"
    }
    return section("moods", words.mood.heading, body)
  }

  /// What the colours of the bars mean.
  var moodKey: HTML {
    let items: [HTML] = moodBar("", [Int](repeating: 0, count: Polarity.allCases.count), 0).parts
      .map { "<li><span class=\"key \($0.tone.css)\"></span>\($0.name)</li>" }
    return "<ul class=\"legend\">\(items)</ul>"
  }

  private func fill(_ template: String, _ n: Int) -> String {
    Wording.fill(template, ["n": whole(n)])
  }

  var groupsSection: HTML {
    let columns = content.groups.filter { $0.role != .language && $0.role != .month }
    let tables: [HTML] = columns.compactMap { column in
      guard content.summary.groups[column.column]?.isEmpty == false else { return nil }
      return """
        <h3 dir="auto">\(column.column) <span class="quiet">\(words.name(column.role))</span></h3>
        \(table(of: column))\(differences(of: column))
        """
    }
    let body: HTML = "\(segmentsLead)\(moodKey)\(tables)\(contrastSection)"
    return tables.isEmpty ? HTML() : section("groups", words.groups.heading, body)
  }

  /// One row a value: comments, score, sentiment as a bar.
  private func table(of column: GroupColumn) -> HTML {
    let rows = content.rows(of: column)
    let style = content.score.map { ScoreStyle($0.scale) }
    let hasScore = rows.contains { $0.group.score?.value != nil }
    let lines: [HTML] = rows.map { row in
      let name = words.name(of: row, in: column)
      var score: HTML?
      if hasScore {
        let value = row.group.score?.value.flatMap { value in style?.score(value, numbers) }
        score = "<td class=\"n\">\(value ?? "–")</td>"
      }
      let bar = moodBar(name, row.group.bySentiment, row.group.comments).html
      let negative =
        row.group.bySentiment[Int(Polarity.negative.rawValue)]
        + row.group.bySentiment[Int(Polarity.mixed.rawValue)]
      return """
        <tr><th scope="row" dir="auto">\(name)</th><td class="n">\(whole(row.group.comments))</td>\
        \(score)<td class="n">\(percent(negative, of: row.group.comments))</td>\
        <td class="bar">\(bar)</td></tr>

        """
    }
    let scoreTitle: HTML? =
      hasScore ? "<th scope=\"col\" class=\"n\">\(words.score.heading)</th>" : nil
    let head: HTML = """
      <thead><tr><th scope="col"></th><th scope="col" class="n">\(words.mood.comments)</th>\
      \(scoreTitle)<th scope="col" class="n">\(words.findings.complaints)</th>\
      <th scope="col">\(words.findings.sentiment)</th></tr></thead>
      """
    func table(_ lines: some Sequence<HTML>) -> HTML {
      """
      \(scroll(in: column.role == .language ? "moods" : "groups"))<table class="groups">\(head)
      <tbody>\(Array(lines))</tbody></table></div>
      """
    }
    guard lines.count > unfolded + 2 else { return table(lines) }
    let more = fill(words.groups.more, lines.count - unfolded)
    return """
      \(table(lines.prefix(unfolded)))
      <details><summary>\(more)</summary>\(table(lines.dropFirst(unfolded)))</details>
      """
  }

  /// How many values of a column are shown before the rest is folded.
  private var unfolded: Int { 12 }
}
