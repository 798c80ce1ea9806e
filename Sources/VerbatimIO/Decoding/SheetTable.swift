/// Makes CSV of a sheet's XML, row by row.
///
/// Each row stands on the line of its number as far as texts without line ends allow, so that what
/// is said about a line can be found in the workbook. Rows without any value become empty lines.
struct SheetTable: Sendable {
  private static let mostRows = 1 << 20
  private static let mostColumns = 1 << 14
  /// Among so many rows the widest says how many columns there are: a title may be shorter than the
  /// second row of a header.
  private static let rowsForWidth = 4

  private enum Kind { case number, shared, text, boolean }

  private let workbook: Workbook
  private let part: String
  private var reader: ZipPartReader
  private var scanner = XMLScanner()

  private var isInData = false
  private var isInRow = false
  private var isInValue = false
  private var phonetic = 0
  private var kind = Kind.number
  private var isDate = false
  private var value: [UInt8] = []

  private var rowNumber = 0
  private var line = 1
  private var column = 0
  private var cells = 0
  private var row: [UInt8] = []
  private var hasValues = false
  private var held: [(row: [UInt8], number: Int, cells: Int)] = []
  private var width = 0

  init(_ sheet: Workbook.Sheet, of workbook: Workbook) throws(ReadingError) {
    guard let found = workbook.archive.part(sheet.part) else {
      throw workbook.archive.problem("no '\(sheet.part)'")
    }
    self.workbook = workbook
    part = sheet.part
    reader = try ZipPartReader(found, in: workbook.archive)
  }

  /// Appends what the next piece of the sheet comes to; `false` behind the last one.
  mutating func next(into output: inout [UInt8]) throws(ReadingError) -> Bool {
    guard !reader.isAtEnd else { return false }
    var reader = reader
    try scanner.fill { buffer throws(ReadingError) in try reader.next(into: &buffer) }
    self.reader = reader
    do {
      while let token = try scanner.next(isLast: reader.isAtEnd) { try take(token, &output) }
    } catch {
      throw workbook.archive.problem(error, in: part)
    }
    if reader.isAtEnd { releaseHeld(&output) }
    return true
  }

  private mutating func take(_ token: XMLToken, _ output: inout [UInt8]) throws(XMLFault) {
    switch token {
    case .open(let name, let attributes, let isEmpty):
      if !isInData {
        isInData = scanner.isName(name, XMLName.sheetData) && !isEmpty
      } else if scanner.isName(name, XMLName.cell) {
        try beginCell(attributes)
        if isEmpty { endCell() }
      } else if scanner.isName(name, XMLName.value) || scanner.isName(name, XMLName.text) {
        isInValue = !isEmpty
      } else if scanner.isName(name, XMLName.phonetic) {
        if !isEmpty { phonetic += 1 }
      } else if scanner.isName(name, XMLName.row) {
        try beginRow(attributes)
        if isEmpty { endRow(&output) }
      }
    case .text(let range, _):
      if isInValue && phonetic == 0 { scanner.appendText(range, to: &value) }
    case .close(let name):
      guard isInData else { return }
      if scanner.isName(name, XMLName.value) || scanner.isName(name, XMLName.text) {
        isInValue = false
      } else if scanner.isName(name, XMLName.phonetic) {
        phonetic -= 1
      } else if scanner.isName(name, XMLName.cell) {
        endCell()
      } else if scanner.isName(name, XMLName.row) {
        endRow(&output)
      } else if scanner.isName(name, XMLName.sheetData) {
        isInData = false
      }
    }
  }

  // MARK: - Cells

  private mutating func beginRow(_ attributes: Range<Int>) throws(XMLFault) {
    let number = scanner.number(XMLName.reference, in: attributes) ?? rowNumber + 1
    guard number > rowNumber, number <= Self.mostRows else {
      throw XMLFault(found: "row \(number) behind row \(rowNumber)", offset: 0)
    }
    rowNumber = number
    row.removeAll(keepingCapacity: true)
    (column, cells, hasValues, isInRow) = (0, 0, false, true)
  }

