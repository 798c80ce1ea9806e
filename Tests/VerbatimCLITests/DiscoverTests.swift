import Foundation
import Testing

@Suite(.timeLimit(.minutes(20))) struct DiscoverTests {
  private struct Row: Decodable, Equatable {
    var id: String
    var theme: String?
    var themes: [String]
    var confidence: Double
  }

  private static func table(_ order: (Int) -> Int = { $0 }) -> String {
    let things = ["delivery", "shipping", "the courier", "my parcel"]
    let people = ["the staff", "the waiter", "your team", "the cashier"]
    let late = ["was late", "came too late", "is delayed", "arrived very late"]
    let kind = ["was friendly", "was polite and kind", "helped us", "smiled politely"]
    var rows: [[String]] = []
    for first in 0..<4 {
      for second in 0..<4 {
        rows.append(["d\(first)\(second)", "\(things[first]) \(late[second])"])
        rows.append(["s\(first)\(second)", "\(people[first]) \(kind[second])"])
      }
    }
    rows.append(["empty", ""])
    return CSV.text([["id", "comment"]] + rows.indices.map { rows[order($0)] })
  }

  private static func rows(_ run: Run) throws -> [Row] {
    try run.lines.map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
  }

  @Test func everyRowGetsALineInOrder() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.table())
    let run = try folder.verbatim("discover", "in.csv", "--themes", "2", "--format", "jsonl")
    #expect(run.status == 0)
    let rows = try Self.rows(run)
    #expect(rows.count == 33)
    #expect(rows.map(\.id).prefix(3) == ["d00", "s00", "d01"])
    #expect(rows.last == Row(id: "empty", theme: nil, themes: [], confidence: 0))
    #expect(run.lines.last?.contains("\"reason\":\"no_words\"") == true)
    for row in rows.dropLast() {
      #expect(row.themes.first == row.theme)
      #expect((0...1).contains(row.confidence))
    }
    #expect(Set(rows.compactMap(\.theme)) == ["t1", "t2"])
  }

  @Test func themesAreTheSameWhateverOrderAndWorkers() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.table())
    try folder.write("turned.csv", Self.table { 32 - $0 })
    let expected = try folder.verbatim("discover", "in.csv", "--format", "json", "--threads", "1")
    for (file, threads) in [("in.csv", "3"), ("turned.csv", "1"), ("turned.csv", "4")] {
      let run = try folder.verbatim("discover", file, "--format", "json", "--threads", threads)
      #expect(run.bytes == expected.bytes)
    }
    let json = try JSON(expected.output)
    let themes = json["themes"]?.array ?? []
    #expect(!themes.isEmpty)
    #expect(themes.allSatisfy { $0["label"]?["en"]?.string?.isEmpty == false })
    #expect(themes.reduce(0) { $0 + ($1["size"]?.number ?? 0) } == 32)
    #expect(json["unthemed"]?["no_words"]?.number == 1)
  }

  @Test func aListForPeople() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.table())
    let run = try folder.verbatim("discover", "in.csv", "--themes", "2", "--output", "out.txt")
    #expect(run.status == 0)
    #expect(run.bytes.isEmpty)
    let text = try folder.text("out.txt")
    #expect(text.hasPrefix("2 themes in 33 comments\n"))
    #expect(text.contains("\nt1 "))
    #expect(text.contains("“"))
  }

  /// Comments with a score and a date: parcels are always late, and from October nobody can log in.
  private static func rated() -> String {
    let late = [
      "parcel came late", "late parcel again", "the parcel is late", "parcel late by days",
    ]
    let login = [
      "cannot log in with my password", "my password fails at login",
      "login asks for my password again", "password reset fails at login",
    ]
    var rows: [[String]] = []
    for month in 5...10 {
      for number in 0..<16 {
        let day = "2026-\(month < 10 ? "0" : "")\(month)-\(10 + number)"
        rows.append(["d\(month)\(number)", late[number % 4], "7", day])
        if number < 8, month == 10 || number == 0 {
          rows.append(["g\(month)\(number)", login[(number + month) % 4], "1", day])
        }
      }
    }
    return CSV.text([["id", "comment", "NPS", "date"]] + rows)
  }

  @Test func emergingThemesComeFirstWithScoreAndSentiment() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.rated())
    let options = ["discover", "in.csv", "--themes", "5", "--scale", "nps"]
    let run = try folder.verbatim(options + ["--format", "json"])
    #expect(run.status == 0)
    let json = try JSON(run.output)
    #expect(json["periods"]?.array.count == 6)
    #expect(json["score"]?["n"]?.number == 109)
    let themes = json["themes"]?.array ?? []
    #expect(themes.map { $0["id"]?.string } == ["t5", "t1", "t2", "t3", "t4"])
    #expect(
      themes.map { $0["trend"]?["emerging"] == .bool(true) } == [true] + [
        false, false, false, false,
      ])
    let mentions = themes.first?["trend"]?["mentions"]?.array ?? []
    #expect(mentions.compactMap(\.number) == [1, 1, 1, 1, 1, 8])
    #expect((themes.first?["score"]?["impact"]?.number ?? 0) < 0)
    #expect(themes.first?["score"]?["certainty"]?.string == "clear")
    #expect(themes.allSatisfy { $0["sentiment"]?["negative"]?.number != nil })
    #expect(try folder.verbatim(options).output.contains("▲ emerging"))
    let plain = try folder.verbatim(options + ["--no-signals", "--format", "json"])
    #expect(try JSON(plain.output)["periods"] == nil)
  }

  @Test func whatIsBeyondTheTaxonomyIsProposedForIt() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.rated())
    try folder.write(
      "mine.tsv", "theme\twhat\tlanguage\tvalue\nparcel\tterm\ten\tparcel\n")
    let options = ["discover", "in.csv", "--beyond-taxonomy", "--taxonomy", "mine.tsv"]
    let lines = try folder.verbatim(options + ["--themes", "1", "--format", "jsonl"])
    let rows = try Self.rows(lines)
    #expect(rows.count == 109)
    #expect(rows.allSatisfy { ($0.theme == nil) == $0.id.hasPrefix("d") })
    #expect(lines.lines.first?.contains("\"reason\":\"in_taxonomy\"") == true)
    let table = try folder.verbatim(options + ["--format", "tsv", "--output", "new.tsv"])
    #expect(table.status == 0)
    #expect(try folder.text("new.tsv").contains("\tterm\ten\tpassword\n"))
    #expect(try folder.verbatim("taxonomy", "check", "new.tsv").status == 0)
    #expect(try folder.verbatim("taxonomy", "check", "new.tsv,mine.tsv").status == 0)
  }

  @Test(arguments: [
    ["--themes", "0"], ["--sample", "5"], ["--format", "xml"], ["--format", "tsv"],
    ["--scale", "nps"],
  ])
  func badUsage(options: [String]) throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.table())
    let run = try folder.verbatim(["discover", "in.csv"] + options)
    #expect(run.status == 2)
    #expect(run.bytes.isEmpty)
  }
}
