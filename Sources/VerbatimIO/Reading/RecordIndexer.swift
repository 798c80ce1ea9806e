/// Finds the ordinary records of a table and their fields in one way through the bytes.
struct RecordIndexer: Sendable {
  private let isLenient: Bool
  private let columns: Int
  /// Longer records are for ``RecordFramer``, which knows the limits of fields and records.
  private let mostBytes: Int
  private var special: SpecialBytes

  /// `nil` for formats whose records are lines.
  init?(_ layout: ExportLayout, limits: RecordLimits) {
    guard layout.dialect.format != .jsonLines else { return nil }
    isLenient = layout.dialect.isLenient
    columns = layout.columns.count
    mostBytes = min(limits.maximumFieldBytes, limits.maximumRecordBytes - 1)
    special = SpecialBytes(delimiter: layout.dialect.delimiterByte)
  }

  /// What was found of ordinary records.
  struct Found {
    /// Where the first one begins that is not ordinary, or not whole.
    var position: Int
    var rows = 0
    var lines = 0
  }

  /// Goes from `start` up to a record that is not ordinary, or that ends behind `goal`.
  mutating func index(
    from start: Int, to goal: Int, in bytes: borrowing Span<UInt8>, into index: inout RecordIndex
  ) -> Found {
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe special.seek(start, in: bytes)
      var found = Found(position: start)
      while found.position < goal {
        let known = index.fields.count
        guard let record = unsafe next(at: found.position, in: bytes, &index) else {
          index.removeFields(from: known)
          break
        }
        index.append(record: record)
        found.position = Int(record.end)
        found.rows += 1
        found.lines += Int(record.lines)
      }
      return found
    }
  }

  /// The record at `start`, its fields added to `index`; `nil` if it is not ordinary.
  @inline(__always)
  private mutating func next(
    at start: Int, in bytes: UnsafeRawBufferPointer, _ index: inout RecordIndex
  ) -> RecordIndex.Record? {
    var field = start
    var count = 0
    var lines = 1
    while true {
      var place = unsafe special.next(in: bytes)
      guard place < bytes.count else { return nil }
      var byte = unsafe bytes[place]
      var end = place
      var hasEscapes = false
      if byte == Byte.quote {
        // Inside a field it is text.
        guard place == field else { continue }
        guard !isLenient,
          let close = unsafe closing(in: bytes, &lines, &hasEscapes)
        else { return nil }
        field += 1
        end = close
        place = unsafe special.next(in: bytes)
        guard place == close + 1, place < bytes.count else { return nil }
        byte = unsafe bytes[place]
      }
      count += 1
      guard count <= columns else { return nil }
      index.append(field: .init(start: field, end: end, hasEscapes: hasEscapes))
      field = place + 1
      guard byte == Byte.lineFeed || byte == Byte.carriageReturn else { continue }
      return unsafe record(
        from: start, to: place, byte, columns: count, lines: lines, in: bytes)
    }
  }

  /// The quote that closes a field, where a delimiter or a line end follows; `nil` for none.
  @inline(__always)
  private mutating func closing(
    in bytes: UnsafeRawBufferPointer, _ lines: inout Int, _ hasEscapes: inout Bool
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
  private mutating func record(
    from start: Int, to end: Int, _ lineEnd: UInt8, columns count: Int, lines: Int,
    in bytes: UnsafeRawBufferPointer
  ) -> RecordIndex.Record? {
    guard count == columns, end - start <= mostBytes else { return nil }
    // A line of spaces is no record; with several columns there is a delimiter in it.
    if count == 1 {
      guard end > start, unsafe bytes[start] != Byte.space else { return nil }
    }
    var next = end + 1
    if lineEnd == Byte.carriageReturn {
      guard next < bytes.count else { return nil }
      if unsafe bytes[next] == Byte.lineFeed {
        _ = unsafe special.next(in: bytes)
        next += 1
      }
    }
    return RecordIndex.Record(
      start: Int32(truncatingIfNeeded: start), contentEnd: Int32(truncatingIfNeeded: end),
      end: Int32(truncatingIfNeeded: next), lines: Int32(truncatingIfNeeded: lines))
  }
}
