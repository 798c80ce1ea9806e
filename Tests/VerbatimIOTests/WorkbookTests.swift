import Testing

@testable import VerbatimIO

@Suite("Workbooks and archives")
struct WorkbookTests {
  static let survey = """
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>date</t></is></c></row>
    <row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="1"><v>45352.353043981479</v></c></row>
    <row r="4"><c r="B4" t="inlineStr"><is><r><t>giao </t></r><r><rPr><b/></rPr><t xml:space="preserve">hàng "chậm"</t></r><rPh><t>x</t></rPh></is></c><c r="C4" s="2"><v>61</v></c></row>
    <row r="5"><c r="A5"/><c r="B5" s="1"></c></row>
    <row r="6"><c r="A6"><v>0.10000000000000001</v></c><c r="B6" t="str"><f>A1&amp;"x"</f><v>a_x000D_&#10;b &lt;&amp;&gt; _x0041_</v></c></row>
    <row r="7"><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c s="3"><v>-1.5E-2</v></c></row>
    """

  static var workbook: WorkbookBuilder {
    var book = WorkbookBuilder()
    book.sheets = [("Câu hỏi", survey)]
    book.sharedStrings = """
      <si><t>id</t></si><si><t>ความคิดเห็น</t></si><si><r><t>ส่งช้า</t></r><r><t>, มาก</t></r></si>
      """
    book.styles = """
      <numFmts count="1"><numFmt numFmtId="164" formatCode="[$-41E]d\\ mmm\\ bbbb"/>\
      <numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts>\
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
      <cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
      """
    return book
  }

  static func error(_ bytes: [UInt8], sheet: String? = nil) -> String? {
    do {
      var options = ReadingOptions()
      options.sheet = sheet
      var reader = try BlockReader(ByteSource(bytes: bytes, name: "s.xlsx"), options: options)
      while try reader.next() != nil {}
      return nil
    } catch { return error.description }
  }

