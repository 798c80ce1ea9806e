/// One piece of an XML document; the ranges lie in ``XMLScanner/buffer`` until more is added to it.
enum XMLToken {
  /// `name` is without its namespace.
  case open(name: Range<Int>, attributes: Range<Int>, isEmpty: Bool)
  case close(name: Range<Int>)
  case text(Range<Int>, hasEntities: Bool)
}

/// What is wrong with an XML document.
struct XMLFault: Error {
  var found: String
  /// Bytes from the beginning of the document.
  var offset: Int
}

/// Reads XML forwards, in pieces of any size, as far as workbooks need it.
///
/// Entities other than the five of XML itself are left as they stand, and a document type, by which
/// others could be made, is refused.
struct XMLScanner: Sendable {
  /// The largest tag or text.
  private static let longestToken = 16 << 20

  private(set) var buffer: [UInt8] = []
  private var position = 0
  /// Where `buffer` begins in the document.
  private var offset = 0
  /// Elements that are open.
  private(set) var depth = 0
  private var hasRoot = false

  /// Adds bytes that `read` appends.
  mutating func fill(
    _ read: (inout [UInt8]) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    ByteCopy.moveToFront(&buffer, from: position, to: buffer.count)
    buffer.removeLast(position)
    offset += position
    position = 0
    try read(&buffer)
  }

