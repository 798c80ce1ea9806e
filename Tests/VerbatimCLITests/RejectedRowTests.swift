import Foundation
import Testing

/// Rows that cannot be read: each is kept aside with its place and what to do, and no other is lost.
@Suite(.timeLimit(.minutes(20))) struct RejectedRowTests {
  /// Writes three good rows round a bad one, tags them, and checks that only the bad one is missing.
  private func check(
    _ bad: [UInt8], name: String = "in.csv", line: Int = 4, reason: String, found: String,
    mend: String, options: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try Folder()
    func good(_ id: Int) -> String {
      name.hasSuffix("jsonl") ? "{\"id\":\(id),\"text\":\"slow app\"}\n" : "\(id),slow app\n"
    }
    let head = name.hasSuffix("jsonl") ? "{\"id\":0,\"text\":\"ok app\"}\n" : "id,comment\n"
    var bytes = Array((head + good(1) + good(2)).utf8) + bad + [0x0A]
    bytes += Array((good(4) + good(5)).utf8)
    try folder.write(name, bytes: bytes)
    let run = try folder.verbatim(["tag", name] + options)
    #expect(run.status == 3, sourceLocation: sourceLocation)
    let ids = (name.hasSuffix("jsonl") ? ["0"] : []) + ["1", "2", "4", "5"]
    #expect(try run.tagged().map(\.id) == ids, sourceLocation: sourceLocation)
    let total = ids.count + 1
    for part in [
      "\(total) rows in = \(ids.count) out + 1 rejected", "\(name):\(line):", found, mend,
      "in.rejects.csv",
    ] {
      #expect(
        run.errors.contains(part), "'\(part)' in \(run.errors)", sourceLocation: sourceLocation)
    }
    let rejects = CSV.read(try folder.text("in.rejects.csv"))
    #expect(
      rejects[0] == ["line", "column", "reason", "expected", "found", "what to do", "raw"],
      sourceLocation: sourceLocation)
    try #require(rejects.count == 2, sourceLocation: sourceLocation)
    #expect(rejects[1][0] == "\(line)", sourceLocation: sourceLocation)
    #expect(rejects[1][2] == reason, sourceLocation: sourceLocation)
    #expect(rejects[1][5].contains(mend), sourceLocation: sourceLocation)
    #expect(!rejects[1][6].isEmpty, sourceLocation: sourceLocation)
  }

  @Test func notUTF8() throws {
    try check(
      Array("3,caf".utf8) + [0xE9] + Array(" bon".utf8), reason: "invalid_utf_8",
      found: "found byte 0xE9", mend: "Save the export as UTF-8")
  }

  @Test func aZeroByte() throws {
    try check(
      Array("3,slow".utf8) + [0] + Array("app".utf8), reason: "zero_byte",
      found: "found a zero byte", mend: "take the zero byte out")
  }

  @Test func anUnclosedQuote() throws {
    try check(
      Array("3,\"slow app".utf8), reason: "unclosed_quote",
      found: "expected a closing quote for the field", mend: "Close the quote")
  }

  @Test func textBehindAClosingQuote() throws {
    try check(
      Array("3,\"slow\" app".utf8), reason: "text_after_quote",
      found: "behind the closing quote, found text", mend: "twice (\"\")")
  }

  @Test func tooManyFields() throws {
    try check(
      Array("3,slow,app".utf8), reason: "ragged_row", found: "expected 2 fields, found 3",
      mend: "in double quotes")
  }

  @Test func tooFewFields() throws {
    try check(
      Array("3".utf8), reason: "ragged_row", found: "expected 2 fields, found 1",
      mend: "add the missing fields")
  }

  @Test func malformedJSON() throws {
    try check(
      Array("{\"id\":3,\"text\":\"slow".utf8), name: "in.jsonl", reason: "malformed_json",
      found: "found the end of the line", mend: "one complete JSON object on each line")
  }

  @Test func aFieldOfTenMegabytes() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000_000)
    try check(
      Array("3,slow ".utf8) + long, reason: "field_too_long", found: "found 10000005 bytes",
      mend: "Allow longer fields with --maximum-field (up to 16777216 bytes)")
    let folder = try Folder()
    try folder.write(
      "in.csv",
      bytes: Array("id,comment\n1,slow app\n2,".utf8) + long + Array("\n3,slow app\n".utf8))
    let run = try folder.verbatim("tag", "in.csv", "--maximum-field", "16000000")
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.bytes.split(separator: 0x0A)
    #expect(rows.count == 3)
    #expect(rows.map(\.count).max() ?? 0 > long.count)
    #expect(try folder.names() == ["in.csv"])
  }

  @Test func theRejectsFileIsNamedAfterOutputOrInputOrAsTold() throws {
    let folder = try Folder()
    let text = "id,comment\n1,slow app\n2,too,many\n"
    try folder.write("in.csv", text)
    for (options, name) in [
      (["in.csv"], "in.rejects.csv"),
      (["in.csv", "--output", "out.jsonl"], "out.jsonl.rejects.csv"),
      (["in.csv", "--rejects", "mine.csv"], "mine.csv"),
      (["-"], "verbatim.rejects.csv"),
    ] {
      let before = try folder.names()
      let run = try folder.verbatim(["tag"] + options, input: text)
      #expect(run.status == 3)
      #expect(run.errors.contains("rejected rows are kept in \(name)"))
      let new = Set(try folder.names()).subtracting(before)
      #expect(new.subtracting(["out.jsonl"]) == [name])
      #expect(CSV.read(try folder.text(name)).count == 2)
    }
  }

  @Test("rows are tagged where no rejects file can be made, unless one is asked for")
  func rejectsThatCannotBeKept() throws {
    let folder = try Folder()
    let text = "{\"id\":1,\"text\":\"slow app\"}\nbroken\n"
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("verbatim.rejects.csv"),
      withIntermediateDirectories: false)
    let piped = try folder.verbatim(["tag", "-"], input: text)
    #expect(piped.status == 3)
    #expect(piped.output.contains("slow app"))
    #expect(piped.errors.contains("2 rows in = 1 out + 1 rejected"))
    #expect(piped.errors.contains("rejected rows are not kept"))
    let asked = try folder.verbatim(["tag", "-", "--rejects", "verbatim.rejects.csv"], input: text)
    #expect(asked.status == 1)
  }

  @Test(
    "where no row can be read, each is rejected with its reason",
    arguments: ["{\"id\":1,\"text\":\"bad \\x app\"}\n", "{\"text\":\"bad\nbad\n"])
  func nothingCanBeRead(text: String) throws {
    let run = try Folder().verbatim(["tag", "-"], input: text)
    #expect(run.status == 3)
    #expect(run.errors.contains("0 out"))
  }

  @Test("a byte that is no UTF-8 costs its row of JSON lines alone")
  func spoiltJSON() throws {
    let folder = try Folder()
    var bytes = Array("{\"id\":1,\"text\":\"hàng lỗi\"}\n{\"id\":2,\"text\":\"bad ".utf8)
    bytes += [0xFF, 0xFE] + Array(" app\"}\n".utf8)
    _ = try folder.write("in.jsonl", bytes: bytes)
    let run = try folder.verbatim("tag", "in.jsonl")
    #expect(run.status == 3)
    #expect(run.output.contains("hàng lỗi"))
    #expect(!run.output.contains("ÿ"))
  }

  @Test func driversCountRejectedRowsToo() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment,nps\n1,slow app,3\n2,too,many,9\n3,great app,9\n")
    let run = try folder.verbatim(
      "drivers", "in.csv", "--score", "nps", "--scale", "nps", "--format", "json")
    #expect(run.status == 3)
    #expect(try JSON(run.output)["score"]?["n"]?.number == 2)
    #expect(run.errors.contains("3 rows in = 2 out + 1 rejected"))
  }

  @Test func aScoreOutsideItsScaleIsAWarning() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment,nps\n1,slow app,3\n2,great app,11\n3,fast app,9\n")
    let run = try folder.verbatim(
      "drivers", "in.csv", "--score", "nps", "--scale", "nps", "--format", "json")
    #expect(run.status == 0)
    for part in ["in.csv", "1 score in 'nps' outside the scale nps", "line 3: '11'", "--scale"] {
      #expect(run.errors.contains(part), "\(part)")
    }
    #expect(try JSON(run.output)["score"]?["n"]?.number == 2)
    let rows = try folder.verbatim("tag", "in.csv").tagged()
    #expect(rows.map(\.id) == ["1", "2", "3"])
  }

  @Test func rejectedRowsAreDefusedInTheirFile() throws {
    let folder = try Folder()
    try folder.write("in.csv", "comment,id\nslow app,1\n=cmd|' /C calc'!A0,2,3\n")
    _ = try folder.verbatim("tag", "in.csv")
    let rejects = CSV.read(try folder.text("in.rejects.csv"))
    #expect(rejects.last?.last == "'=cmd|' /C calc'!A0,2,3")
  }
}
