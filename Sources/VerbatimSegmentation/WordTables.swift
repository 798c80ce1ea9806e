package import VerbatimAutomata

/// The compiled word lists: which words there are, what each costs, and what short forms stand for.
///
/// A cost is −100 · ln of the word's share of running text, so that the cost of a segmentation is
/// the sum over its words. Built by `lexc` from `lexicons/*/words*.tsv` and `shortforms.tsv`.
package struct WordTables: Sendable {
  /// A word's cost when the word is not in the language.
  package static let noCost: UInt32 = 0xFFFF

  /// What only Thai text needs; a process that meets none never unpacks it.
  package let thai: @Sendable () -> ThaiTables
  /// For each Thai word: cost in the lower half, expansion in the upper.
  package let thaiLexemes: [UInt32]
  /// Vietnamese and English words, in lower case; Vietnamese compounds with a space between
  /// syllables, and once more without diacritics.
  package let latin: DoubleArray
  /// Two words a lexeme: Vietnamese cost and English cost; Vietnamese and English expansion.
  package let latinLexemes: [UInt32]
  /// What only runs of Vietnamese syllables need.
  package let vietnameseBoundaries: @Sendable () -> VietnameseBoundaries
  /// The short ones of the Latin words once more, to be found in one step.
  let shortWords: ShortWords
  /// Emoticons made of ASCII and emoji, by UTF-8 bytes; the value is the row in the emoji lexicon.
  package let signs: DoubleArray
  /// Words that open a clause against the one before: but, nhưng, แต่.
  package let clauseOpeners: DoubleArray
  /// By lexeme index, one bit each: whether such a word may be the beginning of a clause opener.
  let thaiOpenings: [UInt32]
  let latinOpenings: [UInt32]
  /// Full forms: `expansions[i]` is where full form `i` starts in the rest of the table.
  package let expansions: [UInt32]

  /// - Parameters:
  ///   - thai: the Thai tables, called whenever Thai text is met.
  ///   - vietnamese: the votes of Vietnamese syllables, likewise.
  package init(
    _ tables: PackedTables, thai: @escaping @Sendable () -> ThaiTables,
    vietnamese: @escaping @Sendable () -> VietnameseBoundaries
  ) {
    self.thai = thai
    vietnameseBoundaries = vietnamese
    thaiLexemes = tables["thai.lexemes"]
    latin = DoubleArray(cells: tables["latin.trie"])
    latinLexemes = tables["latin.lexemes"]
    shortWords = ShortWords(tables)
    signs = DoubleArray(cells: tables["signs.trie"])
    clauseOpeners = DoubleArray(cells: tables["openers.trie"])
    thaiOpenings = tables["openings.thai"]
    latinOpenings = tables["openings.latin"]
    expansions = tables["expansions"]
  }

  /// All tables unpacked at once.
  package init(_ tables: PackedTables) {
    let thai = ThaiTables(tables)
    let vietnamese = VietnameseBoundaries(tables)
    self.init(tables, thai: { thai }, vietnamese: { vietnamese })
  }
}

/// The Thai words and what they and the letters say about the boundaries between words.
package struct ThaiTables: Sendable {
  package let trie: DoubleArray
  package let boundaries: ThaiBoundaries

  package init(_ tables: PackedTables) {
    trie = DoubleArray(cells: tables["thai.trie"])
    boundaries = ThaiBoundaries(tables)
  }
}
