/// Walks from one special byte of a table to the next: quotes, delimiters and line ends.
///
/// Sixty-four bytes at a time are compared with all four, and each byte that is equal to one becomes
/// a bit; the bits are then taken one by one. Bytes in between are never looked at again.
///
/// Source of the method: Langdale and Lemire, Parsing Gigabytes of JSON per Second, VLDB Journal
/// 28 (2019), 3.1.
struct SpecialBytes: Sendable {
  private typealias Vector = SIMD16<UInt8>

  private let delimiter: UInt8
  /// Where the bits of `mask` begin.
  private var base = 0
  private var mask: UInt64 = 0

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Goes on at `position`, whatever was found before.
  mutating func seek(_ position: Int, in bytes: UnsafeRawBufferPointer) {
    base = position
    mask = unsafe window(in: bytes)
  }

  /// The next one; the number of bytes when there is none.
  @inline(__always)
  mutating func next(in bytes: UnsafeRawBufferPointer) -> Int {
    while mask == 0 {
      base += 64
      guard base < bytes.count else {
        base = bytes.count
        return bytes.count
      }
      mask = unsafe window(in: bytes)
    }
    let place = base + mask.trailingZeroBitCount
    mask &= mask &- 1
    return place
  }

  @inline(__always)
  private func window(in bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard base + 64 <= bytes.count else { return unsafe lastWindow(in: bytes) }
    let quotes = Vector(repeating: Byte.quote)
    let delimiters = Vector(repeating: delimiter)
    let feeds = Vector(repeating: Byte.lineFeed)
    let returns = Vector(repeating: Byte.carriageReturn)
    var mask: UInt64 = 0
    for part in 0..<4 {
      let v = unsafe bytes.loadUnaligned(fromByteOffset: base + 16 * part, as: Vector.self)
      let found = (v .== quotes) .| (v .== delimiters) .| (v .== feeds) .| (v .== returns)
      mask |= Self.bits(found) &<< UInt64(16 * part)
    }
    return mask
  }

  private func lastWindow(in bytes: UnsafeRawBufferPointer) -> UInt64 {
    var mask: UInt64 = 0
    for place in base..<max(base, bytes.count) {
      switch unsafe bytes[place] {
      case Byte.quote, delimiter, Byte.lineFeed, Byte.carriageReturn:
        mask |= 1 &<< UInt64(place - base)
      default: break
      }
    }
    return mask
  }

  /// One bit for each lane. There is no instruction for it in Swift: each lane keeps a bit of its
  /// own, and a product adds the eight lanes of a word up.
  @inline(__always)
  private static func bits(_ lanes: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let words = unsafe unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    let low = ((words.x & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56
    let high = ((words.y & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56
    return low | high &<< 8
  }
}
