/// Decides about sixteen bytes at once whether they are UTF-8, without branches.
///
/// Each byte is judged by itself and the three before it: whether a lead byte asks for it to be a
/// continuation, and whether it is one. Text that mixes Latin letters and Thai is as fast as any
/// other.
///
/// Source of the method: Keiser and Lemire, Validating UTF-8 in Less Than One Instruction per Byte,
/// Software: Practice and Experience 51 (2021); with comparisons in the place of its tables.
enum UTF8Lanes {
  private typealias Vector = SIMD16<UInt8>

  /// Whether `start..<end` is UTF-8 from its first to its last byte.
  ///
  /// - Parameter allowsZeros: whether zero bytes are text.
  static func accepts(
    _ bytes: borrowing Span<UInt8>, from start: Int, to end: Int, allowsZeros: Bool = true
  ) -> Bool {
    precondition(start >= 0 && start <= end && end <= bytes.count)
    return unsafe bytes.withUnsafeBytes { all in
      let bytes = unsafe UnsafeRawBufferPointer(rebasing: all[start..<end])
      let zeroFault: UInt8 = allowsZeros ? 0 : 0xFF
      var place = min(3, bytes.count)
      var faults = unsafe lanes(in: bytes, from: &place, zeroFault)
      // What has no three bytes before it or no sixteen behind; then the end, where nothing may be
      // left open.
      for i in 0..<min(3, bytes.count) { faults |= unsafe fault(at: i, in: bytes, zeroFault) }
      for i in place..<bytes.count + 3 { faults |= unsafe fault(at: i, in: bytes, zeroFault) }
      return faults == 0
    }
  }

  @inline(__always)
  private static func lanes(
    in bytes: UnsafeRawBufferPointer, from place: inout Int, _ zeroFault: UInt8
  ) -> UInt8 {
    func all(_ byte: UInt8) -> Vector { Vector(repeating: byte) }
    func load(_ offset: Int) -> Vector {
      unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Vector.self)
    }
    func lanes(_ mask: SIMDMask<SIMD16<Int8>>) -> Vector {
      unsafe unsafeBitCast(mask, to: Vector.self)
    }
    var faults = all(0)
    var i = place
    while i + 16 <= bytes.count {
      let byte = load(i)
      let first = load(i - 1)
      let second = load(i - 2)
      let third = load(i - 3)
      let isAsked =
        lanes(first .>= all(0xC0)) | lanes(second .>= all(0xE0)) | lanes(third .>= all(0xF0))
      faults |= isAsked ^ lanes((byte & all(0xC0)) .== all(0x80))
      // Bytes that no character has.
      faults |= lanes(byte .>= all(0xF5)) | lanes((byte & all(0xFE)) .== all(0xC0))
      faults |= lanes(byte .== all(0)) & all(zeroFault)
      // Longer forms than needed, surrogates, and what lies behind U+10FFFF.
      faults |= lanes(first .== all(0xE0)) & lanes(byte .< all(0xA0))
      faults |= lanes(first .== all(0xED)) & lanes(byte .>= all(0xA0))
      faults |= lanes(first .== all(0xF0)) & lanes(byte .< all(0x90))
      faults |= lanes(first .== all(0xF4)) & lanes(byte .>= all(0x90))
      i += 16
    }
    place = i
    var sum: UInt8 = 0
    for lane in 0..<16 { sum |= faults[lane] }
    return sum
  }
  /// The same for one byte; outside the text nothing is asked and nothing stands.
  private static func fault(
    at place: Int, in bytes: UnsafeRawBufferPointer, _ zeroFault: UInt8
  ) -> UInt8 {
    func byte(_ place: Int) -> UInt8 {
      bytes.indices.contains(place) ? unsafe bytes[place] : UInt8(ascii: " ")
    }
    let (this, first) = (byte(place), byte(place - 1))
    let isAsked = first >= 0xC0 || byte(place - 2) >= 0xE0 || byte(place - 3) >= 0xF0
    if isAsked != (this & 0xC0 == 0x80) || this >= 0xF5 || this & 0xFE == 0xC0 { return 0xFF }
    if this == 0 { return zeroFault }
    switch first {
    case 0xE0 where this < 0xA0, 0xED where this >= 0xA0: return 0xFF
    case 0xF0 where this < 0x90, 0xF4 where this >= 0x90: return 0xFF
    default: return 0
    }
  }
}
