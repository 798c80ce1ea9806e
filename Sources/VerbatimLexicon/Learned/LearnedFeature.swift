public import VerbatimAutomata

/// What the learned sentiment layer looks at, and the number under which each feature is kept.
public enum LearnedFeature {
  /// The kinds of features of a text.
  public enum Kind: String, Sendable, CaseIterable {
    /// A Vietnamese syllable, a Thai or English word, a number, ! or ?.
    case word
    /// Two words that follow one another.
    case pair
    /// Three or four letters of a word that no list has, < and > standing for its ends; of a listed
    /// English word the first three letters and the last three.
    case part
    /// Three letters in a row of Thai text, whatever words they are in, < and > standing for the ends
    /// of what is written together.
    case letters
  }

  /// How long the letter sequences of unknown words are.
  public static let partLengths = 3...4

  /// Where the hash of a word begins.
  @inlinable @inline(__always)
  public static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

  @usableFromInline static var partSeed: UInt64 { 0x5F35_6495_32C5_9A1D }
  @usableFromInline static var lettersSeed: UInt64 { 0x9AE1_6A3B_2F90_404F }

  /// Takes the next eight letters of a word into its hash, of the last ones fewer; the first is in
  /// the lowest bits. Multiplicative hashing with 2⁶⁴ / φ, after D. Knuth, The Art of Computer
  /// Programming 6.4.
  @inlinable @inline(__always)
  public static func step(_ hash: UInt64, _ letters: UInt64) -> UInt64 {
    let product = (hash ^ letters) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product &>> 32)
  }

  /// Takes one more symbol into a row of four letters.
  @inlinable @inline(__always)
  public static func shift(_ row: UInt32, _ symbol: Symbol) -> UInt32 {
    row &<< 8 | UInt32(symbol)
  }

  /// The hash of three or four letters of a word.
  @inlinable @inline(__always)
  public static func part(_ row: UInt32) -> UInt64 { spread(partSeed ^ UInt64(row)) }

  /// The hash of a row of three letters.
  @inlinable @inline(__always)
  public static func letters(_ row: UInt32) -> UInt64 {
    spread(lettersSeed ^ UInt64(row & 0xFF_FFFF))
  }

  /// The hash of a pair from those of its words.
  @inlinable @inline(__always)
  public static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first ^ (first >> 29)) &* 0xBF58_476D_1CE4_E5B9 &+ second
  }

  /// Spreads a hash over all its bits, so that its upper ones can index a table.
  @inlinable @inline(__always)
  public static func spread(_ hash: UInt64) -> UInt64 {
    var mixed = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    mixed = (mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed >> 32)
  }

  /// The bits of a hash that a table keeps; never 0.
  @inlinable @inline(__always)
  public static func check(_ hash: UInt64) -> Int32 { Int32(truncatingIfNeeded: hash | 1) }

  /// The hash of a feature as it is written in a file.
  static func hash(_ symbols: [Symbol], _ kind: Kind) -> UInt64? {
    switch kind {
    case .word: return spread(word(symbols[...]))
    case .part: return symbols.count <= 4 ? part(symbols.reduce(0, shift)) : nil
    case .pair:
      let words = symbols.split(separator: Symbols.space, omittingEmptySubsequences: false)
      guard words.count == 2 else { return nil }
      return spread(pair(word(words[0]), word(words[1])))
    case .letters: return symbols.count == 3 ? letters(symbols.reduce(0, shift)) : nil
    }
  }

  private static func word(_ symbols: ArraySlice<Symbol>) -> UInt64 {
    let letters = symbols.span
    return stride(from: 0, to: letters.count, by: 8).reduce(seed) { hash, place in
      step(hash, EightBytes(letters, from: place).bits)
    }
  }
}
