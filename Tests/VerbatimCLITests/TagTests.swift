import Foundation
import Testing

@Suite(.timeLimit(.minutes(20))) struct TagTests {
  private static let comments = Samples.comments

  private static var csv: String {
    CSV.text([["id", "comment"]] + comments.enumerated().map { ["c\($0)", $1] })
  }

  private static var jsonLines: String {
    get throws {
      try comments.enumerated().map { index, text in
        let object = ["id": "c\(index)", "text": text, "question": "Why?"]
        return String(decoding: try JSONEncoder().encode(object), as: UTF8.self) + "\n"
      }.joined()
    }
  }

  private func check(_ run: Run, comments: [String] = comments) throws {
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors == "")
    let rows = try run.tagged()
    #expect(rows.map(\.id) == comments.indices.map { "c\($0)" })
    for (row, comment) in zip(rows, comments) { row.check(original: comment) }
    #expect(rows.contains { !$0.pain_points.isEmpty })
    #expect(rows.contains { $0.themes.count > 1 })
  }

  @Test func commaSeparated() throws {
    let folder = try Folder()
    try check(folder.verbatim("tag", folder.write("in.csv", Self.csv)))
  }

  @Test func tabSeparated() throws {
    let folder = try Folder()
    let comments = Self.comments.filter { !$0.contains("\n") && !$0.contains("\"") }
    let text =
      "id\tcomment\n"
      + comments.enumerated().map { "c\($0)\t\($1)\n" }.joined()
    try check(folder.verbatim("tag", folder.write("in.tsv", text)), comments: comments)
  }

  @Test func jsonLines() throws {
    let folder = try Folder()
    try check(folder.verbatim("tag", folder.write("in.jsonl", Self.jsonLines)))
  }

  @Test func standardInput() throws {
    let folder = try Folder()
    let fromFile = try folder.verbatim("tag", folder.write("in.csv", Self.csv))
    let redirected = try folder.verbatim("tag", "-", input: Self.csv)
    try check(redirected)
    #expect(redirected.bytes == fromFile.bytes)
    let piped = try folder.shell(#"cat in.csv | "$VERBATIM" tag -"#)
    #expect(piped.bytes == fromFile.bytes)
    // A question beside each comment tells that they answer a survey.
    let answers = try folder.verbatim("tag", "in.csv", "--source", "survey")
    let forced = try folder.verbatim(
      "tag", "-", "--input-format", "jsonl", input: try Self.jsonLines)
    #expect(forced.bytes == answers.bytes)
  }

  @Test func theContractsExample() throws {
    let folder = try Folder()
    let row = try #require(
      try folder.verbatim("tag", "-", input: Self.csv).tagged().first)
    #expect(row.language == "vi")
    #expect(Set(row.themes.map(\.theme)) == ["delivery.speed", "staff.attitude"])
    let speed = try #require(row.themes.first { $0.theme == "delivery.speed" })
    #expect(speed.sentiment == "negative")
    #expect(speed.evidence.first?.text == "Giao hàng chậm")
    #expect(row.pain_points.map(\.phrase) == ["giao hàng chậm"])
  }

  @Test func aCommentWithoutAThemeHasNone() throws {
    let folder = try Folder()
    let rows = try folder.verbatim("tag", "-", input: "id,comment\n1,ok\n2,hmm hmm hmm\n").tagged()
    #expect(rows.map(\.themes.count) == [0, 0])
  }

  @Test func anyNumberOfWorkersGivesTheSameBytes() throws {
    let folder = try Folder()
    // More than one block of 256 KiB, with a few long comments so that blocks end at odd places.
    var text = "id,comment\n"
    for index in 0..<120 {
      let length = index % 10 == 0 ? 14_000 : 1_800
      text +=
        "\(index),\(Self.comments[index % 8]) "
        .appending(String(repeating: "xin ", count: length / 4)) + "\n"
    }
    text = text.split(separator: "\n").map { line in
      let comma = line.firstIndex(of: ",")!
      let comment = line[line.index(after: comma)...]
      return "\(line[..<comma]),"
        + (line.hasPrefix("id") ? String(comment) : "\"\(comment)\"")
    }.joined(separator: "\n")
    try folder.write("large.csv", text)
    let runs = try ["1", "2", "5"].map { try folder.verbatim("tag", "large.csv", "--threads", $0) }
    #expect(text.utf8.count > 300 << 10)
    #expect(try runs[0].tagged().map(\.id) == (0..<120).map(String.init))
    #expect(runs[0].bytes == runs[1].bytes)
    #expect(runs[0].bytes == runs[2].bytes)
  }

  @Test func aRowAloneIsTaggedAsInTheBatch() throws {
    let folder = try Folder()
    let batch = try folder.verbatim("tag", "-", input: Self.csv).lines
    for index in [0, 2, 6, 9] {
      let alone = try folder.verbatim(
        "tag", "-", input: CSV.text([["id", "comment"], ["c\(index)", Self.comments[index]]]))
      #expect(alone.lines == [batch[index]])
    }
  }

  @Test func rowNumbersStandInForIds() throws {
    let folder = try Folder()
    let rows = try folder.verbatim(
      "tag", "-", "--text-column", "Góp ý", input: "gop y,x\nslow app,1\ngreat staff,2\n")
    #expect(rows.status == 0, "\(rows.errors)")
    #expect(try rows.tagged().map(\.id) == ["1", "2"])
  }

  @Test func theIdColumnCanBeNamed() throws {
    let folder = try Folder()
    let run = try folder.verbatim(
      "tag", "-", "--id-column", "ticket", input: "id,ticket,comment\n1,T9,slow app\n")
    #expect(try run.tagged().map(\.id) == ["T9"])
  }

  @Test func tableHasTheOriginalColumnsFirst() throws {
    let folder = try Folder()
    let survey = Samples.survey(12)
    try folder.write("in.csv", CSV.text(survey))
    let run = try folder.verbatim("tag", "in.csv", "--format", "csv")
    #expect(run.status == 0)
    let table = CSV.read(run.output)
    #expect(table.count == survey.count)
    #expect(table[0].prefix(4) == ["id", "comment", "nps", "touchpoint"])
    #expect(table[0].dropFirst(4).allSatisfy { $0.hasPrefix("verbatim_") })
    for (row, original) in zip(table, survey) {
      #expect(row.count == table[0].count)
      var copy = Array(row.prefix(4))
      // The one cell that a spreadsheet would run.
      if original[1].hasPrefix("=") { copy[1] = String(copy[1].dropFirst()) }
      #expect(copy == original)
    }
    let rows = try folder.verbatim("tag", "in.csv").tagged()
    let label = try #require(table[0].firstIndex(of: "verbatim_sentiment"))
    let themes = try #require(table[0].firstIndex(of: "verbatim_themes"))
    #expect(table.dropFirst().map { $0[label] } == rows.map(\.sentiment.label))
    #expect(
      table.dropFirst().map { $0[themes] }
        == rows.map { $0.themes.map(\.theme).joined(separator: "|") })
  }

  @Test func formulasAreDefused() throws {
    let folder = try Folder()
    let cells = ["=1+1 app", "+84 app", "-bad app", "@SUM app", "\tTab app"]
    let text = CSV.text(
      [["id", "comment", "=cmd"]] + cells.enumerated().map { ["\($0)", $1, "=HYPERLINK(1)"] })
    let run = try folder.verbatim(
      "tag", "-", "--text-column", "comment", "--format", "csv", input: text)
    #expect(run.status == 0, "\(run.errors)")
    let table = CSV.read(run.output)
    #expect(table[0][2] == "'=cmd")
    #expect(table.dropFirst().map { $0[1] } == cells.map { "'" + $0 })
    for row in table {
      for cell in row { #expect(!["=", "+", "@", "\t"].contains(cell.first), "\(cell)") }
    }
  }

  @Test func aTaxonomyOfOnesOwn() throws {
    let folder = try Folder()
    try folder.write("own.tsv", Samples.taxonomy)
    let run = try folder.verbatim("tag", "-", "--taxonomy", "own.tsv", input: Self.csv)
    #expect(run.status == 0, "\(run.errors)")
    let rows = try run.tagged()
    let themes = Set(rows.flatMap { $0.themes.map(\.theme) })
    #expect(themes == ["gadget", "parcel"])
    #expect(rows[0].themes.map(\.theme) == ["parcel"])
    #expect(rows[1].themes.map(\.theme) == ["gadget"])
  }

  @Test func traceShowsTheOpinionsBehindASentiment() throws {
    let folder = try Folder()
    let plain = try folder.verbatim("tag", "-", input: Self.csv)
    let run = try folder.verbatim("tag", "-", "--trace", input: Self.csv)
    #expect(run.status == 0)
    for (line, without) in zip(run.lines, plain.lines) {
      #expect(line.hasPrefix(without.dropLast()))
      let trace = try #require(try JSON(line)["trace"])
      for step in trace.array {
        for key in ["start", "end", "clause", "weight", "negation", "degree", "result"] {
          #expect(step[key]?.number != nil, "\(key)")
        }
        #expect(step["layer"]?.string?.isEmpty == false)
      }
    }
    #expect(try JSON(run.lines[1])["trace"]?.array.isEmpty == false)
    #expect(try JSON(plain.lines[1])["trace"] == nil)
  }

  @Test func aFileGetsTheSameBytesAsStandardOutput() throws {
    let folder = try Folder()
    let run = try folder.verbatim("tag", "-", input: Self.csv)
    let filed = try folder.verbatim("tag", "-", "--output", "out.jsonl", input: Self.csv)
    #expect(filed.status == 0)
    #expect(filed.bytes.isEmpty)
    #expect(try folder.bytes("out.jsonl") == run.bytes)
    #expect(try folder.names() == ["out.jsonl"])
  }
}
