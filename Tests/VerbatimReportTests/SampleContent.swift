@testable import VerbatimIO
import VerbatimLexicon
import VerbatimReport
import VerbatimSegmentation

@testable import Verbatim

/// A mention in a comment of a test: the theme, its score, and the words that show it.
struct Said {
  var theme: Int
  var score: Double
  var words: String

  init(_ theme: Int, _ score: Double, _ words: String) {
    (self.theme, self.score, self.words) = (theme, score, words)
  }
}

/// Content built by hand, so that no lexicon bears on it.
enum SampleContent {
  static let themes = [
    Theme(
      id: "delivery.speed",
      labels: ["en": "Delivery speed", "vi": "Tốc độ giao hàng", "th": "ความเร็วในการส่ง"],
      owner: "Operations", note: "", parent: nil),
    Theme(
      id: "staff", labels: ["en": "Staff", "vi": "Nhân viên", "th": "พนักงาน"], owner: "",
      note: "", parent: nil),
    Theme(
      id: "refund", labels: ["en": "Refunds", "vi": "Hoàn tiền"], owner: "Finance", note: "",
      parent: nil),
  ]

  static func summary(scale: ScoreScale? = .nps) -> FeedbackSummary {
    var summary = FeedbackSummary(themeCount: themes.count, scale: scale)
    func add(
      _ id: String, _ language: Language, _ rating: Double, _ touchpoint: String, _ text: String,
      _ said: [Said] = []
    ) {
      let mentions = said.map { said -> ThemeMention in
        let start = text.utf8.firstRange(of: said.words) ?? 0..<0
        return ThemeMention(
          theme: themes[said.theme].id, themeIndex: said.theme, sentiment: sentiment(said.score),
          evidence: [Evidence(range: start, clause: 0, rule: said.words)])
      }
      let whole = said.reduce(0) { $0 + $1.score }
      summary.add(
        TaggedComment(
          languages: [language], sentiment: sentiment(max(-1, min(1, whole))), themes: mentions,
          painPoints: [], intents: [], flags: []),
        .init(
          id: id, text: text, rating: rating, touchpoint: touchpoint,
          groups: [
            (column: "Touchpoint", value: touchpoint),
            (column: "Month", value: id < "5" ? "2026-07" : "2026-08"),
          ]))
    }
    add(
      "1", .vietnamese, 3, "app", "Giao hàng chậm quá trời luôn nha shop",
      [Said(0, -0.8, "Giao hàng chậm")])
    add(
      "2", .thai, 6, "app", "ส่งช้ามาก แต่พนักงานน่ารัก",
      [Said(0, -0.5, "ส่งช้ามาก"), Said(1, 0.7, "น่ารัก")])
    add("3", .english, 10, "store", "Lovely staff, thank you", [Said(1, 0.9, "Lovely staff")])
    add(
      "4", .english, 9, "store", "Staff were kind to my mother", [Said(1, 0.6, "Staff were kind")])
    add("5", .vietnamese, 8, "store", "Cũng được, không có gì để nói thêm")
    add("6", .english, 1, "store", "Still no refund after six weeks", [Said(2, -0.9, "no refund")])
    add("7", .vietnamese, 9, "app", "giao nhanh, đóng gói kỹ", [Said(0, 0.6, "giao nhanh")])
    return summary
  }

  static func content(scale: ScoreScale? = .nps) -> ReportContent {
    let summary = summary(scale: scale)
    var content = ReportContent(
      source: "shop.csv", version: "1.0",
      rows: RowTotals(read: 9, tagged: 7, rejected: 1, withoutText: 1), summary: summary,
      themes: themes, score: summary.drivers?.score,
      analysis: summary.drivers.map { DriverAnalysis($0) },
      whyNoScore: scale == nil ? "No column looks like a score." : nil)
    content.columns = [
      ColumnUse(role: "comment", name: "Ý kiến", reason: "named 'Ý kiến'; 7 distinct texts")
    ]
    content.notes = ["Dates fit both orders."]
    content.groups = [
      GroupColumn(column: "Touchpoint", role: .touchpoint),
      GroupColumn(column: "Month", role: .month),
    ]
    content.rejects = RejectTally([
      Reject(
        file: "shop.csv", line: 5, column: 3, record: 4, reason: .raggedRow,
        expected: "4 fields", found: "6", mend: "Put quotes around the comment.", raw: [])
    ])
    return content
  }

  static func sentiment(_ score: Double) -> Sentiment {
    var sentiment = Sentiment(Balance(), softness: 1)
    sentiment.score = score
    sentiment.label = score > 0 ? .positive : score < 0 ? .negative : .neutral
    return sentiment
  }
}

extension String.UTF8View {
  /// Where a text first occurs.
  fileprivate func firstRange(of text: String) -> Range<Int>? {
    let (all, part) = (Array(self), Array(text.utf8))
    guard all.count >= part.count else { return nil }
    for start in 0...(all.count - part.count)
    where all[start..<(start + part.count)].elementsEqual(part) {
      return start..<(start + part.count)
    }
    return nil
  }
}
