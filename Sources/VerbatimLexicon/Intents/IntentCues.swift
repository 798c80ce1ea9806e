package import VerbatimAutomata
package import VerbatimSegmentation

/// The words by which intents are known, made ready for matching.
///
/// A file has the columns `intent`, `what` and `term`. A term is matched like those of taxonomies:
/// in any spelling that the segmenter knows, with `*` behind the beginning of a word for all that go
/// on from it. A `*` by itself stands for up to ``gap`` words: `called * times`.
package struct IntentCues: Sendable {
  package static let columns = ["intent", "what", "term"]
  /// How many words a gap may have.
  package static let gap = 5

  package let trie: TermTrie
  /// `TermRecord`s whose value is the number of a part.
  package let records: [UInt32]
  package let parts: [CuePart]

  /// - Parameter weight: how often a term is looked for; frequent ones lie together.
  /// - Throws: `LexiconError` for the first fault.
  package init(
    _ files: [(file: LexiconFile, language: Language)], segmenter: Segmenter,
    weight: (([Symbol]) -> Double)? = nil
  ) throws(LexiconError) {
    let keys = TermKeys(segmenter)
    let wildcard = Wildcard(segmenter: segmenter)
    var parts: [CuePart] = []
    var table = TermTableBuilder()
    var pairs: Int32 = 0
    for (file, language) in files {
      let known = language == .undetermined ? nil : language
      for row in file.rows {
        let (intent, role, terms) = try Self.read(row, of: file)
        if terms.count == 2 { pairs += 1 }
        for (index, term) in terms.enumerated() {
          let place: CuePart.Place = terms.count == 1 ? .whole : index == 0 ? .opening : .closing
          let record = TermRecord(
            kind: .concept, language: language.rawValue, value: Int16(parts.count))
          parts.append(CuePart(intent, role, place, pair: terms.count == 1 ? 0 : pairs))
          guard parts.count < Int(Int16.max) else {
            throw file.error(row, 2, "there are too many cues", "keep to 32,000 in all languages")
          }
          if term.contains("*") {
            for form in wildcard.forms(of: term, language: known) { table.add(form, record) }
          } else {
            keys.add(term, record, to: &table)
          }
        }
      }
    }
    self.parts = parts
    let (trie, records) = table.build(weight: weight)
    self.trie = TermTrie(
      trie,
      beginnings: Beginnings(trie.entries.map { (-1, Beginnings.beginning($0.key.span, at: 0)) }))
    self.records = records
  }

  /// Reads one file, as users write it, for all languages or for one.
  package init(
    name: String, text: String, language: Language, segmenter: Segmenter
  ) throws(LexiconError) {
    let file = try LexiconFile(name: name, text: text, columns: Self.columns, keyColumns: 3)
    try self.init([(file, language)], segmenter: segmenter)
  }

  private static func read(
    _ row: LexiconFile.Row, of file: LexiconFile
  ) throws(LexiconError) -> (CuedIntent, CueRole, terms: [String]) {
    guard let intent = CuedIntent.allCases.first(where: { $0.name == row.fields[0] }) else {
      throw file.error(
        row, 0, "'\(row.fields[0])' is no intent",
        "use one of \(CuedIntent.allCases.map(\.name).joined(separator: ", "))")
    }
    guard let role = CueRole(rawValue: row.fields[1]), intent.roles.contains(role) else {
      throw file.error(
        row, 1, "'\(row.fields[1])' is nothing that \(intent.name) has",
        "use one of \(intent.roles.map(\.rawValue).joined(separator: ", "))")
    }
    var terms = [""]
    for word in row.fields[2].split(separator: " ") {
      if word == "*" {
        terms.append("")
      } else {
        terms[terms.count - 1] += terms[terms.count - 1].isEmpty ? String(word) : " \(word)"
      }
    }
    guard terms.count <= 2, !terms.contains("") else {
      throw file.error(
        row, 2, "'\(row.fields[2])' has a gap that stands between no words",
        "write one * by itself at most, with words before and behind it")
    }
    for term in terms {
      do throws(ThemeRule.SyntaxError) {
        try Wildcard.check(term)
      } catch {
        throw file.error(row, 2, error.problem, error.mend)
      }
    }
    return (intent, role, terms)
  }

  /// Every fault of a file.
  package static func check(_ file: LexiconFile) -> [LexiconError] {
    var errors: [LexiconError] = []
    for row in file.rows {
      do throws(LexiconError) {
        _ = try read(row, of: file)
      } catch {
        errors.append(error)
      }
    }
    return errors
  }

  // MARK: - Packing

  func pack(into tables: inout PackedTables, words: WordCompiler) {
    trie.pack(into: &tables, name: "intents", words: words)
    tables.add("intents.records", records)
    tables.add("intents.parts", parts.map(\.packed))
  }

  init(_ tables: PackedTables) {
    trie = TermTrie(tables, name: "intents")
    records = tables["intents.records"]
    parts = tables["intents.parts"].map { CuePart(packed: $0) }
  }
}

extension TermCompiler {
  /// Adds the cues of all languages to `tables`.
  static func addIntents(
    _ folder: inout LexiconFolder, _ segmenter: Segmenter, _ words: WordCompiler,
    to tables: inout PackedTables
  ) {
    var files: [(file: LexiconFile, language: Language)] = []
    for code in LexiconFolder.languages {
      guard let language = Language(code: code),
        let file = folder.read("\(code)/intents.tsv", columns: IntentCues.columns, keyColumns: 3)
      else { continue }
      files.append((file, language))
    }
    do throws(LexiconError) {
      try IntentCues(files, segmenter: segmenter, weight: words.frequency(ofFirstWordOf:))
        .pack(into: &tables, words: words)
    } catch {
      folder.report(error)
    }
  }
}
