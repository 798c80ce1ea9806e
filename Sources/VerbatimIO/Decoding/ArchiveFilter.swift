/// Reads a sheet of an Excel workbook as CSV, or the one table in a ZIP archive as it is.
///
/// The directory of an archive stands at its end: the packed bytes are held in memory, what they
/// come to is not, but for the texts that cells share.
struct ArchiveFilter: ByteFilter {
  private enum Content {
    case sheet(SheetTable)
    case file(ZipPartReader)
  }

  private static let largestArchive = 1 << 30
  private static let tables = [".csv", ".tsv", ".txt", ".tab", ".json", ".jsonl", ".ndjson"]

  private let file: String
  private let sheet: String?
  private var archive: [UInt8] = []
  private var content: Content?
  private(set) var notes: [String] = []
  private(set) var dialect: RecordDialect?
  var form: String? { dialect == nil ? nil : "Excel workbook" }
  /// The name of the table in an archive, by whose ending its format is told.
  private(set) var tableName: String?

  init(file: String, sheet: String?) {
    self.file = file
    self.sheet = sheet
  }

  mutating func take(_ input: [UInt8], into output: inout [UInt8]) throws(ReadingError) {
    archive.append(contentsOf: input)
    guard archive.count <= Self.largestArchive else {
      throw ReadingError(
        .workbook, file: file, expected: "a workbook of at most \(Self.largestArchive >> 20) MiB",
        found: "a larger one", mend: "Save the sheet as CSV UTF-8, which may be of any size.")
    }
  }

  mutating func finish(into output: inout [UInt8]) throws(ReadingError) -> Bool {
    if content == nil { try open() }
    switch content {
    case .sheet(var table):
      content = .none
      let hasMore = try table.next(into: &output)
      content = .sheet(table)
      return hasMore
    case .file(var reader):
      content = .none
      try reader.next(into: &output)
      let hasMore = !reader.isAtEnd
      content = .file(reader)
      return hasMore
    case .none: return false
    }
  }

  private mutating func open() throws(ReadingError) {
    let archive = try ZipArchive(archive, file: file)
    self.archive = []
    if let main = try Workbook.mainPart(of: archive) {
      let workbook = try Workbook(archive, mainPart: main)
      let chosen = try workbook.sheet(named: sheet)
      content = .sheet(try SheetTable(chosen, of: workbook))
      dialect = .csv
      var note = "read sheet '\(chosen.name)' of an Excel workbook"
      if workbook.sheets.count > 1 {
        note += " (its sheets are \(workbook.sheetList); choose one with --sheet NAME)"
      }
      notes.append(note)
      return
    }
    let found = archive.parts.filter { part in
      let name = part.name.lowercased()
      return !name.hasPrefix("__macosx/") && Self.tables.contains { name.hasSuffix($0) }
    }
    guard found.count == 1, let table = found.first else {
      let names = archive.parts.prefix(5).map { "'\($0.name)'" }.joined(separator: ", ")
      throw ReadingError(
        .workbook, file: file, expected: "an Excel workbook (.xlsx), or an archive with one table",
        found: found.isEmpty
          ? "an archive with \(names.isEmpty ? "nothing" : names)"
          : "\(found.count) tables: \(found.prefix(5).map { "'\($0.name)'" }.joined(separator: ", "))",
        mend: "Unpack it and name one file; save other kinds of workbook as .xlsx or CSV UTF-8.")
    }
    content = .file(try ZipPartReader(table, in: archive))
    tableName = table.name
    notes.append("read '\(table.name)' of a ZIP archive")
  }
}
