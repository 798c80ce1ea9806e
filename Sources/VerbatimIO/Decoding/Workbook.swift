/// What a workbook says about itself: its sheets, which number formats are dates, and the texts
/// that its cells share (ECMA-376, part 1, 18).
struct Workbook: Sendable {
  struct Sheet: Sendable {
    var name: String
    var isHidden: Bool
    var part: String
  }

  private static let smallPart = 64 << 20
  private static let largestTexts = 768 << 20

  let archive: ZipArchive
  private(set) var sheets: [Sheet] = []
  /// Days are counted from 1904, as Excel for Macintosh once did.
  private(set) var countsFrom1904 = false
  /// For each cell style whether its numbers are dates.
  private(set) var dateStyles: [Bool] = []
  private(set) var sharedTexts = SharedTexts()

  /// Where the main part is; `nil` if the archive is no workbook.
  static func mainPart(of archive: ZipArchive) throws(ReadingError) -> String? {
    if archive.part("xl/workbook.xml") != nil { return "xl/workbook.xml" }
    guard let relations = archive.part("_rels/.rels") else { return nil }
    var found: String?
    try read(relations, in: archive) { scanner, token in
      guard case .open(let name, let attributes, _) = token,
        scanner.isName(name, XMLName.relationship),
        scanner.text(XMLName.type, in: attributes)?.hasSuffix("/officeDocument") == true
      else { return }
      found = scanner.text(XMLName.target, in: attributes)
    }
    let path = found.map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 }
    return path.flatMap { $0.hasPrefix("xl/") && archive.part($0) != nil ? $0 : nil }
  }

  init(_ archive: ZipArchive, mainPart: String) throws(ReadingError) {
    self.archive = archive
    let slash = mainPart.lastIndex(of: "/") ?? mainPart.startIndex
    let folder = String(mainPart[...slash])
    let file = mainPart[mainPart.index(after: slash)...]
    let targets = try Self.relations("\(folder)_rels/\(file).rels", archive)
    func path(_ target: String) -> String {
      target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
    }
    guard let main = archive.part(mainPart) else { throw archive.problem("no '\(mainPart)'") }
    var sheets: [Sheet] = []
    var countsFrom1904 = false
    try Self.read(main, in: archive) { scanner, token in
      guard case .open(let name, let attributes, _) = token else { return }
      if scanner.isName(name, XMLName.workbookProperties) {
        let value = scanner.text(XMLName.date1904, in: attributes)
        countsFrom1904 = value == "1" || value == "true"
      } else if scanner.isName(name, XMLName.sheet),
        let target = scanner.text(XMLName.id, in: attributes).flatMap({ targets[$0] })
      {
        sheets.append(
          Sheet(
            name: scanner.text(XMLName.name, in: attributes) ?? "",
            isHidden: (scanner.text(XMLName.state, in: attributes) ?? "visible") != "visible",
            part: path(target)))
      }
    }
    self.sheets = sheets.filter { archive.part($0.part) != nil }
    self.countsFrom1904 = countsFrom1904
    if let styles = archive.part(folder + "styles.xml") { try readStyles(styles) }
    if let texts = archive.part(folder + "sharedStrings.xml") { try readTexts(texts) }
  }

  /// Reads a whole part, token by token.
  private static func read(
    _ part: ZipArchive.Part, in archive: ZipArchive, limit: Int = smallPart,
    _ body: (borrowing XMLScanner, XMLToken) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    var reader = try ZipPartReader(part, in: archive)
    var scanner = XMLScanner()
    var total = 0
    repeat {
      try scanner.fill { buffer throws(ReadingError) in
        let before = buffer.count
        try reader.next(into: &buffer)
        total += buffer.count - before
      }
      guard total <= limit else {
        throw archive.problem("'\(part.name)' larger than \(limit >> 20) MiB")
      }
      do {
        while let token = try scanner.next(isLast: reader.isAtEnd) { try body(scanner, token) }
      } catch let fault as XMLFault {
        throw archive.problem(fault, in: part.name)
      } catch let error as ReadingError {
        throw error
      } catch {
        throw archive.problem("'\(part.name)' unreadable")
      }
    } while !reader.isAtEnd
  }

  private static func relations(
    _ name: String, _ archive: ZipArchive
  ) throws(ReadingError) -> [String: String] {
    guard let part = archive.part(name) else { throw archive.problem("no '\(name)'") }
    var targets: [String: String] = [:]
    try read(part, in: archive) { scanner, token in
      guard case .open(let name, let attributes, _) = token,
        scanner.isName(name, XMLName.relationship),
        let id = scanner.text(XMLName.upperID, in: attributes)
      else { return }
      targets[id] = scanner.text(XMLName.target, in: attributes)
    }
    return targets
  }

  private mutating func readStyles(_ part: ZipArchive.Part) throws(ReadingError) {
    var formats: [Int: Bool] = [:]
    var styles: [Bool] = []
    var isInStyles = false
    try Self.read(part, in: archive) { scanner, token in
      switch token {
      case .open(let name, let attributes, _):
        if scanner.isName(name, XMLName.cellStyles) {
          isInStyles = true
        } else if scanner.isName(name, XMLName.numberFormat),
          let id = scanner.number(XMLName.formatID, in: attributes)
        {
          formats[id] = NumberFormat.isDate(scanner.text(XMLName.formatCode, in: attributes) ?? "")
        } else if isInStyles && scanner.isName(name, XMLName.cellStyle) {
          let id = scanner.number(XMLName.formatID, in: attributes) ?? 0
          styles.append(formats[id] ?? NumberFormat.builtInDates.contains(id))
        }
      case .close(let name):
        if scanner.isName(name, XMLName.cellStyles) { isInStyles = false }
      case .text: break
      }
    }
    dateStyles = styles
  }

  private mutating func readTexts(_ part: ZipArchive.Part) throws(ReadingError) {
    var texts = SharedTexts()
    var isInText = false
    var phonetic = 0
    let archive = archive
    try Self.read(part, in: archive, limit: 4 << 30) { scanner, token throws(ReadingError) in
      switch token {
      case .open(let name, _, let isEmpty):
        if scanner.isName(name, XMLName.text) {
          isInText = !isEmpty
        } else if scanner.isName(name, XMLName.phonetic), !isEmpty {
          phonetic += 1
        } else if scanner.isName(name, XMLName.stringItem), isEmpty {
          texts.endText()
        }
      case .close(let name):
        if scanner.isName(name, XMLName.text) {
          isInText = false
        } else if scanner.isName(name, XMLName.phonetic) {
          phonetic -= 1
        } else if scanner.isName(name, XMLName.stringItem) {
          texts.endText()
        }
      case .text(let range, let hasEntities):
        guard isInText && phonetic == 0 else { return }
        texts.append(scanner, range, hasEntities)
        guard texts.count <= Self.largestTexts else {
          throw archive.problem("texts of more than \(Self.largestTexts >> 20) MiB")
        }
      }
    }
    sharedTexts = texts
  }

  /// The sheet to read: the one of this name, or the first one that is not hidden.
  func sheet(named name: String?) throws(ReadingError) -> Sheet {
    if let name {
      let folded = FoldedName(name)
      if let sheet = sheets.first(where: { $0.name == name })
        ?? sheets.first(where: { FoldedName($0.name) == folded })
      {
        return sheet
      }
      throw ReadingError(
        .unknownSheet, file: archive.file, expected: "one of the sheets \(sheetList)",
        found: "--sheet '\(name)'",
        mend: Spelling.nearest(to: name, in: sheets.map(\.name)).map {
          "Did you mean --sheet '\($0)'?"
        } ?? "Use one of the names above.")
    }
    guard let sheet = sheets.first(where: { !$0.isHidden }) ?? sheets.first else {
      throw archive.problem("no sheet")
    }
    return sheet
  }

  var sheetList: String { sheets.map { "'\($0.name)'" }.joined(separator: ", ") }
}

