/// Looks for personal data at one place of a text after another.
struct PersonalDataScan {
  let text: [UInt8]
  /// The text with small ASCII letters, for words.
  private let lower: [UInt8]

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

  // MARK: - Bytes

  func byte(_ position: Int) -> UInt8? {
    position >= 0 && position < text.count ? text[position] : nil
  }

  func isDigit(_ position: Int) -> Bool {
    byte(position).map { (0x30...0x39).contains($0) } ?? false
  }

  func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte)
  }

  /// A digit behind one of these is inside a word, number or code.
  func isWordByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x5F || byte == 0x2B
  }

  func isCapital(at position: Int) -> Bool {
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

  func skipSpaces(before position: Int) -> Int {
    var start = position
    while start > 0, text[start - 1] == 0x20 { start -= 1 }
    return start
  }

  /// Whether `word` stands at `position`; ASCII letters in either case.
  func has(_ word: StaticString, at position: Int) -> Bool {
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

  func ends(with word: StaticString, at position: Int) -> Bool {
    has(word, at: position - word.utf8CodeUnitCount)
  }
}
