/// Tells whether the same input comes again: a number for blocks of bytes, one after the other.
///
/// Not against intent: multiplication and exclusive or of eight bytes at a time, as in FNV-1a.
package struct BlockChecksum: Sendable, Equatable {
  package private(set) var value: UInt64

  package init(_ value: UInt64 = 0xCBF2_9CE4_8422_2325) { self.value = value }

  private mutating func mix(_ word: UInt64) {
    value = (value ^ word) &* 0x0000_0100_0000_01B3
    value ^= value >> 32
  }

  /// The checksum of one block.
  package static func of(_ bytes: [UInt8]) -> UInt64 {
    var sum = BlockChecksum()
    let span = bytes.span
    var i = 0
    while i + 8 <= span.count {
      var word: UInt64 = 0
      for k in 0..<8 { word |= UInt64(span[i &+ k]) << UInt64(8 &* k) }
      sum.mix(word)
      i += 8
    }
    while i < span.count {
      sum.mix(UInt64(span[i]))
      i += 1
    }
    sum.mix(UInt64(span.count))
    return sum.value
  }

  /// Takes in the checksum of the next block.
  package mutating func add(_ block: UInt64) { mix(block) }
}
