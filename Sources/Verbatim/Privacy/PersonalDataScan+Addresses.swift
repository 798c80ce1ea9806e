/// House numbers with their street and district.
extension PersonalDataScan {
  /// A house number with a street: "12/3 đường Nguyễn Trãi", "221 Baker Street", "99/1 หมู่ 5 ต.บางพลี".
  func street(at position: Int) -> PersonalData? {
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
}
