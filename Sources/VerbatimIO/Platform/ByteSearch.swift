#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Search for single bytes at the speed of the C library, and counts of line ends.
enum ByteSearch {
  /// The first place in `start..<end` that holds `byte`, or `end`.
  @inline(__always)
  static func first(
    _ byte: UInt8, in bytes: borrowing Span<UInt8>, from start: Int, to end: Int
  ) -> Int {
    guard start < end else { return end }
    precondition(start >= 0 && end <= bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { all in
      guard let base = unsafe UnsafeRawPointer(all.baseAddress),
        let place = unsafe memchr(base + start, Int32(byte), end - start)
      else { return end }
      return unsafe UnsafeRawPointer(place) - base
    }
  }

  /// The number of physical line ends in `range`: LF, CR LF, or CR alone.
  static func lineEnds(in bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> Int {
    var count = 0
    var position = first(Byte.lineFeed, in: bytes, from: start, to: end)
    while position < end {
      count += 1
      position = first(Byte.lineFeed, in: bytes, from: position + 1, to: end)
    }
    position = first(Byte.carriageReturn, in: bytes, from: start, to: end)
    while position < end {
      let next = position + 1
      if next == end || bytes[next] != Byte.lineFeed { count += 1 }
      position = first(Byte.carriageReturn, in: bytes, from: next, to: end)
    }
    return count
  }
}

/// The bytes that the formats give a meaning.
package enum Byte {
  package static let tab: UInt8 = 0x09
  package static let lineFeed: UInt8 = 0x0A
  package static let carriageReturn: UInt8 = 0x0D
  package static let space: UInt8 = 0x20
  package static let quote: UInt8 = 0x22
  package static let comma: UInt8 = 0x2C
  package static let semicolon: UInt8 = 0x3B
  package static let backslash: UInt8 = 0x5C
  package static let pipe: UInt8 = 0x7C
  package static let openBrace: UInt8 = 0x7B
  package static let closeBrace: UInt8 = 0x7D
  package static let openBracket: UInt8 = 0x5B
  package static let closeBracket: UInt8 = 0x5D
}
