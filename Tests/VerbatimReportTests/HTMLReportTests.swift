import Testing
@testable import VerbatimIO
import VerbatimLexicon
import VerbatimReport
import VerbatimSegmentation

@testable import Verbatim

@Suite struct HTMLReportTests {
  static let hostile = [
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "\" onclick=\"x()\" '",
    "]]> <!-- --> &lt;zq> \u{0}\u{1B}[2J", "'><svg/onload=zq()>", "{n} {theme} </details>",
  ]

  /// Hostile text wherever data can stand.
  static func hostileContent(_ evil: String) -> ReportContent {
    let theme = Theme(
      id: "a.\(evil)", labels: ["en": evil, "vi": evil], owner: evil, note: evil, parent: nil)
    var summary = FeedbackSummary(themeCount: 2, scale: .nps)
    for index in 0..<8 {
      let isBad = index % 2 == 0
      let sentiment = SampleContent.sentiment(isBad ? -0.9 : 0.9)
      let mention = ThemeMention(
        theme: theme.id, themeIndex: index % 4 / 2, sentiment: sentiment,
        evidence: [Evidence(range: 0..<min(3, evil.utf8.count), clause: 0, rule: evil)])
      summary.add(
        TaggedComment(
          languages: [.english], sentiment: sentiment, themes: index == 7 ? [] : [mention],
          painPoints: [], intents: [], flags: []),
        .init(
          id: "\(evil)\(index)", text: evil + evil, rating: isBad ? 2 : 10,
          touchpoint: "\(evil)\(index / 4)",
          groups: [(column: evil, value: "\(evil)\(index / 4)")]))
    }
    var content = ReportContent(
      source: evil, version: evil, rows: RowTotals(read: 9, tagged: 8, rejected: 1, withoutText: 0),
      summary: summary, themes: [theme, theme], score: summary.drivers?.score,
      analysis: summary.drivers.map { DriverAnalysis($0) })
    content.columns = [ColumnUse(role: evil, name: evil, reason: evil)]
    content.notes = [evil]
    content.warnings = [evil]
    content.groups = GroupColumn.Role.allCases.map { GroupColumn(column: evil, role: $0) }
    content.rejects = RejectTally([
      Reject(
        file: evil, line: 1, column: 1, record: 1, reason: .zeroByte, expected: evil, found: evil,
        mend: evil, raw: Array(evil.utf8))
    ])
    var corpus = DiscoveryCorpus()
    let comments = (0..<4).map { _ in
      corpus.append(text: Array(evil.utf8).span)
      let key = DiscoveryTerm.key(Array("word".utf8).span, 0..<4, salt: 0)
      corpus.append(
        DiscoveryTerm(key: key, start: 0, end: 3, clause: 0, kind: .word, language: .english))
      corpus.endComment()
      return CommentSample.Comment(
        id: evil, text: evil, rating: 2, sentiment: .negative, theme: nil)
    }
    content.discovered = DiscoveryFindings(
      ThemeDiscovery(corpus), in: comments, of: 9, scale: .nps)
    content.leftOver = content.discovered
    content.monthlyComplaints = [evil: [1, 2]]
    for rating in [0.0, 10] {
      content.toRead.add(
        TaggedComment(
          languages: [.english], sentiment: SampleContent.sentiment(rating > 5 ? -0.9 : 0.9),
          themes: [], painPoints: [], intents: [.urgent, .needsReply],
          flags: [.contradiction]),
        .init(id: evil, text: evil + "?", rating: rating), place: rating / 10, question: .other)
    }
    return content
  }

  /// The tags of a page: every one must be ours, and none may have an attribute that runs.
  static let tags: Set<String> = [
    "!doctype", "html", "head", "meta", "title", "nav", "a", "style", "body", "header", "main",
    "footer",
    "section", "article", "h1", "h2", "h3", "p", "ul", "li", "b", "strong", "span", "div", "dl",
    "dt", "dd", "details", "summary", "figure", "figcaption", "blockquote", "mark", "q", "table",
    "thead", "tbody", "tr", "th", "td", "br", "svg", "desc", "rect", "line", "circle", "text",
  ]

  @Test(arguments: hostile) func dataNeverBecomesMarkup(_ evil: String) {
    for language in ["en", "vi", "th"] {
      let page = HTMLReport(Self.hostileContent(evil), language: language).page().text
      #expect(!page.contains("\0"))
      #expect(!page.contains("\u{1B}"))
      #expect(!page.contains("<script"))
      #expect(!page.contains("<img"))
      for piece in page.split(separator: "<").dropFirst() {
        let name = piece.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
        #expect(Self.tags.contains(name.lowercased()), "<\(piece.prefix(40))")
        let tag = piece.prefix { $0 != ">" }
        #expect(!tag.contains(" on"), "<\(tag)")
        #expect(tag.count { $0 == "\"" }.isMultiple(of: 2), "<\(tag)")
      }
    }
  }

  @Test func escaping() {
    #expect(HTMLText.escape("a<b>&\"'\u{0}\n") == "a&lt;b&gt;&amp;&quot;&#39;\u{FFFD}\n")
    let text = "<i>"
    let html: HTML = "<b>\(text)</b>\(HTML())"
    #expect(html.text == "<b>&lt;i&gt;</b>")
  }

  @Test func theSameContentGivesTheSameBytes() {
    let first = HTMLReport(SampleContent.content(), language: "vi").bytes()
    #expect(first == HTMLReport(SampleContent.content(), language: "vi").bytes())
  }

  @Test func languagesOfThePage() {
    let content = SampleContent.content()
    let vietnamese = HTMLReport(content, language: "vi").page().text
    #expect(vietnamese.contains("<html lang=\"vi\">"))
    #expect(vietnamese.contains("Tốc độ giao hàng"))
    #expect(HTMLReport(content, language: "th").page().text.contains("ความเร็วในการส่ง"))
    #expect(HTMLReport(content, language: "xx").page().text.contains("<html lang=\"en\">"))
    #expect(
      vietnamese.contains(
        "<blockquote lang=\"vi\" dir=\"auto\"><mark>Giao hàng chậm</mark> quá trời luôn nha shop"))
  }

  @Test func nothingIsFetchedAndNothingRuns() {
    let page = HTMLReport(SampleContent.content()).page().text
    for forbidden in ["http:", "https:", "url(", "@import", "<script", "<link", "<iframe"] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
    #expect(page.contains("role=\"img\""))
    #expect(!page.contains("NaN"))
  }

  @Test func aReportOfNothing() {
    let summary = FeedbackSummary(themeCount: 0, scale: .csat)
    let content = ReportContent(
      source: "empty.csv", version: "1",
      rows: RowTotals(read: 0, tagged: 0, rejected: 0, withoutText: 0), summary: summary,
      themes: [], score: ScoreSummary(scale: .csat),
      analysis: summary.drivers.map { DriverAnalysis($0) })
    #expect(HTMLReport(content).page().text.contains("</html>"))
    #expect(TerminalReport(content, width: 10).text().contains("empty.csv"))
    #expect(JSONCheck.isValid(SummaryJSON.bytes(content)))
  }
}
