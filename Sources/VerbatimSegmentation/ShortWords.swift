package import VerbatimAutomata

/// What the word lists say of a Latin word.
struct ListedWord: Sendable {
  /// From the lowest bit: 30 bits of lexeme, two of short forms, 16 of Vietnamese and 16 of English
  /// cost.
  let packed: UInt64

  init(packed: UInt64) { self.packed = packed }

  /// - Parameters:
  ///   - lexemes: `WordTables.latinLexemes`.
  ///   - marks: the classes of the word's letters together.
  init(_ lexeme: UInt32, _ lexemes: borrowing [UInt32], marks: UInt8, length: Int) {
    let listed = lexemes[Int(lexeme) * 2]
    let expansions = lexemes[Int(lexeme) * 2 + 1]
    let shortForms: UInt32 = (expansions & 0xFFFF != 0 ? 1 : 0) | (expansions >> 16 != 0 ? 2 : 0)
    let costs = LanguageDetector.costs(
      listed: (listed & 0xFFFF, listed >> 16), marks: marks, length: length)
    packed =
      UInt64(lexeme | shortForms << 30) | UInt64(costs.vietnamese) << 32
      | UInt64(costs.english) << 48
  }

  @inline(__always)
  var lexeme: Int32 { Int32(truncatingIfNeeded: packed & 0x3FFF_FFFF) }
  /// Bit 0: the word is a short form in Vietnamese; bit 1: in English.
  @inline(__always)
  var shortForms: UInt8 { UInt8(truncatingIfNeeded: packed >> 30) & 3 }
  @inline(__always)
  var vietnameseCost: UInt16 { UInt16(truncatingIfNeeded: packed >> 32) }
  @inline(__always)
  var englishCost: UInt16 { UInt16(truncatingIfNeeded: packed >> 48) }
}

/// The Latin words of up to sixteen letters in hash tables: a word costs one load or two, where a
/// trie takes one for each letter, each waiting for the one before.
///
/// The frequent words, which are most of any text, have a table of their own that stays in a near
/// cache; the others have a table of short hashes, which turns unlisted words away.
package struct ShortWords: Sendable {
  /// So many one-byte letters fit the lower half of a key, the first in the lowest bits.
  static let longestOfOneKey = 8
  /// So many letters fit a key.
  static let longest = 16
  private static let frequentCount = 4096

  private let frequent: FrequentWords
  private let others: OtherWords

  /// Reads what `add(_:lexemes:to:)` wrote.
  init(_ tables: PackedTables) {
    frequent = FrequentWords(tables)
    others = OtherWords(tables)
  }

  /// Adds the tables of the words that have a key.
  ///
  /// - Parameters:
  ///   - words: by lexeme index, the most frequent first.
  ///   - lexemes: `WordTables.latinLexemes`.
  package static func add(
    _ words: [[Symbol]], lexemes: [UInt32], to tables: inout PackedTables
  ) {
    var frequent: [KeyedWord] = []
    var others: [KeyedWord] = []
    for (lexeme, word) in words.enumerated() {
      let (low, high) = key(of: word)
      if low == 0 { continue }
      let marks = word.contains(where: Alphabet.isVietnamese) ? SymbolClass.vietnamese : 0
      let listed = ListedWord(
        UInt32(lexeme), lexemes, marks: SymbolClass.latin | marks, length: word.count)
      let keyed = KeyedWord(low: low, high: high, word: listed)
      if high == 0, frequent.count < frequentCount {
        frequent.append(keyed)
      } else {
        others.append(keyed)
      }
    }
    FrequentWords.add(frequent, to: &tables)
    OtherWords.add(others, to: &tables)
  }

  /// The key of a word, 0 when it has none: it is too long, or has several syllables.
  package static func key(of word: [Symbol]) -> (low: UInt64, high: UInt64) {
    guard word.count <= longest, !word.contains(Symbols.space) else { return (0, 0) }
    var key: (low: UInt64, high: UInt64) = (0, 0)
    for (index, symbol) in word.enumerated() {
      let letter = UInt64(symbol) << UInt64(index % 8 * 8)
      if index < 8 { key.low |= letter } else { key.high |= letter }
    }
    return key
  }

  /// The word with a key of up to eight letters.
  @inline(__always)
  func find(_ key: UInt64) -> ListedWord? { frequent.find(key) ?? others.find(key, 0) }

  /// The word with a key of nine to sixteen letters.
  @inline(__always)
  func find(_ low: UInt64, _ high: UInt64) -> ListedWord? { others.find(low, high) }
}

