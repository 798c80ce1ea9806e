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
}
