public import VerbatimAutomata

/// A trie of terms, entered by whole words: for each word of the word lists the node that its
/// letters lead to, so that matching a token is one load instead of a walk letter by letter.
public struct TermTrie: Sendable {
  /// Where the terms that begin with a word go on.
  package struct Entry: Sendable {
    /// The node after the word, 0 when neither a term ends there nor one goes on.
    package var node: UInt32 = 0
    /// A bit for each pair of letters with which a term goes on behind the word, or behind the space
    /// after a Latin word. Most tokens end here, before the trie is touched.
    package var next: UInt64 = 0
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

  /// The bit of two letters in `Entry.next`; the second is 0 at the end of the text.
  @inlinable @inline(__always)
  public static func bit(of first: Symbol, _ second: Symbol) -> UInt64 {
    1 << ((UInt64(first) &* 37 &+ UInt64(second) &* 11) & 63)
  }

  // MARK: - Packing

  func pack(into tables: inout PackedTables, name: String, words: WordCompiler) {
    tables.add("\(name).trie", trie.cells)
    tables.add(
      "\(name).entries.thai",
      Self.pack(words.thaiKeys.map { entry(after: $0, isThai: true) }))
    // Text meets the trie with the tone of oa, oe, uy in its one place.
    let alphabet = Alphabet()
    tables.add(
      "\(name).entries.latin",
      Self.pack(
        words.latinKeys.map { word in
          var canonical = word
          placeTone(in: &canonical, from: 0, alphabet: alphabet)
          return entry(after: canonical, isThai: false)
        }))
  }

  /// The number of entries, then index, node and halves of next of those that are in use.
  private static func pack(_ entries: [Entry]) -> [UInt32] {
    var table = [UInt32(entries.count)]
    for (index, entry) in entries.enumerated() where entry.node != 0 {
      table += [
        UInt32(index), entry.node, UInt32(truncatingIfNeeded: entry.next),
        UInt32(truncatingIfNeeded: entry.next >> 32),
      ]
    }
    return table
  }

  private static func unpack(_ table: [UInt32]) -> [Entry] {
    var entries = [Entry](repeating: Entry(), count: Int(table.first ?? 0))
    for place in stride(from: 1, to: table.count, by: 4) {
      let next = UInt64(table[place + 2]) | UInt64(table[place + 3]) << 32
      entries[Int(table[place])] = Entry(node: table[place + 1], next: next)
    }
    return entries
  }

  private func entry(after word: [Symbol], isThai: Bool) -> Entry {
    let cells = trie.cells.span
    var node = DoubleArray.root(cells)
    for symbol in word {
      guard let next = DoubleArray.step(cells, node, symbol) else { return Entry() }
      node = next
    }
    let behind = isThai ? node : DoubleArray.step(cells, node, Symbols.space)
    let next = behind.map { pairs(behind: $0, isThai: isThai) } ?? 0
    let isUsed = next != 0 || DoubleArray.value(cells, node) != nil
    return isUsed ? Entry(node: node, next: next) : Entry()
  }

  /// The bits of all pairs of letters with which terms go on from `node`.
  private func pairs(behind node: UInt32, isThai: Bool) -> UInt64 {
    let cells = trie.cells.span
    var bits: UInt64 = 0
    for first in Symbol(1)...255 {
      guard let child = DoubleArray.step(cells, node, first) else { continue }
      if DoubleArray.value(cells, child) != nil {
        // The term ends with one letter: behind it is a space, but in Thai any letter.
        if isThai || first >= Symbols.thaiBase { return .max }
        bits |= Self.bit(of: first, Symbols.space) | Self.bit(of: first, Symbols.end)
      }
      for second in Symbol(1)...255 where DoubleArray.step(cells, child, second) != nil {
        bits |= Self.bit(of: first, second)
      }
    }
    return bits
  }
}
