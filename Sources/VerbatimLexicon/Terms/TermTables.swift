package import VerbatimAutomata
package import VerbatimSegmentation

/// The compiled sentiment, situation, operator and concept terms of three languages.
package struct TermTables: Sendable {
  package let trie: TermTrie
  /// `TermRecord`s; a record with `hasNext` is followed by another of the same term.
  package let records: [UInt32]
  /// Weight of each row of the emoji lexicon, in thousandths.
  package let signWeights: [Int16]
  package let concepts: [String]
  /// The names of the taxonomies that are compiled in, sorted.
  package let taxonomyNames: [String]

  private let packed: PackedTables

  /// A taxonomy that is compiled in, unpacked when it is asked for.
  package func taxonomy(_ name: String) -> CompiledTaxonomy? {
    taxonomyNames.contains(name)
      ? CompiledTaxonomy(packed, name: TermCompiler.table(ofTaxonomy: name)) : nil
  }

  /// The words of survey questions and answers: language code, role, term.
  package var questionTerms: [(language: String, role: QuestionRole, term: String)] {
    packed.text("questions").split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let role = QuestionRole(rawValue: String(fields[1])) else {
        return nil
      }
      return (String(fields[0]), role, String(fields[2]))
    }
  }

  /// The learned sentiment of a language.
  ///
  /// - Parameter openOnly: leaves out what was learned from data for research only.
  package func learned(_ language: Language, openOnly: Bool) -> LearnedTable? {
    let path = "\(language.code)/sentiment.learned"
    let best = LearnedTable(packed, name: path)
    if let best, best.isOpen || !openOnly { return best }
    return openOnly ? LearnedTable(packed, name: path + ".open") : nil
  }

  /// The cues of intents that are compiled in, unpacked anew at each call.
  package var intentCues: IntentCues { IntentCues(packed) }

  /// The words of a language that join others and name nothing.
  package func functionWords(_ language: String) -> [String] {
    packed.text("function/\(language)").split(separator: "\n").map(String.init)
  }

  /// The words of a language that have a role in the names of themes.
  package func nameWords(_ role: NameRole, _ language: String) -> [String] {
    packed.text("names.\(role.rawValue)/\(language)").split(separator: "\n").map(String.init)
  }

  package init(_ tables: PackedTables) {
    packed = tables
    trie = TermTrie(tables, name: "terms")
    records = tables["terms.records"]
    signWeights = tables["signs.weights"].map {
      Int16(bitPattern: UInt16(truncatingIfNeeded: $0))
    }
    concepts = tables.text("concepts").split(separator: "\n").map(String.init)
    taxonomyNames = tables.text("taxonomies").split(separator: "\n").map(String.init)
  }
}
