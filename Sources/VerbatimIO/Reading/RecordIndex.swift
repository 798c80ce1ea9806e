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
    var contentEnd: Int32 = 0
    /// Where the next record begins.
    var end: Int32 = 0
    /// How many physical lines it covers.
    var lines: Int32 = 1
    /// Some field has doubled quotes.
    var hasEscapes = false
  }

  /// The text of a field without its quotes.
  struct Field: Sendable, Equatable {
    var start: Int32
    /// Its complement, which is less than zero, where quotes inside are doubled.
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

  /// Lets `body` write the fields of a record; they stay if it says that the record is ordinary.
  @inline(__always)
  mutating func addFields(
    atMost count: Int, _ body: (inout OutputSpan<Field>) -> Bool
  ) -> Bool {
    var isOrdinary = false
    fields.append(addingCapacity: count) { room in
      isOrdinary = body(&room)
      if !isOrdinary { room.removeAll() }
    }
    return isOrdinary
  }

  mutating func append(record: Record) { records.append(record) }
}
