import Foundation
import Testing
import VerbatimAutomata
import VerbatimLexicon

/// The lexicons of this repository.
@Suite struct LexiconFilesTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("lexicons")

  static let paths: [String] = {
    let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".tsv") }.sorted()
  }()

  static func text(_ path: String) -> String {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  private static func layout(_ path: String) -> (columns: [String], keyColumns: Int)? {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    if path.hasPrefix("taxonomies/") { return (["theme", "what", "language", "value"], 4) }
    if name.hasPrefix("words") { return (["term", "count"], 1) }
    if name.hasPrefix("sentiment.learned") { return (LearnedTable.columns, 2) }
    if name.hasPrefix("sentiment") || name.hasPrefix("situations") {
      return (["term", "weight"], 1)
    }
    if name.hasPrefix("boundaries") { return (["template", "feature", "weights"], 2) }
    switch name {
    case "operators.tsv": return (["term", "role", "factor"], 2)
    case "intents.tsv": return (IntentCues.columns, 3)
    case "questions.tsv": return (["term", "role"], 1)
    case "function.tsv": return (["term"], 1)
    case "names.tsv": return (["term", "role"], 1)
    case "shortforms.tsv": return (["short", "full"], 1)
    case "concepts.tsv": return (["concept", "language", "term"], 3)
    case "emoji.tsv": return (["emoji", "weight", "name"], 1)
    default: return nil
    }
  }

  private static func concepts() -> Set<String> {
    let file = LexiconFile.check(
      name: "c", text: text("shared/concepts.tsv"), columns: ["concept", "language", "term"],
      keyColumns: 3
    ).file
    return Set(file.rows.map { $0.fields[0] })
  }

  @Test("there are lexicons")
  func found() { #expect(Self.paths.count >= 20) }

  @Test("every file is clean", arguments: paths)
  func clean(path: String) throws {
    let layout = try #require(Self.layout(path), "no validator knows \(path)")
    let (file, errors) = LexiconFile.check(
      name: path, text: Self.text(path), columns: layout.columns, keyColumns: layout.keyColumns)
    #expect(errors.isEmpty, "\(errors.prefix(5))")
    #expect(!file.comments.isEmpty, "no line about origin and licence")
    var faults: [LexiconError] = []
    for row in file.rows {
      do throws(LexiconError) {
        switch layout.columns.last {
        case "weight": _ = try file.number(row, 1, in: -4...4)
        case "count": _ = try file.number(row, 1, in: 0...1_000_000)
        case "name": _ = try file.number(row, 1, in: -4...4)
        case "factor":
          let role = OperatorRole(name: row.fields[1])
          if let role { _ = try file.number(row, 2, in: role.factors) }
          if role == nil { faults.append(file.error(row, 1, "no role", "")) }
        default: break
        }
      } catch { faults.append(error) }
    }
    #expect(faults.isEmpty, "\(faults.prefix(5))")
  }

  @Test("words that begin names are function words, those of general use and opinions are not")
  func names() {
    for language in LexiconFolder.languages {
      func rows(_ name: String, _ columns: [String]) -> [[String]] {
        LexiconFile.check(
          name: name, text: Self.text("\(language)/\(name)"), columns: columns, keyColumns: 1
        ).file.rows.map(\.fields)
      }
      let function = Set(rows("function.tsv", ["term"]).map { $0[0] })
      let names = rows("names.tsv", ["term", "role"])
      #expect(!names.isEmpty)
      for row in names {
        let role = NameRole(rawValue: row[1])
        #expect(role != nil, "\(row)")
        if role == .outside { continue }
        #expect(function.contains(row[0]) == (role == .lead), "\(language): \(row)")
      }
    }
  }

  @Test("taxonomies are clean", arguments: paths.filter { $0.hasPrefix("taxonomies/") })
  func taxonomy(path: String) {
    let errors = Taxonomy.check(path, text: Self.text(path), concepts: Self.concepts())
    #expect(errors.isEmpty, "\(errors.prefix(5))")
  }

  @Test("cues of intents are clean", arguments: ["vi", "th", "en"])
  func cues(language: String) throws {
    let path = "\(language)/intents.tsv"
    let file = try LexiconFile(
      name: path, text: Self.text(path), columns: IntentCues.columns, keyColumns: 3)
    #expect(file.rows.count > 1000)
    #expect(IntentCues.check(file).isEmpty)
  }

  @Test("sentiment lists are large enough and lean no way only", arguments: ["vi", "th", "en"])
  func size(language: String) throws {
    let file = try LexiconFile(
      name: language, text: Self.text("\(language)/sentiment.tsv"), columns: ["term", "weight"],
      keyColumns: 1)
    let weights = file.rows.compactMap { Double($0.fields[1]) }
    #expect(weights.count >= 1200)
    #expect(weights.count { $0 > 0 } * 5 >= weights.count)
    #expect(weights.count { $0 < 0 } * 5 >= weights.count)
  }

  @Test("every role occurs in every language", arguments: ["vi", "th", "en"])
  func roles(language: String) throws {
    let file = try LexiconFile(
      name: language, text: Self.text("\(language)/operators.tsv"),
      columns: ["term", "role", "factor"], keyColumns: 2)
    #expect(Set(file.rows.map { $0.fields[1] }) == Set(OperatorRole.allCases.map(\.name)))
  }

  @Test(
    "every theme has a label in three languages",
    arguments: paths.filter { $0.hasPrefix("taxonomies/") })
  func labels(path: String) throws {
    let taxonomy = try Taxonomy([(name: path, text: Self.text(path))], concepts: Self.concepts())
    let bare = taxonomy.themes.filter { theme in
      ["vi", "th", "en"].contains { theme.labels[$0] == nil }
    }
    #expect(bare.isEmpty, "\(bare.map(\.id))")
  }
}
