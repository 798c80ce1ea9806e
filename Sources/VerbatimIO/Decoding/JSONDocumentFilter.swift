/// Makes JSON lines of a JSON document that holds its records in a list: `[{…}, {…}]`,
/// `{"data": [{…}, {…}], …}`, or objects that go over several lines.
///
/// Members of nested objects get the path to them as their key: `attributes.rating`. Each record
/// stands on the line on which it began. What stands between records and is no object is passed
/// on as it is, and rejected there.
struct JSONDocumentFilter: ByteFilter {
  private enum Place {
    /// Outside any record: before the list, between records, behind it.
    case between
    case record
    /// Something in the list that is no object.
    case other
  }

  private let file: String
  /// How deep records lie: 0 for objects one after the other, 1 for a list, 2 for a list in an
  /// object.
  private let depth: Int
  /// The key of the list, where `depth` is 2.
  private let list: [UInt8]
  private let limit: Int

  private var place = Place.between
  /// The brackets that are open, `true` for an object.
  private var open: [Bool] = []
  private var isInString = false
  private var isEscaped = false
  private var isInList: Bool
  private var key: [UInt8] = []
  private var isKey = false
  private var record: [UInt8] = []
  private var recordDepth = 0
  private var recordLine = 1
  private var flattener = JSONFlattener()
  /// The line that is read, the line that is written, and the column.
  private var line = 1
  private var written = 1
  private var lineStart = 0
  private var offset = 0

  init(_ shape: JSONShape, file: String, limits: RecordLimits) {
    self.file = file
    switch shape {
    case .objects: (depth, list) = (0, [])
    case .list: (depth, list) = (1, [])
    case .listIn(let key): (depth, list) = (2, key)
    }
    limit = limits.maximumRecordBytes + 1
    isInList = depth < 2
  }

  var dialect: RecordDialect? { .jsonLines }

  var form: String? { "JSON document" }

  var notes: [String] {
    depth < 2 ? [] : ["read the list '\(String(decoding: list, as: UTF8.self))' of a JSON document"]
  }

  mutating func take(_ input: [UInt8], into output: inout [UInt8]) throws(ReadingError) {
    let bytes = input.span
    var i = 0
    while i < bytes.count {
      if isInString && !isEscaped && place == .record && record.count < limit {
        // Most of a document is text.
        let quote = ByteSearch.first(Byte.quote, in: bytes, from: i, to: bytes.count)
        let slash = ByteSearch.first(Byte.backslash, in: bytes, from: i, to: quote)
        let feed = ByteSearch.first(Byte.lineFeed, in: bytes, from: i, to: slash)
        if feed > i {
          record.append(contentsOf: input[i..<feed])
          i = feed
          continue
        }
      }
      try take(bytes[i], at: offset + i, &output)
      i += 1
    }
    offset += bytes.count
  }

  mutating func finish(into output: inout [UInt8]) throws(ReadingError) -> Bool {
    if place == .other { endOther(&output) }
    guard open.isEmpty else {
      throw ReadingError(
        .jsonArray, file: file, line: line, expected: "a whole JSON document",
        found: "its end with \(open.count) bracket\(open.count == 1 ? "" : "s") open",
        mend: "Export or download it again: the end is missing, or a quote or bracket is.")
    }
    return false
  }

  private mutating func take(
    _ byte: UInt8, at offset: Int, _ output: inout [UInt8]
  ) throws(ReadingError) {
    if byte == Byte.lineFeed {
      line += 1
      lineStart = offset + 1
    }
    if isInString {
      keep(byte)
      if isEscaped {
        isEscaped = false
      } else if byte == Byte.backslash {
        isEscaped = true
      } else if byte == Byte.quote {
        isInString = false
        isKey = false
      }
      return
    }
    switch byte {
    case Byte.quote:
      if place == .between && open.count == depth && isInList { beginOther() }
      isInString = true
      // In the object that holds the list every string before a value may be its key.
      isKey = place == .between && open.count == 1
      if isKey { key.removeAll(keepingCapacity: true) }
      if !isKey { keep(byte) }
    case Byte.openBrace, Byte.openBracket: try begin(byte, at: offset)
    case Byte.closeBrace, Byte.closeBracket: try end(byte, at: offset, &output)
    case Byte.comma where open.count == depth && isInList && depth > 0:
      if place == .other { endOther(&output) }
    case Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn:
      if place == .other && depth == 0 && open.isEmpty && byte == Byte.lineFeed {
        endOther(&output)
      } else if place != .between {
        keep(Byte.space)
      }
    default:
      if place == .between && open.count == depth && isInList && byte != Byte.comma {
        beginOther()
      }
      keep(byte)
    }
  }

  private mutating func keep(_ byte: UInt8) {
    if isKey {
      if byte != Byte.quote { key.append(byte) }
    } else if place != .between && record.count < limit {
      // A line end may not stand in a record; in a string it is meant as one.
      if byte == Byte.lineFeed {
        record.append(contentsOf: isInString ? [Byte.backslash, UInt8(ascii: "n")] : [Byte.space])
      } else if byte != Byte.carriageReturn {
        record.append(byte)
      }
    }
  }

  private mutating func begin(_ byte: UInt8, at offset: Int) throws(ReadingError) {
    let isObject = byte == Byte.openBrace
    if place == .between && open.count == depth && isInList {
      place = isObject ? .record : .other
      recordDepth = open.count
      recordLine = line
    } else if place == .between && open.count == 1 && depth == 2 && !isObject {
      isInList = key == list
    }
    guard open.count < 512 else { throw problem("more than 512 nested values", at: offset) }
    open.append(isObject)
    keep(byte)
  }

  private mutating func end(
    _ byte: UInt8, at offset: Int, _ output: inout [UInt8]
  ) throws(ReadingError) {
    let isObject = byte == Byte.closeBrace
    if place == .other && open.count == depth { endOther(&output) }
    guard open.last == isObject else {
      throw problem(
        open.isEmpty
          ? "a bracket that nothing opens" : "'\(isObject ? "}" : "]")' where another bracket ends",
        at: offset)
    }
    keep(byte)
    open.removeLast()
    if place == .record && open.count == recordDepth {
      lead(&output)
      flattener.flatten(record, into: &output)
      endLine(&output)
    } else if place == .between && depth == 2 && open.count == 1 && !isObject {
      isInList = false
    }
  }

  private mutating func beginOther() {
    place = .other
    recordLine = line
  }

  private mutating func endOther(_ output: inout [UInt8]) {
    lead(&output)
    output.append(contentsOf: record)
    endLine(&output)
  }

  /// Empty lines up to the line on which the record began; there are none where several records
  /// stand on one line.
  private mutating func lead(_ output: inout [UInt8]) {
    while written < recordLine {
      output.append(Byte.lineFeed)
      written += 1
    }
  }

  private mutating func endLine(_ output: inout [UInt8]) {
    output.append(Byte.lineFeed)
    written += 1
    record.removeAll(keepingCapacity: true)
    place = .between
  }

  private func problem(_ found: String, at place: Int) -> ReadingError {
    ReadingError(
      .jsonArray, file: file, line: line, column: place - lineStart + 1,
      expected: "a JSON document with a list of objects", found: found,
      mend: "Export it again, or write one object a line (JSON lines).")
  }
}
