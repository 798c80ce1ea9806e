public import VerbatimAutomata

/// How terms begin, or go on behind a word or two: a Bloom filter with one hash over the first eight letters
/// up to a space. It says yes for all of them, and for one in ten of the other words.
///
/// Most words of a text begin no term; this tells without a walk through the trie. Not for Thai,
/// which has no spaces to end a word.
public struct Beginnings: Sendable {
  @usableFromInline let bits: [UInt32]
  @usableFromInline let shift: UInt64

  /// - Parameter bits: what `bits` of another value was; when it is empty anything may begin.
  package init(bits: [UInt32]) {
    self.bits = bits.isEmpty ? [UInt32](repeating: .max, count: 2) : bits
    shift = UInt64(64 - (self.bits.count * 32).trailingZeroBitCount)
  }

  /// - Parameter all: numbers of words as to `contains`, and their beginnings.
  init(_ all: [(word: Int32, beginning: UInt64)]) {
    var size = 64
    while size < 8 * all.count { size *= 2 }
    shift = UInt64(64 - size.trailingZeroBitCount)
    var bits = [UInt32](repeating: 0, count: size / 32)
    for (word, beginning) in all {
      let place = Self.hash(word, beginning) >> shift
      bits[Int(place >> 5)] |= 1 << UInt32(place & 31)
    }
    self.bits = bits
  }

  /// Whether a term may begin so.
  ///
  /// - Parameter word: the lexeme of the word before, −1 at the beginning of a term.
  @inlinable @inline(__always)
  public func contains(_ beginning: UInt64, behind word: Int32 = -1) -> Bool {
    contains(place(of: beginning, behind: word))
  }

  /// Where it is written whether a term may begin or go on so; it is asked for, to be read soon.
  ///
  /// - Parameter word: the lexeme of the word before, or the node of a `WordPairs.Pair`.
  @inlinable @inline(__always)
  public func prefetchedPlace(of beginning: UInt64, behind word: Int32) -> UInt32 {
    let place = place(of: beginning, behind: word)
    bits.span.prefetch(Int(place &>> 5))
    return place
  }

  @inlinable @inline(__always)
  func place(of beginning: UInt64, behind word: Int32) -> UInt32 {
    UInt32(truncatingIfNeeded: Self.hash(word, beginning) &>> shift)
  }

  /// What is written at a place.
  @inlinable @inline(__always)
  public func contains(_ place: UInt32) -> Bool {
    bits[Int(place &>> 5)] &>> (place & 31) & 1 != 0
  }

  /// The symbols from `place` on up to a space or the end, eight at most; the first in the lowest
  /// bits.
  @inlinable @inline(__always)
  public static func beginning(_ forms: Span<Symbol>, at place: Int) -> UInt64 {
    upToSpace(EightBytes(forms, from: place))
  }

  @inlinable @inline(__always)
  static func upToSpace(_ eight: EightBytes) -> UInt64 {
    let count = eight.equal(to: Symbols.space).trailingZeroBitCount &>> 3
    return count == 0 ? 0 : eight.first(count)
  }

  @inlinable @inline(__always)
  static func hash(_ word: Int32, _ beginning: UInt64) -> UInt64 {
    (beginning ^ UInt64(UInt32(bitPattern: word)) &* 0xC2B2_AE3D_27D4_EB4F)
      &* 0x9E37_79B9_7F4A_7C15
  }
}
