/// The smallest parts of JSON text: strings, numbers, words, white space.
extension JSONObjectScanner {
  static func skipSpace(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var i = start
    while i < end {
      let byte = bytes[i]
      guard byte == Byte.space || byte == Byte.tab || byte == Byte.carriageReturn else { break }
      i += 1
    }
    return i
  }

  static func expect(
    _ byte: UInt8, _ words: String, _ bytes: borrowing Span<UInt8>, _ i: inout Int, _ end: Int
  ) throws(RecordFault) {
    guard i < end, bytes[i] == byte else { throw fault(words, bytes, i, end) }
    i += 1
  }

  static func nestedKey(
    _ bytes: borrowing Span<UInt8>, _ i: inout Int, _ end: Int
  ) throws(RecordFault) {
    guard i < end, bytes[i] == Byte.quote else {
      throw fault("a key in double quotes", bytes, i, end)
    }
    _ = try string(bytes, &i, end)
    i = skipSpace(bytes, i, end)
    try expect(UInt8(ascii: ":"), ": behind the key", bytes, &i, end)
    i = skipSpace(bytes, i, end)
  }

  /// Passes over a string that begins at `i`, and says whether it has escapes.
  static func string(
    _ bytes: borrowing Span<UInt8>, _ i: inout Int, _ end: Int
  ) throws(RecordFault) -> Bool {
    let open = i
    var isEscaped = false
    i += 1
    while true {
      let quote = ByteSearch.first(Byte.quote, in: bytes, from: i, to: end)
      let slash = ByteSearch.first(Byte.backslash, in: bytes, from: i, to: quote)
      var lowest: UInt8 = 0xFF
      for k in i..<slash { lowest = min(lowest, bytes[k]) }
      if lowest < 0x20 {
        while bytes[i] >= 0x20 { i += 1 }
        throw fault("an escape such as \\t for a control character", bytes, i, end)
      }
      if slash < quote {
        isEscaped = true
        i = slash + 1
        try escape(bytes, &i, end)
      } else if quote < end {
        i = quote + 1
        return isEscaped
      } else {
        throw RecordFault(
          reason: .malformedJSON, offset: open,
          expected: "a closing quote for the string that begins here",
          found: "the end of the line", mend: Self.mend)
      }
    }
  }

  private static func escape(
    _ bytes: borrowing Span<UInt8>, _ i: inout Int, _ end: Int
  ) throws(RecordFault) {
    let words = "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"
    guard i < end else { throw fault(words, bytes, i, end) }
    switch bytes[i] {
    case Byte.quote, Byte.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      i += 1
    case UInt8(ascii: "u"):
      i += 1
      for _ in 0..<4 {
        guard i < end, JSONEscape.digit(bytes[i]) != nil else {
          throw fault("four hexadecimal digits behind \\u", bytes, i, end)
        }
        i += 1
      }
    default: throw fault(words, bytes, i, end)
    }
  }

  static func word(
    _ word: StaticString, _ bytes: borrowing Span<UInt8>, _ i: inout Int, _ end: Int
  ) throws(RecordFault) {
    let start = i
    for letter in word.description.utf8 {
      guard i < end, bytes[i] == letter else { throw fault("a value", bytes, start, end) }
      i += 1
    }
  }

  static func number(
    _ bytes: borrowing Span<UInt8>, _ i: inout Int, _ end: Int
  ) throws(RecordFault) {
    let start = i
    if i < end && bytes[i] == UInt8(ascii: "-") { i += 1 }
    let first = i
    guard digits(bytes, &i, end) else { throw fault("a value", bytes, start, end) }
    if bytes[first] == UInt8(ascii: "0") && i > first + 1 {
      throw fault("a number without leading zeros", bytes, start, end)
    }
    if i < end && bytes[i] == UInt8(ascii: ".") {
      i += 1
      guard digits(bytes, &i, end) else {
        throw fault("digits behind the decimal point", bytes, i, end)
      }
    }
    if i < end && bytes[i] | 0x20 == UInt8(ascii: "e") {
      i += 1
      if i < end && (bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-")) { i += 1 }
      guard digits(bytes, &i, end) else { throw fault("digits of an exponent", bytes, i, end) }
    }
  }

  private static func digits(
    _ bytes: borrowing Span<UInt8>, _ i: inout Int, _ end: Int
  ) -> Bool {
    let start = i
    while i < end && bytes[i] &- 48 <= 9 { i += 1 }
    return i > start
  }

  static let mend =
    "Write one complete JSON object on each line, as a JSON library does; see jsonlines.org."

  static func fault(
    _ expected: String, _ bytes: borrowing Span<UInt8>, _ i: Int, _ end: Int
  ) -> RecordFault {
    RecordFault(
      reason: .malformedJSON, offset: i, expected: expected,
      found: i < end ? FoundText.character(bytes, at: i, end: end) : "the end of the line",
      mend: mend)
  }
}

/// What stands in the input, in words for a message.
enum FoundText {
  /// The character at `i` in quotes, or the number of a byte that is none.
  static func character(_ bytes: borrowing Span<UInt8>, at i: Int, end: Int) -> String {
    let byte = bytes[i]
    if byte < 0x20 || byte == 0x7F { return "byte 0x" + hexadecimal(byte) }
    var length = 1
    while i + length < end && length < 4 && bytes[i + length] & 0xC0 == 0x80 { length += 1 }
    if byte < 0x80 { length = 1 }
    guard UTF8Check.firstFault(in: bytes, from: i, to: i + length) == nil else {
      return "byte 0x" + hexadecimal(byte)
    }
    var character: [UInt8] = []
    for k in i..<i + length { character.append(bytes[k]) }
    return "'" + String(decoding: character, as: UTF8.self) + "'"
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count < 2 ? "0" + digits : digits
  }
}
