import Testing
import Verbatim

/// Pairs that differ in one word, and comments whose sentiment any reader would agree on.
@Suite struct SentimentScorerTests {
  private func score(_ text: String) -> Double {
    FeedbackEngineTests.engine.tag(text).sentiment.score
  }

  @Test(
    "the first says better of it than the second",
    arguments: [
      // negation
      ("ngon", "không ngon"), ("tốt", "không tốt"), ("hài lòng", "không hài lòng"),
      ("sạch", "chưa sạch"), ("đẹp", "chẳng đẹp"),
      ("ngon", "ko ngon"), ("อร่อย", "ไม่อร่อย"), ("ดี", "ไม่ดี"), ("สะอาด", "ไม่สะอาด"),
      ("good", "not good"), ("worth it", "not worth it"),
      ("helpful", "not helpful"), ("ngon", "đâu có ngon"), ("สุภาพ", "ไม่สุภาพ"),
      ("happy", "never happy"), ("không tệ", "tệ"), ("ไม่แพง", "แพง"),
      ("not bad", "bad"), ("không ồn", "ồn"), ("no problem", "problem"),
      ("không ngon lắm", "không ngon"), ("ไม่ค่อยดี", "แย่"), ("not very good", "very bad"),
      // degree
      ("rất ngon", "ngon"), ("ngon lắm", "ngon"), ("cực kỳ hài lòng", "hài lòng"),
      ("hơi chậm", "rất chậm"), ("chậm", "quá chậm"), ("hơi đắt", "đắt"),
      ("อร่อยมาก", "อร่อย"), ("ช้า", "ช้ามาก"), ("แพงไปหน่อย", "แพงมาก"), ("very good", "good"),
      ("slow", "extremely slow"), ("slightly slow", "slow"),
      ("ดีมาก", "ค่อนข้างดี"), ("really helpful", "somewhat helpful"),
      // contrast
      ("đắt nhưng ngon", "ngon nhưng đắt"),
      ("chậm nhưng nhân viên dễ thương", "nhân viên dễ thương nhưng chậm"),
      ("แพงแต่อร่อย", "อร่อยแต่แพง"), ("slow but friendly", "friendly but slow"),
      ("tuy đắt nhưng rất ngon", "tuy ngon nhưng rất đắt"),
      ("expensive but great", "great but expensive"),
      // condition and wish
      ("giao hàng nhanh", "nếu giao hàng nhanh thì tốt"), ("ส่งเร็ว", "ถ้าส่งเร็วกว่านี้จะดี"),
      ("it is great", "it would be great if it worked"),
      ("app tốt", "mong app tốt hơn"), ("good service", "I hope for good service"),
      // question
      ("ngon", "ngon không?"), ("good", "is it good?"), ("ดี", "ดีไหม"),
      ("shop uy tín", "shop có uy tín không?"),
      // suggestion
      ("phòng rộng", "nên làm phòng rộng hơn"), ("ที่จอดรถกว้าง", "ควรมีที่จอดรถกว้างกว่านี้"),
      ("the menu is good", "the menu should be better"), ("cheap", "should be cheaper"),
      // signs
      ("ok 😊", "ok 😡"), ("ngon :)", "ngon :("), ("ดี 👍", "ดี 👎"),
    ])
  func pairs(better: String, worse: String) {
    #expect(score(better) > score(worse), "\(score(better)) and \(score(worse))")
  }

