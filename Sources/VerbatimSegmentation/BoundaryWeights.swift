package import VerbatimAutomata

/// What stretches of text say about the word boundaries around them: for each listed n-gram of
/// letters (Thai) or syllables (Vietnamese) eight votes, one for each boundary near its beginning.
///
/// A boundary's score is the sum of the votes of all n-grams around it; a word ends where it is
/// positive. Since every n-gram that begins at a place votes on the same eight boundaries, the votes
/// of an n-gram and of its beginnings are summed when the table is built, and one walk through the
/// trie fetches them together.
///
/// Sources: pointwise prediction after G. Neubig, Y. Nakata, S. Mori, "Pointwise prediction for
/// robust, adaptable Japanese morphological analysis", ACL 2011; votes summed ahead after
/// K. Akabe et al., "Engineering faster double-array Aho-Corasick automata" (Vaporetto), 2022.
package struct BoundaryWeights: Sendable {
  /// How many boundaries an n-gram votes on.
  package static let lanes = 8
  /// One nat in the units of a vote.
  package static let unitsPerNat = 32.0
  /// Eight votes of nothing: votes are stored plus 128.
  static let neutral: UInt64 = 0x8080_8080_8080_8080

  /// How many conventions of cutting words there are votes for.
  package let conventions: Int
  private let trie: DoubleArray
  /// Row after row, and in a row eight votes for each convention, four a word.
  private let votes: [UInt32]

  /// Reads what `add(_:to:as:)` wrote.
  package init(_ tables: PackedTables, _ name: String, conventions: Int = 1) {
    self.conventions = conventions
    trie = DoubleArray(cells: tables[name + ".trie"])
    votes = tables[name + ".votes"]
  }

  package var isEmpty: Bool { votes.isEmpty }

  /// The row with the summed votes of the n-grams that begin at `start`; nil when none is listed.
  /// Reads at most `longest` symbols, none at or behind `end`.
  @inline(__always)
  func row(_ symbols: Span<Symbol>, from start: Int, to end: Int, longest: Int) -> Int? {
    let cells = trie.cells.span
    var node = DoubleArray.root(cells)
    var position = start
    let last = min(end, start + longest)
    while position < last, let next = DoubleArray.step(cells, node, symbols[position]) {
      node = next
      position += 1
    }
    guard position > start else { return nil }
    return DoubleArray.value(cells, node).map { Int($0) }
  }

  /// The votes of a row, the first in the lowest byte, each plus 128.
  @inline(__always)
  func votes(_ row: Int, convention: Int = 0) -> UInt64 {
    let index = 2 &* (row &* conventions &+ convention)
    return UInt64(votes[index]) | UInt64(votes[index &+ 1]) << 32
  }

  /// Adds the tables of `rows` under `name`. Votes are in 32nds of a nat: eight for each convention.
  package static func add(
    _ rows: [[Symbol]: [Int]], conventions: Int = 1, to tables: inout PackedTables,
    as name: String
  ) {
    // Every beginning of a key gets a row, so that the walk always ends on one.
    var keys: Set<[Symbol]> = []
    for key in rows.keys {
      for length in 1...key.count { keys.insert(Array(key.prefix(length))) }
    }
    let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
    var indices: [[UInt32]: UInt32] = [:]
    var words: [UInt32] = []
    var entries: [DoubleArrayBuilder.Entry] = []
    for key in sorted {
      var sum = [Int](repeating: 0, count: lanes * conventions)
      for length in 1...key.count {
        for (lane, vote) in (rows[Array(key.prefix(length))] ?? []).enumerated() {
          sum[lane] += vote
        }
      }
      let packed = pack(sum)
      let index = indices[packed] ?? UInt32(words.count / packed.count)
      if indices[packed] == nil {
        indices[packed] = index
        words += packed
      }
      entries.append((key: key, value: index))
    }
    // Short n-grams are met most.
    let weights = entries.map { 1 / Double(1 << (2 * min($0.key.count, 8))) }
    tables.add(name + ".trie", DoubleArrayBuilder.build(entries, weights: weights).cells)
    tables.add(name + ".votes", words)
  }

  /// Four votes a word; what does not fit a byte is cut off.
  static func pack(_ votes: [Int]) -> [UInt32] {
    stride(from: 0, to: votes.count, by: 4).map { first in
      votes[first..<first + 4].reversed().reduce(0) { word, vote in
        word << 8 | UInt32(max(-127, min(127, vote)) + 128)
      }
    }
  }
}

/// The scores of eight neighbouring boundaries while the window moves over the text: sixteen bits
/// each, in two words, of which one holds the even and one the odd lanes.
struct BoundaryWindow {
  private var even: UInt64 = 0
  private var odd: UInt64 = 0

  private static let mask: UInt64 = 0x00FF_00FF_00FF_00FF

  @inline(__always)
  mutating func add(_ votes: UInt64) {
    even &+= votes & Self.mask
    odd &+= (votes >> 8) & Self.mask
  }

  /// The score of the first boundary, to which `additions` times eight votes were added; moves on.
  @inline(__always)
  mutating func next(additions: Int) -> Int {
    let score = Int(even & 0xFFFF) - 128 * additions
    let shifted = even >> 16
    even = odd
    odd = shifted
    return score
  }
}
