import Testing
import Verbatim

@Suite struct PersonalDataTests {
  private func masked(_ text: String) -> String {
    String(decoding: MaskedText(Array(text.utf8)).bytes, as: UTF8.self)
  }

  @Test(
    "what leads to a person is masked",
    arguments: [
      ("Gọi tôi số 0912345678 nhé", "Gọi tôi số [phone] nhé"),
      ("sđt 0912 345 678 hoặc +84 912 345 678", "sđt [phone] hoặc [phone]"),
      ("call me at +66 81 234 5678 or 081-234-5678", "call me at [phone] or [phone]"),
      ("โทร 0812345678 หรือ 02-123-4567", "โทร [phone] หรือ [phone]"),
      ("gọi 0912345678 2 lần không nghe", "gọi [phone] 2 lần không nghe"),
      ("84912345678 nhé", "[phone] nhé"), ("(415) 555-2671 is mine", "[phone] is mine"),
      ("415-555-2671", "[phone]"), ("my mobile is 91234567", "my mobile is [phone]"),
      ("mail an.nguyen@example.com.vn, thanks", "mail [email], thanks"),
      ("write to a+b@x.io.", "write to [email]."),
      ("thẻ 4111 1111 1111 1111 bị trừ", "thẻ [card] bị trừ"),
      ("5555555555554444", "[card]"), ("amex 3782-822463-10005 charged", "amex [card] charged"),
      ("CCCD 079203001234 của tôi", "CCCD [cccd] của tôi"), ("079203001234", "[cccd]"),
      ("CMND 024123456", "CMND [cccd]"),
      ("บัตรประชาชน 1-1017-00230-70-8", "บัตรประชาชน [thai_id]"), ("1101700230708", "[thai_id]"),
      ("STK 0123456789012 Vietcombank", "STK [account] Vietcombank"),
      ("account number 12345678 blocked", "account number [account] blocked"),
      ("เลขบัญชี 123-4-56789-0 ครับ", "เลขบัญชี [account] ครับ"),
      ("biển số 51F-123.45 chạy ẩu", "biển số [plate] chạy ẩu"),
      ("xe 30A 12345 và 59X1-234.56", "xe [plate] và [plate]"),
      ("ทะเบียน 1กข 1234 ขับเร็ว", "ทะเบียน [plate] ขับเร็ว"),
      ("add LINE ID: somchai_99 ครับ", "add LINE ID: [line] ครับ"),
      ("ไลน์ไอดี nok.bkk99", "ไลน์ไอดี [line]"),
      ("ở 12/3 đường Nguyễn Trãi, phường 5, quận 3 giao lâu", "ở [address] giao lâu"),
      ("số 12 Nguyễn Huệ, Quận 1 giao nhầm", "số [address] giao nhầm"),
      ("I live at 221B Baker Street in London", "I live at [address] in London"),
      ("บ้านเลขที่ 99/1 หมู่ 5 ต.บางพลี อ.บางพลี ส่งช้า", "บ้านเลขที่ [address] ส่งช้า"),
    ])
  func personal(text: String, shown: String) { #expect(masked(text) == shown) }

  @Test(
    "what only looks like it stays",
    arguments: [
      "Order 0912345678 is late", "đơn hàng 0123456789012 chưa giao", "mã đơn 250912345678 sai",
      "ออเดอร์ 1101700230708 ยังไม่มา", "ref 4111111111111111", "card 4111 1111 1111 1112 declined",
      "1101700230705", "123456789012", "giá 1.200.000đ, giảm còn 950000 vnd", "ราคา 1200000 บาท",
      "ngày 12/03/2026 và 2026-03-12 14:05", "hotline 1900 1234 và 1800 599 920 không ai nghe",
      "đợi 45 phút, 3.5 sao, 10/10", "version 2.3.1 iPhone 15 Pro Max 256GB",
      "IMEI 356938035643809", "phòng 1204 tầng 12, bàn 15", "@bank_support please help",
      "the line was long, line 4 was shorter", "score 1234567 points", "1,000,000 views", "",
      "a @ b", "@", "+", "(", "555 5555555", "5 Star Service", "12 Angry customers waited",
    ])
  func lookAlikes(text: String) { #expect(masked(text) == text) }

  @Test("every range of the tags slices the masked text")
  func offsets() {
    let text =
      "Shipper 0912345678 giao hàng chậm quá 😡, gọi an@x.vn không ai trả lời, nhân viên Lan dễ thương"
    let comment = FeedbackEngineTests.engine.tag(text)
    let original = Array(text.utf8)
    let mask = MaskedText(original)
    let moved = mask.moved(comment)
    #expect(mask.isChanged)
    #expect(moved.themes.map(\.theme) == comment.themes.map(\.theme))
    let old = Self.ranges(comment)
    let new = Self.ranges(moved)
    #expect(old.count > 3)
    #expect(old.count == new.count)
    for (old, new) in zip(old, new) {
      let words = String(decoding: original[old], as: UTF8.self)
      #expect(String(decoding: mask.bytes[new], as: UTF8.self) == masked(words))
    }
  }

  private static func ranges(_ comment: TaggedComment) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for theme in comment.themes { ranges += theme.evidence.map(\.range) }
    ranges += comment.painPoints.map(\.range)
    ranges += comment.intentEvidence.map(\.range)
    return ranges
  }

  @Test("a range that ends inside personal data takes in all of its mask")
  func widened() {
    let mask = MaskedText(Array("a 0912345678 b".utf8))
    #expect(String(decoding: mask.bytes, as: UTF8.self) == "a [phone] b")
    #expect(mask.range(0..<5) == 0..<9)
    #expect(mask.range(4..<14) == 2..<11)
    #expect(mask.range(2..<12) == 2..<9)
    #expect(mask.range(12..<14) == 9..<11)
    #expect(mask.range(0..<0) == 0..<0)
  }
}
