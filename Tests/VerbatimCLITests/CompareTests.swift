import Testing

@Suite(.timeLimit(.minutes(20))) struct CompareTests {
  /// Golden20 in two waves, of which the second has more calls.
  private static let table: String = {
    var rows = Golden20.csv.split(separator: "\n").map(String.init)
    let header = rows.removeFirst()
    let waves = rows.enumerated().map {
      $0.offset < 10 ? "\($0.element),2025,2026-01-10" : "\($0.element),2026,2026-03-20"
    }
    return ([header + ",wave,answered"] + waves).joined(separator: "\n") + "\n"
  }()

  private func run(_ extra: String..., format: String = "json") throws -> Run {
    let folder = try Folder()
    try folder.write("golden.csv", Self.table)
    return try folder.verbatim(
      [
        "compare", "golden.csv", "--score", "nps", "--scale", "nps", "--themes-column", "themes",
        "--resamples", "100", "--format", format,
      ] + extra)
  }

  private func expectSum(_ json: JSON) throws {
    var sum = try #require(json["mix"]?["value"]?.number)
    for theme in json["themes"]?.array ?? [] {
      let total = try #require(theme["total"]?["value"]?.number)
      let rate = try #require(theme["mention_rate"]?["value"]?.number)
      let scores = try #require(theme["how_they_score"]?["value"]?.number)
      #expect(abs(rate + scores - total) < 1e-9)
      sum += total
    }
    let change = try #require(json["change"]?["value"]?.number)
    #expect(abs(sum - change) < 1e-9)
    let before = try #require(json["before"]?["score"]?["value"]?.number)
    let after = try #require(json["after"]?["score"]?["value"]?.number)
    #expect(abs(after - before - change) < 1e-9)
  }

  @Test func bySplit() throws {
    let run = try run("--split", "wave", "--adjust", "touchpoint")
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSON(run.output)
    #expect(json["before"]?["group"]?.string == "2025")
    #expect(json["before"]?["score"]?["n"]?.number == 10)
    #expect(json["change"]?["interval"]?.array.count == 2)
    #expect(json["mix_by"]?.string == "touchpoint")
    #expect(json["strata"]?.array.count == 3)
    try expectSum(json)
    let turned = try JSON(
      try self.run("--split", "wave", "--adjust", "touchpoint", "--before", "2026").output)
    #expect(turned["before"]?["group"]?.string == "2026")
    let (there, back) = (json["change"]?["value"]?.number, turned["change"]?["value"]?.number)
    #expect(there == back.map { -$0 })
  }

  @Test func atADate() throws {
    let json = try JSON(try run("--at", "2026-03-01", "--date-column", "answered").output)
    #expect(json["before"]?["score"]?["n"]?.number == 10)
    #expect(json["after"]?["group"]?.string == "from 2026-03-01")
    try expectSum(json)
  }

  @Test func twoExports() throws {
    let folder = try Folder()
    try folder.write("a.csv", "id,nps,themes\n1,9,wait|staff\n2,3,wait\n3,10,\n")
    try folder.write("b.csv", "id,nps,themes\n1,2,price\n2,3,wait\n3,10,staff\n4,9,\n")
    let run = try folder.verbatim(
      "compare", "a.csv", "b.csv", "--score", "nps", "--scale", "nps", "--themes-column",
      "themes", "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSON(run.output)
    try expectSum(json)
    let names = Set((json["themes"]?.array ?? []).map { $0["theme"]?.string ?? "none" })
    #expect(names == ["wait", "staff", "price", "none"])
  }

  @Test func textForPeople() throws {
    let run = try run("--split", "wave", format: "text")
    #expect(run.lines.first?.hasPrefix("Net Promoter Score (nps): ") == true)
    #expect(run.lines.contains { $0.hasPrefix("who answered") })
    #expect(run.lines.contains { $0.hasPrefix("sum") })
    #expect(run.lines.allSatisfy { $0.count <= 100 })
  }

  @Test func whatToCompareMustBeSaid() throws {
    #expect(try run().status == 2)
    #expect(try run("--split", "wave", "--at", "2026-01-01").status == 2)
    #expect(try run("--at", "yesterday").status == 2)
    #expect(try run("--before", "2025").status == 2)
    let many = try run("--split", "touchpoint")
    #expect(many.status == 2)
    #expect(many.errors.contains("'branch'"))
    let unknown = try run("--split", "wave", "--before", "1999")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("'2025', '2026'"))
    #expect(try run("--at", "1999-01-01", "--date-column", "answered").status == 1)
  }
}
