/// Phone, card, account and identity numbers, told from orders and prices.
extension PersonalDataScan {
  func number(at position: Int) -> PersonalData? {
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
    "thb", "usd", "$", "%", "％", "€", "sgd", "rm", "points", "point", "điểm", "diem", "แต้ม",
    "คะแนน",
    "km", "kg", "ml", "gb", "mb",
  ]
  private static let currencySigns: [StaticString] = [
    "$", "€", "£", "฿", "₫", "usd", "vnd", "thb", "rm", "sgd", "#",
  ]

  // MARK: - Context

  /// How many bytes before a number may say what it is.
  private static let contextReach = 40

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
}
