/// Eight bytes of a text, looked at together in one register; the first is in the lowest bits.
///
/// Questions about the bytes are answered with the high bit of each, the others being 0. After
/// L. Lamport, "Multiple byte processing with full-word instructions", CACM 18(8), 1975.
public struct EightBytes: Sendable {
  /// The bytes.
  public let bits: UInt64

  /// Takes the bytes as they are.
  @inlinable @inline(__always)
  public init(bits: UInt64) { self.bits = bits }

  /// The bytes from `index` on, all eight of which must be there.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, at index: Int) {
    bits = UInt64(
      littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(
        fromByteOffset: index, as: UInt64.self))
  }

  /// The bytes from `index` on, with 0 behind the last of them.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, from index: Int) {
    if index &+ 8 <= bytes.count {
      self.init(bytes, at: index)
    } else if bytes.count >= 8 {
      let last = bytes.count &- 8
      self = EightBytes(bytes, at: last).dropFirst(index &- last)
    } else {
      var bits: UInt64 = 0
      for place in index..<bytes.count {
        bits |= UInt64(bytes[place]) &<< UInt64(truncatingIfNeeded: 8 &* (place &- index))
      }
      self.init(bits: bits)
    }
  }

  /// Eight times the same byte.
  @inlinable @inline(__always)
  public static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The high bit of each byte.
  @inlinable @inline(__always)
  public static var highBits: UInt64 { all(0x80) }

  /// Writes the bytes to `index` and behind it, where there must be room for eight.
  @inlinable @inline(__always)
  public func store(to bytes: inout MutableSpan<UInt8>, at index: Int) {
    var raw = unsafe bytes.mutableBytes
    raw.storeBytes(of: bits.littleEndian, toByteOffset: index, as: UInt64.self)
  }

  /// One of the bytes.
  @inlinable @inline(__always)
  public subscript(_ index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: bits &>> UInt64(truncatingIfNeeded: index &* 8))
  }

  /// The first `count` bytes, 1 to 8 of them, and 0 behind.
  @inlinable @inline(__always)
  public func first(_ count: Int) -> UInt64 {
    bits & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- count &* 8))
  }

  /// The bytes behind the first `count`, 0 to 8 of them, and 0 behind.
  @inlinable @inline(__always)
  public func dropFirst(_ count: Int) -> EightBytes {
    EightBytes(bits: count < 8 ? bits &>> UInt64(truncatingIfNeeded: count &* 8) : 0)
  }

  /// Has the high bit of each byte that is not space to tilde, as far as the first such byte; what
  /// is behind it, and the other bits, may be anything.
  @inlinable @inline(__always)
  public var notPrintableASCII: UInt64 {
    let fromSpace = (bits & ~Self.highBits) &+ Self.all(0x80 - 0x20)
    return (bits &+ Self.all(1)) | bits | ~fromSpace
  }

  /// The bytes with A to Z in lower case.
  @inlinable @inline(__always)
  public var lowered: EightBytes {
    let low = bits & ~Self.highBits
    let isUpper = (low &+ Self.all(0x80 - 0x41)) ^ (low &+ Self.all(0x80 - 0x5B))
    return EightBytes(bits: bits | (isUpper & ~bits & Self.highBits) &>> 2)
  }

  /// Which are a to z.
  @inlinable @inline(__always)
  public var letters: UInt64 {
    let low = bits & ~Self.highBits
    let isLetter = (low &+ Self.all(0x80 - 0x61)) ^ (low &+ Self.all(0x80 - 0x7B))
    return isLetter & ~bits & Self.highBits
  }

  /// How many of the first bytes are a to z, 0 to 8.
  @inlinable @inline(__always)
  public var letterCount: Int { (~letters & Self.highBits).trailingZeroBitCount &>> 3 }

  /// Which are `byte`.
  @inlinable @inline(__always)
  public func equal(to byte: UInt8) -> UInt64 { Self.zeros(bits ^ Self.all(byte)) }

  /// Which are control characters, below a space.
  @inlinable @inline(__always)
  public var belowSpace: UInt64 {
    let fromSpace = (bits & ~Self.highBits) &+ Self.all(0x80 - 0x20)
    return ~(fromSpace | bits) & Self.highBits
  }

  /// Which are the same as the byte before them; before the first one stands `byte`.
  @inlinable @inline(__always)
  public func repeated(after byte: UInt8) -> UInt64 {
    Self.zeros(bits ^ (bits &<< 8 | UInt64(byte)))
  }

  /// Which bytes of `bits` are 0.
  @inlinable @inline(__always)
  static func zeros(_ bits: UInt64) -> UInt64 {
    ~(((bits & ~highBits) &+ all(0x7F)) | bits) & highBits
  }
}
