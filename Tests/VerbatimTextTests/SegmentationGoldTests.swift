import Testing
import VerbatimAutomata
import VerbatimSegmentation
import VerbatimText

/// Where words end, by a linguist's judgement: Vietnamese compounds that dictionaries list are one
/// word, Thai is cut into the short words by which comments are annotated; a negator, degree word or
/// classifier stands apart.
@Suite struct SegmentationGoldTests {
  static let segmenter = Segmenter()

  static let vietnamese = [
    "giao hàng|rất|chậm", "nhân viên|nhiệt tình", "phục vụ|chu đáo", "đồ ăn|ngon",
    "chất lượng|tuyệt vời",
    "giá cả|hợp lý", "đóng gói|cẩn thận", "không gian|đẹp", "nhân viên|thân thiện", "phòng|sạch sẽ",
    "ứng dụng|hay|bị|lỗi", "tôi|rất|hài lòng", "tôi|không|hài lòng", "mật khẩu|bị|sai",
    "tài khoản|bị|khóa",
    "khách sạn|gần|biển", "thực đơn|đa dạng", "sản phẩm|kém|chất lượng",
    "thời gian|chờ đợi|quá|lâu",
    "bác sĩ|tận tâm", "ngân hàng|thu|phí|cao", "chuyển khoản|nhanh", "nhà hàng|sang trọng",
    "quán|đông|khách",
    "bảo hành|12|tháng", "mua|hai|cái|áo", "máy lạnh|hỏng", "điện thoại|mới", "khuyến mãi|hấp dẫn",
    "giao diện|dễ|sử dụng", "đường truyền|ổn định", "hóa đơn|sai", "nhà vệ sinh|bẩn", "bãi xe|rộng",
    "tư vấn|nhiệt tình", "hệ thống|chậm", "cảm ơn|shop", "sẽ|ủng hộ|tiếp", "thất vọng|quá",
    "dịch vụ|tốt",
    "cửa hàng|đóng cửa|sớm", "xe|đến|trễ|30|phút", "giao hàng|không|đúng|hẹn", "hàng|bị|vỡ",
    "nhan vien|nhiet tinh", "giao hang|cham", "san pham|tot", "dich vu|kem",
  ]

  static let thai = [
    "ส่ง|ช้า|มาก", "พนักงาน|บริการ|ดี", "อาหาร|อร่อย", "ไม่|อร่อย", "ราคา|แพง", "ราคา|ไม่|แพง",
    "แอป|ค้าง|บ่อย",
    "รอ|นาน|มาก", "ของ|แตก", "สินค้า|ไม่|ตรง|ปก", "ร้าน|สะอาด", "ห้อง|สกปรก", "ที่|จอด|รถ|น้อย",
    "พนักงาน|พูด|ไม่|สุภาพ",
    "ชอบ|มาก", "ไม่|ชอบ|เลย", "ส่ง|เร็ว|มาก", "แพ็ค|ดี", "ของแท้|แน่นอน", "คืน|เงิน|ช้า", "โทร|ไม่|ติด",
    "ใช้|งาน|ง่าย",
    "เข้า|ระบบ|ไม่|ได้", "ค่า|ส่ง|แพง", "คุณภาพ|ดี|มาก", "ประทับใจ|มาก", "แนะนำ|เลย", "หมอ|ใจดี", "คิว|ยาว",
    "เน็ต|ช้า",
    "น้ำ|ไม่|ไหล", "ไฟ|ดับ|บ่อย", "ผม|ไม่|เข้าใจ", "เขา|ไม่|มา", "วัน|นี้|ร้าน|ปิด", "พรุ่ง|นี้|มา|ใหม่", "กาแฟ|หอม",
    "ก๋วยเตี๋ยว|เรือ|อร่อย", "ที่|นอน|แข็ง", "พนักงาน|ยิ้มแย้ม", "โรงพยาบาล|สะอาด", "ธนาคาร|ปิด", "โทรศัพท์|พัง",
    "รถ|ติด|มาก", "ดี|มาก|ๆ", "ขอบคุณ|ค่ะ", "สวย|ครับ",
  ]

