import Testing

@Suite(.timeLimit(.minutes(20))) struct SegmentsAndTrendsTests {
  private func run(_ command: String, _ extra: String...) throws -> Run {
    let folder = try Folder()
    var rows = Golden20.csv.split(separator: "\n").map(String.init)
    let header = rows.removeFirst()
    let dated = rows.enumerated().map { index, row in
      "\(row),2026-0\(index / 7 + 1)-15,wave \(index / 10 + 1)"
    }
    try folder.write(
      "golden.csv", ([header + ",answered,wave"] + dated).joined(separator: "\n") + "\n")
    return try folder.verbatim(
      [
        command, "golden.csv", "--score", "nps", "--scale", "nps", "--themes-column", "themes",
      ] + extra)
  }

  @Test func segments() throws {
    let run = try run("segments", "--by", "touchpoint,wave", "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSON(run.output)
    #expect(json["score"]?["value"]?.number == 10)
    let columns = json["columns"]?.array ?? []
    #expect(columns.compactMap { $0["column"]?.string } == ["touchpoint", "wave"])
    let steps = columns.first?["segments"]?.array ?? []
    #expect(steps.compactMap { $0["segment"]?.string } == ["app", "branch", "call"])
    #expect(steps.last?["score"]?["n"]?.number == 7)
    let cell = try #require(
      columns.first?["themes"]?.array.first {
        $0["theme"]?.string == "refund" && $0["segment"]?.string == "call"
      })
    #expect(cell["n"]?.number == 3)
    #expect(cell["score"]?.number == -100)
    #expect(cell["interval"]?.array.count == 2)
    #expect(json["contrasts"]?.array.isEmpty == false)
    let text = try self.run("segments", "--by", "touchpoint")
    #expect(text.lines.contains { $0.hasPrefix("call") && $0.contains("moment of truth") })
    #expect(text.lines.allSatisfy { $0.count <= 100 })
    #expect(try self.run("segments", "--by", "nowhere").status == 2)
  }

  @Test func trends() throws {
    let run = try run("trends", "--date-column", "answered", "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSON(run.output)
    let periods = json["periods"]?.array ?? []
    #expect(periods.compactMap { $0["period"]?.string } == ["2026-01", "2026-02", "2026-03"])
    #expect(periods.compactMap { $0["score"]?["n"]?.number } == [7, 7, 6])
    let refund = try #require(
      json["themes"]?.array.first { $0["theme"]?.string == "refund" })
    #expect(refund["mentions"]?.array.compactMap(\.number) == [0, 2, 1])
    let waves = try JSON(try self.run("trends", "--wave", "wave", "--format", "json").output)
    #expect(waves["periods"]?.array.compactMap { $0["period"]?.string } == ["wave 1", "wave 2"])
    let weeks = try JSON(
      try self.run(
        "trends", "--date-column", "answered", "--every", "week", "--format", "json"
      ).output)
    // 2026-01-15 is a Thursday.
    #expect(weeks["periods"]?.array.first?["period"]?.string == "2026-01-12")
    #expect(weeks["periods"]?.array.count == 9)
    let text = try self.run("trends", "--date-column", "answered")
    #expect(text.lines.contains { $0.hasPrefix("2026-02") })
  }
}
