/// Writes JSON text to the end of a byte array, one token after the other.
///
/// ```swift
/// var json = JSONWriter()
/// json.beginObject(&bytes)
/// json.key("id", &bytes)
/// json.string("17", &bytes)
/// json.key("score", &bytes)
/// json.number(0.5, &bytes)
/// json.endObject(&bytes)  // {"id":"17","score":0.5}
/// ```
package struct JSONWriter: Sendable {
  /// A value has been written at this depth, so that the next one needs a comma.
  private var needsComma = false

  package init() {}

  package mutating func beginObject(_ out: inout [UInt8]) { begin(Byte.openBrace, &out) }
  package mutating func endObject(_ out: inout [UInt8]) { end(Byte.closeBrace, &out) }
  package mutating func beginArray(_ out: inout [UInt8]) { begin(Byte.openBracket, &out) }
  package mutating func endArray(_ out: inout [UInt8]) { end(Byte.closeBracket, &out) }

  package mutating func key(_ name: String, _ out: inout [UInt8]) {
    string(name, &out)
    out.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func string(_ text: String, _ out: inout [UInt8]) {
    var copy = text
    copy.makeContiguousUTF8()
    string(copy.utf8.span, &out)
  }

  /// - Parameter bytes: UTF-8.
  package mutating func string(_ bytes: borrowing Span<UInt8>, _ out: inout [UInt8]) {
    separate(&out)
    out.append(Byte.quote)
    unsafe bytes.withUnsafeBufferPointer { all in
      // Stretches that need no escape are copied whole.
      var start = 0
      var index = 0
      while index < all.count {
        if index + 8 <= all.count, unsafe EightBytes(all, at: index).needNoEscape {
          index += 8
          continue
        }
        let byte = unsafe all[index]
        let isSeparator = unsafe byte == 0xE2 && Self.isLineSeparator(all, index)
        if byte >= 0x20 && byte != Byte.quote && byte != Byte.backslash && !isSeparator {
          index += 1
          continue
        }
        unsafe out.append(contentsOf: UnsafeBufferPointer(rebasing: all[start..<index]))
        if isSeparator {
          unsafe out.append(contentsOf: (all[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
          index += 3
        } else {
          Self.escape(byte, &out)
          index += 1
        }
        start = index
      }
      unsafe out.append(contentsOf: UnsafeBufferPointer(rebasing: all[start...]))
    }
    out.append(Byte.quote)
  }

  package mutating func number(_ value: Int, _ out: inout [UInt8]) {
    separate(&out)
    NumberText.append(value, &out)
  }

  /// The shortest text that reads back as the same number; whole numbers without ".0"; `null`
  /// for what JSON cannot say (infinite, not a number).
  package mutating func number(_ value: Double, _ out: inout [UInt8]) {
    separate(&out)
    NumberText.append(value, missing: "null", &out)
  }

  package mutating func bool(_ value: Bool, _ out: inout [UInt8]) {
    separate(&out)
    out.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func null(_ out: inout [UInt8]) {
    separate(&out)
    out.append(contentsOf: "null".utf8)
  }

  /// JSON text known when the program was written, such as `{"id":`. The comma before it, if one is
  /// needed, is part of it; the next value gets none.
  package mutating func literal(_ json: StaticString, _ out: inout [UInt8]) {
    unsafe out.append(
      contentsOf: UnsafeBufferPointer(start: json.utf8Start, count: json.utf8CodeUnitCount))
    needsComma = false
  }

  /// A string known when the program was written, in its quotes and without escapes: `"vi"`.
  package mutating func name(_ quoted: StaticString, _ out: inout [UInt8]) {
    separate(&out)
    unsafe out.append(
      contentsOf: UnsafeBufferPointer(start: quoted.utf8Start, count: quoted.utf8CodeUnitCount))
  }

  /// JSON text that exists already, such as a nested value of the input.
  package mutating func raw(_ json: [UInt8], _ out: inout [UInt8]) {
    separate(&out)
    out.append(contentsOf: json)
  }

  /// Ends a line of JSON lines; the next value begins afresh.
  package mutating func endLine(_ out: inout [UInt8]) {
    out.append(Byte.lineFeed)
    needsComma = false
  }

  private mutating func begin(_ byte: UInt8, _ out: inout [UInt8]) {
    separate(&out)
    out.append(byte)
    needsComma = false
  }

  private mutating func end(_ byte: UInt8, _ out: inout [UInt8]) {
    out.append(byte)
    needsComma = true
  }

  private mutating func separate(_ out: inout [UInt8]) {
    if needsComma { out.append(Byte.comma) }
    needsComma = true
  }

  /// U+2028 and U+2029 (E2 80 A8, E2 80 A9) are escaped too: JavaScript takes them for line ends.
  private static func isLineSeparator(_ all: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 2 < all.count else { return false }
    return unsafe all[index + 1] == 0x80 && all[index + 2] & 0xFE == 0xA8
  }

  private static func escape(_ byte: UInt8, _ out: inout [UInt8]) {
    switch byte {
    case Byte.quote: out.append(contentsOf: "\\\"".utf8)
    case Byte.backslash: out.append(contentsOf: "\\\\".utf8)
    case 0x08: out.append(contentsOf: "\\b".utf8)
    case 0x09: out.append(contentsOf: "\\t".utf8)
    case 0x0A: out.append(contentsOf: "\\n".utf8)
    case 0x0C: out.append(contentsOf: "\\f".utf8)
    case 0x0D: out.append(contentsOf: "\\r".utf8)
    default:
      out.append(contentsOf: "\\u00".utf8)
      out.append(byte < 16 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let low = byte & 15
      out.append(low < 10 ? low + UInt8(ascii: "0") : low - 10 + UInt8(ascii: "a"))
    }
  }
}

/// Eight bytes of a text, looked at together.
private struct EightBytes {
  private let bytes: UInt64

  @inline(__always)
  init(_ all: UnsafeBufferPointer<UInt8>, at index: Int) {
    bytes = unsafe UnsafeRawPointer(all.baseAddress! + index).loadUnaligned(as: UInt64.self)
  }

  /// No quote, backslash or control character, and no E2, with which U+2028 begins.
  ///
  /// A byte of x is 0 exactly if (x − 01…) & ~x has a high bit; after S. Anderson, "Bit Twiddling
  /// Hacks".
  @inline(__always)
  var needNoEscape: Bool {
    let control = (bytes &- Self.all(0x20)) & ~bytes
    let found =
      control | zero(bytes ^ Self.all(Byte.quote)) | zero(bytes ^ Self.all(Byte.backslash))
      | zero(bytes ^ Self.all(0xE2))
    return found & Self.all(0x80) == 0
  }

  @inline(__always)
  private func zero(_ value: UInt64) -> UInt64 { (value &- Self.all(1)) & ~value }
  @inline(__always)
  private static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}

/// Numbers as text, the same in every format.
enum NumberText {
  static func append(_ value: Int, _ out: inout [UInt8]) {
    guard value >= 0, value < 1_000_000 else {
      out.append(contentsOf: value.description.utf8)
      return
    }
    var rest = UInt32(value)
    var digits: UInt64 = 0
    var count = 0
    repeat {
      digits = digits << 8 | UInt64(UInt32(UInt8(ascii: "0")) + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    for _ in 0..<count {
      out.append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }

  /// Thousandths without trailing zeros, the common case of a score.
  private static func appendThousandths(_ thousandths: Int, _ out: inout [UInt8]) {
    if thousandths < 0 { out.append(UInt8(ascii: "-")) }
    let size = abs(thousandths)
    append(size / 1000, &out)
    var rest = size % 1000
    guard rest > 0 else { return }
    out.append(UInt8(ascii: "."))
    while rest > 0 {
      out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / 100))
      rest = rest % 100 * 10
    }
  }

  static func append(_ value: Double, missing: String, _ out: inout [UInt8]) {
    guard value.isFinite else {
      out.append(contentsOf: missing.utf8)
      return
    }
    let thousandths = value * 1000
    if abs(value) < 1e5, thousandths == thousandths.rounded(), thousandths / 1000 == value {
      appendThousandths(Int(thousandths), &out)
    } else if value == value.rounded(), abs(value) < 1e15 {
      out.append(contentsOf: Int(value).description.utf8)  // also turns -0 into 0
    } else {
      out.append(contentsOf: value.description.utf8)
    }
  }
}