  /// The next token; `nil` where more bytes are needed, or at the end.
  mutating func next(isLast: Bool) throws(XMLFault) -> XMLToken? {
    let buffer = buffer
    let bytes = buffer.span
    while position < bytes.count {
      let start = position
      if bytes[start] != UInt8(ascii: "<") {
        let end = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: start, to: bytes.count)
        guard end < bytes.count || isLast else { return try wait(from: start) }
        position = end
        if depth == 0 { continue }  // white space around the root
        let entity = ByteSearch.first(UInt8(ascii: "&"), in: bytes, from: start, to: end)
        return .text(start..<end, hasEntities: entity < end)
      }
      guard start + 1 < bytes.count else { return try wait(from: start, isLast: isLast) }
      switch bytes[start + 1] {
      case UInt8(ascii: "?"):
        guard let end = find("?>", from: start + 2) else {
          return try wait(from: start, isLast: isLast)
        }
        position = end + 2
      case UInt8(ascii: "!"):
        guard start + 9 <= bytes.count else { return try wait(from: start, isLast: isLast) }
        if starts("<!--", at: start) {
          guard let end = find("-->", from: start + 4) else {
            return try wait(from: start, isLast: isLast)
          }
          position = end + 3
        } else if starts("<![CDATA[", at: start) {
          guard let end = find("]]>", from: start + 9) else {
            return try wait(from: start, isLast: isLast)
          }
          position = end + 3
          return .text(start + 9..<end, hasEntities: false)
        } else {
          throw XMLFault(found: "a document type", offset: offset + start)
        }
      default:
        guard let end = endOfTag(from: start + 1) else {
          return try wait(from: start, isLast: isLast)
        }
        return try tag(start + 1, end)
      }
    }
    if isLast && (depth > 0 || !hasRoot) {
      throw XMLFault(found: "its end inside an element", offset: offset + position)
    }
    return nil
  }

  /// Behind a `<`: where the tag's `>` stands, which may not stand inside quotes.
  private func endOfTag(from start: Int) -> Int? {
    let bytes = buffer.span
    var i = start
    while i < bytes.count {
      let byte = bytes[i]
      if byte == UInt8(ascii: ">") { return i }
      if byte == Byte.quote || byte == UInt8(ascii: "'") {
        i = ByteSearch.first(byte, in: bytes, from: i + 1, to: bytes.count)
      }
      i += 1
    }
    return nil
  }

  private mutating func tag(_ start: Int, _ end: Int) throws(XMLFault) -> XMLToken {
    let buffer = buffer
    let bytes = buffer.span
    let isClosing = bytes[start] == UInt8(ascii: "/")
    let isEmpty = !isClosing && bytes[end - 1] == UInt8(ascii: "/") && end - 1 > start
    let last = isEmpty ? end - 1 : end
    var i = isClosing ? start + 1 : start
    var nameStart = i
    while i < last && bytes[i] > Byte.space {
      if bytes[i] == UInt8(ascii: ":") { nameStart = i + 1 }
      i += 1
    }
    guard nameStart < i, bytes[nameStart] != UInt8(ascii: "<") else {
      throw XMLFault(found: "a tag without a name", offset: offset + start)
    }
    position = end + 1
    let name = nameStart..<i
    if isClosing {
      depth -= 1
      guard depth >= 0 else {
        throw XMLFault(found: "the end of an element that has not begun", offset: offset + start)
      }
      return .close(name: name)
    }
    if depth == 0 {
      guard !hasRoot else { throw XMLFault(found: "a second root", offset: offset + start) }
      hasRoot = true
    }
    if !isEmpty { depth += 1 }
    return .open(name: name, attributes: i..<last, isEmpty: isEmpty)
  }

  private func wait(from start: Int, isLast: Bool = false) throws(XMLFault) -> XMLToken? {
    guard !isLast else {
      throw XMLFault(found: "its end inside a tag", offset: offset + start)
    }
    guard buffer.count - start <= Self.longestToken else {
      throw XMLFault(
        found: "a tag or text of more than \(Self.longestToken >> 20) MiB", offset: offset + start)
    }
    return nil
  }

  private func starts(_ text: StaticString, at start: Int) -> Bool {
    let bytes = buffer.span
    guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
    var i = start
    for byte in text.description.utf8 {
      guard bytes[i] == byte else { return false }
      i += 1
    }
    return true
  }

  private func find(_ text: StaticString, from start: Int) -> Int? {
    let bytes = buffer.span
    guard start <= bytes.count else { return nil }
    let last = Array(text.description.utf8).last ?? 0
    var end = ByteSearch.first(last, in: bytes, from: start, to: bytes.count)
    while end < bytes.count {
      let begin = end + 1 - text.utf8CodeUnitCount
      if begin >= start && starts(text, at: begin) { return begin }
      end = ByteSearch.first(last, in: bytes, from: end + 1, to: bytes.count)
    }
    return nil
  }

  // MARK: - What tokens hold

  func isName(_ range: Range<Int>, _ name: [UInt8]) -> Bool {
    guard range.count == name.count else { return false }
    for i in 0..<name.count where buffer[range.lowerBound + i] != name[i] { return false }
    return true
  }

  /// The value of an attribute, whatever its namespace, as it stands between its quotes.
  func attribute(_ name: [UInt8], in attributes: Range<Int>) -> Range<Int>? {
    let bytes = buffer.span
    var i = attributes.lowerBound
    let end = attributes.upperBound
    while i < end {
      while i < end && bytes[i] <= Byte.space { i += 1 }
      var nameStart = i
      while i < end && bytes[i] != UInt8(ascii: "=") && bytes[i] > Byte.space {
        if bytes[i] == UInt8(ascii: ":") { nameStart = i + 1 }
        i += 1
      }
      let found = nameStart..<i
      while i < end && bytes[i] != Byte.quote && bytes[i] != UInt8(ascii: "'") { i += 1 }
      guard i < end else { return nil }
      let close = ByteSearch.first(bytes[i], in: bytes, from: i + 1, to: end)
      if isName(found, name) { return i + 1..<close }
      i = close + 1
    }
    return nil
  }

  /// The value of an attribute with its entities undone.
  func text(_ name: [UInt8], in attributes: Range<Int>) -> String? {
    guard let range = attribute(name, in: attributes) else { return nil }
    var bytes: [UInt8] = []
    appendText(range, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func number(_ name: [UInt8], in attributes: Range<Int>) -> Int? {
    guard let range = attribute(name, in: attributes) else { return nil }
    return Int(String(decoding: buffer[range], as: UTF8.self))
  }

  /// Appends text with its entities undone.
  func appendText(_ range: Range<Int>, to output: inout [UInt8]) {
    var i = range.lowerBound
    while i < range.upperBound {
      let byte = buffer[i]
      if byte == UInt8(ascii: "&"),
        let end = buffer[i..<min(i + 12, range.upperBound)].firstIndex(of: Byte.semicolon),
        let scalar = Self.entity(buffer[i + 1..<end])
      {
        output.append(contentsOf: String(Character(scalar)).utf8)
        i = end + 1
      } else {
        output.append(byte)
        i += 1
      }
    }
  }

  private static func entity(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let text = String(decoding: name, as: UTF8.self)
    switch text {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard text.first == "#" else { return nil }
      let digits = text.dropFirst()
      let value =
        digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      return value.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }
  }
}
