import Foundation
import Testing
import Verbatim

/// Comments whose words alone mislead: limits, promises, expectations, wishes, faulty goods.
@Suite struct TurnTests {
  private func label(_ text: String) -> Polarity {
    FeedbackEngineTests.engine.tag(text).sentiment.label
  }

  @Test(
    "a limit takes praise back",
    arguments: [
      "great, when it works", "brilliant, if it ever turns up", "good app when it doesn't crash",
      "nhanh, nếu chịu bắt máy", "ngon nếu mà tới kịp", "ดีนะ ถ้ามันเปิดได้",
    ])
  func limit(text: String) { #expect(label(text) != .positive) }

  @Test(
    "what was promised, hoped for or expected is no praise",
    arguments: [
      "had hoped for a quieter room", "was supposed to be easy", "they promised a refund",
      "hứa giao nhanh mà giờ vẫn chưa thấy", "tưởng ngon", "đáng lẽ phải sạch",
      "บอกว่าจะส่งไว แต่ยังไม่มา", "นึกว่าจะดี",
    ])
  func unfulfilled(text: String) { #expect(label(text) != .positive) }

  @Test(
    "an expectation of something bad that turned out wrong is praise",
    arguments: [
      "thought it would be awful but it wasn't", "tưởng dở ai ngờ ngon",
      "นึกว่าจะแย่ แต่ดีเกินคาด",
    ])
  func overturned(text: String) { #expect(label(text) == .positive) }

  @Test(
    "what a wish compares with is a complaint of its theme",
    arguments: [
      ("I wish the staff were friendlier", "staff"),
      ("Ước gì phòng sạch hơn", "store.cleanliness"),
      ("ห้องน้ำน่าจะสะอาดกว่านี้", "store.cleanliness"),
    ])
  func wish(text: String, theme: String) {
    let mentions = FeedbackEngineTests.engine.tag(text).themes.filter { $0.theme.hasPrefix(theme) }
    #expect(!mentions.isEmpty)
    #expect(mentions.allSatisfy { $0.sentiment.label == .negative }, "\(mentions)")
    #expect(label(text) != .positive)
  }

  @Test(
    "a faulty product outweighs how it came",
    arguments: [
      "giao nhanh, gói kỹ nhưng hàng lỗi", "fast delivery but it broke", "ส่งไวแต่ของพัง",
    ])
  func coreFailure(text: String) { #expect(label(text) == .negative) }

  @Test("delivery is praised all the same")
  func praisedDelivery() {
    let themes = FeedbackEngineTests.engine.tag("giao nhanh, gói kỹ nhưng hàng lỗi").themes
    #expect(
      themes.contains { $0.theme == "delivery.packaging" && $0.sentiment.label == .positive })
  }

  @Test(
    "a degree word settles an opinion without diacritics",
    arguments: ["qua chan", "rat te", "qua do"])
  func plainDegree(text: String) {
    #expect(FeedbackEngineTests.lexiconOnly.tag("quan nay \(text)").sentiment.label == .negative)
  }

  @Test(
    "plain comments that look alike stay as they are",
    arguments: [
      ("If you like seafood it's great", Polarity.positive),
      ("They promised to be quick and they were", .positive),
      ("Better than I expected, really comfortable", .positive),
      ("Nothing could be better", .positive), ("Great place when it rains", .positive),
      ("I thought the staff were wonderful", .positive),
      ("Ngon hơn mong đợi", .positive), ("ดีกว่าที่คิด", .positive),
    ])
  func plain(text: String, expected: Polarity) { #expect(label(text) == expected) }

  @Test(
    "a term that reaches into the next clause does no harm",
    arguments: ["not what I thought\nI would love", "I really wish we\ncould\nbe cheaper"])
  func acrossClauses(text: String) { #expect(!label(text).name.isEmpty) }

  @Test("operands of a rule are different words")
  func operands() throws {
    let rules =
      "theme\twhat\tlanguage\tvalue\ncall\tlabel\ten\tCall\ncall\trule-\t*\tring NEAR/6 \"no ring\"\n"
    let engine = try FeedbackEngine(
      options: .init(taxonomies: [], taxonomyFiles: [(name: "own.tsv", text: rules)]))
    #expect(engine.tag("there was no ring").themes.isEmpty)
    #expect(!engine.tag("I let it ring then no ring").themes.isEmpty)
  }

  @Test("share of the gold set read as a reader would", arguments: ["en", "vi", "th"])
  func gold(language: String) {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/turns.\(language).tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let wrong = rows.filter { !$0[3].split(separator: "|").contains(Substring(label($0[2]).name)) }
    #expect(rows.count == 40)
    #expect(wrong.count <= 10, "\(wrong)")
  }
}
