/// How a JSON document holds its records.
enum JSONShape: Equatable {
  /// Objects one after the other, over several lines.
  case objects
  /// A list of objects.
  case list
  /// A list of objects that is a member of one object.
  case listIn(key: [UInt8])

  /// Whether a text begins like an object or a list of objects.
  static func begins(_ bytes: borrowing Span<UInt8>) -> Bool {
    let start = firstSign(bytes)
    guard start < bytes.count else { return false }
    if bytes[start] == Byte.openBrace { return true }
    let next = start + 1 + firstSign(bytes.extracting((start + 1)...))
    return bytes[start] == Byte.openBracket && next < bytes.count && bytes[next] == Byte.openBrace
  }

  private static func firstSign(_ bytes: borrowing Span<UInt8>) -> Int {
    var start = 0
    while start < bytes.count && bytes[start] <= Byte.space { start += 1 }
    return start
  }

  /// The shape of the document that begins with `bytes`; `nil` for JSON lines and for what is no
  /// JSON.
  ///
  /// - Parameters:
  ///   - isWhole: `bytes` are all there is.
  ///   - isNamedJSON: the name of the file ends in `.json`.
  static func detect(
    _ bytes: borrowing Span<UInt8>, isWhole: Bool, isNamedJSON: Bool
  ) -> JSONShape? {
    let start = firstSign(bytes)
    guard start < bytes.count else { return nil }
    if bytes[start] == Byte.openBracket {
      var next = start + 1
      while next < bytes.count && bytes[next] <= Byte.space { next += 1 }
      let isList = next < bytes.count && bytes[next] == Byte.openBrace
      return isList || isNamedJSON ? .list : nil
    }
    guard bytes[start] == Byte.openBrace else { return nil }
    var walk = JSONWalk()
    guard let end = walk.passObject(bytes, from: start) else { return nil }
    if walk.isClosed && !walk.hasLineEnds {
      // One line: a document only if there is no other and it holds nothing but the list.
      for i in end..<bytes.count where bytes[i] > Byte.space { return nil }
      guard isWhole else { return nil }
    }
    if let list = walk.list, !walk.hasText { return .listIn(key: list) }
    return walk.hasLineEnds ? .objects : nil
  }
}

/// Passes over the first object of a document and notes what its members are.
private struct JSONWalk {
  /// The key of the first member that is a list of objects.
  private(set) var list: [UInt8]?
  /// A member is a text of several words.
  private(set) var hasText = false
  /// A line ends inside the object.
  private(set) var hasLineEnds = false
  private(set) var isClosed = false

  /// Where the object, or what is there of it, ends; `nil` if it is malformed.
  mutating func passObject(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
    var open: [Bool] = []
    var previous: UInt8 = 0
    var key = 0..<0
    var i = start
    while i < bytes.count {
      let byte = bytes[i]
      let isKeyDue = open.last == true && (previous == Byte.openBrace || previous == Byte.comma)
      let isValueDue =
        open.isEmpty || previous == UInt8(ascii: ":")
        || open.last == false && (previous == Byte.openBracket || previous == Byte.comma)
      switch byte {
      case Byte.quote:
        guard isKeyDue || isValueDue else { return nil }
        let begin = i + 1
        i = begin
        while i < bytes.count && bytes[i] != Byte.quote {
          if bytes[i] == Byte.lineFeed { return nil }
          i += bytes[i] == Byte.backslash ? 2 : 1
        }
        guard i < bytes.count else { return bytes.count }
        if isKeyDue {
          if open.count == 1 { key = begin..<i }
        } else if open.count == 1 {
          let space = ByteSearch.first(Byte.space, in: bytes, from: begin, to: i)
          if space < i { hasText = true }
        }
      case Byte.openBrace, Byte.openBracket:
        guard isValueDue else { return nil }
        if open.count == 2, byte == Byte.openBrace, open[1] == false, previous == Byte.openBracket,
          list == nil
        {
          list = ByteCopy.array(bytes, from: key.lowerBound, to: key.upperBound)
        }
        open.append(byte == Byte.openBrace)
      case Byte.closeBrace, Byte.closeBracket:
        guard open.popLast() == (byte == Byte.closeBrace) else { return nil }
        if open.isEmpty {
          isClosed = true
          return i + 1
        }
      case Byte.lineFeed:
        hasLineEnds = true
        i += 1
        continue
      case Byte.space, Byte.tab, Byte.carriageReturn:
        i += 1
        continue
      default:
        if isKeyDue && byte != Byte.closeBrace { return nil }
      }
      previous = byte
      i += 1
    }
    return bytes.count
  }
}
