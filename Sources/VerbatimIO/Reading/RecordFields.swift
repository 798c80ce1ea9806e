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
  /// The decoded text of the fields, with other bytes in between: those of the record, or of the
  /// whole block that it is in.
  package internal(set) var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var ends: [Int] = []
  /// The fields of a block, where ``bytes`` are the block's.
  private var index: [RecordIndex.Field] = []
  /// Where those of the record begin; less than zero where ``bytes`` are the record's own.
  private var first = -1
  /// Keeps the room for a record's own bytes while ``bytes`` are a block's.
  private var spare: [UInt8] = []

  package init() {}

  /// The number of columns, the same for every record.
  package private(set) var count = 0

  /// Where the field of `column` lies in ``bytes``; `nil` if the record has no such field or it
  /// is `null`. An empty field has an empty range.
  @inline(__always)
  package func range(_ column: Int) -> Range<Int>? {
    if first >= 0 {
      precondition(column < count)
      let field = index[first + column]
      return Int(field.start)..<Int(field.end)
    }
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
    leaveBlock()
    count = columns
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

  /// Takes in an ordinary record of a block with its fields, without copying them.
  @inline(__always)
  mutating func refer(to record: Int, of block: borrowing RecordBlock, columns: Int) {
    if first < 0 {
      swap(&bytes, &spare)
      bytes = block.bytes
      index = block.ordinary.fields
      count = columns
    }
    first = record * columns
  }

  /// Lets go of the block that was referred to, if any.
  mutating func leaveBlock() {
    guard first >= 0 else { return }
    first = -1
    index = []
    bytes = []
    swap(&bytes, &spare)
  }

  /// Takes in an ordinary record of a block of which some fields have doubled quotes.
  mutating func load(
    _ record: RecordIndex.Record, _ number: Int, of block: borrowing RecordBlock, columns: Int,
    _ escaped: inout [Int]
  ) {
    load(
      block.bytes.span, from: Int(record.start), to: Int(record.contentEnd), columns: columns)
    escaped.removeAll(keepingCapacity: true)
    for column in 0..<columns {
      let field = block.ordinary.fields[number * columns + column]
      set(column, from: Int(field.start - record.start), to: Int(field.end - record.start))
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
