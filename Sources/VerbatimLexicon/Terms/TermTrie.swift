public import VerbatimAutomata

/// A trie of terms, entered by whole words: for each word of the word lists the node that its
/// letters lead to, so that matching a token is one load instead of a walk letter by letter. A class,
/// since to pass a value around would count the references to all its tables.
public final class TermTrie: Sendable {
  /// Where the terms that begin with a word go on.
  package struct Entry: Sendable {
    /// The node after the word, 0 when neither a term ends there nor one goes on.
    package var node: UInt32 = 0
    /// A bit for each pair of letters with which a term goes on behind the word, or behind the space
    /// after a Latin word.
    package var next: UInt64 = 0

    package init() {}

    init(node: UInt32, next: UInt64) {
      self.node = node
      self.next = next
    }
  }

  /// Entries by lexeme index; most words begin no term and share the empty one.
  package struct Entries: Sendable {
    private var places: [UInt16]
    private var used = [Entry()]

    package var isEmpty: Bool { places.isEmpty }
    package var count: Int { places.count }

    /// - Parameter packed: what `pack` wrote.
    init(packed table: [UInt32] = []) {
      places = [UInt16](repeating: 0, count: Int(table.first ?? 0))
      used.reserveCapacity(table.count / 4 + 1)
      for place in stride(from: 1, to: table.count, by: 4) {
        let next = UInt64(table[place + 2]) | UInt64(table[place + 3]) << 32
        places[Int(table[place])] = UInt16(used.count)
        used.append(Entry(node: table[place + 1], next: next))
      }
    }

    @inline(__always)
    package subscript(lexeme: Int) -> Entry { used[Int(places[lexeme])] }

    /// The number of entries, then index, node and halves of next of those that are in use.
    static func pack(_ entries: [Entry]) -> [UInt32] {
      var table = [UInt32(entries.count)]
      for (index, entry) in entries.enumerated() where entry.node != 0 {
        table += [
          UInt32(index), entry.node, UInt32(truncatingIfNeeded: entry.next),
          UInt32(truncatingIfNeeded: entry.next >> 32),
        ]
      }
      return table
    }
  }

  package let trie: DoubleArray
  /// By lexeme index. Empty in a trie that was made at run time, which is walked letter by letter.
  package let thaiEntries: Entries
  package let latinEntries: Entries
  /// By lexeme index too: the beginnings of terms whose second word is an English one.
  package let pairs: WordPairs
  /// How terms begin, and how they go on behind a Latin word or a pair of `pairs`.
  package let beginnings: Beginnings

  package init(_ trie: DoubleArray, beginnings: Beginnings = Beginnings(bits: [])) {
    self.trie = trie
    self.beginnings = beginnings
    thaiEntries = Entries()
    latinEntries = Entries()
    pairs = WordPairs(packed: [], trie)
  }

  init(_ tables: PackedTables, name: String) {
    trie = DoubleArray(cells: tables["\(name).trie"])
    thaiEntries = Entries(packed: tables["\(name).entries.thai"])
    latinEntries = Entries(packed: tables["\(name).entries.latin"])
    pairs = WordPairs(packed: tables["\(name).pairs"], trie)
    beginnings = Beginnings(bits: tables["\(name).beginnings"])
  }

  /// What begins with each Latin word, by lexeme index.
  package var latinOpenings: [TermOpening] {
    let table = trie.cells
    let cells = table.span
    var openings = [TermOpening](repeating: .none, count: latinEntries.count)
    for lexeme in openings.indices {
      let entry = latinEntries[lexeme]
      if entry.node == 0 { continue }
      openings[lexeme] = TermOpening(
        record: DoubleArray.value(cells, entry.node), goesOn: entry.next != 0)
    }
    return openings
  }

  /// The bit of two letters in `Entry.next`; the second is 0 at the end of the text.
  @inlinable @inline(__always)
  public static func bit(of first: Symbol, _ second: Symbol) -> UInt64 {
    1 << ((UInt64(first) &* 37 &+ UInt64(second) &* 11) & 63)
  }

  // MARK: - Packing