private struct KeyedWord {
  var low: UInt64
  var high: UInt64
  var word: ListedWord
}

/// A hash table with open addressing, half full. What comes first has its place for sure.
private struct FrequentWords: Sendable {
  /// Two numbers a place: the key, 0 in a free place, and the word.
  private let places: [UInt64]
  private let shift: UInt64

  init(_ tables: PackedTables) {
    places = tables.pairs("latin.frequent")
    shift = UInt64(64 - (places.count / 2).trailingZeroBitCount)
  }

  static func add(_ words: [KeyedWord], to tables: inout PackedTables) {
    let bits = bitsOfTable(for: 2 * words.count)
    let mask = 1 << bits - 1
    var places = [UInt64](repeating: 0, count: 2 << bits)
    for word in words {
      var index = Int(hash(word.low, 0) >> UInt64(64 - bits))
      while places[2 * index] != 0 { index = (index + 1) & mask }
      places[2 * index] = word.low
      places[2 * index + 1] = word.word.packed
    }
    tables.add("latin.frequent", pairs: places)
  }

  @inline(__always)
  func find(_ key: UInt64) -> ListedWord? {
    let places = places.span
    let mask = places.count &- 1
    var index = Int(truncatingIfNeeded: hash(key, 0) &>> shift) &* 2
    while true {
      let found = places[index]
      if found == key { return ListedWord(packed: places[index &+ 1]) }
      if found == 0 { return nil }
      index = (index &+ 2) & mask
    }
  }
}

/// A hash table of four bytes a place: 1 + the number of a word in the lower bits, and part of its
/// hash in the upper ones, which tells nearly all other words apart before their keys are read.
private struct OtherWords: Sendable {
  private static let numberBits: UInt32 = 18
  private let places: [UInt32]
  /// Three numbers a word: the halves of its key and the word.
  private let words: [UInt64]
  private let shift: UInt64

  init(_ tables: PackedTables) {
    places = tables["latin.others"]
    words = tables.pairs("latin.others.words")
    shift = UInt64(64 - places.count.trailingZeroBitCount)
  }

  static func add(_ words: [KeyedWord], to tables: inout PackedTables) {
    precondition(words.count < 1 << numberBits)
    let bits = bitsOfTable(for: words.count * 3 / 2)
    var places = [UInt32](repeating: 0, count: 1 << bits)
    for (number, word) in words.enumerated() {
      let hash = hash(word.low, word.high)
      var index = Int(hash >> UInt64(64 - bits))
      while places[index] != 0 { index = (index + 1) & (places.count - 1) }
      places[index] = UInt32(number + 1) | mark(hash)
    }
    tables.add("latin.others", places)
    tables.add("latin.others.words", pairs: words.flatMap { [$0.low, $0.high, $0.word.packed] })
  }

  func find(_ low: UInt64, _ high: UInt64) -> ListedWord? {
    let places = places.span
    let hash = hash(low, high)
    let mark = Self.mark(hash)
    var index = Int(truncatingIfNeeded: hash &>> shift)
    while true {
      let place = places[index]
      if place == 0 { return nil }
      let number = place ^ mark
      if number &>> Self.numberBits == 0 {
        let found = 3 &* (Int(number) &- 1)
        if words[found] == low, words[found &+ 1] == high {
          return ListedWord(packed: words[found &+ 2])
        }
      }
      index = (index &+ 1) & (places.count &- 1)
    }
  }

  /// Bits of the hash that do not say the place.
  @inline(__always)
  private static func mark(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash &>> 16) & ~((1 << numberBits) - 1)
  }
}

private func bitsOfTable(for count: Int) -> Int {
  var bits = 4
  while 1 << bits < count { bits += 1 }
  return bits
}

/// Multiplicative hashing with 2⁶⁴ / φ, after D. Knuth, The Art of Computer Programming 6.4.
@inline(__always)
private func hash(_ low: UInt64, _ high: UInt64) -> UInt64 {
  (low ^ high) &* 0x9E37_79B9_7F4A_7C15
}
