/// One member of a JSON object: where its key and value lie in the line.
struct JSONMember: Sendable {
  enum Value { case string, null, other }

  var keyStart: Int
  var keyEnd: Int
  var isKeyEscaped: Bool
  var valueStart: Int
  var valueEnd: Int
  var value: Value
  var isValueEscaped: Bool
}

/// Checks one line as a JSON object and finds its members, without building any tree.
///
/// Strings are found without their quotes and still escaped; every other value is the text of the
/// value as it stands.
struct JSONObjectScanner: Sendable {
  private(set) var members: [JSONMember] = []
  /// Halves of surrogate pairs that were met while the members were decoded.
  var halfCharacters = 0
  /// Nested values, outermost first: `true` for an object.
  private var nesting: [Bool] = []
  private static let deepest = 512

  mutating func scan(
    _ bytes: borrowing Span<UInt8>, from start: Int, to end: Int
  ) throws(RecordFault) {
    members.removeAll(keepingCapacity: true)
    var i = Self.skipSpace(bytes, start, end)
    try Self.expect(Byte.openBrace, "{ to begin an object", bytes, &i, end)
    i = Self.skipSpace(bytes, i, end)
    if i < end && bytes[i] == Byte.closeBrace {
      i += 1
    } else {
      while true {
        try member(bytes, &i, end)
        i = Self.skipSpace(bytes, i, end)
        if i < end && bytes[i] == Byte.comma {
          i = Self.skipSpace(bytes, i + 1, end)
          continue
        }
        try Self.expect(Byte.closeBrace, ", or } behind a value", bytes, &i, end)
        break
      }
    }
    i = Self.skipSpace(bytes, i, end)
    if i < end { throw Self.fault("the end of the line behind the object", bytes, i, end) }
  }

  private mutating func member(
    _ bytes: borrowing Span<UInt8>, _ i: inout Int, _ end: Int
  ) throws(RecordFault) {
    guard i < end, bytes[i] == Byte.quote else {
      throw Self.fault("a key in double quotes", bytes, i, end)
    }
    let keyStart = i + 1
    let isKeyEscaped = try Self.string(bytes, &i, end)
    let keyEnd = i - 1
    i = Self.skipSpace(bytes, i, end)
    try Self.expect(UInt8(ascii: ":"), ": behind the key", bytes, &i, end)
    i = Self.skipSpace(bytes, i, end)
    var found = JSONMember(
      keyStart: keyStart, keyEnd: keyEnd, isKeyEscaped: isKeyEscaped,
      valueStart: i, valueEnd: i, value: .other, isValueEscaped: false)
    if i < end && bytes[i] == Byte.quote {
      found.isValueEscaped = try Self.string(bytes, &i, end)
      found.value = .string
      found.valueStart += 1
      found.valueEnd = i - 1
    } else {
      let isNull = i < end && bytes[i] == UInt8(ascii: "n")
      try value(bytes, &i, end)
      found.value = isNull ? .null : .other
      found.valueEnd = i
    }
    members.append(found)
  }

  /// Any value that is not a string at the outermost level; nested ones are checked as well.
  private mutating func value(
    _ bytes: borrowing Span<UInt8>, _ i: inout Int, _ end: Int
  ) throws(RecordFault) {
    nesting.removeAll(keepingCapacity: true)
    repeat {
      // A value is expected here.
      guard i < end else { throw Self.fault("a value", bytes, i, end) }
      switch bytes[i] {
      case Byte.openBrace, Byte.openBracket:
        let isObject = bytes[i] == Byte.openBrace
        guard nesting.count < Self.deepest else {
          throw Self.fault("at most \(Self.deepest) nested values", bytes, i, end)
        }
        i = Self.skipSpace(bytes, i + 1, end)
        if i < end && bytes[i] == (isObject ? Byte.closeBrace : Byte.closeBracket) {
          i += 1
          break
        }
        nesting.append(isObject)
        if isObject { try Self.nestedKey(bytes, &i, end) }
        continue
      case Byte.quote: _ = try Self.string(bytes, &i, end)
      case UInt8(ascii: "t"): try Self.word("true", bytes, &i, end)
      case UInt8(ascii: "f"): try Self.word("false", bytes, &i, end)
      case UInt8(ascii: "n"): try Self.word("null", bytes, &i, end)
      default: try Self.number(bytes, &i, end)
      }
      // A value has ended: close what ends with it, or go on to the next one.
      while let isObject = nesting.last {
        i = Self.skipSpace(bytes, i, end)
        if i < end && bytes[i] == Byte.comma {
          i = Self.skipSpace(bytes, i + 1, end)
          if isObject { try Self.nestedKey(bytes, &i, end) }
          break
        }
        if isObject {
          try Self.expect(Byte.closeBrace, ", or } behind a value", bytes, &i, end)
        } else {
          try Self.expect(Byte.closeBracket, ", or ] behind a value", bytes, &i, end)
        }
        nesting.removeLast()
      }
    } while !nesting.isEmpty
  }
}
