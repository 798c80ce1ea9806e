/// Where the ordinary records of a block lie, and their fields: what a reader has seen on its one
/// way through the bytes, so that no worker has to look for it again.
///
/// Ordinary is a record with as many fields as there are columns, each of them quoted as the format
/// says. All others are left to ``RecordFramer``, which knows what is wrong with them.
package struct RecordIndex: Sendable, Equatable {
  /// Places are those in the block.
  struct Record: Sendable, Equatable {
    var start: Int32
    /// Behind the last byte, without the line end.
    var contentEnd: Int32
    /// Where the next record begins.
    var end: Int32
    /// How many physical lines it covers.
    var lines: Int32
  }

  /// The text of a field without its quotes.
  struct Field: Sendable, Equatable {
    var start: Int32
    /// Less than zero, by ``negated(_:)``, where quotes inside are doubled.
    private var rawEnd: Int32

    @inline(__always)
    init(start: Int, end: Int, hasEscapes: Bool) {
      self.start = Int32(truncatingIfNeeded: start)
      let end = Int32(truncatingIfNeeded: end)
      rawEnd = hasEscapes ? ~end : end
    }

    var hasEscapes: Bool { rawEnd < 0 }
    var end: Int32 { rawEnd < 0 ? ~rawEnd : rawEnd }
  }

  /// In the order of the block.
  private(set) var records: [Record] = []
  /// Those of the first record, then those of the second, and so on, a column each.
  private(set) var fields: [Field] = []

  mutating func append(field: Field) { fields.append(field) }

  mutating func append(record: Record) { records.append(record) }

  /// Takes out the fields of a record that turned out not to be ordinary.
  mutating func removeFields(from count: Int) { fields.removeLast(fields.count - count) }
}