  func pack(into tables: inout PackedTables, name: String, words: WordCompiler) {
    let children = DoubleArrayChildren(trie)
    tables.add("\(name).trie", trie.cells)
    tables.add(
      "\(name).entries.thai",
      Entries.pack(words.thaiKeys.map { entry(after: $0, children, isThai: true) }))
    // Text meets the trie with the tone of oa, oe, uy in its one place.
    let alphabet = Alphabet()
    let latinKeys = words.latinKeys
    let canonicalKeys = latinKeys.map { word in
      var canonical = word
      placeTone(in: &canonical, from: 0, alphabet: alphabet)
      return canonical
    }
    tables.add(
      "\(name).entries.latin",
      Entries.pack(canonicalKeys.map { entry(after: $0, children, isThai: false) }))
    let (pairs, beginnings) = followers(of: canonicalKeys, latinKeys, children)
    tables.add("\(name).pairs", pairs)
    tables.add("\(name).beginnings", beginnings.bits)
  }

  /// The pairs of listed words with which terms begin, the second one as English text has it, each
  /// with the node behind it; and how all terms begin.
  private func followers(
    of canonical: [[Symbol]], _ words: [[Symbol]], _ children: DoubleArrayChildren
  ) -> (pairs: [UInt32], beginnings: Beginnings) {
    let lexemes = Dictionary(
      uniqueKeysWithValues: words.enumerated().map { ($0.element, $0.offset) })
    let table = trie.cells
    let cells = table.span
    var pairs: [UInt32] = []
    var beginnings: [(word: Int32, beginning: UInt64)] = []
    forEachWord(behind: DoubleArray.root(cells), children) { word, _ in
      beginnings.append((-1, Beginnings.beginning(word.span, at: 0)))
    }
    for (first, word) in canonical.enumerated() {
      guard let node = node(after: word), let behind = DoubleArray.step(cells, node, Symbols.space)
      else { continue }
      forEachWord(behind: behind, children) { word, node in
        beginnings.append((Int32(first), Beginnings.beginning(word.span, at: 0)))
        guard let second = lexemes[word] else { return }
        pairs += [UInt32(first), UInt32(second), node]
        guard let behind = DoubleArray.step(cells, node, Symbols.space) else { return }
        forEachWord(behind: behind, children) { word, _ in
          beginnings.append((Int32(bitPattern: node), Beginnings.beginning(word.span, at: 0)))
        }
      }
    }
    return (pairs, Beginnings(beginnings))
  }

  /// Tells each word with which keys go on behind a node, and the node that it leads to.
  private func forEachWord(
    behind node: UInt32, _ children: DoubleArrayChildren, _ tell: ([Symbol], UInt32) -> Void
  ) {
    let table = trie.cells
    let cells = table.span
    var waiting: [(node: UInt32, letters: [Symbol])] = [(node, [])]
    while let (node, letters) = waiting.popLast() {
      if DoubleArray.value(cells, node) != nil
        || DoubleArray.step(cells, node, Symbols.space) != nil
      {
        tell(letters, node)
      }
      children.forEach(of: node) { letter, next in
        if letter != Symbols.space { waiting.append((next, letters + [letter])) }
      }
    }
  }

  private func node(after word: [Symbol]) -> UInt32? {
    let table = trie.cells
    let cells = table.span
    var node = DoubleArray.root(cells)
    for symbol in word {
      guard let next = DoubleArray.step(cells, node, symbol) else { return nil }
      node = next
    }
    return node
  }

  private func entry(
    after word: [Symbol], _ children: DoubleArrayChildren, isThai: Bool
  ) -> Entry {
    guard let node = node(after: word) else { return Entry() }
    let table = trie.cells
    let cells = table.span
    let behind = isThai ? node : DoubleArray.step(cells, node, Symbols.space)
    let next = behind.map { pairs(behind: $0, children, isThai: isThai) } ?? 0
    let isUsed = next != 0 || DoubleArray.value(cells, node) != nil
    return isUsed ? Entry(node: node, next: next) : Entry()
  }

  /// The bits of all pairs of letters with which terms go on from `node`.
  private func pairs(
    behind node: UInt32, _ children: DoubleArrayChildren, isThai: Bool
  ) -> UInt64 {
    let table = trie.cells
    let cells = table.span
    var bits: UInt64 = 0
    children.forEach(of: node) { first, child in
      if DoubleArray.value(cells, child) != nil {
        // The term ends with one letter: behind it is a space, but in Thai any letter.
        if isThai || first >= Symbols.thaiBase { bits = .max }
        bits |= Self.bit(of: first, Symbols.space) | Self.bit(of: first, Symbols.end)
      }
      children.forEach(of: child) { second, _ in bits |= Self.bit(of: first, second) }
    }
    return bits
  }
}
