/// Looks for personal data at one place of a text after another.
struct PersonalDataScan {
  let text: [UInt8]
  /// The text with small ASCII letters, for words.
  private let lower: [UInt8]
  /// How many bytes before a number may say what it is.
  private static let contextReach = 40

  init(_ text: [UInt8]) {
    self.text = text
    lower = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// What is found at `position`; it may begin earlier.
  func data(at position: Int) -> PersonalData? {
    switch text[position] {
    case 0x40: return email(around: position)
    case 0x30...0x39, 0x2B, 0x28:
      if position > 0, isWordByte(text[position - 1]), text[position] != 0x28 {
        return nil
      }
      return plate(at: position) ?? street(at: position) ?? number(at: position)
    case 0x4C, 0x6C: return lineID(at: position, after: "line")
    case 0xE0: return lineID(at: position, after: "ไลน์") ?? thaiPlate(at: position)
    default: return nil
    }
  }

  // MARK: - E-mail and LINE

  private func email(around sign: Int) -> PersonalData? {
    var start = sign
    while start > 0, isLocal(text[start - 1]) { start -= 1 }
    var end = sign + 1
    var lastDot = -1
    while end < text.count, isAlphanumeric(text[end]) || text[end] == 0x2D || text[end] == 0x2E {
      if text[end] == 0x2E { lastDot = end }
      end += 1
    }
    while end > sign, text[end - 1] == 0x2E || text[end - 1] == 0x2D {
      end -= 1
      if lastDot >= end { lastDot = text[sign..<end].lastIndex(of: 0x2E) ?? -1 }
    }
    guard start < sign, lastDot > sign + 1, end - lastDot >= 3 else { return nil }
    return PersonalData(kind: .email, range: start..<end)
  }

  private func isLocal(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || [0x2E, 0x5F, 0x2D, 0x2B, 0x25].contains(byte)
  }

  /// The id behind "LINE ID", "line:", "line @", "ไลน์ไอดี": the word alone is a queue or a product.
  private func lineID(at position: Int, after word: StaticString) -> PersonalData? {
    guard has(word, at: position), position == 0 || !isAlphanumeric(text[position - 1]) else {
      return nil
    }
    var next = position + word.utf8CodeUnitCount
    var isAnnounced = false
    while next < text.count {
      if text[next] == 0x20 {
        next += 1
      } else if text[next] == 0x3A || text[next] == 0x3D {
        isAnnounced = true
        next += 1
      } else if has("id", at: next), next + 2 >= text.count || !isAlphanumeric(text[next + 2]) {
        isAnnounced = true
        next += 2
      } else if has("ไอดี", at: next) {
        isAnnounced = true
        next += 12
      } else {
        break
      }
    }
    let start = next
    if next < text.count, text[next] == 0x40 {
      isAnnounced = true
      next += 1
    }
    var length = 0
    while next < text.count, isLocal(text[next]) {
      next += 1
      length += 1
    }
    while length > 0, text[next - 1] == 0x2E {
      next -= 1
      length -= 1
    }
    guard isAnnounced, length >= 3 else { return nil }
    return PersonalData(kind: .line, range: start..<next)
  }

  // MARK: - Numbers

  private func number(at position: Int) -> PersonalData? {
    guard let run = digitRun(at: position) else { return nil }
    let count = run.digits.count
    func found(_ kind: PersonalData.Kind) -> PersonalData {
      PersonalData(kind: kind, range: run.range)
    }
    if count < 6 || isPrice(run) { return nil }
    let context = context(before: run.range.lowerBound)
    if context == .order { return nil }
    if run.looksLikeCard, run.passesLuhn { return found(.card) }
    if context == .account, (6...16).contains(count) { return found(.account) }
    if context == .identity, [9, 12, 13].contains(count) {
      return found(count == 13 ? .thaiID : .cccd)
    }
    if run.looksLikePriceOrDate { return nil }
    if run.passesThaiCheck, run.isWhole || run.groups == [1, 4, 5, 2, 1] { return found(.thaiID) }
    if run.looksLikeCCCD { return found(.cccd) }
    if run.looksLikePhone { return found(.phone) }
    if context == .phone, (7...12).contains(count), !run.begins(with: [1, 9, 0, 0]),
      !run.begins(with: [1, 8, 0, 0])
    {
      return found(.phone)
    }
    return nil
  }

  /// Digits with single signs between them; letters on either side make it a code.
  private func digitRun(at position: Int) -> DigitRun? {
    var run = DigitRun(range: position..<position)
    var next = position
    if text[next] == 0x2B {
      run.isInternational = true
      next += 1
    }
    if next < text.count, text[next] == 0x28 {
      run.hasBrackets = true
      next += 1
    }
    var end = next
    var group = 0
    while next < text.count {
      let byte = text[next]
      if (0x30...0x39).contains(byte) {
        run.digits.append(byte - 0x30)
        group += 1
        next += 1
        end = next
        continue
      }
      guard group > 0 else { return nil }
      // A sign goes on with a digit, or with a space and a digit behind a bracket.
      var after = next + 1
      if byte == 0x29, run.hasBrackets, run.groups.isEmpty, after < text.count, text[after] == 0x20
      {
        after += 1
      }
      guard [0x20, 0x2D, 0x2E, 0x29].contains(byte), after < text.count,
        (0x30...0x39).contains(text[after])
      else { break }
      run.groups.append(group)
      run.signs.append(byte)
      group = 0
      next = after
    }
    if group > 0 { run.groups.append(group) }
    run.range = position..<end
    guard !run.digits.isEmpty, run.groups.reduce(0, +) == run.digits.count else { return nil }
    if run.begins(with: [0, 0]), run.digits.count >= 12 { run.isInternational = true }
    if end < text.count, isAlphanumeric(text[end]), !isUnit(at: end) { return nil }
    return splitAtSpaces(run)
  }

  /// "gọi 0912345678 2 lần": a number that is whole before a space ends there.
  private func splitAtSpaces(_ run: DigitRun) -> DigitRun {
    guard run.groups.count > 1, let space = run.signs.firstIndex(of: 0x20) else { return run }
    var first = run
    first.groups = Array(run.groups[...space])
    first.signs = Array(run.signs[..<space])
    let count = first.groups.reduce(0, +)
    first.digits = Array(run.digits.prefix(count))
    // The sign behind the bracket may be two bytes, so the end is looked for.
    var end = run.range.lowerBound
    var seen = 0
    while seen < count {
      if (0x30...0x39).contains(text[end]) { seen += 1 }
      end += 1
    }
    first.range = run.range.lowerBound..<end
    let isComplete =
      first.looksLikePhone || first.looksLikeCCCD || first.passesThaiCheck
      || first.looksLikeCard && first.passesLuhn
    return isComplete || count >= 8 ? first : run
  }

  /// A currency or unit beside the number.
  private func isPrice(_ run: DigitRun) -> Bool {
    var end = run.range.upperBound
    if end < text.count, text[end] == 0x20 { end += 1 }
    if end < text.count, isUnit(at: end) { return true }
    var start = run.range.lowerBound
    if start > 0, text[start - 1] == 0x20 { start -= 1 }
    return Self.currencySigns.contains { ends(with: $0, at: start) }
  }

  private func isUnit(at position: Int) -> Bool {
    Self.units.contains { unit in
      has(unit, at: position)
        && (position + unit.utf8CodeUnitCount >= text.count
          || !isAlphanumeric(text[position + unit.utf8CodeUnitCount])
          || unit.utf8CodeUnitCount > 3)
    }
  }

  private static let units: [StaticString] = [
    "đ", "₫", "vnd", "vnđ", "đồng", "dong", "k", "tr", "triệu", "trieu", "tỷ", "บาท", "฿", "baht",
    "thb", "usd", "$", "%", "%", "€", "sgd", "rm", "points", "point", "điểm", "diem", "แต้ม",
    "คะแนน",
    "km", "kg", "ml", "gb", "mb",
  ]
  private static let currencySigns: [StaticString] = [
    "$", "€", "£", "฿", "₫", "usd", "vnd", "thb", "rm", "sgd", "#",
  ]

  // MARK: - Context

  private enum Context { case order, account, identity, phone }

  /// What the words before a number say of it; the nearest one counts.
  private func context(before position: Int) -> Context? {
    var start = max(0, position - Self.contextReach)
    for index in start..<position where [0x2C, 0x3B, 0x21, 0x3F, 0x0A].contains(text[index]) {
      start = index + 1
    }
    var nearest = -1
    var context: Context?
    for (meaning, words) in Self.contexts {
      for word in words {
        let count = word.utf8CodeUnitCount
        var place = position - count
        while place >= start, place > nearest {
          if has(word, at: place), isWordStart(place), isWordEnd(place + count) {
            nearest = place
            context = meaning
            break
          }
          place -= 1
        }
      }
    }
    return context
  }

  /// ASCII words must be whole; Thai and Vietnamese ones are long enough.
  private func isWordStart(_ place: Int) -> Bool {
    place == 0 || text[place] >= 0x80 || !isAlphanumeric(text[place - 1])
  }

  private func isWordEnd(_ place: Int) -> Bool {
    place >= text.count || text[place - 1] >= 0x80 || !isLetter(text[place])
  }

  private static let contexts: [(Context, [StaticString])] = [
    (
      .order,
      [
        "order", "orders", "ord", "ticket", "invoice", "inv", "ref", "reference", "case", "booking",
        "tracking", "awb", "sku", "voucher", "code", "serial", "imei", "model", "bill", "receipt",
        "parcel", "flight", "policy", "claim", "mã", "Mã", "ma don", "ma van don", "mã đơn", "đơn",
        "Đơn", "don hang", "đơn hàng", "vận đơn", "hóa đơn", "hoá đơn", "hoa don", "hợp đồng",
        "hop dong", "biên lai", "kiện hàng", "số seri", "phiếu", "lô", "ออเดอร์", "ออร์เดอร์", "คำสั่งซื้อ",
        "เลขพัสดุ", "พัสดุ", "เคส", "บิล", "ใบเสร็จ", "ใบกำกับ", "เลขที่เอกสาร", "รหัสจอง", "รหัสสินค้า",
        "กรมธรรม์",
        "เลขที่คำร้อง", "รุ่น",
      ]
    ),
    (
      .account,
      [
        "account", "acct", "acc", "a/c", "account no", "account number", "iban", "stk",
        "số tài khoản",
        "so tai khoan", "tài khoản", "tai khoan", "số tk", "so tk", "tk", "เลขบัญชี", "เลขที่บัญชี",
        "บัญชี",
        "พร้อมเพย์",
      ]
    ),
    (
      .identity,
      [
        "cccd", "cmnd", "cmt", "căn cước", "Căn cước", "can cuoc", "chứng minh", "id card",
        "identity card", "citizen id", "บัตรประชาชน", "เลขประจำตัว", "เลขบัตรประชาชน",
      ]
    ),
    (
      .phone,
      [
        "phone", "tel", "telephone", "mobile", "cell", "whatsapp", "viber", "zalo", "call",
        "call me",
        "sđt", "Sđt", "SĐT", "sdt", "số điện thoại", "so dien thoai", "điện thoại", "gọi", "goi",
        "liên hệ", "lien he", "โทร", "เบอร์", "มือถือ", "ติดต่อ",
      ]
    ),
  ]

  // MARK: - Plates

  /// 51F-123.45, 30A 12345, 59X1-234.56, 29-B1 1234: two digits of a province, a letter, a series.
  private func plate(at position: Int) -> PersonalData? {
    guard isDigit(position), isDigit(position + 1) else { return nil }
    var next = position + 2
    if byte(next) == 0x2D { next += 1 }
    guard let letter = byte(next), (0x41...0x5A).contains(letter) else { return nil }
    next += 1
    if let second = byte(next), (0x41...0x5A).contains(second) {
      next += 1
    } else if isDigit(next), let sign = byte(next + 1), [0x2D, 0x20, 0x2E].contains(sign) {
      next += 1
    }
    var hasSign = false
    if let sign = byte(next), [0x2D, 0x20, 0x2E].contains(sign) {
      next += 1
      hasSign = true
    }
    let start = next
    var digits = 0
    while isDigit(next) || byte(next) == 0x2E && digits == 3 && isDigit(next + 1) {
      if isDigit(next) { digits += 1 }
      next += 1
    }
    guard digits == 5 || digits == 4 && hasSign, next > start,
      byte(next).map({ !isAlphanumeric($0) }) ?? true,
      text[position] != 0x30
    else { return nil }
    return PersonalData(kind: .plate, range: position..<next)
  }

  /// The letters and digits behind ทะเบียน.
  private func thaiPlate(at position: Int) -> PersonalData? {
    guard has("ทะเบียน", at: position) else { return nil }
    var next = position + 21
    for word: StaticString in ["รถ", " ", ":", " "] where has(word, at: next) {
      next += word.utf8CodeUnitCount
    }
    let start = next
    if isDigit(next) { next += 1 }
    var letters = 0
    while letters < 3, byte(next) == 0xE0, byte(next + 1) == 0xB8 {
      next += 3
      letters += 1
    }
    while byte(next) == 0x20 || byte(next) == 0x2D { next += 1 }
    var digits = 0
    while isDigit(next), digits < 5 {
      next += 1
      digits += 1
    }
    guard (1...3).contains(letters), (1...4).contains(digits) else { return nil }
    return PersonalData(kind: .plate, range: start..<next)
  }

  // MARK: - Addresses

  /// A house number with a street: "12/3 đường Nguyễn Trãi", "221 Baker Street", "99/1 หมู่ 5 ต.บางพลี".
  private func street(at position: Int) -> PersonalData? {
    guard isDigit(position) else { return nil }
    var next = position
    var digits = 0
    while isDigit(next) || byte(next) == 0x2F && isDigit(next + 1) {
      if isDigit(next) { digits += 1 }
      next += 1
    }
    guard digits <= 7, next - position <= 10 else { return nil }
    if let letter = byte(next), isLetter(letter), !(byte(next + 1).map(isAlphanumeric) ?? false) {
      next += 1
    }
    if byte(next) == 0x2C { next += 1 }
    guard byte(next) == 0x20 else { return nil }
    next += 1
    let hasHouseWord = Self.houseWords.contains { ends(with: $0, at: skipSpaces(before: position)) }
    if Self.thaiStreetWords.contains(where: { has($0, at: next) }) {
      return PersonalData(kind: .address, range: position..<endOfThaiAddress(from: next))
    }
    if let word = Self.streetWords.first(where: { has($0, at: next) }) {
      let name = endOfNames(from: next + word.utf8CodeUnitCount)
      guard name > next + word.utf8CodeUnitCount + 1 else { return nil }
      return PersonalData(kind: .address, range: position..<endOfDistricts(from: name))
    }
    // English: the name before the street.
    let name = endOfNames(from: next, most: 3)
    guard name > next else { return nil }
    for word in Self.englishStreets where ends(with: word, at: name) {
      return PersonalData(kind: .address, range: position..<name)
    }
    if hasHouseWord {
      return PersonalData(kind: .address, range: position..<endOfDistricts(from: name))
    }
    return nil
  }

  private static let houseWords: [StaticString] = [
    "số", "Số", "số nhà", "Số nhà", "nhà số", "ngõ", "Ngõ", "hẻm", "Hẻm", "ngách", "kiệt",
  ]
  private static let streetWords: [StaticString] = [
    "đường ", "Đường ", "phố ", "Phố ", "ngõ ", "ngách ", "hẻm ", "kiệt ", "duong ",
  ]
  private static let districtWords: [StaticString] = [
    "phường", "Phường", "p.", "quận", "Quận", "q.", "huyện", "Huyện", "thành phố", "tp", "xã",
    "thôn",
  ]
  private static let thaiStreetWords: [StaticString] = [
    "ซอย", "ซ.", "ถนน", "ถ.", "หมู่", "ม.", "ตำบล", "ต.", "แขวง", "เขต",
  ]
  private static let thaiDistrictWords: [StaticString] = [
    "ซอย", "ซ.", "ถนน", "ถ.", "หมู่", "ม.", "ตำบล", "ต.", "แขวง", "เขต", "อำเภอ", "อ.", "จังหวัด", "จ.",
  ]
  private static let englishStreets: [StaticString] = [
    " street", " st", " road", " rd", " avenue", " ave", " lane", " drive", " boulevard", " blvd",
    " close", " crescent", " terrace", " court", " square", " way",
  ]

  /// The end of words with a capital or digits from `position` on.
  private func endOfNames(from position: Int, most: Int = 4) -> Int {
    var end = position
    var next = position
    for _ in 0..<most {
      while byte(next) == 0x20 { next += 1 }
      guard let first = byte(next), isCapital(at: next) || (0x30...0x39).contains(first) else {
        break
      }
      while let letter = byte(next), letter >= 0x80 || isAlphanumeric(letter) || letter == 0x2F {
        next += 1
      }
      end = next
    }
    return end
  }

  /// Wards and districts that follow behind commas.
  private func endOfDistricts(from position: Int) -> Int {
    var end = position
    while true {
      var next = end
      while byte(next) == 0x20 || byte(next) == 0x2C { next += 1 }
      guard let word = Self.districtWords.first(where: { has($0, at: next) }) else { return end }
      let name = endOfNames(from: next + word.utf8CodeUnitCount)
      guard name > next + word.utf8CodeUnitCount else { return end }
      end = name
    }
  }

  /// Thai has no capitals: words go on as long as each is a street or district, or its number.
  private func endOfThaiAddress(from position: Int) -> Int {
    var end = position
    while true {
      var next = end
      while byte(next) == 0x20 { next += 1 }
      let isPart =
        Self.thaiDistrictWords.contains { has($0, at: next) } || next < text.count && isDigit(next)
      guard isPart || end == position else { return end }
      let start = next
      while let letter = byte(next), letter != 0x20, letter != 0x2C, letter != 0x0A { next += 1 }
      if next == start { return end }
      end = next
    }
  }

  // MARK: - Bytes

  private func byte(_ position: Int) -> UInt8? {
    position >= 0 && position < text.count ? text[position] : nil
  }

  private func isDigit(_ position: Int) -> Bool {
    byte(position).map { (0x30...0x39).contains($0) } ?? false
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte)
  }

