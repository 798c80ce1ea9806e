package import VerbatimAutomata

/// A trie of terms, entered by whole words: for each word of the word lists the node that its
/// letters lead to, so that matching a token is one load instead of a walk letter by letter.
package struct TermTrie: Sendable {
  /// Where the terms that begin with a word go on.
  package struct Entry: Sendable {
    /// The node after the word, 0 when neither a term ends there nor one goes on.
    package var node: UInt32 = 0
    /// One bit, by its lower five, for each letter with which a term goes on behind the word; behind
    /// a Latin word behind the space. Most tokens end here, before the trie is touched.
    package var next: UInt32 = 0
  }

  package let trie: DoubleArray
  /// By lexeme index. Empty in a trie that was made at run time, which is walked letter by letter.
  package let thaiEntries: [Entry]
  package let latinEntries: [Entry]

  package init(_ trie: DoubleArray) {
    self.trie = trie
    thaiEntries = []
    latinEntries = []
  }

  init(_ tables: PackedTables, name: String) {
    trie = DoubleArray(cells: tables["\(name).trie"])
    thaiEntries = Self.unpack(tables["\(name).entries.thai"])
    latinEntries = Self.unpack(tables["\(name).entries.latin"])
  }

  /// Whether tokens of listed words enter by their word.
  package var isEnteredByWord: Bool { !latinEntries.isEmpty }

  @inlinable @inline(__always)
  package static func bit(of symbol: Symbol) -> UInt32 { 1 << UInt32(symbol & 31) }

  // MARK: - Packing

  func pack(into tables: inout PackedTables, name: String, words: WordCompiler) {
    tables.add("\(name).trie", trie.cells)
    tables.add(
      "\(name).entries.thai",
      Self.pack(words.thaiKeys.map { entry(after: $0, separator: nil) }))
    // Text meets the trie with the tone of oa, oe, uy in its one place.
    let alphabet = Alphabet()
    tables.add(
      "\(name).entries.latin",
      Self.pack(
        words.latinKeys.map { word in
          var canonical = word
          placeTone(in: &canonical, from: 0, alphabet: alphabet)
          return entry(after: canonical, separator: Symbols.space)
        }))
  }

  /// The number of entries, then index, node and next of those that are in use.
  private static func pack(_ entries: [Entry]) -> [UInt32] {
    var table = [UInt32(entries.count)]
    for (index, entry) in entries.enumerated() where entry.node != 0 {
      table += [UInt32(index), entry.node, entry.next]
    }
    return table
  }

  private static func unpack(_ table: [UInt32]) -> [Entry] {
    var entries = [Entry](repeating: Entry(), count: Int(table.first ?? 0))
    for place in stride(from: 1, to: table.count, by: 3) {
      entries[Int(table[place])] = Entry(node: table[place + 1], next: table[place + 2])
    }
    return entries
  }

  private func entry(after word: [Symbol], separator: Symbol?) -> Entry {
    let cells = trie.cells.span
    var node = DoubleArray.root(cells)
    for symbol in word {
      guard let next = DoubleArray.step(cells, node, symbol) else { return Entry() }
      node = next
    }
    var next: UInt32 = 0
    var behind: UInt32? = node
    if let separator { behind = DoubleArray.step(cells, node, separator) }
    if let behind {
      for symbol in Symbol(1)...255 where DoubleArray.step(cells, behind, symbol) != nil {
        next |= Self.bit(of: symbol)
      }
    }
    let isUsed = next != 0 || DoubleArray.value(cells, node) != nil
    return isUsed ? Entry(node: node, next: next) : Entry()
  }
}
