import Foundation
import Testing

/// Exports as they come through the whole command: what is read is said, and rows in = rows out.
@Suite(.timeLimit(.minutes(20))) struct ExportTests {
  @Test func everyFormatGivesTheSameBytes() throws {
    let folder = try Folder()
    let csv = PackedExports.csv
    let plain = try folder.verbatim("tag", folder.write("plain.csv", csv))
    #expect(plain.status == 0 && plain.errors == "", "\(plain.errors)")
    #expect(try plain.tagged().map(\.id) == ["R-1", "R-2"])
    try folder.write("mark.csv", bytes: [0xEF, 0xBB, 0xBF] + Array(csv.utf8))
    try folder.write("wide.csv", bytes: PackedExports.utf16(csv))
    try folder.write("book.xlsx", bytes: PackedExports.workbook)
    try folder.write("table.csv.gz", bytes: PackedExports.gzip)
    try folder.write("table.gz", bytes: PackedExports.gzip)
    try folder.write(
      "list.json",
      """
      {"data": [
        {"id": "R-1", "attributes": {"Góp ý": "Giao hàng nhanh, cảm ơn", "NPS": 9}},
        {"id": "R-2", "attributes": {"Góp ý": "ส่งช้ามาก", "NPS": 2}}
      ]}
      """)
    for (name, note) in [
      ("mark.csv", ""), ("wide.csv", "read as UTF-16 (little-endian)"),
      ("book.xlsx", "read sheet 'Góp ý' of an Excel workbook"),
      ("table.csv.gz", "unpacked with gzip"), ("table.gz", "unpacked with gzip"),
      ("list.json", "read the list 'data' of a JSON document"),
    ] {
      let run = try folder.verbatim("tag", name)
      #expect(run.bytes == plain.bytes, "\(name): \(run.errors)")
      #expect(run.errors == (note.isEmpty ? "" : "verbatim: \(name): \(note)\n"))
      let piped = try folder.shell("\"$VERBATIM\" tag - < \(name)")
      #expect(piped.bytes == plain.bytes, "\(name): \(piped.errors)")
    }
    let report = try folder.verbatim("report", "book.xlsx", "--output", "out")
    #expect(report.output.contains("2 rows read · 2 comments tagged · 0 rejected"))
  }

  @Test func encodingsThatAreNamed() throws {
    let folder = try Folder()
    // Thai in Windows-874, too short to be told from Vietnamese.
    try folder.write("a.csv", bytes: Array("id,comment\n1,".utf8) + [0xB4, 0xD5, 0x0A])
    let run = try folder.verbatim("tag", "a.csv", "--encoding", "tis-620")
    #expect(run.errors == "verbatim: a.csv: read as Windows-874 (Thai)\n")
    #expect(try run.tagged().map(\.text) == ["ดี"])
    let wrong = try folder.verbatim("tag", "a.csv", "--encoding", "windows-1257")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("no encoding that is read: use one of utf-8, utf-16le"))
    #expect(wrong.errors.contains("Did you mean 'windows-125"))
  }

  @Test func damagedFilesSayWhere() throws {
    let folder = try Folder()
    try folder.write("a.csv.gz", bytes: Array(PackedExports.gzip.dropLast(12)))
    try folder.write("b.xlsx", bytes: Array(PackedExports.workbook.dropLast(30)))
    try folder.write("c.json", "[{\"id\": 1, \"text\": \"slow app\"},\n{\"id\": 2")
    for (name, found) in [
      ("a.csv.gz", "a.csv.gz: expected whole gzip data, found the end of the data"),
      (
        "b.xlsx",
        "b.xlsx: expected a whole Excel workbook (.xlsx) or ZIP archive, found no directory"
      ),
      ("c.json", "c.json:2: expected a whole JSON document, found its end with 2 brackets open"),
    ] {
      let run = try folder.verbatim("tag", name, "--output", "out.jsonl")
      #expect(run.status == 1)
      #expect(run.errors.contains(found), "\(run.errors)")
      #expect(!run.wasKilled)
    }
    #expect(try folder.names() == ["a.csv.gz", "b.xlsx", "c.json"])
  }

  @Test func sheetsAreNamed() throws {
    let folder = try Folder()
    try folder.write("book.xlsx", bytes: PackedExports.workbook)
    #expect(try folder.verbatim("tag", "book.xlsx", "--sheet", "gop y").status == 0)
    let wrong = try folder.verbatim("tag", "book.xlsx", "--sheet", "Gop")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("expected one of the sheets 'Góp ý', found --sheet 'Gop'"))
    #expect(wrong.errors.contains("Did you mean --sheet 'Góp ý'?"))
  }

  // MARK: - Several open questions

  static let survey = CSV.text([
    ["id", "NPS", "What did you like?", "What could we do better?"],
    ["a", "9", "The staff was friendly and quick", "The delivery was late, twice"],
    ["b", "2", "", "The app crashes every single day"],
    ["c", "7", "The staff knew what to do", ""],
  ])

  @Test func eachCommentHasItsQuestion() throws {
    let folder = try Folder()
    try folder.write("s.csv", Self.survey)
    let run = try folder.verbatim("tag", "s.csv")
    #expect(run.status == 0)
    #expect(run.errors.contains("2 columns of comments are read, each with its question"))
    let rows = try run.tagged()
    #expect(rows.map(\.id) == ["a#1", "a#2", "b#1", "b#2", "c#1", "c#2"])
    let questions = try run.lines.map { try JSON($0)["question"]?.string }
    #expect(questions.prefix(2) == ["What did you like?", "What could we do better?"])
    // A comment is tagged as it is alone with its question.
    for (index, column) in ["What did you like?", "What could we do better?"].enumerated() {
      let alone = try folder.verbatim("tag", "s.csv", "--text-column", column)
      #expect(alone.errors == "")
      for (one, both) in zip(
        try alone.tagged(), stride(from: index, to: 6, by: 2).map { rows[$0] })
      {
        #expect(one.text == both.text)
        #expect(one.sentiment.score == both.sentiment.score)
        #expect(one.themes.map(\.theme) == both.themes.map(\.theme))
      }
    }
    let named = try folder.verbatim(
      "tag", "s.csv", "--text-column", "what did you like", "--text-column",
      "what could we do better")
    #expect(named.bytes == run.bytes)
    #expect(named.errors == "")
  }

  @Test func aTableHasOneRowForEachRecord() throws {
    let folder = try Folder()
    try folder.write("s.csv", Self.survey)
    let table = CSV.read(try folder.verbatim("tag", "s.csv", "--format", "csv").output)
    #expect(table.count == 4)
    #expect(table.allSatisfy { $0.count == 4 + 2 * 8 })
    #expect(table[0][5] == "verbatim_sentiment (What did you like?)")
    #expect(table[0][13] == "verbatim_sentiment (What could we do better?)")
    #expect(table[1][5] == "positive" && table[1][13] == "negative")
  }

  @Test func aScoreCountsOnceForEachCustomer() throws {
    let folder = try Folder()
    try folder.write("s.csv", Self.survey)
    let run = try folder.verbatim(
      "drivers", "s.csv", "--score", "NPS", "--scale", "nps", "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSON(run.output)
    #expect(json["score"]?["n"]?.number == 3)
    let themes = Set(json["drivers"]?.array.compactMap { $0["theme"]?.string } ?? [])
    #expect(
      themes.contains { $0.hasPrefix("staff") } && themes.contains { $0.hasPrefix("delivery") })
    let comments = json["drivers"]?.array.flatMap { $0["comments"]?.array ?? [] }
    #expect(Set((comments ?? []).compactMap(\.string)).isSubset(of: ["a", "b", "c"]))
    let report = try folder.verbatim("report", "s.csv", "--output", "out")
    #expect(report.status == 0, "\(report.errors)")
    let summary = try JSON(folder.text("out/summary.json"))
    #expect(summary["score"]?["n"]?.number == 3)
    #expect(summary["comments"]?.number == 4)
    let discover = try folder.verbatim("discover", "s.csv", "--format", "jsonl")
    #expect(discover.lines.count == 6)
    #expect(try JSON(discover.lines[1])["id"]?.string == "a#2")
  }

  // MARK: - Excel

  @Test func aTableForExcel() throws {
    let folder = try Folder()
    try folder.write(
      "in.csv",
      CSV.text([
        ["id", "comment", "x"], ["1", "ส่งช้า \"มาก\"; \nđợi lâu quá 😡", "=1+1"], ["2", "ok", "-3"],
      ]))
    let run = try folder.verbatim("tag", "in.csv", "--format", "csv", "--excel")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.bytes.prefix(2) == [0xFF, 0xFE])
    #expect(run.bytes.count % 2 == 0)
    let units = stride(from: 2, to: run.bytes.count, by: 2).map {
      UInt16(run.bytes[$0]) | UInt16(run.bytes[$0 + 1]) << 8
    }
    let text = String(decoding: units, as: UTF16.self)
    #expect(text.hasPrefix("id\tcomment\tx\tverbatim_language\t"))
    #expect(text.contains("\"ส่งช้า \"\"มาก\"\"; \nđợi lâu quá 😡\"\t'=1+1\tvi\t"))
    #expect(text.contains("2\tok\t-3\t"))
    #expect(text.hasSuffix("\r\n"))
    // No number with three decimals, which Excel would read as thousands in Vietnam.
    #expect(text.firstMatch(of: /\t-?\d\.\d{1,3}\t/) == nil)
    // What is written can be read again.
    try folder.write("again.csv", bytes: run.bytes)
    let again = try folder.verbatim("tag", "again.csv", "--text-column", "comment")
    #expect(try again.tagged().first?.text == "ส่งช้า \"มาก\"; \nđợi lâu quá 😡")
    let file = try folder.verbatim(
      "tag", "in.csv", "--format", "csv", "--excel", "--output", "out.csv")
    #expect(file.status == 0)
    #expect(try folder.bytes("out.csv") == run.bytes)
  }

  @Test(arguments: [
    (["--excel"], "--excel is for tables: it needs --format csv"),
    (["--resume"], "--resume needs --output FILE"),
    (["--language", "vietnamese"], "Did you mean 'vi'?"),
    (["--language", "thia"], "Did you mean 'th'?"),
    (["--input-format", "cvs"], "Did you mean 'csv'?"),
    (["--input-format", "json"], "Did you mean 'jsonl'?"),
    (["--without", "learnt"], "Did you mean 'learned'?"),
    (["--taxonomy", "generall"], "Did you mean --taxonomy general?"),
    (["--lexicons", "opne"], "'opne'"),
    (["--text-column", "coment"], "Did you mean --text-column 'comment'?"),
    (
      ["--id-column", "ID number"], "expected one of the columns 'id', 'comment', found --id-column"
    ),
    (["--score-column", "x"], "--score-column and --scale go together"),
    (["--use-score"], "--use-score needs --score-column and --scale"),
    (["--sheet", "x"], "expected an Excel workbook, as --sheet is given"),
    (["--formt", "csv"], "Did you mean '--format'?"),
  ])
  func suggestions(options: [String], words: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment\n1,slow app\n")
    let run = try folder.verbatim(["tag", "in.csv"] + options)
    #expect(run.status == 2 || run.status == 1)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.bytes.isEmpty)
    #expect(try folder.names() == ["in.csv"])
  }
}
