/// What the beginning of an input tells: the format, the columns, a sample, and where rows begin.
struct ExportOpening {
  static let window = 256 << 10

  private(set) var layout: ExportLayout
  private(set) var sample = SampleRecords(rows: [])
  /// Where the first row begins in the buffer, and on which line.
  private(set) var firstRow = 0
  private(set) var firstLine = 1
  private(set) var notes: [String] = []

  /// - Parameters:
  ///   - table: the name by whose ending the format is told; `file` is for messages.
  ///   - dialect: the dialect where it is known.
  init(
    _ buffer: InputBuffer, file: String, table: String, dialect: RecordDialect?,
    options: ReadingOptions
  ) throws(ReadingError) {
    let bytes = buffer.storage.span.extracting(0..<buffer.count)
    let mark = ContentSignature.byteOrderMark
    if bytes.count >= 3 && mark.indices.allSatisfy({ bytes[$0] == mark[$0] }) { firstRow = 3 }
    try Self.checkContent(bytes, from: firstRow, file: file)
    var named: RecordDialect?
    if let line = SeparatorLine(bytes, from: firstRow), dialect == nil, options.format != .jsonLines
    {
      named = line.dialect
      firstRow = line.end
      firstLine += 1
    }
    let dialect =
      dialect ?? named
      ?? FormatDetection.dialect(
        of: bytes.extracting(firstRow..<bytes.count), isWhole: buffer.isAtEnd, file: table,
        forced: options.format, limits: options.limits)
    layout = ExportLayout(dialect: dialect, headerRows: 0, columns: [])
    let block = RecordBlock(
      index: 0, bytes: [], firstLine: 1, firstRecord: 1, byteOffset: 0, isLast: false,
      isOversize: false)
    if dialect.format == .jsonLines {
      layout.columns = Self.keys(bytes, from: firstRow, isFinal: buffer.isAtEnd, options)
      layout.textColumns = [Bool](repeating: false, count: layout.columns.count)
      layout.minimumFields = 0
    } else {
      try readHeader(bytes, isFinal: buffer.isAtEnd, file: file, options)
    }
    sample = Self.rows(bytes, from: firstRow, isFinal: buffer.isAtEnd, layout, block, options)
    if dialect.format == .jsonLines {
      let areTexts = layout.columns.indices.map { Self.isText(sample.values($0)) }
      if areTexts.contains(true) {
        layout.textColumns = areTexts
        sample = Self.rows(bytes, from: firstRow, isFinal: buffer.isAtEnd, layout, block, options)
      }
    } else {
      judgeTrailingColumns()
      if options.hasHeader, let note = MissingHeader.note(layout, sample) { notes.append(note) }
    }
  }

  private static func checkContent(
    _ bytes: borrowing Span<UInt8>, from start: Int, file: String
  ) throws(ReadingError) {
    for i in start..<bytes.count where bytes[i] > Byte.space { return }
    throw ReadingError(
      .emptyInput, file: file, expected: "a header and rows of comments",
      found: bytes.count == 0 ? "an empty input" : "nothing but blank lines",
      mend: "Check that the export has finished and that this is the right file.")
  }

  private mutating func readHeader(
    _ bytes: borrowing Span<UInt8>, isFinal: Bool, file: String, _ options: ReadingOptions
  ) throws(ReadingError) {
    var framer = RecordFramer(dialect: layout.dialect, limits: options.limits)
    var frame = framer.frame(at: firstRow, in: bytes, isFinal: isFinal)
    while frame.kind == .blank {
      firstLine += frame.lines
      frame = framer.frame(at: frame.end, in: bytes, isFinal: isFinal)
    }
    func problem(_ found: String) -> ReadingError {
      ReadingError(
        .badHeader, file: file, line: firstLine, expected: "a header: the names of the columns",
        found: found,
        mend: "Correct the first line; each name with a comma or a quote in it goes in quotes.")
    }
    switch frame.kind {
    case .record: break
    case .openQuote: throw problem("a quote that never closes")
    case .textAfterQuote: throw problem("text behind a closing quote")
    default: throw problem("a line of more than \(bytes.count) bytes")
    }
    if UTF8Check.firstFault(in: bytes, from: frame.start, to: frame.contentEnd) != nil {
      throw ReadingError(
        .notUTF8, file: file, line: firstLine, expected: "a header in UTF-8",
        found: "bytes of another encoding",
        mend: "Name the encoding with --encoding (\(TextEncoding.list)), or save as CSV UTF-8.")
    }
    let zero = ByteSearch.first(0, in: bytes, from: frame.start, to: frame.contentEnd)
    if zero < frame.contentEnd { throw problem("bytes that are not text") }
    var fields = RecordFields()
    var escaped: [Int] = []
    fields.load(bytes, from: frame.start, to: frame.contentEnd, columns: 0)
    let count = fields.divide(layout.dialect, columns: 0, &escaped).count
    var plain = layout
    plain.columns = [String](repeating: "", count: count)
    fields.load(bytes, from: frame.start, to: frame.contentEnd, columns: count)
    do throws(RecordFault) {
      try fields.split(plain, options.limits, &escaped)
    } catch {
      throw problem(error.found)
    }
    guard options.hasHeader else {
      layout.columns = (1...max(count, 1)).map { "column \($0)" }
      layout.minimumFields = 1
      firstRow = frame.start
      return
    }
    let names = (0..<count).map { (fields.text($0) ?? "").trimmed }
    let next = nextRows(behind: frame.end, bytes, isFinal: isFinal, columns: count, options)
    let header = HeaderRows(names, next: next.map(\.cells))
    layout.columns = distinct(header.columns)
    layout.titles = header.titles
    layout.origin = header.origin
    layout.headerRows = header.count
    layout.minimumFields = 1
    firstRow = header.count == 1 ? frame.end : next[header.count - 2].end
    firstLine += frame.lines
    for row in next.prefix(header.count - 1) { firstLine += row.lines }
    if let origin = header.origin {
      notes.append("read \(header.count) rows of header, as \(origin) writes them")
    }
  }

