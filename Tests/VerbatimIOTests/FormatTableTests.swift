import Foundation
import Testing

@testable import VerbatimIO

/// The table of formats in the documentation is what reading one export of each says.
@Suite("Table of formats")
struct FormatTableTests {
  struct Fixture {
    var title: String
    var name: String
    var bytes: [UInt8]
  }

  static func fixtures() throws -> [Fixture] {
    let exports = PlatformLayoutTests.exports.map {
      Fixture(title: $0.testDescription, name: $0.name, bytes: $0.bytes)
    }
    let qualtrics = PlatformLayoutTests.qualtrics
    return exports + [
      Fixture(
        title: "Qualtrics, tabs, UTF-16", name: "export.tsv",
        bytes: EncodingTests.utf16(tabs(qualtrics), isBigEndian: false, hasMark: true)),
      Fixture(
        title: "Qualtrics, workbook", name: "export.xlsx",
        bytes: try PlatformLayoutTests.workbook(qualtrics)),
      Fixture(
        title: "Excel, with dates and rich text", name: "export.xlsx",
        bytes: WorkbookTests.workbook.bytes()),
      Fixture(title: "Google Sheets", name: "export.xlsx", bytes: googleSheet),
      Fixture(
        title: "CSV in gzip", name: "export.csv.gz", bytes: PackedSamples.gzip),
      Fixture(
        title: "UTF-16, big-endian, without a mark", name: "export.csv",
        bytes: EncodingTests.utf16(EncodingTests.thai, isBigEndian: true, hasMark: false)),
      Fixture(title: "Windows-1258", name: "export.csv", bytes: EncodingTests.windows1258),
      Fixture(
        title: "Windows-874, TIS-620", name: "export.csv", bytes: EncodingTests.windows874),
      Fixture(
        title: "A field that begins with a Thai mark", name: "export.csv",
        bytes: Array("id,comment\n1,\"\u{0E34}ดี, มาก\"\n2,\"\u{0E49}\n\"\"\u{0E31}\"\n".utf8)),
    ]
  }

  private static func tabs(_ export: PlatformLayoutTests.Export) -> String {
    let text = String(decoding: export.bytes, as: UTF8.self)
    return CSVCells.rows(text).map { row in
      row.map { cell in
        cell.contains(where: { $0.isNewline || $0 == "\"" })
          ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }.joined(separator: "\t")
    }.joined(separator: "\r\n") + "\r\n"
  }

  /// As Google writes them: shared strings only, whole numbers with a decimal, no size.
  static var googleSheet: [UInt8] {
    var book = WorkbookBuilder()
    book.sheets = [
      (
        "Câu trả lời biểu mẫu 1",
        """
        <row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c>\
        <c r="C1" s="1" t="s"><v>2</v></c></row>
        <row r="2"><c r="A2" s="2"><v>46106.35284722222</v></c><c r="B2" s="1"><v>9.0</v></c>\
        <c r="C2" s="1" t="s"><v>3</v></c></row>
        <row r="3"><c r="A3" s="2"><v>46107.5</v></c><c r="B3" s="1"><v>2.0</v></c>\
        <c r="C3" s="1" t="s"><v>4</v></c></row>
        """
      )
    ]
    book.sharedStrings = """
      <si><t>Dấu thời gian</t></si><si><t>Điểm NPS</t></si><si><t>Góp ý</t></si>\
      <si><t>nhân viên hướng dẫn tận tình</t></si><si><t>chờ lâu,\nkhông ai hỏi</t></si>
      """
    book.styles = """
      <numFmts count="1"><numFmt numFmtId="164" formatCode="d/m/yyyy h:mm:ss"/></numFmts>\
      <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>
      """
    return book.bytes()
  }

  private static func row(_ fixture: Fixture) throws -> String {
    let whole = try read(fixture.bytes, name: fixture.name)
    // As through a pipe, and in blocks of a few records.
    for piece in [5, 1000] {
      let same = try read(fixture.bytes, name: fixture.name, blockBytes: 64, piece: piece)
      #expect(same == whole, "\(fixture.title)")
    }
    let reader = try BlockReader(ByteSource(bytes: fixture.bytes, name: fixture.name))
    var overrides = ColumnOverrides()
    overrides.needsComment = false
    let roles = try ColumnRoles.resolve(
      reader.layout, sample: reader.sample, file: fixture.name, overrides: overrides)
    #expect(!roles.comments.isEmpty, "\(fixture.title)")
    #expect(whole.lastRecord == whole.rows.count + whole.rejects.count)
    var said = [reader.form] + reader.notes
    said += roles.described.map { role, choice in
      let scale = role == "score" ? roles.scale.map { " (\($0.argument))" } ?? "" : ""
      return "\(role) `\(choice.name)`\(scale)"
    }
    let cells = [
      fixture.title, "\(whole.lastRecord)", "\(whole.rows.count)", "\(whole.rejects.count)",
      said.joined(separator: "; "),
    ]
    return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }

  @Test func documented() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Verbatim/Verbatim.docc/Formats.md")
    let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
    let table = lines.drop { !$0.hasPrefix("| ---") }.dropFirst().prefix { $0.hasPrefix("|") }
    let rows = try Self.fixtures().map(Self.row)
    #expect(rows.joined(separator: "\n") == table.joined(separator: "\n"))
  }

  @Test func numbersOfGoogleAreWhole() throws {
    let outcome = try read(Self.googleSheet, name: "export.xlsx")
    #expect(
      outcome.texts == [
        ["2026-03-25 08:28:06", "9", "nhân viên hướng dẫn tận tình"],
        ["2026-03-26 12:00:00", "2", "chờ lâu,\nkhông ai hỏi"],
      ])
  }
}
