import Foundation
import Testing

/// Exports as people really have them, through the whole command.
@Suite(.timeLimit(.minutes(20))) struct UnusualExportTests {
  private static let rows = [
    ["id", "comment", "score"], ["1", "The delivery was slow", "2"], ["", "", "4"],
    ["3", "Friendly staff", "5"],
  ]

  @Test("tags of an earlier run give way to those of this one")
  func taggedTwice() throws {
    let folder = try Folder()
    try folder.write("in.csv", CSV.text(Self.rows))
    let once = try folder.verbatim("tag", "in.csv", "--format", "csv", "--output", "once.csv")
    #expect(once.status == 0, "\(once.errors)")
    let twice = try folder.verbatim("tag", "once.csv", "--format", "csv")
    #expect(twice.status == 0, "\(twice.errors)")
    #expect(CSV.read(twice.output) == CSV.read(try folder.text("once.csv")))
  }

  @Test("a comment without words has no tags, in whatever table")
  func empty() throws {
    let folder = try Folder()
    try folder.write("in.csv", CSV.text(Self.rows))
    let tag = try folder.verbatim("tag", "in.csv", "--format", "csv")
    _ = try folder.verbatim("report", "in.csv", "--output", "out")
    #expect(CSV.read(tag.output) == CSV.read(try folder.text("out/tagged.csv")))
    #expect(CSV.read(tag.output)[2].suffix(8) == Array(repeating: "", count: 8)[...])
  }

  @Test("a row without an id is told apart from given ids")
  func rowsWithoutID() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment\n2,slow app\n,great app\n")
    let run = try folder.verbatim("tag", "in.csv")
    let ids = try run.lines.map { try JSON($0)["id"]?.string }
    #expect(ids == ["2", "row 2"])
  }

  @Test("the file behind a link is written, and the link stays")
  func link() throws {
    let folder = try Folder()
    try folder.write("in.csv", "comment\nslow app\n")
    try folder.write("old.jsonl", "")
    let link = folder.url.appendingPathComponent("out.jsonl").path
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "old.jsonl")
    #expect(try folder.verbatim("tag", "in.csv", "--output", "out.jsonl").status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "old.jsonl")
    #expect(try folder.text("old.jsonl").contains("slow app"))
    #expect(try folder.names() == ["in.csv", "old.jsonl", "out.jsonl"])
  }

  @Test("halves of characters are said once")
  func halves() throws {
    let folder = try Folder()
    try folder.write("in.jsonl", #"{"comment":"so slow \ud83d"}"# + "\n")
    let tag = try folder.verbatim("tag", "in.jsonl")
    #expect(tag.status == 0)
    #expect(tag.errors.contains("1 half of a character (a lone surrogate) is read as U+FFFD"))
    let report = try folder.verbatim("report", "in.jsonl", "--output", "out")
    #expect(report.output.contains("1 half of a character"))
  }

  @Test("a theme that all mention has no impact, and why")
  func allMention() throws {
    let folder = try Folder()
    let comments = ["giao hàng chậm", "giao chậm quá", "giao hàng lâu", "ship chậm"]
    try folder.write(
      "in.csv",
      CSV.text(
        [["id", "score", "comment"]]
          + comments.enumerated().map { ["\($0)", "\($0 % 2 + 1)", $1] }))
    let report = try folder.verbatim("report", "in.csv", "--output", "out")
    #expect(report.output.contains("nobody is left to compare with"), "\(report.output)")
    let drivers = try folder.verbatim(
      "drivers", "in.csv", "--score", "score", "--scale", "numeric:1-5", "--format", "text")
    #expect(drivers.output.contains("nobody is left to compare with"), "\(drivers.output)")
    #expect(try folder.text("out/report.html").contains("nobody is left to compare with"))
  }

  @Test("a header alone")
  func headerAlone() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,score,comment\n")
    let run = try folder.verbatim("report", "in.csv", "--output", "out")
    #expect(run.output.contains("the export has a header and no rows"))
    #expect(!run.output.contains("No column looks like a score"))
    #expect(!run.output.contains("Every comment has a theme"))
  }

  @Test("the taxonomy of the industry is named where general was taken without being told")
  func industry() throws {
    let folder = try Folder()
    let comments = [
      "my flight was cancelled and nobody rebooked us", "they lost my suitcase in Bangkok",
      "no legroom at all and the seat would not recline", "cabin crew could not care less",
    ]
    try folder.write(
      "in.csv",
      CSV.text([["id", "comment"]] + (0..<100).map { ["\($0)", comments[$0 % 4] + " \($0)"] }))
    let note = "the taxonomy 'airlines' was made for comments like these: --taxonomy"
    let report = try folder.verbatim(
      "report", "in.csv", "--output", "out", "--page-language", "vi")
    #expect(report.output.contains(note), "\(report.output)")
    #expect(try folder.text("out/report.html").contains("--taxonomy airlines,general sẽ tìm thấy"))
    let told = try folder.verbatim(
      "report", "in.csv", "--output", "out", "--taxonomy", "airlines,general")
    #expect(!told.output.contains("was made for comments"))
  }

  @Test("what a scale is read by is said as it was")
  func givenScale() throws {
    let folder = try Folder()
    try folder.write("in.csv", CSV.text(Self.rows))
    let run = try folder.verbatim(
      "report", "in.csv", "--output", "out", "--score", "score", "--scale", "numeric:1-5")
    #expect(run.output.contains("the score is read as numeric:1-5, as given with --scale"))
    let wrong = try folder.verbatim("report", "in.csv", "--top", "0")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("--top 0 is out of range: use 1 or more"))
  }

  @Test("few comments are no lesson")
  func fewComments() throws {
    let folder = try Folder()
    try folder.write("in.csv", "text,label\ngood,positive\nbad,negative\n")
    let run = try folder.verbatim(
      "learn", "sentiment", "in.csv", "--language", "en", "--output", "out.tsv")
    #expect(run.status == 2)
    #expect(run.errors.contains("2 comments with a label or score"), "\(run.errors)")
    #expect(!folder.exists("out.tsv"))
  }

  @Test("evaluate takes the column that tag would take")
  func evaluate() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment,label\n1,great app,positive\n2,so slow,negative\n")
    let run = try folder.verbatim("evaluate", "in.csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("2 comments: accuracy"))
  }

  @Test("the order of dates")
  func dates() throws {
    let folder = try Folder()
    try folder.write(
      "in.csv", "id,date,comment,nps\n1,1/2/2026,slow app,3\n2,3/4/2026,great app,9\n")
    let base = ["trends", "in.csv", "--score", "nps", "--scale", "nps", "--format", "json"]
    let found = try folder.verbatim(base)
    #expect(found.output.contains("2026-02"))
    #expect(found.errors.contains("the dates fit both orders; taken as day first: if they are"))
    let given = try folder.verbatim(base + ["--date-order", "month-first"])
    #expect(given.output.contains("2026-01") && !given.output.contains("2026-02-"))
    #expect(given.errors.isEmpty, "\(given.errors)")
  }

  @Test("tables of Excel with a line for the separator, and tables without a header")
  func tables() throws {
    let folder = try Folder()
    try folder.write("sep.csv", "sep=;\nid;score;comment\n1;5;tốt\n2;1;giao hàng chậm\n")
    let separated = try folder.verbatim("tag", "sep.csv")
    #expect(separated.status == 0, "\(separated.errors)")
    #expect(separated.lines.count == 2)
    try folder.write("bare.csv", "Giao hàng chậm quá\nNhân viên thân thiện\nGiá hơi cao quá\n")
    let bare = try folder.verbatim("tag", "bare.csv", "--no-header")
    #expect(bare.status == 0, "\(bare.errors)")
    #expect(bare.lines.count == 3)
    let taken = try folder.verbatim("tag", "bare.csv")
    #expect(taken.errors.contains("if there is no header, add --no-header"), "\(taken.errors)")
  }

  @Test("rows without ids in two parts are told of")
  func mergedRowsWithoutID() throws {
    let folder = try Folder()
    for name in ["a", "b"] {
      try folder.write(
        "\(name).csv", "id,comment,nps\n\(name)1,slow app,3\n,great app,\(name == "a" ? 9 : 10)\n")
      let run = try folder.verbatim(
        "tag", "\(name).csv", "--score", "nps", "--scale", "nps", "--summary", "\(name).json",
        "--output", "\(name).jsonl")
      #expect(run.status == 0, "\(run.errors)")
    }
    let merged = try folder.verbatim("merge", "a.json", "b.json")
    #expect(merged.status == 0)
    #expect(merged.errors.contains("1 rating of rows without an id has the row number of another"))
  }
}
