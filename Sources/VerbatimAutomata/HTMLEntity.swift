/// Characters as HTML writes them: `&amp;`, `&#39;`, `kh&ocirc;ng`. Forms and web shops leave them in
/// comments, some of them escaped twice (`&amp;#39;`).
///
/// Names and numbers are those of the HTML Standard, §13.5 (named character references) and §13.2.5.80
/// (numbers of Windows-1252); of the names, the letters of Latin-1 and the signs that editors write.
enum HTMLEntity {
  /// The code point and the number of bytes of the entity at `position`, where `&` stands; nil if there
  /// is none.
  static func decode(_ utf8: Span<UInt8>, at position: Int) -> (value: UInt32, length: Int)? {
    var start = position + 1
    while has("amp;", utf8, at: start) { start += 4 }
    let body = start < utf8.count && utf8[start] == 0x23 ? number : named
    if let (value, end) = body(utf8, start) { return (value, end - position) }
    return start > position + 1 ? (0x26, start - position) : nil
  }

  private static func has(_ word: StaticString, _ utf8: Span<UInt8>, at position: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= utf8.count else { return false }
    return word.withUTF8Buffer { letters in
      (0..<count).allSatisfy { unsafe letters[$0] == utf8[position + $0] }
    }
  }

  private static func named(_ utf8: Span<UInt8>, _ start: Int) -> (UInt32, Int)? {
    var name = ""
    var end = start
    while end < utf8.count, end - start <= longestName, utf8[end] != 0x3B {
      guard utf8[end] < 0x80 else { return nil }
      name.unicodeScalars.append(Unicode.Scalar(utf8[end]))
      end += 1
    }
    guard end < utf8.count, utf8[end] == 0x3B, let value = names[name] else { return nil }
    return (value, end + 1)
  }

  private static func number(_ utf8: Span<UInt8>, _ start: Int) -> (UInt32, Int)? {
    var end = start + 1
    var radix: UInt32 = 10
    if end < utf8.count, utf8[end] | 0x20 == 0x78 {
      radix = 16
      end += 1
    }
    let first = end
    var value: UInt32 = 0
    while end < utf8.count, end - first <= mostDigits, let digit = digit(utf8[end]), digit < radix {
      value = value * radix + digit
      end += 1
    }
    guard end > first, end - first <= mostDigits, end < utf8.count, utf8[end] == 0x3B,
      value > 0, Unicode.Scalar(value) != nil
    else { return nil }
    return (windows1252[value] ?? value, end + 1)
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46, 0x61...0x66: UInt32(byte | 0x20) - 0x57
    default: nil
    }
  }

  private static let mostDigits = 7
  private static let longestName = 6

  private static let windows1252: [UInt32: UInt32] = [
    0x80: 0x20AC, 0x85: 0x2026, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D,
    0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x99: 0x2122,
  ]

  private static let names: [String: UInt32] = {
    var names: [String: UInt32] = [
      "amp": 0x26, "apos": 0x27, "bull": 0x2022, "copy": 0xA9, "deg": 0xB0, "euro": 0x20AC,
      "gt": 0x3E, "hellip": 0x2026, "laquo": 0xAB, "ldquo": 0x201C, "lsquo": 0x2018, "lt": 0x3C,
      "mdash": 0x2014, "middot": 0xB7, "nbsp": 0xA0, "ndash": 0x2013, "pound": 0xA3,
      "quot": 0x22, "raquo": 0xBB, "rdquo": 0x201D, "reg": 0xAE, "rsquo": 0x2019,
      "times": 0xD7, "trade": 0x2122, "yen": 0xA5,
    ]
    // U+00C0 to U+00DF; the small letters stand 32 behind the capitals.
    let capitals = [
      "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave",
      "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
      "Oacute", "Ocirc", "Otilde", "Ouml", "", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml",
      "Yacute", "THORN",
    ]
    for (place, name) in capitals.enumerated() where !name.isEmpty {
      names[name] = 0xC0 + UInt32(place)
      let isSmallThroughout = ["AElig", "ETH", "THORN"].contains(name)
      let small =
        isSmallThroughout ? name.lowercased() : name.prefix(1).lowercased() + name.dropFirst()
      names[small] = 0xE0 + UInt32(place)
    }
    names["szlig"] = 0xDF
    names["yuml"] = 0xFF
    return names
  }()
}