  static let english = [
    "the|staff|were|rude", "don't|like|it", "well-made|product", "it|wasn't|worth|$20", "great|!!",
    "Wi-Fi|is|slow", "I|waited|45|minutes", "delivery|was|late|,|again", "5|stars", "can't|log|in",
    "(|bad|)|service", "so|so", "iPhone|13|works", "24/7|support", "O'Brien|helped|me",
    "good|...|not|great",
    "food|&|drinks", "20%|off", "e-mail|me", "state-of-the-art|gym", "\"|nice|\"",
    "too|expensive|!|?",
    "a|b|c", "on|time", "yes|/|no", "half-price|deal", "we|won't|return", "old|app|crashed",
    "3.5|stars", "very|good|:)", "nope", "user|name", "the|app's|slow", "it's|fine",
    "10,000|users", "cheap|but|good", "overpriced|;|avoid", "check-in|was|quick", "room|12",
    "café|was|lovely", "naïve|staff", "Best|EVER",
  ]

  static func expect(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let separator = marked.unicodeScalars.contains { (0xE00...0xE7F).contains($0.value) } ? "" : " "
    let words = marked.split(separator: "|").map(String.init)
    var text = words.joined(separator: separator)
    if separator == " " {
      for sign in [",", "!!", "!", "?", ")", "...", ".", ";"] {
        text = text.replacing(" " + sign, with: sign)
      }
      text = text.replacing("( ", with: "(").replacing("v2. 1", with: "v2.1").replacing(
        " / ", with: "/"
      )
      .replacing("\" nice \"", with: "\"nice\"")
    }
    let found = segmenter.words(in: text).joined(separator: "|")
    #expect(found == marked, "\(text)", sourceLocation: sourceLocation)
  }

  @Test("Vietnamese words", arguments: vietnamese) func vietnameseWords(row: String) {
    Self.expect(row)
  }
  @Test("Thai words", arguments: thai) func thaiWords(row: String) { Self.expect(row) }
  @Test("English words", arguments: english) func englishWords(row: String) { Self.expect(row) }

  // MARK: - Kinds

  @Test(
    "kinds of token",
    arguments: [
      ("https://shop.vn/a?b=1", Token.Kind.link), ("www.abc.com", .link), ("shopee.vn", .link),
      ("a.b+c@mail.com.vn", .email), ("hotro@shop.vn", .email),
      ("0912345678", .phone),
      ("0912 345 678", .phone), ("+84 912 345 678", .phone), ("081-234-5678", .phone),
      ("02-123-4567", .phone),
      ("50k", .number), ("1.200.000đ", .number), ("฿99", .number), ("$4.50", .number),
      ("24/7", .number),
      ("10%", .number), ("3.5", .number), ("12:30", .number), ("100.000", .number),
      ("2023-10-05", .number), ("500ml", .number),
      ("#tag", .hashtag), ("#giaohàng", .hashtag), ("@name", .mention), ("@shop_vn", .mention),
      ("555", .laughter), ("55555", .laughter),
      ("555+", .laughter), (":))", .emoticon), (":)", .emoticon), (":(", .emoticon),
      ("T_T", .emoticon),
      (":D", .emoticon), ("👍🏽", .emoji), ("😊", .emoji), ("❤️", .emoji), ("👩‍💻", .emoji), ("🇻🇳", .emoji),
      ("...", .punctuation), ("?", .punctuation),
      ("€9,99", .number), ("99฿", .number), ("₫25.000", .number), ("4.5★", .number),
      ("-10%", .number), ("US$12", .number), ("RM45.90", .number),
      ("v2.3.1", .number), ("VN-253", .number), ("(02) 9999 1234", .phone), ("#A-12345", .hashtag),
      ("?!?", .punctuation), ("U.S.", .word), ("e.g.", .word),
      ("w/o", .word), ("n/a", .word), ("R&D", .word), ("AT&T", .word), ("ngon", .word),
      ("อร่อย", .word), ("don't", .word), ("日本", .word), ("€", .sign), ("→", .sign),
    ])
  func kinds(text: String, kind: Token.Kind) {
    let tokens = Self.segmenter.segment(text).tokens
    #expect(tokens.count == 1, "\(tokens.map(\.range))")
    #expect(tokens.first?.kind == kind)
  }

