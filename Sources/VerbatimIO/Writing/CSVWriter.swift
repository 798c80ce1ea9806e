/// Writes CSV (RFC 4180) to the end of a byte array, cell by cell.
///
/// Text that a spreadsheet would run as a formula is defused: a cell that begins with `=`, `+`,
/// `-`, `@`, a tab or a carriage return gets an apostrophe in front. Numbers are written with
/// ``number(_:_:)``, which leaves their sign alone.
package struct CSVWriter: Sendable {
  package struct Options: Sendable, Equatable {
    package var delimiter: UInt8
    /// Lines end with CR LF instead of LF.
    package var usesCRLF: Bool
    /// Begins with a byte order mark, by which Excel knows UTF-8.
    package var hasByteOrderMark: Bool

    package init(
      delimiter: UInt8 = UInt8(ascii: ","), usesCRLF: Bool = false, hasByteOrderMark: Bool = false
    ) {
      self.delimiter = delimiter
      self.usesCRLF = usesCRLF
      self.hasByteOrderMark = hasByteOrderMark
    }
  }

  private let options: Options
  private var isRowStart = true
  private var isFileStart = true

  package init(_ options: Options = Options()) { self.options = options }

  package mutating func cell(_ text: String, _ out: inout [UInt8]) {
    cell(Array(text.utf8).span, &out)
  }

  /// - Parameter bytes: UTF-8.
  package mutating func cell(_ bytes: borrowing Span<UInt8>, _ out: inout [UInt8]) {
    beginCell(&out)
    var needsQuotes = false
    for i in 0..<bytes.count {
      let byte = bytes[i]
      if byte == options.delimiter || byte == Byte.quote || byte == Byte.lineFeed
        || byte == Byte.carriageReturn
      {
        needsQuotes = true
        break
      }
    }
    // White space at the ends is lost by some readers outside quotes.
    if bytes.count > 0 && (bytes[0] == Byte.space || bytes[bytes.count - 1] == Byte.space) {
      needsQuotes = true
    }
    if needsQuotes { out.append(Byte.quote) }
    if bytes.count > 0 && Self.beginsFormula(bytes[0]) { out.append(UInt8(ascii: "'")) }
    for i in 0..<bytes.count {
      if bytes[i] == Byte.quote { out.append(Byte.quote) }
      out.append(bytes[i])
    }
    if needsQuotes { out.append(Byte.quote) }
  }

  package mutating func number(_ value: Int, _ out: inout [UInt8]) {
    beginCell(&out)
    out.append(contentsOf: value.description.utf8)
  }

  /// Empty for what is no finite number.
  package mutating func number(_ value: Double, _ out: inout [UInt8]) {
    beginCell(&out)
    NumberText.append(value, missing: "", &out)
  }

  package mutating func empty(_ out: inout [UInt8]) { beginCell(&out) }

  package mutating func endRow(_ out: inout [UInt8]) {
    if options.usesCRLF { out.append(Byte.carriageReturn) }
    out.append(Byte.lineFeed)
    isRowStart = true
  }

  package mutating func row(_ cells: [String], _ out: inout [UInt8]) {
    for text in cells { cell(text, &out) }
    endRow(&out)
  }

  private mutating func beginCell(_ out: inout [UInt8]) {
    if isFileStart && options.hasByteOrderMark {
      out.append(contentsOf: ContentSignature.byteOrderMark)
    }
    if !isRowStart { out.append(options.delimiter) }
    isRowStart = false
    isFileStart = false
  }

  private static func beginsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), Byte.tab,
      Byte.carriageReturn:
      true
    default: false
    }
  }
}
