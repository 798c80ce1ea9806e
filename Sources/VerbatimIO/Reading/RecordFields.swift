/// The fields of one record, decoded, in a buffer that is used again for the next one.
///
/// `bytes` holds all of them; ``range(_:)`` says where one of them lies:
///
/// ```swift
/// if let range = fields.range(roles.comment.column) {
///   let comment = fields.bytes.span.extracting(range)  // UTF-8
/// }
/// ```
package struct RecordFields: Sendable {
  /// The decoded text of the fields, with unused bytes in between.
  package internal(set) var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var ends: [Int] = []

  package init() {}

  /// The number of columns, the same for every record.
  package var count: Int { starts.count }

  /// Where the field of `column` lies in ``bytes``; `nil` if the record has no such field or it
  /// is `null`. An empty field has an empty range.
  @inline(__always)
  package func range(_ column: Int) -> Range<Int>? {
    let start = starts[column]
    return start < 0 ? nil : start..<ends[column]
  }

  /// The field as a string, for few records such as a sample.
  package func text(_ column: Int) -> String? {
    range(column).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Takes in the raw bytes of the next record, all fields absent.
  mutating func load(
    _ source: borrowing Span<UInt8>, from start: Int, to end: Int, columns: Int
  ) {
    bytes.removeAll(keepingCapacity: true)
    precondition(start >= 0 && start <= end && end <= source.count)
    unsafe source.withUnsafeBufferPointer { all in
      let part = unsafe UnsafeBufferPointer(rebasing: all[start..<end])
      unsafe bytes.append(contentsOf: part)
    }
    if starts.count != columns {
      starts = [Int](repeating: -1, count: columns)
      ends = [Int](repeating: -1, count: columns)
    } else {
      for i in 0..<columns { starts[i] = -1 }
    }
  }

  /// Takes in an ordinary record with its fields, of which there is one for each column.
  mutating func load(
    _ source: borrowing Span<UInt8>, _ record: RecordIndex.Record,
    _ fields: ArraySlice<RecordIndex.Field>, _ escaped: inout [Int]
  ) {
    load(source, from: Int(record.start), to: Int(record.contentEnd), columns: fields.count)
    escaped.removeAll(keepingCapacity: true)
    for (column, index) in fields.indices.enumerated() {
      let field = fields[index]
      starts[column] = Int(field.start - record.start)
      ends[column] = Int(field.end - record.start)
      if field.hasEscapes { escaped.append(column) }
    }
    for column in escaped { undouble(column) }
  }

  @inline(__always)
  mutating func set(_ column: Int, from start: Int, to end: Int) {
    starts[column] = start
    ends[column] = end
  }

  mutating func setAbsent(_ column: Int) { starts[column] = -1 }
}
