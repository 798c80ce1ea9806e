import Foundation
import Testing

/// The published JSON Schemas say what the command writes: every line fits, and nothing is written
/// that they do not name.
@Suite(.timeLimit(.minutes(20))) struct SchemaTests {
  private static func schema(_ name: String) throws -> JSON {
    let url = Tool.packageFolder.appendingPathComponent("Sources/VerbatimIO/Schemas/\(name)")
    return try JSON(String(decoding: Data(contentsOf: url), as: UTF8.self))
  }

  /// What does not fit, by its path; the part of JSON Schema 2020-12 that ours use.
  private static func faults(
    _ value: JSON, _ schema: JSON, root: JSON, path: String = "$"
  ) -> [String] {
    if let reference = schema["$ref"]?.string {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      guard let target = root["$defs"]?[name] else { return ["\(path): no \(reference)"] }
      return faults(value, target, root: root, path: path)
    }
    var found: [String] = []
    if case .array(let allowed)? = schema["enum"], !allowed.contains(value) {
      found.append("\(path): \(value) is none of the values")
    }
    if let type = schema["type"] {
      let types = type.string.map { [$0] } ?? type.array.compactMap(\.string)
      if !types.contains(where: { Self.isType($0, value) }) {
        found.append("\(path): no \(types)")
      }
    }
    if let number = value.number {
      if let least = schema["minimum"]?.number, number < least { found.append("\(path): too low") }
      if let most = schema["maximum"]?.number, number > most { found.append("\(path): too high") }
    }
    if case .array(let items) = value {
      if let least = schema["minItems"]?.number, Double(items.count) < least {
        found.append("\(path): too few")
      }
      if let each = schema["items"] {
        for (index, item) in items.enumerated() {
          found += faults(item, each, root: root, path: "\(path)[\(index)]")
        }
      }
    }
    if case .object(let members) = value, case .object(let properties)? = schema["properties"] {
      for name in schema["required"]?.array.compactMap(\.string) ?? []
      where members[name] == nil {
        found.append("\(path): no '\(name)'")
      }
      for (name, member) in members {
        guard let property = properties[name] else {
          found.append("\(path): '\(name)' is not in the schema")
          continue
        }
        found += faults(member, property, root: root, path: "\(path).\(name)")
      }
    }
    return found
  }

  private static func isType(_ type: String, _ value: JSON) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool),
      ("number", .number), ("null", .null):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }

  @Test func taggedComments() throws {
    let schema = try Self.schema("tagged-comment.schema.json")
    let folder = try Folder()
    try folder.write(
      "in.csv",
      CSV.text(
        [["comment", "second", "score"]]
          + Samples.comments.enumerated().map {
            [$1, "Should be faster, why so slow?", "\($0 % 5)"]
          }))
    for options in [
      ["--text-column", "comment"], ["--text-column", "comment", "--text-column", "second"],
      [
        "--text-column", "comment", "--trace", "--score-column", "score", "--scale", "numeric:0-5",
        "--use-score",
      ],
      ["--text-column", "comment", "--text-column", "second", "--trace"],
    ] {
      let run = try folder.verbatim(["tag", "in.csv"] + options)
      #expect(run.status == 0, "\(run.errors)")
      for line in run.lines {
        let faults = Self.faults(try JSON(line), schema, root: schema)
        #expect(faults.isEmpty, "\(faults) in \(line)")
      }
    }
    let wrong = try JSON(#"{"id":1,"text":"a","sentiment":{"label":"good","score":2},"x":1}"#)
    #expect(Self.faults(wrong, schema, root: schema).count >= 8)
  }

  @Test func summaryPart() throws {
    let schema = try Self.schema("summary-part.schema.json")
    let folder = try Folder()
    try folder.write("in.csv", CSV.text(Samples.survey(60)))
    for options in [[], ["--score-column", "nps", "--scale", "nps"]] {
      let run = try folder.verbatim(
        ["tag", "in.csv", "--summary", "part.json", "--output", "out.jsonl"] + options)
      #expect(run.status == 0, "\(run.errors)")
      let part = try JSON(try folder.text("part.json"))
      #expect(Self.faults(part, schema, root: schema) == [])
      #expect((part["responses"]?.array.count ?? 0) == (options.isEmpty ? 0 : 60))
      #expect(part["themes"]?.array.isEmpty == false)
    }
  }

  @Test func discoveredThemes() throws {
    let schema = try Self.schema("discovered-themes.schema.json")
    let folder = try Folder()
    try folder.write("in.csv", CSV.text(Samples.survey(200)))
    for options in [[], ["--no-signals"], ["--beyond-taxonomy"]] {
      let run = try folder.verbatim(["discover", "in.csv", "--format", "json"] + options)
      #expect(run.status == 0, "\(run.errors)")
      #expect(Self.faults(try JSON(run.output), schema, root: schema) == [])
    }
  }

  /// A survey of five months.
  private func survey(_ folder: Folder, _ count: Int = 120) throws {
    let rows = Samples.survey(count).enumerated().map { index, row in
      row + [index == 0 ? "date" : "2026-0\(index % 5 + 1)-1\(index % 9)"]
    }
    try folder.write("in.csv", CSV.text(rows))
  }

  private static let score = ["--score", "nps", "--scale", "nps"]

  @Test(arguments: [
    ("drivers", ["drivers", "in.csv"]), ("drivers", ["drivers", "in.csv", "--resamples", "0"]),
    ("drivers", ["drivers", "in.csv", "--adjust", "touchpoint"]),
    ("segments", ["segments", "in.csv", "--by", "touchpoint"]), ("trends", ["trends", "in.csv"]),
    ("trends", ["trends", "in.csv", "--wave", "touchpoint"]),
    ("change", ["compare", "in.csv", "--at", "2026-03-01"]),
    (
      "change",
      [
        "compare", "in.csv", "--split", "touchpoint", "--before", "app", "--after", "call",
        "--resamples", "0",
      ]
    ), ("action-plan", ["actions", "in.csv", "--keep", "touchpoint"]),
    ("action-plan", ["actions", "in.csv", "--actions", "done.csv"]),
  ])
  func analyses(name: String, arguments: [String]) throws {
    let schema = try Self.schema("\(name).schema.json")
    let folder = try Folder()
    try survey(folder)
    try folder.write("done.csv", "theme,date,what\napp.crash,2026-03-01,a new version\n")
    let run = try folder.verbatim(arguments + Self.score + ["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(Self.faults(try JSON(run.output), schema, root: schema) == [])
  }

  @Test func plansWithoutScores() throws {
    let schema = try Self.schema("action-plan.schema.json")
    let folder = try Folder()
    try survey(folder)
    let run = try folder.verbatim("actions", "in.csv", "--format", "json")
    #expect(Self.faults(try JSON(run.output), schema, root: schema) == [])
  }

  @Test func summaries() throws {
    let schema = try Self.schema("summary.schema.json")
    let folder = try Folder()
    try survey(folder)
    try folder.write("few.csv", "comment,rating\nslow app,1\ngreat app,5\n,\n")
    try folder.write("bare.csv", "comment\nslow app\n")
    try folder.write("head.csv", "comment,nps\n")
    try folder.write("words.csv", "Satisfied?,comment\nYes,great app\nNo,slow app\n")
    for name in ["in", "few", "bare", "head", "words"] {
      let run = try folder.verbatim("report", "\(name).csv", "--output", name)
      #expect(run.status == 0, "\(run.errors)")
      let summary = try JSON(folder.text("\(name)/summary.json"))
      #expect(Self.faults(summary, schema, root: schema) == [], "\(name)")
    }
  }

  @Test func evaluations() throws {
    let schema = try Self.schema("evaluation.schema.json")
    let folder = try Folder()
    try folder.write(
      "in.csv",
      "text,label,score,topics\nGreat food,positive,5,food\nThe staff were rude,negative,1,staff\n"
        + "I bought it on Monday,neutral,3,\nGreat food,negative,2,food\n")
    for options in [
      [], ["--score-column", "score", "--scale", "numeric:1-5"], ["--topics-column", "topics"],
    ] {
      let run = try folder.verbatim(["evaluate", "in.csv", "--format", "json"] + options)
      #expect(run.status == 0, "\(run.errors)")
      #expect(Self.faults(try JSON(run.output), schema, root: schema) == [])
    }
  }
}
