/// Number plates of Vietnam and Thailand.
extension PersonalDataScan {
  /// 51F-123.45, 30A 12345, 59X1-234.56, 29-B1 1234: two digits of a province, a letter, a series.
  func plate(at position: Int) -> PersonalData? {
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
  func thaiPlate(at position: Int) -> PersonalData? {
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
}
