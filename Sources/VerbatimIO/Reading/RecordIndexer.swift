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
      var special = SpecialBytes(delimiter: delimiter)
      unsafe special.seek(start, in: bytes)
      var found = Found(position: start)
      while found.position < goal {
        var record = RecordIndex.Record(start: Int32(truncatingIfNeeded: found.position))
        // All fields of a record at once: to ask each time whether there is room costs more than
        // to find them.
        let isOrdinary = index.addFields(atMost: columns) { fields in
          unsafe next(&record, &special, in: bytes, &fields)
        }
        guard isOrdinary else { break }
        index.append(record: record)
        found.position = Int(record.end)
        found.rows += 1
        found.lines += Int(record.lines)
      }
      return found
    }
  }

  /// Reads the record that begins at `record.start`; false if it is not ordinary.
  @inline(__always)
  private func next(
    _ record: inout RecordIndex.Record, _ special: inout SpecialBytes,
    in bytes: UnsafeRawBufferPointer, _ fields: inout OutputSpan<RecordIndex.Field>
  ) -> Bool {
    let start = Int(record.start)
    var field = start
    var count = 0
    while true {
      var place = unsafe special.next(in: bytes)
      guard place < bytes.count else { return false }
      var byte = unsafe bytes[place]
      var end = place
      var hasEscapes = false
      if byte == Byte.quote {
        // Inside a field it is text.
        guard place == field else { continue }
        guard !isLenient,
          let close = unsafe closing(&special, in: bytes, &record.lines, &hasEscapes)
        else { return false }
        field += 1
        end = close
        place = unsafe special.next(in: bytes)
        guard place == close + 1, place < bytes.count else { return false }
        byte = unsafe bytes[place]
        if hasEscapes { record.hasEscapes = true }
      }
      count += 1
      guard count <= columns else { return false }
      fields.append(.init(start: field, end: end, hasEscapes: hasEscapes))
      field = place + 1
      guard byte == Byte.lineFeed || byte == Byte.carriageReturn else { continue }
      guard count == columns else { return false }
      return unsafe finish(&record, &special, at: place, byte, in: bytes)
    }
  }

  /// The quote that closes a field, where a delimiter or a line end follows; `nil` for none.
  @inline(__always)
  private func closing(
    _ special: inout SpecialBytes, in bytes: UnsafeRawBufferPointer, _ lines: inout Int32,
    _ hasEscapes: inout Bool
  ) -> Int? {
    while true {
      let place = unsafe special.next(in: bytes)
      let behind = place + 1
      guard behind < bytes.count else { return nil }
      let byte = unsafe bytes[place]
      let following = unsafe bytes[behind]
      if byte == Byte.quote {
        guard following == Byte.quote else { return place }
        _ = unsafe special.next(in: bytes)
        hasEscapes = true
      } else if byte == Byte.lineFeed
        || (byte == Byte.carriageReturn && following != Byte.lineFeed)
      {
        lines += 1
      }
    }
  }

  @inline(__always)
  private func finish(
    _ record: inout RecordIndex.Record, _ special: inout SpecialBytes, at end: Int,
    _ lineEnd: UInt8, in bytes: UnsafeRawBufferPointer
  ) -> Bool {
    let start = Int(record.start)
    guard end - start <= mostBytes else { return false }
    // A line of spaces is no record; with several columns there is a delimiter in it.
    if columns == 1 {
      guard end > start, unsafe bytes[start] != Byte.space else { return false }
    }
    var next = end + 1
    if lineEnd == Byte.carriageReturn {
      guard next < bytes.count else { return false }
      if unsafe bytes[next] == Byte.lineFeed {
        _ = unsafe special.next(in: bytes)
        next += 1
      }
    }
    record.contentEnd = Int32(truncatingIfNeeded: end)
    record.end = Int32(truncatingIfNeeded: next)
    return true
  }
}
