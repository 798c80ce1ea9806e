/// A row that could not be read, with all that is needed to find and mend it.
package struct Reject: Sendable, Equatable {
  /// Names that stay the same from version to version, for scripts to test.
  package enum Reason: String, Sendable, CaseIterable {
    case unclosedQuote = "unclosed_quote"
    case textAfterQuote = "text_after_quote"
    case raggedRow = "ragged_row"
    case fieldTooLong = "field_too_long"
    case recordTooLong = "record_too_long"
    case zeroByte = "zero_byte"
    case invalidUTF8 = "invalid_utf_8"
    case malformedJSON = "malformed_json"
  }

  /// At most this much of a record is kept in ``raw``.
  package static let rawLimit = 64 << 10

  package var file: String
  /// The physical line of the fault, counted from 1.
  package var line: Int
  /// Characters from the start of that line, counted from 1; bytes where it is not UTF-8.
  package var column: Int
  /// The number of the record among the rows, counted from 1.
  package var record: Int
  package var reason: Reason
  package var expected: String
  package var found: String
  /// What to do, as a sentence to the user.
  package var mend: String
  /// The record as it stood in the file, without its line end.
  package var raw: [UInt8]

  /// One line: `survey.csv:12:5: expected 4 fields, found 6`.
  package var description: String {
    "\(file):\(line):\(column): expected \(expected), found \(found)"
  }
}

/// A fault inside one record, before it is placed in the file.
struct RecordFault: Error, Equatable {
  var reason: Reject.Reason
  /// Offset of the fault in the bytes that were given.
  var offset: Int
  var expected: String
  var found: String
  var mend: String
}

extension RecordFault {
  /// The fault as a reject, its line and column counted from the start of the record.
  func reject(
    record bytes: borrowing Span<UInt8>, from start: Int, to end: Int,
    position: RecordPosition, file: String
  ) -> Reject {
    let place = min(max(offset, start), end)
    var lineStart = start
    var line = position.line
    for i in start..<place {
      let byte = bytes[i]
      let isPair = byte == Byte.carriageReturn && i + 1 < place && bytes[i + 1] == Byte.lineFeed
      if byte == Byte.lineFeed || (byte == Byte.carriageReturn && !isPair) {
        line += 1
        lineStart = i + 1
      }
    }
    var column = 1
    for i in lineStart..<place where bytes[i] & 0xC0 != 0x80 { column += 1 }
    if UTF8Check.firstFault(in: bytes, from: lineStart, to: place) != nil {
      column = place - lineStart + 1
    }
    return Reject(
      file: file, line: line, column: column, record: position.record, reason: reason,
      expected: expected, found: found, mend: mend,
      raw: ByteCopy.array(bytes, from: start, to: min(end, start + Reject.rawLimit)))
  }
}