  @Test("bytes that are not UTF-8 are of kind invalid")
  func invalid() {
    var result = SegmentedText()
    let bytes: [UInt8] = [0x61, 0x20, 0xFF, 0xFE, 0x20, 0x62]
    Self.segmenter.segment(bytes.span, into: &result)
    #expect(result.tokens.map(\.kind) == [.word, .invalid, .word])
  }

  @Test(
    "a sign within a sentence ends where it should",
    arguments: [
      ("xem shop.vn. tốt", "xem|shop.vn|.|tốt"), ("(www.abc.com)", "(|www.abc.com|)"),
      ("gọi 0912345678, nhé", "gọi|0912345678|,|nhé"),
      ("đẹp:))) quá", "đẹp|:)))|quá"), ("ขำ555555", "ขำ|555555"), ("giá 50k/cái", "giá|50k|/|cái"),
      ("ngon👍🏽👍🏽", "ngon|👍🏽|👍🏽"),
      ("เข้า www.shop.co.th/apบริการดี", "เข้า|www.shop.co.th/ap|บริการ|ดี"),
      ("mail: a@b.vn.", "mail|:|a@b.vn|."), ("ราคา99บาท", "ราคา|99|บาท"),
      ("bad.Very bad", "bad|.|Very|bad"),
      ("tốt,rẻ", "tốt|,|rẻ"), ("food-5 stars", "food|-|5|stars"), ("bad.really", "bad|.|really"),
      ("food&drinks", "food|&|drinks"),
      ("km/h", "km|/|h"), ("a.b", "a|.|b"), ("(2 people)", "(|2|people|)"),
      ("iphone6.5", "iphone6|.|5"), ("giao hàng\nchậm", "giao hàng|chậm"),
    ])
  func signsInText(text: String, marked: String) {
    #expect(Self.segmenter.words(in: text).joined(separator: "|") == marked)
  }

  // MARK: - Normal forms

  @Test(
    "normal forms",
    arguments: [
      ("hàng ko đẹp", "hàng không đẹp"), ("mình k thích", "mình không thích"),
      ("đc giao nhanh", "được giao nhanh"),
      ("มากกกก", "มาก"), ("อร่อยยยยย", "อร่อย"), ("soooo good", "so good"), ("đẹppp quá", "đẹp quá"),
      ("quáááá đẹp", "quá đẹp"), ("goooood food", "good food"),
      ("nv nhiệt tình", "nhân viên nhiệt tình"), ("khỏe", "khoẻ"),
      ("เเพง", "แพง"), ("RẤT TỐT", "rất tốt"), ("ngonnnn lắmmmm", "ngon lắm"),
      ("loooove it", "love it"), ("ครัช", "ครับ"),
      ("พนง", "พนักงาน"), ("khum ngon", "không ngon"),
      ("vuiiii", "vui"), ("yessss", "yes"),
    ])
  func forms(typed: String, normal: String) {
    let result = Self.segmenter.segment(typed)
    let form = result.forms.map { Self.segmenter.alphabet.text[Int($0)] }.joined()
    #expect(form == normal.replacing("khỏe", with: "khoẻ"))
  }

  @Test(
    "how a token was written",
    arguments: [
      ("ko", Token.Traits.expanded), ("đẹppp", .stretched), ("มากกกก", .stretched),
      ("sooooo", .stretched), ("qwzxv", .unknown),
    ])
  func traits(text: String, trait: Token.Traits) {
    let token = Self.segmenter.segment(text).tokens.first
    #expect(token?.traits.contains(trait) == true)
  }