  /// A digit behind one of these is inside a word, number or code.
  private func isWordByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x5F || byte == 0x2B
  }

  private func isCapital(at position: Int) -> Bool {
    guard let first = byte(position) else { return false }
    if (0x41...0x5A).contains(first) { return true }
    guard let second = byte(position + 1) else { return false }
    switch first {
    case 0xC3: return (0x80...0x9E).contains(second)
    case 0xC4: return second == 0x90
    case 0xC6: return second == 0xA0 || second == 0xAF
    case 0xE1: return second >= 0xBA && (byte(position + 2) ?? 1) & 1 == 0
    default: return false
    }
  }

  private func skipSpaces(before position: Int) -> Int {
    var start = position
    while start > 0, text[start - 1] == 0x20 { start -= 1 }
    return start
  }

  /// Whether `word` stands at `position`; ASCII letters in either case.
  private func has(_ word: StaticString, at position: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position >= 0, position + count <= text.count else { return false }
    return word.withUTF8Buffer { buffer in
      for index in 0..<count {
        let letter = unsafe buffer[index]
        if lower[position + index] != letter, text[position + index] != letter { return false }
      }
      return true
    }
  }

  private func ends(with word: StaticString, at position: Int) -> Bool {
    has(word, at: position - word.utf8CodeUnitCount)
  }
}