  private mutating func beginCell(_ attributes: Range<Int>) throws(XMLFault) {
    guard isInRow else { throw XMLFault(found: "a cell outside a row", offset: 0) }
    if let reference = scanner.attribute(XMLName.reference, in: attributes) {
      var number = 0
      for i in reference {
        let letter = scanner.buffer[i] & 0xDF
        guard letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z"), number < 1 << 20 else {
          break
        }
        number = number * 26 + Int(letter - UInt8(ascii: "A")) + 1
      }
      if number > 0 {
        guard number > column, number <= Self.mostColumns else {
          throw XMLFault(
            found: "column \(number) behind column \(column) in row \(rowNumber)", offset: 0)
        }
        column = number - 1
      }
    }
    value.removeAll(keepingCapacity: true)
    kind = .number
    if let type = scanner.attribute(XMLName.text, in: attributes) {
      switch String(decoding: scanner.buffer[type], as: UTF8.self) {
      case "s": kind = .shared
      case "b": kind = .boolean
      case "n": kind = .number
      default: kind = .text  // str, inlineStr, d, e
      }
    }
    isDate = false
    if kind == .number, let style = scanner.number(XMLName.style, in: attributes) {
      isDate = workbook.dateStyles.indices.contains(style) && workbook.dateStyles[style]
    }
  }

  private mutating func endCell() {
    defer { column += 1 }
    guard !value.isEmpty else { return }
    while cells < column {
      row.append(Byte.comma)
      cells += 1
    }
    hasValues = true
    switch kind {
    case .shared:
      let index = Int(String(decoding: value, as: UTF8.self)) ?? -1
      appendQuoted(workbook.sharedTexts[index] ?? [])
    case .text: appendQuoted(value[...])
    case .boolean: row.append(contentsOf: (value == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8)
    case .number: appendNumber()
    }
    value.removeAll(keepingCapacity: true)
  }

  private mutating func appendNumber() {
    let text = String(decoding: value, as: UTF8.self)
    guard let number = Double(text) else {
      appendQuoted(value[...])
      return
    }
    // Google Sheets writes 9.0 where people see 9.
    let digits = text.hasSuffix(".0") ? value.dropLast(2) : value[...]
    if isDate, let date = NumberFormat.date(number, countsFrom1904: workbook.countsFrom1904) {
      row.append(contentsOf: date.utf8)
    } else if digits.count <= 15, !digits.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      row.append(contentsOf: digits)
    } else {
      // Excel writes 17 digits where fewer say the same: 0.10000000000000001.
      NumberText.append(number, missing: "", &row)
    }
  }

  /// Appends text in quotes, with `_x000D_` and the like undone (ECMA-376, part 1, 22.9.2.19).
  private mutating func appendQuoted(_ text: ArraySlice<UInt8>) {
    row.append(Byte.quote)
    var i = text.startIndex
    while i < text.endIndex {
      let byte = text[i]
      if byte == UInt8(ascii: "_"), let scalar = Self.escaped(text[i...]) {
        let bytes = Array(String(Character(scalar)).utf8)
        for byte in bytes {
          if byte == Byte.quote { row.append(byte) }
          row.append(byte)
        }
        i += 7
        continue
      }
      if byte == Byte.quote { row.append(byte) }
      row.append(byte)
      i += 1
    }
    row.append(Byte.quote)
  }

  private static func escaped(_ text: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard text.count >= 7 else { return nil }
    let part = Array(text.prefix(7))
    guard part[1] == UInt8(ascii: "x"), part[6] == UInt8(ascii: "_") else { return nil }
    var value: UInt32 = 0
    for byte in part[2..<6] {
      guard let digit = JSONEscape.digit(byte) else { return nil }
      value = value << 4 | digit
    }
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  // MARK: - Rows

  private mutating func endRow(_ output: inout [UInt8]) {
    isInRow = false
    guard hasValues else { return }
    if width == 0 {
      held.append((row, rowNumber, cells + 1))
      if held.count == Self.rowsForWidth { releaseHeld(&output) }
    } else {
      write(row, rowNumber, cells + 1, &output)
    }
  }

  private mutating func releaseHeld(_ output: inout [UInt8]) {
    guard width == 0 else { return }
    width = held.map(\.cells).max() ?? 0
    for (row, number, cells) in held { write(row, number, cells, &output) }
    held.removeAll()
  }

  private mutating func write(
    _ row: [UInt8], _ number: Int, _ cells: Int, _ output: inout [UInt8]
  ) {
    while line < number {
      output.append(Byte.lineFeed)
      line += 1
    }
    output.append(contentsOf: row)
    for _ in 0..<max(0, width - cells) { output.append(Byte.comma) }
    output.append(Byte.lineFeed)
    line += ByteSearch.lineEnds(in: row.span, from: 0, to: row.count) + 1
  }
}