  // MARK: - Languages

  static let languageRows: [(String, [Language])] = [
    ("Giao hàng chậm", [.vietnamese]), ("Nhân viên dễ thương", [.vietnamese]),
    ("ok nha shop", [.vietnamese]),
    ("giao hang cham qua", [.vietnamese]), ("phong khong sach", [.vietnamese]),
    ("nhan vien than thien", [.vietnamese]),
    ("do an ngon", [.vietnamese]), ("khong hai long", [.vietnamese]),
    ("san pham tot", [.vietnamese]), ("gia ca hop ly", [.vietnamese]),
    ("shop giao nhanh", [.vietnamese]), ("hang dep lam", [.vietnamese]),
    ("mua lai lan sau", [.vietnamese]), ("chat luong kem", [.vietnamese]),
    ("dich vu te", [.vietnamese]), ("ko hai long", [.vietnamese]),
    ("app hay bi loi", [.vietnamese]), ("dong goi can than", [.vietnamese]),
    ("se ung ho tiep", [.vietnamese]), ("tien nao cua do", [.vietnamese]),
    ("cho lau qua", [.vietnamese]), ("that vong", [.vietnamese]),
    ("qua te", [.vietnamese]), ("rat tot", [.vietnamese]), ("ngon", [.vietnamese]),
    ("đẹp", [.vietnamese]), ("ổn", [.vietnamese]), ("tạm được", [.vietnamese]),
    ("App bị crash liên tục", [.vietnamese]), ("Shop rep inbox chậm", [.vietnamese]),
    ("order 2 món mà ship 1", [.vietnamese]),
    ("ส่งช้า", [.thai]), ("พนักงานดีมาก", [.thai]), ("แอป error บ่อย", [.thai]), ("ok ค่ะ", [.thai]),
    ("ดี", [.thai]), ("ร้านนี้ service ดีมากค่ะ", [.thai]),
    ("Great service", [.english]), ("too slow", [.english]), ("the food was cold", [.english]),
    ("good", [.english]), ("bad app", [.english]),
    ("I love it", [.english]), ("not worth the money", [.english]), ("can not log in", [.english]),
    ("do not buy", [.english]), ("ten minutes late", [.english]),
    ("no one came", [.english]), ("an hour late", [.english]), ("on time", [.english]),
    ("hang on the phone", [.english]), ("so long to wait", [.english]),
    ("the ban was unfair", [.english]), ("cho was my agent", [.english]), ("me too", [.english]),
    ("most men can pay", [.english]), ("an ten hat", [.english]),
    ("hot dog and coke", [.english]), ("they sent the wrong size", [.english]),
    ("tin can", [.english]),
    ("The staff are so friendly และอาหารอร่อยมาก", [.english, .thai]),
    ("Nhân viên rất nhiệt tình. The room was very clean and quiet", [.english, .vietnamese]),
    ("พนักงานบริการดีมากค่ะ but the app keeps crashing all day", [.english, .thai]),
    ("Giao hàng nhanh lắm nhưng พนักงานพูดไม่ดีเลย", [.vietnamese, .thai]), ("555", []), ("😊", []),
    ("", []), ("...", []), ("123", []),
  ]

  @Test("languages of a comment", arguments: languageRows)
  func languages(text: String, expected: [Language]) {
    let found = Self.segmenter.segment(text).languages
    // One language: it leads, whatever loan words there are. Several: they are all found.
    let isRight = expected.count > 1 ? Set(found) == Set(expected) : found.first == expected.first
    let isKnown = Self.knownLanguages.contains(text)
    if isKnown {
      withKnownIssue("loan words and look-alikes") {
        #expect(isRight, "\(found)")
      }
    } else {
      #expect(isRight, "\(found.map(\.code))")
    }
  }
  static let knownLanguages: Set<String> = [
    "ok nha shop", "Shop rep inbox chậm", "an ten hat", "tin can",
  ]
}