  static let golden: [(String, Polarity)] = [
    // Vietnamese
    ("Giao hàng nhanh, đóng gói cẩn thận, rất hài lòng", .positive),
    ("Nhân viên nhiệt tình, dễ thương", .positive), ("Đồ ăn ngon, giá hợp lý", .positive),
    ("Sẽ ủng hộ shop tiếp", .positive),
    ("Ứng dụng dễ dùng, chuyển tiền nhanh", .positive), ("Phòng sạch sẽ, view đẹp", .positive),
    ("10 điểm", .positive), ("Chất lượng tuyệt vời", .positive),
    ("Bác sĩ tận tâm, giải thích rõ ràng", .positive), ("giao hang nhanh, hang dep", .positive),
    ("Không có gì để chê", .positive), ("Không thất vọng chút nào", .positive),
    ("Chưa bao giờ thất vọng", .positive), ("ngon bổ rẻ", .positive),
    ("Giao hàng quá chậm", .negative), ("Nhân viên thô lỗ, thái độ kém", .negative),
    ("Hàng lỗi, không đúng mô tả", .negative), ("App lỗi suốt, không đăng nhập được", .negative),
    ("Phòng bẩn, hôi, ồn ào", .negative), ("Thất vọng, không bao giờ quay lại", .negative),
    ("Phí cao, dịch vụ kém", .negative), ("Chờ cả tiếng đồng hồ không ai phục vụ", .negative),
    ("phong khong sach, nhan vien khong nhiet tinh", .negative),
    ("Tiền bị trừ hai lần, gọi tổng đài không ai nghe", .negative),
    ("hàng ko giống hình, quá tệ", .negative), ("Không đáng tiền", .negative),
    ("Đồ ăn nguội ngắt", .negative), ("Lừa đảo", .negative),
    ("Mình mua hôm qua", .neutral), ("Shop mở cửa mấy giờ ạ?", .neutral),
    ("không có ý kiến", .neutral), ("Đã nhận hàng", .neutral),
    ("Đồ ăn rất ngon nhưng nhân viên rất thô lỗ", .mixed),
    // Thai
    ("อาหารอร่อยมาก พนักงานน่ารัก", .positive), ("ส่งไว แพ็คดี ประทับใจ", .positive),
    ("บริการดีมากค่ะ", .positive), ("ร้านสะอาด บรรยากาศดี", .positive), ("คุ้มค่ามาก จะซื้ออีก", .positive),
    ("ชอบมากกกก", .positive), ("แอปใช้ง่าย โอนเงินเร็ว", .positive), ("หมอใจดี อธิบายละเอียด", .positive),
    ("ของแท้ คุณภาพดี", .positive), ("ไม่ผิดหวังเลย", .positive), ("ราคาไม่แพง", .positive),
    ("แนะนำเลยค่ะ", .positive), ("ดีงาม", .positive), ("ไม่มีที่ติ", .positive),
    ("ส่งช้ามาก", .negative), ("พนักงานพูดจาไม่ดี", .negative), ("แอปค้างบ่อย เข้าไม่ได้", .negative),
    ("ของแตก กล่องบุบ", .negative), ("ห้องสกปรก เหม็น", .negative), ("ผิดหวังมาก", .negative),
    ("ไม่คุ้มราคา", .negative), ("รอนานมาก", .negative), ("โทรไม่ติด ไม่มีใครรับสาย", .negative),
    ("โดนหักเงินซ้ำ", .negative), ("อาหารไม่อร่อย", .negative), ("แย่มาก ไม่มาอีกแล้ว", .negative),
    ("สินค้าไม่ตรงปก", .negative), ("โกง", .negative), ("เปิดกี่โมงคะ", .neutral),
    ("ได้รับของแล้ว", .neutral), ("ไม่มีความเห็น", .neutral), ("อาหารอร่อยมาก แต่พนักงานหยาบคายมาก", .mixed),
    // English
    ("Great service, friendly staff", .positive), ("Fast delivery and good packaging", .positive),
    ("Love the new app", .positive), ("The food was delicious", .positive),
    ("Best hotel ever", .positive), ("Really helpful agent, sorted it in minutes", .positive),
    ("Excellent value for money", .positive), ("Clean rooms, comfortable beds", .positive),
    ("No complaints", .positive), ("Not disappointed at all", .positive),
    ("Can't fault it", .positive), ("Highly recommend", .positive), ("Works perfectly", .positive),
    ("Couldn't be happier", .positive),
    ("The staff were rude", .negative), ("Terrible experience, never again", .negative),
    ("App keeps crashing", .negative), ("Waited two hours and nobody came", .negative),
    ("Overpriced and dirty", .negative), ("Charged twice, no refund", .negative),
    ("Not worth the money", .negative), ("The food was cold", .negative),
    ("Still no reply after a week", .negative),
    ("It broke after two days", .negative), ("Misleading advert", .negative),
    ("Don't buy this", .negative), ("They lost my parcel", .negative),
    ("Useless support", .negative), ("I bought it on Monday", .neutral),
    ("What time do you open?", .neutral), ("n/a", .neutral),
    ("The food was amazing but the staff were awful", .mixed),
  ]

  @Test("sentiment that any reader would agree on", arguments: golden)
  func label(text: String, label: Polarity) {
    let sentiment = FeedbackEngineTests.lexiconOnly.tag(text).sentiment
    #expect(sentiment.label == label, "\(sentiment.label) \(sentiment.score)")
  }

  /// The learned layer sees a few short comments otherwise than a reader; it may not become many.
  @Test("the learned layer keeps what any reader would agree on")
  func labelsWithLearned() {
    let wrong = Self.golden.filter { FeedbackEngineTests.engine.tag($0.0).sentiment.label != $0.1 }
    #expect(wrong.count <= 5, "\(wrong)")
  }
  @Test(
    "a word that two languages list counts once",
    arguments: [
      "Quán decor xinh, có góc ban công chill, nhưng gửi xe tận đầu hẻm hơi cực", "phòng ok",
      "ร้าน ok",
    ])
  func countedOnce(text: String) {
    let ranges = FeedbackEngineTests.lexiconOnly.trace(text).map { "\($0.range)" }
    #expect(Set(ranges).count == ranges.count, "\(ranges)")
  }

  @Test("three steps: ngon, không ngon lắm, không ngon")
  func steps() {
    #expect(score("ngon") > 0)
    #expect(score("không ngon") < 0)
    #expect(score("không ngon lắm") < 0)
    #expect(score("không ngon lắm") > score("không ngon"))
    #expect(score("ngon lắm") > score("ngon"))
  }
}