  /// Gives the second and later columns of a name their number, so that each can be named.
  private mutating func distinct(_ names: [String]) -> [String] {
    var taken = Set(names)
    var seen: Set<String> = []
    var repeated: [String] = []
    let distinct = names.map { name in
      guard !name.isEmpty, !seen.insert(name).inserted else { return name }
      if !repeated.contains(name) { repeated.append(name) }
      var number = 2
      while !taken.insert("\(name) (\(number))").inserted { number += 1 }
      return "\(name) (\(number))"
    }
    if !repeated.isEmpty {
      let list = repeated.map { "'\($0)'" }.joined(separator: ", ")
      notes.append(
        "several columns are called \(list); from the second on they have a number behind")
    }
    return distinct
  }

  /// The rows behind the first one that may belong to the header as well.
  private func nextRows(
    behind start: Int, _ bytes: borrowing Span<UInt8>, isFinal: Bool, columns: Int,
    _ options: ReadingOptions
  ) -> [(cells: [String], end: Int, lines: Int)] {
    var rows: [(cells: [String], end: Int, lines: Int)] = []
    var framer = RecordFramer(dialect: layout.dialect, limits: options.limits)
    var fields = RecordFields()
    var escaped: [Int] = []
    var position = start
    while position < bytes.count && rows.count < HeaderRows.mostBehindFirst {
      let frame = framer.frame(at: position, in: bytes, isFinal: isFinal)
      guard frame.kind == .record else { break }
      fields.load(bytes, from: frame.start, to: frame.contentEnd, columns: columns)
      _ = fields.divide(layout.dialect, columns: columns, &escaped)
      for column in escaped { fields.undouble(column) }
      rows.append(((0..<columns).map { (fields.text($0) ?? "").trimmed }, frame.end, frame.lines))
      position = frame.end
    }
    return rows
  }

  /// The keys of the objects at the beginning, in the order of their first use.
  private static func keys(
    _ bytes: borrowing Span<UInt8>, from start: Int, isFinal: Bool, _ options: ReadingOptions
  ) -> [String] {
    var framer = RecordFramer(dialect: .jsonLines, limits: options.limits)
    var scanner = JSONObjectScanner()
    var names: [String] = []
    var known: Set<String> = []
    var position = start
    while position < bytes.count {
      let frame = framer.frame(at: position, in: bytes, isFinal: isFinal)
      if frame.kind == .incomplete || frame.kind == .oversize { break }
      position = frame.end
      guard frame.kind == .record,
        UTF8Check.firstFault(in: bytes, from: frame.start, to: frame.contentEnd) == nil,
        (try? scanner.scan(bytes, from: frame.start, to: frame.contentEnd)) != nil
      else { continue }
      for member in scanner.members {
        var key = ByteCopy.array(bytes, from: member.keyStart, to: member.keyEnd)
        if member.isKeyEscaped {
          let end = JSONEscape.decode(&key, from: 0, to: key.count, halves: &scanner.halfCharacters)
          key.removeSubrange(end...)
        }
        let name = String(decoding: key, as: UTF8.self)
        if known.insert(name).inserted { names.append(name) }
      }
    }
    return names
  }

  private static func rows(
    _ bytes: borrowing Span<UInt8>, from start: Int, isFinal: Bool, _ layout: ExportLayout,
    _ empty: RecordBlock, _ options: ReadingOptions
  ) -> SampleRecords {
    var framer = RecordFramer(dialect: layout.dialect, limits: options.limits)
    var position = start
    var taken = 0
    while position < bytes.count && taken < SampleRecords.size {
      let frame = framer.frame(at: position, in: bytes, isFinal: isFinal)
      if frame.kind == .incomplete || frame.kind == .oversize { break }
      position = frame.end
      if frame.isRow { taken += 1 }
    }
    var block = empty
    block.bytes = ByteCopy.array(bytes, from: start, to: position)
    var rows: [[String?]] = []
    var parser = RecordParser(layout: layout, limits: options.limits, file: "")
    _ = parser.parse(
      block,
      record: { fields, _ in rows.append((0..<fields.count).map { fields.text($0) }) },
      rejected: { _ in })
    return SampleRecords(rows: rows)
  }

  /// Whether most values are words, neither lists nor numbers.
  private static func isText(_ values: [String]) -> Bool {
    let texts = values.count {
      !$0.hasPrefix("[") && !$0.hasPrefix("{") && $0.contains { $0.isLetter }
    }
    return texts * 2 > values.count
  }

  /// Finds the columns at the end that a row may leave out, and drops the rows of the sample that
  /// leave out others.
  private mutating func judgeTrailingColumns() {
    let count = layout.columns.count
    var least = count
    while least > 1 {
      let column = least - 1
      let isOptional =
        layout.columns[column].isEmpty
        || sample.rows.contains { $0[count - 1] != nil && $0[column] == "" }
      guard isOptional else { break }
      least -= 1
    }
    layout.minimumFields = least
    sample.rows.removeAll { $0[least - 1] == nil }
  }
}