/// Texts of cells, one behind the other.
struct SharedTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { bytes.count + 8 * ends.count }

  mutating func append(
    _ scanner: borrowing XMLScanner, _ range: Range<Int>, _ hasEntities: Bool
  ) {
    if hasEntities {
      scanner.appendText(range, to: &bytes)
    } else {
      bytes.append(contentsOf: scanner.buffer[range])
    }
  }

  mutating func endText() { ends.append(bytes.count) }

  subscript(_ index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}

/// The names of elements and attributes that are looked for.
enum XMLName {
  static let relationship = Array("Relationship".utf8)
  static let type = Array("Type".utf8)
  static let target = Array("Target".utf8)
  static let upperID = Array("Id".utf8)
  static let id = Array("id".utf8)
  static let name = Array("name".utf8)
  static let state = Array("state".utf8)
  static let sheet = Array("sheet".utf8)
  static let workbookProperties = Array("workbookPr".utf8)
  static let date1904 = Array("date1904".utf8)
  static let numberFormat = Array("numFmt".utf8)
  static let formatID = Array("numFmtId".utf8)
  static let formatCode = Array("formatCode".utf8)
  static let cellStyles = Array("cellXfs".utf8)
  static let cellStyle = Array("xf".utf8)
  static let stringItem = Array("si".utf8)
  static let text = Array("t".utf8)
  static let phonetic = Array("rPh".utf8)
  static let sheetData = Array("sheetData".utf8)
  static let row = Array("row".utf8)
  static let cell = Array("c".utf8)
  static let value = Array("v".utf8)
  static let reference = Array("r".utf8)
  static let style = Array("s".utf8)
}

extension ZipArchive {
  func problem(_ fault: XMLFault, in part: String) -> ReadingError {
    problem("'\(part)' with \(fault.found) at byte \(fault.offset)")
  }
}
