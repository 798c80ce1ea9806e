package import VerbatimAutomata

/// What the word lists say of a Latin word.
struct ListedWord: Sendable {
  private var packed: UInt32 = 0
  /// Vietnamese cost in the lower half, English in the upper.
  private var packedCosts: UInt32 = 0

  init() {}

  /// - Parameters:
  ///   - lexemes: `WordTables.latinLexemes`.
  ///   - marks: the classes of the word's letters together.
  init(_ lexeme: UInt32, _ lexemes: borrowing [UInt32], marks: UInt8, length: Int) {
    let listed = lexemes[Int(lexeme) * 2]
    let expansions = lexemes[Int(lexeme) * 2 + 1]
    let shortForms: UInt32 = (expansions & 0xFFFF != 0 ? 1 : 0) | (expansions >> 16 != 0 ? 2 : 0)
    packed = lexeme | shortForms << 30
    let costs = LanguageDetector.costs(
      listed: (listed & 0xFFFF, listed >> 16), marks: marks, length: length)
    packedCosts = UInt32(costs.vietnamese) | UInt32(costs.english) << 16
  }

  @inline(__always)
  var lexeme: Int32 { Int32(truncatingIfNeeded: packed & 0x3FFF_FFFF) }
  /// Bit 0: the word is a short form in Vietnamese; bit 1: in English.
  @inline(__always)
  var shortForms: UInt8 { UInt8(truncatingIfNeeded: packed >> 30) }
  @inline(__always)
  var vietnameseCost: UInt16 { UInt16(truncatingIfNeeded: packedCosts) }
  @inline(__always)
  var englishCost: UInt16 { UInt16(truncatingIfNeeded: packedCosts >> 16) }
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

  /// - Parameters:
  ///   - keys: four numbers a lexeme, the quarters of its key from the lowest; 0 where it has none.
  ///   - lexemes: `WordTables.latinLexemes`.
  init(keys: [UInt32], lexemes: [UInt32]) {
    var frequent: [KeyedWord] = []
    var others: [KeyedWord] = []
    frequent.reserveCapacity(Self.frequentCount)
    others.reserveCapacity(keys.count / 4)
    for lexeme in 0..<keys.count / 4 {
      let low = UInt64(keys[4 * lexeme]) | UInt64(keys[4 * lexeme + 1]) << 32
      let high = UInt64(keys[4 * lexeme + 2]) | UInt64(keys[4 * lexeme + 3]) << 32
      if low == 0 { continue }
      let letters = Self.letters(of: low, high)
      let word = KeyedWord(
        low: low, high: high,
        word: ListedWord(UInt32(lexeme), lexemes, marks: letters.marks, length: letters.count))
      if high == 0, frequent.count < Self.frequentCount {
        frequent.append(word)
      } else {
        others.append(word)
      }
    }
    self.frequent = FrequentWords(frequent)
    self.others = OtherWords(others)
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

  /// How many letters a key has, and whether one of them is Vietnamese.
  private static func letters(of low: UInt64, _ high: UInt64) -> (count: Int, marks: UInt8) {
    var letters = (count: 0, marks: SymbolClass.latin)
    for part in [low, high] {
      var rest = part
      while rest != 0 {
        letters.count += 1
        if Alphabet.isVietnamese(Symbol(truncatingIfNeeded: rest)) {
          letters.marks |= SymbolClass.vietnamese
        }
        rest >>= 8
      }
    }
    return letters
  }

  /// The word with a key of up to eight letters.
  @inline(__always)
  func find(_ key: UInt64) -> ListedWord? { frequent.find(key) ?? others.find(key, 0) }

  /// The word with a key of nine to sixteen letters.
  @inline(__always)
  func find(_ low: UInt64, _ high: UInt64) -> ListedWord? { others.find(low, high) }
}

private struct KeyedWord: Sendable {
  var low: UInt64
  var high: UInt64
  var word: ListedWord
}

/// A hash table with open addressing, half full. What comes first has its place for sure.
private struct FrequentWords: Sendable {
  private struct Place: Sendable {
    /// 0 in a free place.
    var key: UInt64 = 0
    var word = ListedWord()
  }
  private let places: [Place]
  private let shift: UInt64

  init(_ words: [KeyedWord]) {
    let bits = bitsOfTable(for: 2 * words.count)
    var places = [Place](repeating: Place(), count: 1 << bits)
    shift = UInt64(64 - bits)
    for word in words {
      var index = Int(hash(word.low, 0) >> shift)
      while places[index].key != 0 { index = (index + 1) & (places.count - 1) }
      places[index] = Place(key: word.low, word: word.word)
    }
    self.places = places
  }

  @inline(__always)
  func find(_ key: UInt64) -> ListedWord? {
    let places = places.span
    var index = Int(truncatingIfNeeded: hash(key, 0) &>> shift)
    while true {
      if places[index].key == key { return places[index].word }
      if places[index].key == 0 { return nil }
      index = (index &+ 1) & (places.count &- 1)
    }
  }
}

/// A hash table of four bytes a place: 1 + the number of a word in the lower bits, and part of its
/// hash in the upper ones, which tells nearly all other words apart before their keys are read.
private struct OtherWords: Sendable {
  private static let numberBits: UInt32 = 18
  private let places: [UInt32]
  private let words: [KeyedWord]
  private let shift: UInt64

  init(_ words: [KeyedWord]) {
    precondition(words.count < 1 << Self.numberBits)
    let bits = bitsOfTable(for: words.count * 3 / 2)
    var places = [UInt32](repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
    for (number, word) in words.enumerated() {
      let hash = hash(word.low, word.high)
      var index = Int(hash >> shift)
      while places[index] != 0 { index = (index + 1) & (places.count - 1) }
      places[index] = UInt32(number + 1) | Self.mark(hash)
    }
    self.places = places
    self.words = words
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
        let found = words[Int(number) - 1]
        if found.low == low, found.high == high { return found.word }
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
