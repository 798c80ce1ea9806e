import Testing
import Verbatim

/// Comments with two sides: each theme gets its own opinion.
@Suite struct TwoSidedThemeTests {
  static let golden: [(String, [String])] = [
    (
      "Giao hàng chậm nhưng nhân viên dễ thương",
      ["delivery.speed negative", "staff.attitude positive"]
    ),
    (
      "giao hang cham nhung nhan vien de thuong",
      ["delivery.speed negative", "staff.attitude positive"]
    ),
    ("Đồ ăn và phục vụ đều tệ", ["product.taste negative", "staff negative"]),
    ("Đồ ăn và phục vụ tuyệt vời", ["product.taste positive", "staff positive"]),
    ("Giao hàng tới không bị vỡ", ["delivery.damage positive"]),
    ("Hộp móp nhưng shop đổi ngay", ["delivery.damage negative", "aftersales.return positive"]),
    ("Phòng sạch, wifi yếu", ["store.cleanliness positive", "product.network negative"]),
    ("App dễ dùng mà hay bị văng", ["app.usability positive", "app.crash negative"]),
    ("ส่งช้า แต่พนักงานน่ารัก", ["delivery.speed negative", "staff.attitude positive"]),
    ("อาหารและบริการแย่มาก", ["product.taste negative", "staff negative"]),
    ("ค่าส่งแพง แต่แพ็คของดีมาก", ["delivery.fee negative", "delivery.packaging positive"]),
    ("แอปเด้งบ่อย แต่ใช้ง่าย", ["app.crash negative", "app.usability positive"]),
    ("ของไม่แตก แต่ส่งช้า", ["delivery.speed negative"]),
    (
      "Delivery was slow but the staff were lovely",
      ["delivery.speed negative", "staff.attitude positive"]
    ),
    ("The food and the service were terrible", ["product.taste negative", "staff negative"]),
    ("Great food and service", ["product.taste positive", "staff positive"]),
    ("Great food, rude waiter", ["product.taste positive", "staff.attitude negative"]),
    ("App closes itself every time", ["app.crash negative"]),
    (
      "Love the colours, just wish it wouldn't freeze",
      ["product.design positive", "app.crash negative"]
    ),
    ("It never crashed", ["app.crash positive"]),
    ("Phí thường niên cao chót vót", ["price.fees negative", "price.level negative"]),
    (
      "Quán trang trí đẹp. Đồ uống thì như nước ốc",
      ["store.ambience positive", "product.taste negative"]
    ),
    ("OTP ส่งมาช้า", ["account.verification negative"]),
    ("Cheap, but the box was crushed", ["price.level positive", "delivery.damage negative"]),
  ]

  @Test("each theme of a two-sided comment has its own polarity", arguments: golden)
  func polarity(text: String, expected: [String]) {
    let found = FeedbackEngineTests.engine.tag(text).themes.map {
      "\($0.theme) \($0.sentiment.label.name)"
    }
    for theme in expected { #expect(found.contains(theme), "\(found)") }
  }
}
