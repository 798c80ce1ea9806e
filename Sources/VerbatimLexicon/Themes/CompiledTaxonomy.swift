package import VerbatimAutomata
package import VerbatimSegmentation

/// A taxonomy made ready for matching: one trie for all terms and rule operands.
///
/// What is found in the text are *atoms*: concepts, and behind them the taxonomy's terms,
/// exclusions and operands. A rule waits at the rarest of its operands, so that the number of rules
/// does not matter where none of them can match.
package struct CompiledTaxonomy: Sendable {
  package let themes: [Theme]
  package let trie: TermTrie
  package let records: [UInt32]
  /// The beginnings of words that a wildcard completes, for words that no list has.
  package let prefixes: DoubleArray
  package let prefixRecords: [UInt32]
  /// The atoms that are emoji, by row of the emoji lexicon.
  package let signs: [SignAtom]
  /// How many concepts come before the atoms of the taxonomy.
  package let conceptCount: Int
  /// How many taxonomies were joined to this one; 1 when none were.
  package let taxonomyCount: Int
  /// By atom, concepts included: what it does.
  package let roles: [AtomRole]
  /// What the atoms of terms are called.
  let termTexts: TermTexts
  /// The rules, those that wait at one atom together; `ruleStarts[atom]` is the first.
  package let rules: [Rule]
  package let ruleStarts: [Int32]
  package let ruleParts: [RulePart]
  let ruleTexts: TermTexts
  /// By theme, the theme above, or −1.
  let parents: [Int32]
  /// By theme, whether others stand below.
  private let areGeneral: [Bool]

  package struct AtomRole: Sendable {
    package enum Kind: UInt8, Sendable { case operand, term, exclusion, hint }
    package var kind = Kind.operand
    /// −1, 0 or 1: what the term says of its theme where no opinion says otherwise.
    package var polarity: Int8 = 0
    package var hasRules = false
    /// The theme of a term or exclusion.
    package var theme: Int32 = -1
    /// The number of the term's text.
    var text: Int32 = -1
    /// The place of its taxonomy among those that were joined.
    package var taxonomy: UInt8 = 0
  }

  package struct Rule: Sendable {
    package var theme: Int32
    package var polarity: Int8
    /// Its parts are `ruleParts[start..<end]`.
    package var start: Int32
    package var end: Int32
    /// The place of its taxonomy among those that were joined.
    package var taxonomy: UInt8 = 0
  }

  package struct RulePart: Sendable {
    package enum Connective: UInt8, Sendable { case with, not, near }
    package var atom: Int32
    package var connective: Connective
    /// How many words away it may stand, for `near`.
    package var reach: UInt8
    package var condition: ThemeRule.Condition
  }

  package struct SignAtom: Sendable {
    /// 1 + the row in the emoji lexicon, as in `Token.sign`.
    package var sign: UInt16
    package var atom: Int32
  }

  /// - Parameter weight: how often a term is looked for; frequent ones lie together.
  package init(
    _ taxonomy: Taxonomy, concepts: [String], segmenter: Segmenter,
    weight: (([Symbol]) -> Double)? = nil
  ) {
    var builder = AtomBuilder(concepts: concepts, segmenter: segmenter)
    for term in taxonomy.terms { builder.add(term) }
    for rule in taxonomy.rules { builder.add(rule) }
    builder.index()
    let terms = builder.terms.build(weight: weight)
    let prefixes = builder.prefixes.build()
    self.init(
      themes: taxonomy.themes, trie: TermTrie(terms.trie), records: terms.records,
      prefixes: prefixes.trie, prefixRecords: prefixes.records, signs: builder.signs,
      conceptCount: concepts.count, roles: builder.roles, termTexts: builder.termTexts,
      rules: builder.rules, ruleStarts: builder.ruleStarts, ruleParts: builder.ruleParts,
      ruleTexts: builder.ruleTexts)
  }

  init(
    themes: [Theme], trie: TermTrie, records: [UInt32], prefixes: DoubleArray,
    prefixRecords: [UInt32], signs: [SignAtom], conceptCount: Int, roles: [AtomRole],
    termTexts: TermTexts, rules: [Rule], ruleStarts: [Int32], ruleParts: [RulePart],
    ruleTexts: TermTexts, taxonomyCount: Int = 1
  ) {
    self.taxonomyCount = taxonomyCount
    self.themes = themes
    self.trie = trie
    self.records = records
    self.prefixes = prefixes
    self.prefixRecords = prefixRecords
    self.signs = signs
    self.conceptCount = conceptCount
    self.roles = roles
    self.termTexts = termTexts
    self.rules = rules
    self.ruleStarts = ruleStarts
    self.ruleParts = ruleParts
    self.ruleTexts = ruleTexts
    parents = themes.map { Int32($0.parent ?? -1) }
    let above = Set(themes.compactMap(\.parent))
    areGeneral = themes.indices.map(above.contains)
  }

  /// Whether the theme has sub-themes.
  package func isGeneral(_ theme: Int) -> Bool { areGeneral[theme] }

  /// Whether `ancestor` stands above `theme` in the tree.
  package func isAncestor(_ ancestor: Int, of theme: Int) -> Bool {
    var above = parents[theme]
    while above >= 0 {
      if Int(above) == ancestor { return true }
      above = parents[Int(above)]
    }
    return false
  }

  /// The term of an atom as its author wrote it.
  package func termText(_ atom: Int32) -> String {
    let text = roles[Int(atom)].text
    return text < 0 ? "" : termTexts[Int(text)]
  }

  /// Asks for where `termText` stands, to be read soon.
  package func prefetchPlaceOfText(_ atom: Int32) {
    termTexts.prefetchPlace(Int(roles[Int(atom)].text))
  }

  /// Asks for `termText` itself.
  package func prefetchText(_ atom: Int32) { termTexts.prefetch(Int(roles[Int(atom)].text)) }

  /// A rule as its author wrote it.
  package func ruleText(_ rule: Int) -> String { ruleTexts[rule] }
}
