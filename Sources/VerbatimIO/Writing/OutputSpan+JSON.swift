import VerbatimAutomata

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// JSON text written into room that is known to suffice: no check of the array behind it at each
/// token, as `JSONWriter` needs. Writing beyond the room stops the program.
extension OutputSpan<UInt8> {
  /// So many bytes a string of `count` bytes takes at most, with its quotes.
  static func roomForString(_ count: Int) -> Int { 6 * count + 2 }

  /// Text known when the program was written.
  @inline(__always)
  mutating func write(_ text: StaticString) {
    unsafe write(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always)
  private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    precondition(bytes.count <= freeCapacity)
    guard let source = bytes.baseAddress else { return }
    unsafe withUnsafeMutableBufferPointer { room, count in
      guard let start = room.baseAddress else { return }
      unsafe memcpy(start + count, source, bytes.count)
      count += bytes.count
    }
  }

  /// A string in its quotes, with escapes where it needs them.
  mutating func writeString(_ bytes: Span<UInt8>) {
    append(Byte.quote)
    unsafe bytes.withUnsafeBufferPointer { all in
      var start = 0
      while true {
        let end = JSONEscapes.first(in: bytes, from: start)
        unsafe write(UnsafeBufferPointer(rebasing: all[start..<end]))
        if end == all.count { break }
        start = end + writeEscaped(bytes, at: end)
      }
    }
    append(Byte.quote)
  }

  mutating func writeString(_ text: String) {
    var copy = text
    copy.makeContiguousUTF8()
    writeString(copy.utf8.span)
  }

  /// Writes the escape, or the byte that needs none, and returns how many bytes it stands for.
  private mutating func writeEscaped(_ bytes: Span<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    switch byte {
    case Byte.quote: write("\\\"")
    case Byte.backslash: write("\\\\")
    case 0x08: write("\\b")
    case 0x09: write("\\t")
    case 0x0A: write("\\n")
    case 0x0C: write("\\f")
    case 0x0D: write("\\r")
    case 0x00..<0x20:
      write("\\u00")
      append(byte < 16 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let low = byte & 15
      append(low < 10 ? low + UInt8(ascii: "0") : low - 10 + UInt8(ascii: "a"))
    default:
      write(bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
      return 3
    }
    return 1
  }

  mutating func write(_ number: Int) {
    guard number >= 0, number < 1_000_000 else {
      for digit in number.description.utf8 { append(digit) }
      return
    }
    var rest = UInt32(truncatingIfNeeded: number)
    var digits: UInt64 = 0
    var count = 0
    repeat {
      digits = digits &<< 8 | UInt64(0x30 &+ rest % 10)
      rest /= 10
      count &+= 1
    } while rest > 0
    for _ in 0..<count {
      append(UInt8(truncatingIfNeeded: digits))
      digits &>>= 8
    }
  }

  /// Thousandths without trailing zeros, the common case of a score.
  mutating func write(thousandths: Int) {
    if thousandths < 0 { append(UInt8(ascii: "-")) }
    let size = abs(thousandths)
    write(size / 1000)
    var rest = size % 1000
    guard rest > 0 else { return }
    append(UInt8(ascii: "."))
    while rest > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / 100))
      rest = rest % 100 * 10
    }
  }
}

/// Which bytes of a JSON string cannot stand for themselves: quotes, backslashes, control characters,
/// and U+2028 and U+2029 (E2 80 A8, E2 80 A9), which JavaScript takes for line ends.
enum JSONEscapes {
  /// The first of them in `bytes` from `start` on, or the end.
  static func first(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      // What is behind the end counts as a control character.
      let plain = plainCount(EightBytes(bytes, from: index))
      index &+= plain
      if plain == 8 { continue }
      if index == bytes.count { break }
      let byte = bytes[index]
      if byte == 0xE2 {
        if isLineSeparator(bytes, index) { return index }
      } else if byte < 0x20 || byte == Byte.quote || byte == Byte.backslash {
        return index
      }
      index += 1
    }
    return index
  }

  /// How many of the first of eight bytes are neither escaped nor E2.
  @inline(__always)
  private static func plainCount(_ eight: EightBytes) -> Int {
    let found =
      eight.belowSpace | eight.equal(to: Byte.quote) | eight.equal(to: Byte.backslash)
      | eight.equal(to: 0xE2)
    return found.trailingZeroBitCount &>> 3
  }

  static func isLineSeparator(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    guard index + 2 < bytes.count else { return false }
    return bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8
  }
}
