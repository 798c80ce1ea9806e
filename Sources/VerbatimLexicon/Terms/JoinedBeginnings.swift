public import VerbatimAutomata

/// The `Beginnings` of several tries side by side, so that one load asks them all.
public struct JoinedBeginnings: Sendable {
  /// In each lane the bits of one trie.
  @usableFromInline let rows: [SIMD4<UInt32>]
  @usableFromInline let shift: UInt64

  /// - Parameter all: four at most.
  public init(_ all: [Beginnings]) {
    let size = all.map(\.bits.count).max() ?? 1
    var rows = [SIMD4<UInt32>](repeating: .zero, count: size)
    for (lane, beginnings) in all.enumerated() {
      // The places are upper bits of hashes: each of a smaller table is several of a larger one.
      let repeats = (size / beginnings.bits.count).trailingZeroBitCount
      for row in rows.indices {
        rows[row][lane] =
          repeats == 0 ? beginnings.bits[row] : Self.bits(beginnings, row, repeats)
      }
    }
    self.rows = rows
    shift = UInt64(64 - (size * 32).trailingZeroBitCount)
  }

  /// The bits of one row, each of the smaller table's 2^`repeats` times.
  private static func bits(_ beginnings: Beginnings, _ row: Int, _ repeats: Int) -> UInt32 {
    var bits: UInt32 = 0
    var bit: UInt32 = 0
    let width = UInt32(1) << UInt32(min(repeats, 5))
    let mask = width == 32 ? UInt32.max : (1 << width) - 1
    while bit < 32 {
      let place = (UInt32(row) << 5 | bit) >> UInt32(repeats)
      if beginnings.contains(place) { bits |= mask << bit }
      bit += width
    }
    return bits
  }

  /// Where it is written in which tries a term may go on so; it is asked for, to be read soon.
  ///
  /// - Parameter word: the lexeme of the word before.
  @inlinable @inline(__always)
  public func prefetchedPlace(of beginning: UInt64, behind word: Int32) -> UInt32 {
    let place = UInt32(truncatingIfNeeded: Beginnings.hash(word, beginning) &>> shift)
    rows.span.prefetch(Int(place &>> 5))
    return place
  }

  /// Bit `i` when a term of trie `i` may go on.
  @inlinable @inline(__always)
  public func tries(at place: UInt32) -> UInt8 {
    let bits = (rows[Int(place &>> 5)] &>> SIMD4(repeating: place & 31)) & SIMD4(repeating: 1)
    return UInt8(truncatingIfNeeded: (bits &<< SIMD4(0, 1, 2, 3)).wrappedSum())
  }
}
