import Testing
import VerbatimAutomata
import VerbatimLexicon

@Suite struct TaxonomyTests {
  static let header = "theme\twhat\tlanguage\tvalue\n"

  @Test(
    "each fault of a taxonomy names line, column and mend",
    arguments: [
      (
        "Bad id\tterm\ten\tx", 1, "'Bad id' is no theme id",
        "use a to z, 0 to 9, '_', '-', dots for levels"
      ),
      ("a\tterm\tfr\tx", 3, "'fr' is no language", "use vi, th, en or *"),
      ("a\tterm\ten\t", 4, "the value is empty", "fill it in"),
      (
        "a\tword\ten\tx", 2, "'word' is unknown",
        "use label, term, hint, rule, exclude, polarity, owner or note; term, hint and rule with + or - for what is praise or complaint by itself"
      ),
      (
        "a\tlabel+\ten\tx", 2, "'label+' is unknown",
        "use label, term, hint, rule, exclude, polarity, owner or note; term, hint and rule with + or - for what is praise or complaint by itself"
      ),
      ("a\tpolarity\t*\tbad", 4, "'bad' is no polarity", "use positive or negative"),
      (
        "a\tterm-\ten\tde*liver", 4, "the * in 'de*liver' does not end a word",
        "write the beginning of the word and one * behind it"
      ),
      (
        "a\trule+\t*\tx POSITIVE NEGATIVE", 4, "two conditions on x exclude each other",
        "keep one of them"
      ),
      (
        "a\trule\t*\t@nothing WITH x", 4, "there is no concept @nothing",
        "add it to shared/concepts.tsv or use another"
      ),
      (
        "a\trule\t*\tx WITH @nothing", 4, "there is no concept @nothing",
        "add it to shared/concepts.tsv or use another"
      ),
      (
        "a\trule\t*\tx y", 4, "'y' stands where NEAR/n, WITH or NOT is expected",
        "put quotes round a phrase of several words"
      ),
    ])
  func faults(row: String, column: Int, problem: String, mend: String) {
    let errors = Taxonomy.check(
      "t.tsv", text: "# t\n" + Self.header + row + "\n", concepts: ["slow"])
    #expect(
      errors == [LexiconError(file: "t.tsv", line: 3, column: column, problem: problem, mend: mend)]
    )
    #expect(throws: LexiconError.self) {
      try Taxonomy([(name: "t.tsv", text: Self.header + row + "\n")], concepts: ["slow"])
    }
  }

  @Test("the tree is in the ids, parents are made when they have no row")
  func tree() throws {
    let taxonomy = try Taxonomy(
      [
        (name: "a", text: Self.header + "a.b.c\tlabel\ten\tC\na.b.c\towner\t*\tOps\n"),
        (name: "b", text: Self.header + "a.b.c\tlabel\tvi\tXê\na.b.c\tnote\t*\tN\n"),
      ], concepts: [])
    #expect(taxonomy.themes.map(\.id) == ["a", "a.b", "a.b.c"])
    #expect(taxonomy.themes.map(\.parent) == [nil, 0, 1])
    #expect(taxonomy.themes[2].labels == ["en": "C", "vi": "Xê"])
    #expect(taxonomy.themes[2].label(in: "th") == "C")
    #expect(taxonomy.themes[0].label(in: "th") == "a")
    #expect(taxonomy.themes[2].owner == "Ops")
    #expect(taxonomy.themes[2].note == "N")
  }

  @Test("a sign, or else the theme, says what a term expects")
  func polarity() throws {
    let rows =
      "a\tpolarity\t*\tnegative\na\tterm\ten\tx\na\tterm+\ten\ty\nb\thint-\ten\tz\nb\tterm\ten\tw\n"
    let taxonomy = try Taxonomy([(name: "t", text: Self.header + rows)], concepts: [])
    let polarities = Dictionary(uniqueKeysWithValues: taxonomy.terms.map { ($0.text, $0.polarity) })
    #expect(polarities == ["x": -1, "y": 1, "z": -1, "w": 0])
    #expect(taxonomy.terms.first { $0.text == "z" }?.kind == .hint)
  }

  @Test("ids with empty levels are no ids", arguments: [".a", "a.", "a..b", "."])
  func emptyLevels(id: String) {
    let errors = Taxonomy.check("t", text: Self.header + "\(id)\tterm\ten\tx\n", concepts: [])
    #expect(!errors.isEmpty)
  }
}
