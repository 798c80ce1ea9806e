/// Writes CSV (RFC 4180) to the end of a byte array, cell by cell.
///
/// Text that a spreadsheet would run as a formula is defused: a cell that begins with `=`, `+`,
/// `-`, `@`, a tab or a carriage return gets an apostrophe in front, unless it is a plain number
/// such as `-3` or `+0.5`. (OWASP, "CSV Injection".) Cells with a delimiter of any kind are quoted,
/// so that a spreadsheet that divides rows elsewhere finds no formula behind it.
package struct CSVWriter: Sendable {
  package struct Options: Sendable, Equatable {
    package var delimiter: UInt8
    /// Lines end with CR LF instead of LF.
    package var usesCRLF: Bool
    /// Begins with a byte order mark, by which Excel knows UTF-8.
    package var hasByteOrderMark: Bool
    /// Numbers get four decimals, as three behind a point are thousands where people write a comma
    /// for decimals: 0.125 would be read as 125.
    package var padsDecimals = false

    package init(
      delimiter: UInt8 = UInt8(ascii: ","), usesCRLF: Bool = false, hasByteOrderMark: Bool = false
    ) {
      self.delimiter = delimiter
      self.usesCRLF = usesCRLF
      self.hasByteOrderMark = hasByteOrderMark
    }

    /// What Excel opens in columns and without damage to letters under any regional setting: tabs,
    /// and UTF-16, in which the text is to be written afterwards. With commas it depends on the
    /// separators of the setting (in Vietnam a comma is for decimals), with UTF-8 on a mark that
    /// other programs take for a letter.
    package static var excel: Options {
      var options = Options(delimiter: Byte.tab, usesCRLF: true)
      options.padsDecimals = true
      return options
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
      switch byte {
      case options.delimiter, Byte.quote, Byte.lineFeed, Byte.carriageReturn, Byte.semicolon,
        Byte.tab:
        needsQuotes = true
      default: continue
      }
      break
    }
    // White space at the ends is lost by some readers outside quotes.
    if bytes.count > 0 && (bytes[0] == Byte.space || bytes[bytes.count - 1] == Byte.space) {
      needsQuotes = true
    }
    if needsQuotes { out.append(Byte.quote) }
    if bytes.count > 0, Self.beginsFormula(bytes[0]), !Self.isNumber(bytes) {
      out.append(UInt8(ascii: "'"))
    }
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
    let start = out.count
    NumberText.append(value, missing: "", &out)
    guard options.padsDecimals, let point = out[start...].firstIndex(of: UInt8(ascii: "."))
    else { return }
    for _ in 0..<max(0, point + 5 - out.count) { out.append(UInt8(ascii: "0")) }
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

  /// A sign, digits, and at most one point or comma between them.
  private static func isNumber(_ bytes: borrowing Span<UInt8>) -> Bool {
    guard bytes.count > 1, bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+")
    else { return false }
    var points = 0
    for i in 1..<bytes.count {
      let byte = bytes[i]
      if byte == UInt8(ascii: ".") || byte == Byte.comma {
        points += 1
        guard points == 1, i > 1, i + 1 < bytes.count else { return false }
      } else if byte &- 48 > 9 {
        return false
      }
    }
    return true
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
