/// Finds the ordinary records of a table and their fields in one way through the bytes.
struct RecordIndexer: Sendable {
  private let delimiter: UInt8
  private let isLenient: Bool
  private let columns: Int
  /// Longer records are for ``RecordFramer``, which knows the limits of fields and records.
  private let mostBytes: Int

  /// `nil` for formats whose records are lines.
  init?(_ layout: ExportLayout, limits: RecordLimits) {
    guard layout.dialect.format != .jsonLines else { return nil }
    delimiter = layout.dialect.delimiterByte
    isLenient = layout.dialect.isLenient
    columns = layout.columns.count
    mostBytes = min(limits.maximumFieldBytes, limits.maximumRecordBytes - 1)
  }

  /// What was found of ordinary records.
  struct Found {
    /// Where the first one begins that is not ordinary, or not whole.
    var position: Int
    var rows = 0
    var lines = 0
  }

  /// Goes from `start` up to a record that is not ordinary, or that ends behind `goal`.
  func index(
    from start: Int, to goal: Int, in bytes: borrowing Span<UInt8>, into index: inout RecordIndex
  ) -> Found {
    unsafe bytes.withUnsafeBytes { bytes in
      var scanner = SeparatorScanner(delimiter: delimiter, isLenient: isLenient, from: start)
      var walk = Walk(found: Found(position: start), place: index.places.count)
      var goesOn = true
      while goesOn, walk.found.position < goal, !scanner.isDone {
        index.addPlaces(atMost: SeparatorScanner.room) { room in
          unsafe scanner.scan(bytes, into: &room)
        }
        goesOn = unsafe take(&walk, to: goal, scanner.marks, in: bytes, &index)
      }
      index.removePlaces(from: walk.place)
      return walk.found
    }
  }

  /// How far the separators have been made records.
  private struct Walk {
    var found: Found
    /// The first separator of the next record.
    var place: Int
    var mark = 0
  }

  /// Makes records of the separators that are known; false at a record that is not ordinary.
  private func take(
    _ walk: inout Walk, to goal: Int, _ marks: [Int32], in bytes: UnsafeRawBufferPointer,
    _ index: inout RecordIndex
  ) -> Bool {
    while walk.found.position < goal {
      let start = walk.found.position
      let last = walk.place + columns - 1
      guard last < index.places.count else { return true }
      for place in walk.place..<last {
        guard unsafe bytes[Int(index.places[place])] == delimiter else { return false }
      }
      let end = Int(index.places[last])
      let lineEnd = unsafe bytes[end]
      guard lineEnd == Byte.lineFeed || lineEnd == Byte.carriageReturn else { return false }
      guard end - start <= mostBytes else { return false }
      // A line of spaces is no record; with several columns there is a delimiter in it.
      if columns == 1 {
        guard end > start, unsafe bytes[start] != Byte.space else { return false }
      }
      var lineEnds = 1
      if lineEnd == Byte.carriageReturn {
        guard end + 1 < bytes.count else { return false }
        if unsafe bytes[end + 1] == Byte.lineFeed { lineEnds = 2 }
        guard last + lineEnds <= index.places.count else { return true }
      }
      var record = RecordIndex.Record(
        start: Int32(truncatingIfNeeded: start), contentEnd: Int32(truncatingIfNeeded: end),
        end: Int32(truncatingIfNeeded: end + lineEnds),
        firstPlace: Int32(truncatingIfNeeded: walk.place))
      while walk.mark < marks.count, marks[walk.mark] < record.end {
        let mark = Int(marks[walk.mark])
        walk.mark += 1
        switch unsafe bytes[mark] {
        case Byte.quote: record.hasEscapes = true
        case Byte.carriageReturn where unsafe bytes[mark + 1] == Byte.lineFeed: break
        default: record.lines += 1
        }
      }
      index.append(record)
      walk.place = last + lineEnds
      walk.found.position = Int(record.end)
      walk.found.rows += 1
      walk.found.lines += Int(record.lines)
    }
    return true
  }
}
