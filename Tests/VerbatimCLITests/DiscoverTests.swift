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

  @Test(arguments: [["--themes", "0"], ["--sample", "5"], ["--format", "xml"]])
  func badUsage(options: [String]) throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.table())
    let run = try folder.verbatim(["discover", "in.csv"] + options)
    #expect(run.status == 2)
    #expect(run.bytes.isEmpty)
  }
}
