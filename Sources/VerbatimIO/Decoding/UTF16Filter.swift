/// Makes UTF-8 of UTF-16. Half a surrogate pair becomes U+FFFD, as in JSON: the rest of the comment
/// is worth keeping.
struct UTF16Filter: ByteFilter {
  private let isBigEndian: Bool
  private var isFirst = true
  /// The first byte of a unit whose second one is still to come.
  private var half: UInt8?
  /// The first unit of a surrogate pair; 0 for none.
  private var lead: UInt32 = 0

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  var notes: [String] {
    let encoding: TextEncoding = isBigEndian ? .utf16BigEndian : .utf16LittleEndian
    return ["read as \(encoding.title)"]
  }

  mutating func take(_ input: [UInt8], into output: inout [UInt8]) {
    output.reserveCapacity(output.count + input.count * 3 / 2 + 4)
    let bytes = input.span
    var i = 0
    if let first = half, bytes.count > 0 {
      half = nil
      put(first, bytes[0], &output)
      i = 1
    }
    while i + 1 < bytes.count {
      put(bytes[i], bytes[i + 1], &output)
      i += 2
    }
    if i < bytes.count { half = bytes[i] }
  }

  mutating func finish(into output: inout [UInt8]) -> Bool {
    if lead != 0 { Self.append(0xFFFD, &output) }
    if half != nil { Self.append(0xFFFD, &output) }
    (lead, half) = (0, nil)
    return false
  }

  @inline(__always)
  private mutating func put(_ first: UInt8, _ second: UInt8, _ output: inout [UInt8]) {
    let unit =
      isBigEndian
      ? UInt32(first) << 8 | UInt32(second) : UInt32(second) << 8 | UInt32(first)
    if isFirst {
      isFirst = false
      if unit == 0xFEFF { return }
    }
    if lead != 0 {
      let high = lead
      lead = 0
      if (0xDC00...0xDFFF).contains(unit) {
        Self.append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), &output)
        return
      }
      Self.append(0xFFFD, &output)
    }
    switch unit {
    case 0xD800...0xDBFF: lead = unit
    case 0xDC00...0xDFFF: Self.append(0xFFFD, &output)
    default: Self.append(unit, &output)
    }
  }

  @inline(__always)
  private static func append(_ scalar: UInt32, _ output: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: scalar >> shift & 63) }
    if scalar < 0x80 {
      output.append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      output.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
      output.append(tail(0))
    } else if scalar < 0x10000 {
      output.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      output.append(tail(6))
      output.append(tail(0))
    } else {
      output.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
      output.append(tail(12))
      output.append(tail(6))
      output.append(tail(0))
    }
  }
}
