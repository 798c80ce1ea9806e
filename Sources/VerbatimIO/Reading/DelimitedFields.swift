/// Division of a CSV or TSV record into fields.
extension RecordFields {
  /// Finds the fields of the loaded record, whose quotes the framer has found to be in order.
  mutating func split(
    _ layout: ExportLayout, _ limits: RecordLimits, _ escaped: inout [Int]
  ) throws(RecordFault) {
    let columns = layout.columns.count
    let (column, firstExtra) = divide(layout.dialect, columns: columns, &escaped)
    if let firstExtra {
      throw Self.ragged(column, columns, at: firstExtra)
    }
    if column < layout.minimumFields {
      throw Self.ragged(column, columns, at: bytes.count)
    }
    for column in escaped { undouble(column) }
    try checkLengths(limits)
  }

  /// Finds the first `columns` fields; says how many there are, and where the first one beyond
  /// `columns` begins that is not empty.
  mutating func divide(
    _ dialect: RecordDialect, columns: Int, _ escaped: inout [Int]
  ) -> (count: Int, firstExtra: Int?) {
    escaped.removeAll(keepingCapacity: true)
    let delimiter = dialect.delimiterByte
    let isLenient = dialect.isLenient
    let end = bytes.count
    var column = 0
    var start = 0
    var firstExtra: Int?
    while true {
      var field = start..<start
      var next = end
      var hasEscapes = false
      if let close = quotedEnd(start, end, delimiter, isLenient, &hasEscapes) {
        field = start + 1..<close
        next = close + 1
      } else {
        next = ByteSearch.first(delimiter, in: bytes.span, from: start, to: end)
        field = start..<next
      }
      if column < columns {
        set(column, from: field.lowerBound, to: field.upperBound)
        if hasEscapes { escaped.append(column) }
      } else if !field.isEmpty && firstExtra == nil {
        firstExtra = start
      }
      column += 1
      guard next < end else { break }
      start = next + 1
    }
    return (column, firstExtra)
  }

  private static func ragged(_ count: Int, _ columns: Int, at offset: Int) -> RecordFault {
    RecordFault(
      reason: .raggedRow, offset: offset,
      expected: columns == 1 ? "1 field" : "\(columns) fields",
      found: count == 1 ? "1 field" : "\(count) fields",
      mend: count > columns
        ? "Put the field that contains the delimiter in double quotes."
        : "Put a field that contains a line end in double quotes, or add the missing fields.")
  }

  /// The closing quote if a quoted field begins at `start`.
  @inline(__always)
  private func quotedEnd(
    _ start: Int, _ end: Int, _ delimiter: UInt8, _ isLenient: Bool, _ hasEscapes: inout Bool
  ) -> Int? {
    let bytes = bytes.span
    guard start < end, bytes[start] == Byte.quote else { return nil }
    let fieldEnd =
      isLenient ? ByteSearch.first(delimiter, in: bytes, from: start + 1, to: end) : end
    var close = ByteSearch.first(Byte.quote, in: bytes, from: start + 1, to: fieldEnd)
    while close < fieldEnd {
      let behind = close + 1
      if behind == end || bytes[behind] == delimiter { return close }
      guard bytes[behind] == Byte.quote else { break }
      hasEscapes = true
      close = ByteSearch.first(Byte.quote, in: bytes, from: behind + 1, to: fieldEnd)
    }
    hasEscapes = false
    return nil
  }

  /// Makes one quote of each two.
  mutating func undouble(_ column: Int) {
    guard let range = range(column) else { return }
    let end = range.upperBound
    var out = range.lowerBound
    var start = out
    while start < end {
      // Up to the first quote of a pair, with it.
      let quote = ByteSearch.first(Byte.quote, in: bytes.span, from: start, to: end)
      let next = min(quote + 1, end)
      ByteCopy.move(&bytes, from: start, to: next, at: out)
      out += next - start
      start = quote + 2
    }
    set(column, from: range.lowerBound, to: out)
  }

  func checkLengths(_ limits: RecordLimits) throws(RecordFault) {
    guard bytes.count > limits.maximumFieldBytes else { return }
    for column in 0..<count {
      guard let range = range(column), range.count > limits.maximumFieldBytes else { continue }
      throw RecordFault(
        reason: .fieldTooLong, offset: range.lowerBound,
        expected: "a field of at most \(limits.maximumFieldBytes) bytes",
        found: "\(range.count) bytes",
        mend:
          "Allow longer fields with --maximum-field (up to \(RecordLimits.largestFieldBytes) bytes), "
          + "or shorten the field.")
    }
  }
}
