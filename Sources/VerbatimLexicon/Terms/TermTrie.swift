package import VerbatimAutomata

/// A trie of terms, entered by whole words: for each word of the word lists the node that its
/// letters lead to, so that matching a token is one load instead of a walk letter by letter.
package struct TermTrie: Sendable {
  package let trie: DoubleArray
  /// By lexeme index: the node after the word, 0 when no term begins with it. Empty in a trie that
  /// was made at run time, which is walked letter by letter.
  package let thaiNodes: [UInt32]
  package let latinNodes: [UInt32]

  package init(_ trie: DoubleArray) {
    self.trie = trie
    thaiNodes = []
    latinNodes = []
  }

  init(_ tables: PackedTables, name: String) {
    trie = DoubleArray(cells: tables["\(name).trie"])
    thaiNodes = tables["\(name).nodes.thai"]
    latinNodes = tables["\(name).nodes.latin"]
  }

  func pack(into tables: inout PackedTables, name: String, words: WordCompiler) {
    tables.add("\(name).trie", trie.cells)
    tables.add("\(name).nodes.thai", words.thaiKeys.map(node))
    // Text meets the trie with the tone of oa, oe, uy in its one place.
    let alphabet = Alphabet()
    tables.add(
      "\(name).nodes.latin",
      words.latinKeys.map { word in
        var canonical = word
        placeTone(in: &canonical, from: 0, alphabet: alphabet)
        return node(after: canonical)
      })
  }

  private func node(after word: [Symbol]) -> UInt32 {
    let cells = trie.cells.span
    var node = DoubleArray.root(cells)
    for symbol in word {
      guard let next = DoubleArray.step(cells, node, symbol) else { return 0 }
      node = next
    }
    return node
  }
}
