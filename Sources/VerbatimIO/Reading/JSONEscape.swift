/// Undoes the escapes of a JSON string that has been checked.
enum JSONEscape {
  static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: nil
    }
  }

  /// Decodes in place, as the text never grows; returns the new end.
  ///
  /// Half a surrogate pair, which exports leave behind when they cut a text in the middle of an
  /// emoji, becomes U+FFFD and is counted: the rest of the comment is worth keeping.
  static func decode(
    _ bytes: inout [UInt8], from start: Int, to end: Int, halves: inout Int
  ) -> Int {
    var i = start
    var out = start
    while i < end {
      let byte = bytes[i]
      guard byte == Byte.backslash else {
        bytes[out] = byte
        out += 1
        i += 1
        continue
      }
      let letter = bytes[i + 1]
      i += 2
      switch letter {
      case UInt8(ascii: "b"): put(0x08, &bytes, &out)
      case UInt8(ascii: "f"): put(0x0C, &bytes, &out)
      case UInt8(ascii: "n"): put(0x0A, &bytes, &out)
      case UInt8(ascii: "r"): put(0x0D, &bytes, &out)
      case UInt8(ascii: "t"): put(0x09, &bytes, &out)
      case UInt8(ascii: "u"):
        var value = unit(bytes, i)
        i += 4
        if (0xD800...0xDBFF).contains(value), i + 6 <= end,
          bytes[i] == Byte.backslash, bytes[i + 1] == UInt8(ascii: "u"),
          case let low = unit(bytes, i + 2), (0xDC00...0xDFFF).contains(low)
        {
          value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
          i += 6
        }
        if (0xD800...0xDFFF).contains(value) { halves += 1 }
        put(value, &bytes, &out)
      default: put(UInt32(letter), &bytes, &out)
      }
    }
    return out
  }

  private static func unit(_ bytes: [UInt8], _ i: Int) -> UInt32 {
    var value: UInt32 = 0
    for k in i..<i + 4 { value = value << 4 | (digit(bytes[k]) ?? 0) }
    return value
  }

  private static func put(_ value: UInt32, _ bytes: inout [UInt8], _ out: inout Int) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      bytes[out] = byte
      out += 1
    }
  }
}
