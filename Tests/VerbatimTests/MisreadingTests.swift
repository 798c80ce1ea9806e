import Foundation
import Testing
import Verbatim

/// Kinds of comments that were read wrongly as a kind, and those that look alike.
@Suite struct MisreadingTests {
  private func tag(_ text: String, question: String = "") -> TaggedComment {
    let engine = FeedbackEngineTests.engine
    return question.isEmpty ? engine.tag(text) : engine.tag(text, question: question)
  }

  private func label(_ text: String) -> Polarity { tag(text).sentiment.label }

  @Test(
    "never beside such is a superlative, without it a negator",
    arguments: [
      ("Never had such bad service", Polarity.negative),
      ("I've never eaten anything so good", .positive),
      ("chưa bao giờ ăn ngon như vậy", .positive),
      ("chưa từng gặp nhân viên nào tệ như thế", .negative),
      ("ไม่เคยเจอพนักงานแย่แบบนี้", .negative), ("ไม่เคยกินอร่อยขนาดนี้", .positive),
      ("I've never had a bad meal here", .positive), ("chưa bao giờ thất vọng", .positive),
      ("the staff are never helpful", .negative), ("ไม่เคยประทับใจ", .negative),
    ])
  func superlative(text: String, expected: Polarity) { #expect(label(text) == expected) }

  @Test("a superlative turns what a theme says by itself")
  func superlativeTheme() {
    let themes = tag("I had never waited that long").themes
    #expect(themes.contains { $0.theme.hasPrefix("waiting") })
    #expect(!themes.contains { $0.sentiment.label == .positive })
  }

  @Test(
    "who has nothing to say complains of nothing, and waits for no reply",
    arguments: [
      "ไม่มี", "ไม่มีข้อเสนอแนะ", "chưa có góp ý", "Không có gì cần cải thiện", "ยังไม่มีปัญหา", "không ạ",
      "No suggestions", "No issues at all",
    ])
  func nothing(text: String) {
    let comment = tag(text)
    #expect(comment.sentiment.label == .positive || comment.sentiment.label == .neutral)
    #expect(!comment.intents.contains(.needsReply))
    #expect(!comment.intents.contains(.suggestion))
    #expect(!comment.themes.contains { $0.theme == "aftersales.resolution" })
  }

  @Test(
    "a fault that is denied is no complaint",
    arguments: [
      "giao hàng không chậm", "phòng không hôi", "giá không cao", "ไม่ต้องรอนาน", "Không tệ",
      "không bị lỗi", "ไม่แพง", "prices aren't high",
    ])
  func deniedFault(text: String) {
    let comment = tag(text)
    #expect(comment.sentiment.label != .negative)
    #expect(!comment.themes.contains { $0.sentiment.label == .negative })
  }

  @Test(
    "what is now counts, not what was",
    arguments: [
      ("used to be slow but now it's fast", Polarity.positive),
      ("trước đây chậm, giờ nhanh", .positive), ("เมื่อก่อนช้า ตอนนี้เร็วแล้ว", .positive),
      ("hết lỗi rồi", .positive), ("trước đây nhanh, giờ chậm", .negative),
      ("เมื่อก่อนเร็ว ตอนนี้ช้ามาก", .negative), ("Coffee used to be good here", .negative),
    ])
  func past(text: String, expected: Polarity) { #expect(label(text) == expected) }

  @Test(
    "what is dear and worth it is no complaint",
    arguments: [
      "đắt nhưng đáng", "hơi mắc nhưng xứng đáng", "แพงแต่คุ้ม", "pricey but worth every penny",
    ])
  func worth(text: String) { #expect(label(text) != .negative) }

  @Test(
    "a wish for anything but a function is not one for a function",
    arguments: [
      "nên có thêm món chay", "ควรมีน้ำดื่มให้ลูกค้า", "please provide drinking water",
      "mong có thêm chỗ đậu xe",
    ])
  func wish(text: String) { #expect(!tag(text).themes.contains { $0.theme == "app.features" }) }

  @Test(
    "a wish for a function is",
    arguments: ["Please add a dark mode to the app", "App nên thêm chế độ tối", "อยากให้แอปมีโหมดมืด"])
  func functionWish(text: String) {
    #expect(tag(text).themes.contains { $0.theme.hasPrefix("app") })
  }

  @Test(
    "words that hold or look like another theme's are not that theme",
    arguments: [
      ("cho doi lau qua", "aftersales.return"), ("ห่วยแตก", "delivery.damage"),
      ("แอปห่วยแตก", "app.crash"), ("ไม่แนะนำ", "information"),
    ])
  func lookAlike(text: String, theme: String) {
    #expect(!tag(text).themes.contains { $0.theme.hasPrefix(theme) })
  }

  @Test(
    "a price that is high beside the quality praises neither",
    arguments: [
      "giá cao so với chất lượng", "giá cao vs chất lượng", "high price for such low quality",
    ])
  func dearForItsQuality(text: String) {
    let comment = tag(text)
    #expect(comment.sentiment.label == .negative)
    #expect(!comment.themes.contains { $0.sentiment.label == .positive })
  }

  @Test(
    "an answer that names something says what was asked for",
    arguments: [
      ("the price", "What do you dislike?", Polarity.negative),
      ("Parking", "What do you dislike?", .negative),
      ("giá", "Bạn không thích điều gì?", .negative),
      ("ที่จอดรถ", "คุณไม่ชอบอะไร", .negative), ("the price", "What do you like most?", .positive),
      ("giá", "Bạn thích điều gì nhất?", .positive), ("ที่จอดรถ", "คุณชอบอะไรมากที่สุด", .positive),
    ])
  func named(text: String, question: String, expected: Polarity) {
    let comment = tag(text, question: question)
    #expect(comment.sentiment.label == expected)
    #expect(comment.themes.allSatisfy { $0.sentiment.label == expected })
  }

  @Test(
    "a fault that is mended is none",
    arguments: [
      "They fixed the login bug, works fine now", "the crash has been fixed",
      "lỗi đăng nhập đã được sửa", "bị lỗi otp mà giờ sửa rồi", "แก้บั๊กแล้ว ใช้ดีขึ้นเยอะ",
    ])
  func mended(text: String) {
    let comment = tag(text)
    #expect(comment.sentiment.label == .positive)
    #expect(!comment.themes.contains { $0.sentiment.label == .negative })
  }

  @Test(
    "a fault that is not mended yet is one",
    arguments: [
      "the bug was never fixed", "please fix the login bug", "it was fixed but it still crashes",
      "báo lỗi mãi chưa sửa", "แจ้งไปนานแล้วยังไม่แก้",
    ])
  func unmended(text: String) { #expect(label(text) != .positive) }

  @Test(
    "what is better elsewhere is missing here",
    arguments: [
      ("other shops are cheaper", Polarity.negative), ("It is cheaper at Tesco", .negative),
      ("bên kia rẻ hơn", .negative), ("ธนาคารอื่นดอกเบี้ยดีกว่า", .negative),
      ("cheaper than other shops", .positive), ("rẻ hơn chỗ khác", .positive),
      ("บริการดีกว่าที่อื่น", .positive),
    ])
  func rival(text: String, expected: Polarity) { #expect(label(text) == expected) }

  @Test(
    "thanks for a complaint are irony, thanks for its end are not",
    arguments: [
      ("Thanks for the spam calls", Polarity.negative), ("cảm ơn đã trừ tiền hai lần", .negative),
      ("ขอบคุณที่ส่งของผิด", .negative), ("Thanks for fixing the problem", .positive),
      ("thank you for your help with a difficult situation", .positive),
    ])
  func ironicThanks(text: String, expected: Polarity) { #expect(label(text) == expected) }

  @Test(
    "an answer that only compares is a wish",
    arguments: [
      "More respect, more honesty", "cleaner toilets", "friendlier staff", "Cheaper food",
      "Nhân viên thân thiện hơn", "nhà vệ sinh sạch hơn",
    ])
  func bareWish(text: String) {
    #expect(label(text) == .negative)
    #expect(!tag(text).themes.contains { $0.sentiment.label == .positive })
    #expect(tag(text, question: "What do you like most?").sentiment.label != .negative)
  }

  @Test(
    "what compares with something else is no wish",
    arguments: ["faster than before", "better than expected", "easier to use", "app mượt hơn rồi"])
  func comparison(text: String) { #expect(label(text) != .negative) }

  @Test("a listed phrase that is the whole comment is what it says", arguments: ["nothing works"])
  func wholePhrase(text: String) { #expect(label(text) == .negative) }

  @Test(
    "a term that is a complaint outweighs the praise within it",
    arguments: ["The pizza came upside down.", "too good to be true", "áo quá rộng"])
  func complaintAsAWhole(text: String) { #expect(label(text) == .negative) }

  @Test("a lukewarm phrase stays lukewarm by itself", arguments: ["cũng được", "tạm ổn", "tam on"])
  func lukewarm(text: String) { #expect(abs(tag(text).sentiment.score) < 0.5) }

  @Test("a comment that names something says nothing of it", arguments: ["the price", "giá"])
  func nameAlone(text: String) { #expect(label(text) == .neutral) }

  @Test(
    "a word that means something else here names no theme",
    arguments: [
      ("No update on my flight yet, please give me an update", "app.update"),
      ("they upgraded us to business", "app.update"),
      ("I will miss my connection", "product.network"),
      ("great pay and smart engineers", "payment.charge"),
      ("smart engineers everywhere", "aftersales.warranty"),
      ("40 minutes is far too long", "product.size"),
      ("the nurse kept me calm", "store.noise"),
      ("pin tụt nhanh quá", "waiting"), ("dùng lâu dài rất thích", "waiting"),
      ("tụi mình gọi món xong ăn rất vui", "aftersales.reach"),
      ("mọi thứ đều tốt ngoại trừ con mèo", "payment.charge"),
      ("chắc chắn sẽ quay lại", "product.durability"),
      ("lướt zalo rất mượt", "aftersales.reply"), ("đôi giày rất nhẹ", "app.speed"),
      ("มีเบียร์สดด้วย ดีมาก", "product.freshness"), ("ลิปติดทนนานมาก", "waiting"),
    ])
  func otherSense(text: String, theme: String) {
    #expect(!tag(text).themes.contains { $0.theme == theme }, "\(tag(text).themes)")
  }

  @Test(
    "the same word names its theme where it means it",
    arguments: [
      ("the app is slow since the last update", "app.update"),
      ("the connection drops every evening", "product.network"),
      ("the sleeves are too long", "product.size"), ("đợi lâu quá", "waiting"),
      ("bị trừ tiền hai lần", "payment.charge"), ("khung xe rất chắc chắn", "product.durability"),
      ("nhắn zalo không ai trả lời", "aftersales.reply"), ("ผักไม่สดเลย", "product.freshness"),
      ("รอนานมาก", "waiting"),
    ])
  func ownSense(text: String, theme: String) {
    #expect(tag(text).themes.contains { $0.theme == theme }, "\(tag(text).themes)")
  }

  @Test("share of the gold set read as a reader would", arguments: ["en", "vi", "th"])
  func gold(language: String) {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/misreadings.\(language).tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let wrong = rows.filter { row in
      let comment = tag(row[2], question: row[3])
      return !row[4].split(separator: "|").contains(Substring(comment.sentiment.label.name))
        || !agrees(comment, row[5])
    }
    #expect(rows.count >= 160)
    #expect(wrong.count * 8 <= rows.count, "\(wrong)")
  }

  /// Whether a theme has one of its polarities where it is found, or none that it must not have.
  private func agrees(_ comment: TaggedComment, _ mention: String) -> Bool {
    let parts = mention.split(separator: "=")
    guard parts.count == 2 else { return true }
    let isUnwanted = parts[0].hasPrefix("!")
    let theme = parts[0].drop { $0 == "!" }
    let labels = parts[1].split(separator: "|")
    let found = comment.themes.filter { $0.theme.hasPrefix(theme) }.map(\.sentiment.label.name)
    if !isUnwanted { return found.allSatisfy { labels.contains(Substring($0)) } }
    return labels == ["any"]
      ? found.isEmpty : found.allSatisfy { !labels.contains(Substring($0)) }
  }
}