  @Test(arguments: [1, 100, Int.max])
  func cells(piece: Int) throws {
    let outcome = try read(Self.workbook.bytes(), name: "s.xlsx", piece: piece)
    #expect(outcome.columns == ["id", "ความคิดเห็น", "date"])
    #expect(
      outcome.texts == [
        ["1", "ส่งช้า, มาก", "2024-03-01 08:28:23"], ["", "giao hàng \"chậm\"", "1900-03-01"],
        ["0.1", "a\r\nb <&> A", ""], ["TRUE", "#N/A", "-0.015"],
      ])
    #expect(outcome.rejects.isEmpty)
    // Rows stand on the lines of their numbers; an empty row is none.
    #expect(outcome.rows.map(\.line) == [2, 4, 6, 8])
  }

  @Test func theSheetOfTheName() throws {
    var book = Self.workbook
    book.sheets.insert(("Legend", "<row><c t=\"str\"><v>a</v></c></row>"), at: 0)
    book.attributes["Legend"] = "state=\"hidden\""
    let bytes = book.bytes()
    #expect(try read(bytes).rows.count == 4)
    let reader = try BlockReader(ByteSource(bytes: bytes, name: "s.xlsx"))
    #expect(
      reader.notes == [
        "read sheet 'Câu hỏi' of an Excel workbook (its sheets are 'Legend', 'Câu hỏi'; choose one with --sheet NAME)"
      ])
    var options = ReadingOptions()
    options.sheet = "legend"
    #expect(
      try BlockReader(ByteSource(bytes: bytes, name: "s.xlsx"), options: options).layout.columns
        == ["a"])
    #expect(
      Self.error(bytes, sheet: "cau hoii")
        == "s.xlsx: expected one of the sheets 'Legend', 'Câu hỏi', found --sheet 'cau hoii'")
    #expect(
      Self.error(Array("a,b\n".utf8), sheet: "x")
        == "s.xlsx: expected an Excel workbook, as --sheet is given, found another kind of file")
  }

  @Test(
    arguments: [
      (0, "1899-12-31"), (1, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-28"),
      (61, "1900-03-01"), (25_569, "1970-01-01"), (45_352.5, "2024-03-01 12:00:00"),
      (0.25, "06:00:00"), (45_352.999999, "2024-03-02"), (2_958_465, "9999-12-31"),
    ] as [(Double, String)])
  func dates(serial: Double, expected: String) {
    // Excel's 29 February 1900 never was: 60 is shown as the day before.
    #expect(NumberFormat.date(serial, countsFrom1904: false) == expected)
  }

  @Test func datesFrom1904() {
    #expect(NumberFormat.date(0, countsFrom1904: true) == "1904-01-01")
    #expect(NumberFormat.date(43_890, countsFrom1904: true) == "2024-03-01")
    #expect(NumberFormat.date(-1, countsFrom1904: false) == nil)
    #expect(NumberFormat.date(3_000_000, countsFrom1904: false) == nil)
  }

  @Test(arguments: [
    ("yyyy-mm-dd", true), ("General", false), ("0.00E+00", false), ("[h]:mm", true),
    ("#,##0\\ \"days\"", false), ("[Red]0;[Blue]-0", false), ("[$฿-41E]#,##0.00", false),
    ("dd/mm/bbbb", true), ("@", false), ("_-* #,##0_d", false), ("0;d", false),
  ])
  func dateFormats(code: String, isDate: Bool) {
    #expect(NumberFormat.isDate(code) == isDate)
  }

  @Test func packedParts() throws {
    var zip = ZipBuilder()
    zip.parts.append(
      .init(
        name: "out/x.csv", bytes: PackedSamples.table(300), packed: PackedSamples.dynamic))
    zip.add("__MACOSX/x.csv", "junk")
    zip.comment = Array("made by hand PK".utf8)
    let outcome = try read(zip.bytes(), name: "x.zip")
    #expect(outcome.rows.count == 300)
    #expect(
      try BlockReader(ByteSource(bytes: zip.bytes(), name: "x.zip")).notes
        == ["read 'out/x.csv' of a ZIP archive"])
  }

  @Test func tablesInArchivesAreReadAsTheyCome() throws {
    var zip = ZipBuilder()
    zip.parts.append(.init(name: "a.csv", bytes: EncodingTests.windows874))
    #expect(try read(zip.bytes()) == read(EncodingTests.thai))
    zip = ZipBuilder()
    zip.add("a.tsv", "a\tb\n1\t2\n")
    #expect(try read(zip.bytes(), name: "x.zip").texts == [["1", "2"]])
    zip.add("b.csv", "a")
    #expect(
      Self.error(zip.bytes()) == """
        s.xlsx: expected an Excel workbook (.xlsx), or an archive with one table, found 2 tables: \
        'a.tsv', 'b.csv'
        """)
    zip = ZipBuilder()
    zip.add("word/document.xml", "<a/>")
    #expect(Self.error(zip.bytes())?.hasSuffix("found an archive with 'word/document.xml'") == true)
  }

  @Test func cutAnywhereIsSaid() {
    let bytes = Self.workbook.bytes()
    for count in 4..<bytes.count {
      #expect(Self.error(Array(bytes[..<count])) != nil, "\(count) bytes")
    }
  }

  @Test func anyWrongByteIsNoCrash() {
    let bytes = Self.workbook.bytes()
    for i in stride(from: 4, to: bytes.count, by: 3) {
      var wrong = bytes
      wrong[i] ^= 0x55
      _ = Self.error(wrong)
    }
  }

  @Test(arguments: [
    ("<row r=\"1\"><c r=\"A1\"><v>1</v></c>", "its end inside an element"),
    ("<row r=\"2\"/><row r=\"1\"/>", "row 1 behind row 2"),
    ("<row><c r=\"C1\"/><c r=\"B1\"/></row>", "column 2 behind column 3 in row 1"),
    ("<row><c r=\"ZZZZ1\"/></row>", "column 475254 behind column 0 in row 1"),
    ("<row r=\"9999999\"/>", "row 9999999 behind row 0"),
    ("</sheetData></worksheet></x>", "the end of an element that has not begun"),
    ("<c/>", "a cell outside a row"), ("< >", "a tag without a name"),
    ("<!DOCTYPE a [<!ENTITY b \"c\">]>", "a document type"),
    ("<row a=\"", "its end inside a tag"), ("<!-- ", "its end inside a tag"),
  ])
  func brokenXML(rows: String, found: String) {
    var book = WorkbookBuilder()
    book.sheets = [("A", rows)]
    let error = Self.error(book.bytes()) ?? "nothing"
    #expect(error.contains("'xl/worksheets/sheet1.xml' with \(found)"), "\(error)")
    #expect(error.hasPrefix("s.xlsx: expected a whole Excel workbook (.xlsx) or ZIP archive"))
  }

  @Test func aPartMayBeNoLargerThanItsKind() throws {
    var zip = ZipBuilder()
    zip.add("xl/styles.xml", String(repeating: "<xf/>", count: 300_000))
    let archive = try ZipArchive(zip.bytes(), file: "s.xlsx")
    let error = #expect(throws: ReadingError.self) {
      try ZipPartReader.all(archive.parts[0], in: archive, limit: 1 << 20)
    }
    #expect(error?.description.hasSuffix("found 'xl/styles.xml' larger than 1 MiB") == true)
    #expect(try ZipPartReader.all(archive.parts[0], in: archive, limit: 2 << 20).count == 1_500_000)
  }

  @Test func archivesThatCannotBeRead() {
    func error(_ change: (inout ZipBuilder.Part) -> Void) -> String {
      var zip = ZipBuilder()
      zip.parts.append(
        .init(name: "a.csv", bytes: PackedSamples.table(300), packed: PackedSamples.dynamic))
      change(&zip.parts[0])
      return Self.error(zip.bytes()) ?? "nothing"
    }
    #expect(error { $0.flags = 1 }.hasSuffix("found 'a.csv' under a password"))
    #expect(error { $0.method = 12 }.hasSuffix("found 'a.csv' packed with method 12"))
    #expect(
      error { $0.statedBytes = 500 }
        .hasSuffix("found 'a.csv' larger than the 500 bytes it should have"))
    #expect(error { $0.bytes[3] ^= 1 }.hasSuffix("found 'a.csv' with a checksum that does not fit"))
    #expect(
      error { $0.packed = Array(PackedSamples.dynamic.dropLast(40)) }.contains("found 'a.csv'"))
    #expect(
      Self.error([0x50, 0x4B, 3, 4, 0, 0, 0, 0])?.contains("the file is not all there") == true)
  }

  @Test func rowsOfAnyWidth() throws {
    var book = WorkbookBuilder()
    // The second row of the header is wider; the last row is wider than both.
    book.sheets = [
      (
        "A",
        "<row><c t=\"str\"><v>a</v></c></row><row><c/><c t=\"str\"><v>b</v></c></row>"
          + "<row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>"
          + "<row><c><v>4</v></c><c><v>5</v></c><c><v>6</v></c></row>"
      )
    ]
    let outcome = try read(book.bytes())
    #expect(outcome.texts == [["", "b"], ["1", ""], ["2", "3"]])
    #expect(outcome.reasons == [.raggedRow])
    #expect(outcome.lastRecord == 4)
  }
}
