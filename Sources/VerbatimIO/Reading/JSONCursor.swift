/// Reads a JSON document from front to back, value by value, without building a tree of it.
///
/// ```swift
/// var cursor = JSONCursor(bytes)
/// try cursor.members { key, cursor in
///   if key == "n" { n = try cursor.integer() } else { try cursor.skip() }
/// }
/// try cursor.end()
/// ```
package struct JSONCursor {
  /// Where a document is not what it should be.
  package struct Fault: Error {
    /// In bytes from the beginning.
    package var offset: Int
    package var expected: String
  }

  private let bytes: [UInt8]
  private var position = 0
  /// Deeper than this no document of ours goes; a hostile one must not overflow the stack.
  private static let deepest = 64

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Goes through the members of an object; `body` reads or skips each value.
  package mutating func members(_ body: (String, inout JSONCursor) throws -> Void) throws {
    try take(Byte.openBrace, "an object")
    if takeIf(Byte.closeBrace) { return }
    repeat {
      skipSpace()
      let key = try string()
      try take(UInt8(ascii: ":"), "a colon")
      try body(key, &self)
    } while takeIf(Byte.comma)
    try take(Byte.closeBrace, "a comma or the end of the object")
  }

  /// Goes through the elements of an array; `body` reads or skips each.
  package mutating func elements(_ body: (inout JSONCursor) throws -> Void) throws {
    try take(Byte.openBracket, "an array")
    if takeIf(Byte.closeBracket) { return }
    repeat { try body(&self) } while takeIf(Byte.comma)
    try take(Byte.closeBracket, "a comma or the end of the array")
  }

  package mutating func string() throws -> String {
    skipSpace()
    guard position < bytes.count, bytes[position] == Byte.quote else { throw fault("a string") }
    let start = position + 1
    let all = bytes
    let isEscaped = try pass { i throws(RecordFault) in
      try JSONObjectScanner.string(all.span, &i, all.count)
    }
    let text = bytes[start..<position - 1]
    guard isEscaped else { return String(decoding: text, as: UTF8.self) }
    var copy = Array(text)
    var halves = 0
    let end = JSONEscape.decode(&copy, from: 0, to: copy.count, halves: &halves)
    return String(decoding: copy[..<end], as: UTF8.self)
  }

  /// `nil` for null.
  package mutating func optionalString() throws -> String? { try isNull() ? nil : try string() }

  package mutating func integer() throws -> Int {
    let text = try digits()
    guard let value = Int(text) else { throw fault("a whole number") }
    return value
  }

  package mutating func number() throws -> Double {
    let text = try digits()
    guard let value = Double(text), value.isFinite else { throw fault("a number") }
    return value
  }

  package mutating func bool() throws -> Bool {
    skipSpace()
    let isTrue = position < bytes.count && bytes[position] == UInt8(ascii: "t")
    try word(isTrue ? "true" : "false")
    return isTrue
  }

  /// Whether null comes next; it is passed over.
  package mutating func isNull() throws -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "n") else { return false }
    try word("null")
    return true
  }

  package mutating func skip() throws { try skip(depth: 0) }

  private mutating func skip(depth: Int) throws {
    skipSpace()
    guard position < bytes.count, depth < Self.deepest else { throw fault("a value") }
    switch bytes[position] {
    case Byte.openBrace: try members { _, cursor in try cursor.skip(depth: depth + 1) }
    case Byte.openBracket: try elements { try $0.skip(depth: depth + 1) }
    case Byte.quote: _ = try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: _ = try number()
    }
  }

  /// Nothing but space may follow.
  package mutating func end() throws {
    skipSpace()
    guard position == bytes.count else { throw fault("nothing behind the document") }
  }

  /// A fault at what comes next.
  package func fault(_ expected: String) -> Fault { Fault(offset: position, expected: expected) }

  // MARK: - Bytes

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn: position += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8, _ expected: String) throws {
    guard takeIf(byte) else { throw fault(expected) }
  }

  private mutating func takeIf(_ byte: UInt8) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func word(_ word: StaticString) throws {
    let all = bytes
    try pass { i throws(RecordFault) in
      try JSONObjectScanner.word(word, all.span, &i, all.count)
    }
  }

  private mutating func digits() throws -> String {
    skipSpace()
    let start = position
    let all = bytes
    try pass { i throws(RecordFault) in
      try JSONObjectScanner.number(all.span, &i, all.count)
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Goes on behind a part of JSON text that lines of JSON have too.
  private mutating func pass<Found>(
    _ scan: (inout Int) throws(RecordFault) -> Found
  ) throws -> Found {
    do throws(RecordFault) {
      return try scan(&position)
    } catch {
      throw Fault(offset: error.offset, expected: error.expected)
    }
  }
}
