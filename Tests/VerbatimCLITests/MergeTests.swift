import Testing

@Suite(.timeLimit(.minutes(20))) struct MergeTests {
  private static let options = [
    "--id-column", "id", "--score-column", "nps", "--scale", "nps", "--output", "out.jsonl",
  ]

  private func tag(_ folder: Folder, _ input: String, _ extra: [String] = []) throws -> Run {
    let part = input.replacing(".csv", with: ".json")
    return try folder.verbatim(["tag", input, "--summary", part] + Self.options + extra)
  }

  /// A survey of 90 rows as a whole and in three parts, every row in one of them.
  private func surveys() throws -> Folder {
    let folder = try Folder()
    let rows = Samples.survey(90)
    try folder.write("whole.csv", CSV.text(rows))
    for part in 0..<3 {
      let own = rows.dropFirst().enumerated().filter { $0.offset * 5 % 3 == part }.map(\.element)
      try folder.write("part\(part).csv", CSV.text([rows[0]] + own.shuffled()))
    }
    for name in ["whole.csv", "part0.csv", "part1.csv", "part2.csv"] {
      let run = try tag(folder, name)
      #expect(run.status == 0, "\(run.errors)")
    }
    return folder
  }

  @Test func partsMergeToTheWhole() throws {
    let folder = try surveys()
    for order in [["0", "1", "2"], ["2", "0", "1"], ["1", "2", "0"]] {
      let run = try folder.verbatim(["merge"] + order.map { "part\($0).json" })
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.bytes == (try folder.bytes("whole.json")))
    }
    _ = try folder.verbatim("merge", "part1.json", "part2.json", "--output", "two.json")
    #expect(
      try folder.verbatim("merge", "two.json", "part0.json").bytes == folder.bytes("whole.json"))
    #expect(try folder.verbatim("merge", "whole.json").bytes == folder.bytes("whole.json"))
  }

  @Test func driversOfMergedPartsAreThoseOfTheExport() throws {
    let folder = try surveys()
    _ = try folder.verbatim(
      "merge", "part2.json", "part0.json", "part1.json", "--output", "all.json")
    let scored = ["--score", "nps", "--scale", "nps", "--id-column", "id"]
    for (command, options) in [
      ("drivers", ["--format", "json"]), ("drivers", []),
      ("drivers", ["--format", "json", "--adjust", "touchpoint", "--seed", "9"]),
      ("drivers", ["--format", "json", "--by", "touchpoint", "--resamples", "64"]),
      ("segments", ["--by", "touchpoint", "--format", "json"]),
      ("compare", ["--split", "touchpoint", "--before", "app", "--after", "call"]),
      ("trends", ["--wave", "touchpoint", "--format", "json"]),
    ] {
      let whole = try folder.verbatim([command, "whole.csv"] + scored + options)
      let merged = try folder.verbatim([command, "all.json"] + options)
      #expect(whole.status == 0, "\(whole.errors)")
      #expect(merged.status == 0, "\(merged.errors)")
      #expect(
        merged.output == whole.output.replacing("whole.csv", with: "all.json"),
        "\(command) \(options)")
    }
  }

  @Test func partsThatDoNotGoTogetherAreRefused() throws {
    let folder = try surveys()
    try folder.write("own.tsv", Samples.taxonomy)
    func refusal(_ extra: [String], _ name: String = "part1.csv") throws -> String {
      let made = try folder.verbatim(
        ["tag", name, "--summary", "other.json", "--output", "out.jsonl"] + extra)
      #expect(made.status == 0, "\(made.errors)")
      let run = try folder.verbatim("merge", "part0.json", "other.json")
      #expect(run.status == 1)
      #expect(run.bytes.isEmpty)
      return run.errors
    }
    let scored = ["--score-column", "nps", "--scale", "nps", "--id-column", "id"]
    #expect(try refusal(scored + ["--taxonomy", "own.tsv"]).contains("taxonomy"))
    #expect(
      try refusal(["--score-column", "nps", "--scale", "numeric:0-10", "--id-column", "id"])
        .contains("scale nps"))
    #expect(try refusal(["--id-column", "id"]).contains("no scale"))
    #expect(try refusal(scored + ["--summary-by", "nps"]).contains("columns"))
    let reported = try folder.verbatim("report", "part0.json")
    #expect(reported.status == 1)
    #expect(reported.errors.contains("expected an export with comments"))
    let twice = try folder.verbatim("merge", "part0.json", "part1.json", "./part0.json")
    #expect(twice.status == 1)
    #expect(twice.errors.contains("the same summary as part0.json"))
    let broken = try folder.text("part0.json").dropLast(40)
    try folder.write("cut.json", String(broken))
    let cut = try folder.verbatim("merge", "cut.json")
    #expect(cut.status == 1)
    #expect(cut.errors.contains("cut short"))
    let foreign = try folder.verbatim("merge", "part0.csv")
    #expect(foreign.status == 1)
    #expect(foreign.errors.contains("verbatim tag --summary"))
  }

  /// Two surveys with one scale: that they ask different questions is seen from the column of scores,
  /// from a kept column, or from the names of the files, and said when they are joined and whenever
  /// the joined summary is read.
  @Test func surveysOfDifferentKindsAreNotPooledSilently() throws {
    let folder = try Folder()
    func tag(_ name: String, score: String, column: String, kind: String) throws {
      let rows = (0..<20).map {
        ["\(name)\($0)", "Fast and friendly", "\($0 % 11)", kind]
      }
      try folder.write("\(name).csv", CSV.text([["id", "comment", score, column]] + rows))
      let run = try folder.verbatim(
        "tag", "\(name).csv", "--id-column", "id", "--score-column", score, "--scale", "nps",
        "--summary", "\(name).json", "--summary-by", column, "--output", "out.jsonl")
      #expect(run.status == 0, "\(run.errors)")
    }
    try tag("a", score: "Relationship NPS", column: "survey", kind: "1")
    try tag("b", score: "tNPS", column: "survey", kind: "2")
    try tag("c", score: "tNPS", column: "survey", kind: "3")
    let joined = try folder.verbatim("merge", "a.json", "b.json", "--output", "ab.json")
    #expect(joined.status == 0)
    #expect(joined.errors.contains("'Relationship NPS', 'tNPS'"), "\(joined.errors)")
    #expect(joined.errors.contains("relationship and transactional answers"))
    // The warning stays with the summary.
    for command in [["drivers"], ["segments", "--by", "survey"]] {
      let run = try folder.verbatim([command[0], "ab.json"] + command.dropFirst())
      #expect(run.status == 0 && run.errors.contains("'tNPS'"), "\(run.errors)")
    }
    _ = try folder.verbatim("merge", "b.json", "c.json", "--output", "bc.json")
    let nested = try folder.verbatim("merge", "bc.json", "a.json", "--output", "bca.json")
    _ = try folder.verbatim("merge", "ab.json", "c.json", "--output", "abc.json")
    #expect(nested.errors.contains("'tNPS'"))
    #expect(try folder.bytes("bca.json") == folder.bytes("abc.json"))
    let alike = try folder.verbatim("merge", "b.json", "c.json")
    #expect(alike.errors.isEmpty, "\(alike.errors)")

    try tag("d", score: "NPS", column: "audience", kind: "khách hàng")
    try tag("e", score: "NPS", column: "audience", kind: "nhân viên")
    let people = try folder.verbatim("merge", "d.json", "e.json", "--output", "de.json")
    #expect(people.errors.contains("'audience' holds answers of customers and of employees"))
    #expect(try folder.verbatim("drivers", "de.json").errors.contains("'audience' holds"))
    let compared = try folder.verbatim("segments", "de.json", "--by", "audience")
    #expect(compared.errors.isEmpty, "\(compared.errors)")

    try tag("transactional-may", score: "NPS", column: "survey", kind: "1")
    try tag("relationship_may", score: "NPS", column: "survey", kind: "1")
    let files = try folder.verbatim(
      "merge", "transactional-may.json", "relationship_may.json", "--output", "f.json")
    #expect(files.status == 0)
    #expect(files.errors.contains("by their names"), "\(files.errors)")
  }

  @Test func commentsWithoutIdsCannotBeToldApart() throws {
    let folder = try Folder()
    for name in ["a", "b"] {
      try folder.write("\(name).csv", "comment,score\nslow app and rude staff,3\nlate again,2\n")
      let run = try folder.verbatim(
        "tag", "\(name).csv", "--text-column", "comment", "--score-column", "score", "--scale",
        "stars", "--summary", "\(name).json", "--output", "out.jsonl")
      #expect(run.status == 0, "\(run.errors)")
    }
    let run = try folder.verbatim("merge", "a.json", "b.json")
    #expect(run.status == 1)
    #expect(run.errors.contains("--id-column"))
  }

  @Test func usage() throws {
    let folder = try surveys()
    let resumed = try tag(folder, "whole.csv", ["--resume"])
    #expect(resumed.status == 2)
    #expect(resumed.errors.contains("--resume"))
    let alone = try folder.verbatim("tag", "whole.csv", "--summary-by", "touchpoint")
    #expect(alone.status == 2)
    let twice = try folder.verbatim("drivers", "whole.json", "--score", "nps")
    #expect(twice.status == 2)
    #expect(twice.errors.contains("--score"))
    let unknown = try folder.verbatim("segments", "whole.json", "--by", "branch")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("--summary-by branch"))
    let missing = try folder.verbatim("drivers", "whole.csv", "--scale", "nps")
    #expect(missing.status == 2)
    #expect(missing.errors.contains("--score"))
    #expect(try folder.verbatim("merge", "--help").output.contains("verbatim merge may.json"))
  }

  @Test func yesAndNoInThreeLanguages() throws {
    let folder = try Folder()
    let answers = ["yes", "no", "có", "không", "ใช่", "ไม่ใช่", "TRUE", "0", "maybe"]
    let rows = answers.enumerated().map {
      ["\($0 + 1)", $0 % 2 == 0 ? "slow app, rude staff" : "great app, friendly staff", $1]
    }
    try folder.write("exits.csv", CSV.text([["id", "comment", "churned"]] + rows))
    let run = try folder.verbatim(
      "drivers", "exits.csv", "--score", "churned", "--scale", "yesno:low-is-good", "--format",
      "json")
    #expect(run.status == 0, "\(run.errors)")
    let score = try #require(try JSON(run.output)["score"])
    #expect(score["n"]?.number == 8)
    #expect(score["value"]?.number == 50)
    #expect((score["yes"]?.number, score["no"]?.number) == (4, 4))
    #expect(score["not_on_scale"]?.number == 0)
    #expect(run.errors.contains("'maybe'"))
    let doubtful = try folder.verbatim(
      "drivers", "exits.csv", "--score", "churned", "--scale", "yesno")
    #expect(doubtful.errors.contains("yesno:low-is-good"))
    let text = try folder.verbatim(
      "drivers", "exits.csv", "--score", "churned", "--scale", "yesno:low-is-good")
    #expect(text.output.contains("yes: 4"))
  }
}
