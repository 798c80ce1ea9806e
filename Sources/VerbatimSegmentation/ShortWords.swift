package import VerbatimAutomata

/// What the word lists say of a Latin word.
struct ListedWord: Sendable {
  /// The letters as one number; 0 in a free place of a table.
  var key: UInt64 = 0
  private var packed: UInt32 = 0
  /// Vietnamese cost in the lower half, English in the upper.
  private var packedCosts: UInt32 = 0

  init() {}

  init(_ lexeme: UInt32, _ lexemes: borrowing [UInt32], key: UInt64 = 0) {
    self.key = key
    packed = lexeme | (lexemes[Int(lexeme) * 2 + 1] != 0 ? 1 << 31 : 0)
    packedCosts = lexemes[Int(lexeme) * 2]
  }

  @inline(__always)
  var lexeme: Int32 { Int32(truncatingIfNeeded: packed & 0x7FFF_FFFF) }
  /// The word is a short form in one of the languages.
  @inline(__always)
  var mayExpand: Bool { packed >> 31 != 0 }
  @inline(__always)
  var costs: (vietnamese: UInt32, english: UInt32) { (packedCosts & 0xFFFF, packedCosts >> 16) }

  static let noCosts = (vietnamese: WordTables.noCost, english: WordTables.noCost)
}

/// The Latin words of up to eight letters in hash tables: a word costs one load, where a trie takes
/// one for each letter, each waiting for the one before.
///
/// The frequent words, which are most of any text, have a table of their own that stays in a near
/// cache.
package struct ShortWords: Sendable {
  /// So many one-byte letters fit the key.
  package static let longest = 8
  private static let frequentCount = 4096

  private let frequent: WordHash
  private let others: WordHash

  /// - Parameter keys: two numbers a lexeme, the lower and upper half of its key; 0 for longer words.
  init(keys: [UInt32], lexemes: [UInt32]) {
    var words: [ListedWord] = []
    words.reserveCapacity(keys.count / 2)
    for lexeme in 0..<keys.count / 2 {
      let key = UInt64(keys[2 * lexeme]) | UInt64(keys[2 * lexeme + 1]) << 32
      if key != 0 { words.append(ListedWord(UInt32(lexeme), lexemes, key: key)) }
    }
    frequent = WordHash(words.prefix(Self.frequentCount))
    others = WordHash(words.dropFirst(Self.frequentCount))
  }

  /// The key of a word, 0 when it has none: it is too long, or has several syllables.
  package static func key(of word: [Symbol]) -> UInt64 {
    guard word.count <= longest, !word.contains(Symbols.space) else { return 0 }
    return word.reduce(0) { $0 << 8 | UInt64($1) }
  }

  @inline(__always)
  func find(_ key: UInt64) -> ListedWord? { frequent.find(key) ?? others.find(key) }
}

/// A hash table with open addressing, half full. What comes first has its place for sure.
private struct WordHash: Sendable {
  private let words: [ListedWord]
  private let shift: UInt64

  init(_ listed: ArraySlice<ListedWord>) {
    var bits = 4
    while 1 << bits < 2 * listed.count { bits += 1 }
    var words = [ListedWord](repeating: ListedWord(), count: 1 << bits)
    shift = UInt64(64 - bits)
    for word in listed {
      var place = Self.place(of: word.key, shift)
      while words[place].key != 0 { place = (place + 1) & (words.count - 1) }
      words[place] = word
    }
    self.words = words
  }

  @inline(__always)
  func find(_ key: UInt64) -> ListedWord? {
    let words = words.span
    var place = Self.place(of: key, shift)
    while true {
      let word = words[place]
      if word.key == key { return word }
      if word.key == 0 { return nil }
      place = (place + 1) & (words.count - 1)
    }
  }

  /// Multiplicative hashing with 2⁶⁴ / φ, after D. Knuth, The Art of Computer Programming 6.4.
  @inline(__always)
  private static func place(of key: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }
}
