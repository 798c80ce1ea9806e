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
  /// The separators of a block, where ``bytes`` are the block's.
  private var places: [Int32] = []
  /// The record in the block; `nil` where ``bytes`` are the record's own.
  private var record: RecordIndex.Record?
  /// Keeps the room for a record's own bytes while ``bytes`` are a block's.
  private var spare: [UInt8] = []

  package init() {}

  /// The number of columns, the same for every record.
  package private(set) var count = 0

  /// Where the field of `column` lies in ``bytes``; `nil` if the record has no such field or it
  /// is `null`. An empty field has an empty range.
  @inline(__always)
  package func range(_ column: Int) -> Range<Int>? {
    if let record {
      precondition(column < count)
      return record.field(column, places, in: bytes)
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

  /// Takes in an ordinary record of a block without copying its fields.
  @inline(__always)
  mutating func refer(
    to record: RecordIndex.Record, of block: borrowing RecordBlock, columns: Int
  ) {
    if self.record == nil {
      swap(&bytes, &spare)
      bytes = block.bytes
      places = block.ordinary.places
      count = columns
    }
    self.record = record
  }

  /// Lets go of the block that was referred to, if any.
  mutating func leaveBlock() {
    guard record != nil else { return }
    record = nil
    places = []
    bytes = []
    swap(&bytes, &spare)
  }

  /// Takes in an ordinary record of a block of which some fields have doubled quotes.
  mutating func load(
    _ record: RecordIndex.Record, of block: borrowing RecordBlock, columns: Int
  ) {
    let start = Int(record.start)
    load(block.bytes.span, from: start, to: Int(record.contentEnd), columns: columns)
    for column in 0..<columns {
      let field = record.field(column, block.ordinary.places, in: block.bytes)
      set(column, from: field.lowerBound - start, to: field.upperBound - start)
      undouble(column)
    }
  }

  @inline(__always)
  mutating func set(_ column: Int, from start: Int, to end: Int) {
    starts[column] = start
    ends[column] = end
  }

  mutating func setAbsent(_ column: Int) { starts[column] = -1 }
}
