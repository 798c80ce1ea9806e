/// Where the ordinary records of a block lie, and what separates their fields: what a reader has
/// seen on its one way through the bytes, so that no worker has to look for it again.
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
    /// Which of ``RecordIndex/places`` is behind its first field.
    var firstPlace: Int32
    /// How many physical lines it covers.
    var lines: Int32 = 1
    /// Some field has doubled quotes.
    var hasEscapes = false

    /// The text of a field without its quotes.
    @inline(__always)
    func field(_ column: Int, _ places: [Int32], in bytes: [UInt8]) -> Range<Int> {
      let place = Int(firstPlace) + column
      let start = column == 0 ? Int(start) : Int(places[place - 1]) + 1
      let end = Int(places[place])
      return start < end && bytes[start] == Byte.quote ? start + 1..<end - 1 : start..<end
    }
  }

  /// In the order of the block.
  private(set) var records: [Record] = []
  /// The delimiters and line ends outside quotes; a record's own stand behind one another.
  private(set) var places: [Int32] = []

  /// Makes room at once, so that the arrays need not grow.
  mutating func reserve(records: Int, places: Int) {
    self.records.reserveCapacity(records)
    self.places.reserveCapacity(places + SeparatorScanner.room)
  }

  mutating func addPlaces(atMost count: Int, _ body: (inout OutputSpan<Int32>) -> Void) {
    places.append(addingCapacity: count, initializingWith: body)
  }

  mutating func removePlaces(from first: Int) { places.removeLast(places.count - first) }

  mutating func append(_ record: Record) { records.append(record) }
}
