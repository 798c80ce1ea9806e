import Testing
import Verbatim

/// Themes that any reader would name, main theme in the list.
@Suite struct ThemeTaggerTests {
  static let golden: [(String, [String])] = [
    ("Giao hàng chậm", ["delivery.speed"]), ("Nhân viên thô lỗ", ["staff.attitude"]),
    ("Đồ ăn ngon", ["product.taste"]), ("Giá quá đắt", ["price.level"]),
    ("Phòng bẩn", ["store.cleanliness"]), ("App hay bị văng", ["app.crash"]),
    ("Đăng nhập không được", ["account.login"]), ("Tổng đài không bắt máy", ["aftersales.reach"]),
    ("Hoàn tiền quá lâu", ["aftersales.refund"]), ("Hộp bị móp", ["delivery.damage"]),
    ("Shop gửi sai màu", ["delivery.accuracy"]), ("Xếp hàng cả tiếng", ["waiting.queue"]),
    ("Bãi giữ xe chật", ["store.parking"]), ("Mã giảm giá không dùng được", ["promotion.voucher"]),
    ("Phí ship cao", ["delivery.fee"]), ("Hàng giả", ["product.authenticity"]),
    ("Nhân viên tư vấn sai", ["staff.competence"]), ("Mạng chậm, hay rớt", ["product.network"]),
    ("OTP không gửi về", ["account.verification"]),
    ("Áo chật quá", ["product.size"]), ("Đóng gói cẩn thận", ["delivery.packaging"]),
    ("Quán ồn ào", ["store.noise"]), ("Shop không trả lời tin nhắn", ["aftersales.reply"]),
    ("Bảo hành kém", ["aftersales.warranty"]), ("Thanh toán bị lỗi", ["payment.failed"]),
    ("Bị trừ tiền hai lần", ["payment.charge"]),
    ("Quảng cáo nhiều quá", ["app.ads"]), ("Thủ tục rườm rà", ["policy.procedure"]),
    ("Giao diện dễ dùng", ["app.usability"]), ("giao hang cham", ["delivery.speed"]),
    ("ส่งช้ามาก", ["delivery.speed"]), ("พนักงานไม่สุภาพ", ["staff.attitude"]),
    ("อาหารอร่อย", ["product.taste"]), ("ราคาแพง", ["price.level"]),
    ("ห้องน้ำสกปรก", ["store.cleanliness"]), ("แอปเด้งบ่อย", ["app.crash"]),
    ("เข้าสู่ระบบไม่ได้", ["account.login"]), ("โทรไม่ติด", ["aftersales.reach"]),
    ("คืนเงินช้า", ["aftersales.refund"]), ("กล่องบุบ", ["delivery.damage"]),
    ("ส่งผิดสี", ["delivery.accuracy"]), ("คิวยาวมาก", ["waiting.queue"]),
    ("ไม่มีที่จอดรถ", ["store.parking"]), ("โค้ดส่วนลดใช้ไม่ได้", ["promotion.voucher"]),
    ("ค่าส่งแพง", ["delivery.fee"]), ("ของปลอม", ["product.authenticity"]),
    ("เน็ตช้า หลุดบ่อย", ["product.network"]), ("ไม่ได้รับ OTP", ["account.verification"]),
    ("เสื้อตัวเล็กไป", ["product.size"]), ("แพ็คของดีมาก", ["delivery.packaging"]),
    ("เสียงดัง", ["store.noise"]), ("ทักแชทไม่ตอบ", ["aftersales.reply"]),
    ("จ่ายเงินไม่ผ่าน", ["payment.failed"]), ("โดนหักเงินซ้ำ", ["payment.charge"]),
    ("โฆษณาเยอะเกินไป", ["app.ads"]), ("ขั้นตอนยุ่งยาก", ["policy.procedure"]),
    ("แอปใช้ง่าย", ["app.usability"]), ("บรรยากาศดี", ["store.ambience"]),
    ("แต้มหาย", ["promotion.loyalty"]), ("ปริมาณน้อย", ["product.portion"]),
    ("Delivery was slow", ["delivery.speed"]), ("The staff were rude", ["staff.attitude"]),
    ("The food was delicious", ["product.taste"]), ("Too expensive", ["price.level"]),
    ("The room was dirty", ["store.cleanliness"]), ("App keeps crashing", ["app.crash"]),
    ("I can't log in", ["account.login"]),
    ("Nobody answers the phone", ["aftersales.reach"]),
    ("Still waiting for my refund", ["aftersales.refund"]),
    ("Parcel arrived damaged", ["delivery.damage"]),
    ("They sent the wrong item", ["delivery.accuracy"]), ("The queue was huge", ["waiting.queue"]),
    ("No parking", ["store.parking"]), ("The promo code did not work", ["promotion.voucher"]),
    ("Shipping fee is too high", ["delivery.fee"]), ("It is a fake", ["product.authenticity"]),
    ("Wifi keeps dropping", ["product.network"]), ("OTP never arrives", ["account.verification"]),
    ("Runs too small", ["product.size"]), ("Nicely packaged", ["delivery.packaging"]),
    ("So noisy", ["store.noise"]), ("No reply to my email", ["aftersales.reply"]),
    ("Payment failed", ["payment.failed"]), ("I was charged twice", ["payment.charge"]),
    ("Too many ads", ["app.ads"]), ("Too much paperwork", ["policy.procedure"]),
    ("Easy to use app", ["app.usability"]), ("Lovely atmosphere", ["store.ambience"]),
    ("Portions are tiny", ["product.portion"]), ("Lost my points", ["promotion.loyalty"]),
  ]

  @Test("themes that any reader would name", arguments: golden)
  func themes(text: String, themes: [String]) {
    let found = FeedbackEngineTests.engine.tag(text).themes.map(\.theme)
    for theme in themes { #expect(found.contains(theme), "\(found)") }
  }

  @Test(
    "comments without a theme have none",
    arguments: [
      "ok", "Tốt", "Cảm ơn", "ดีค่ะ", "ขอบคุณครับ", "Good", "n/a", "không có ý kiến", "5 sao", "👍",
      "555",
    ])
  func none(text: String) {
    #expect(FeedbackEngineTests.engine.tag(text).themes.isEmpty)
  }
}
