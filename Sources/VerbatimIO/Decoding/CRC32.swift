/// The checksum of gzip and ZIP (ISO 3309), eight bytes a step.
struct CRC32: Sendable {
  private var state: UInt32 = 0xFFFF_FFFF

  var value: UInt32 { ~state }

  mutating func add(_ bytes: borrowing Span<UInt8>) {
    let tables = Self.tables.span
    var crc = state
    var i = 0
    while i + 8 <= bytes.count {
      let low =
        crc
        ^ (UInt32(bytes[i]) | UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2]) << 16
          | UInt32(bytes[i + 3]) << 24)
      crc = tables[1792 + Int(low & 255)] ^ tables[1536 + Int(low >> 8 & 255)]
      crc ^= tables[1280 + Int(low >> 16 & 255)] ^ tables[1024 + Int(low >> 24)]
      crc ^= tables[768 + Int(bytes[i + 4])] ^ tables[512 + Int(bytes[i + 5])]
      crc ^= tables[256 + Int(bytes[i + 6])] ^ tables[Int(bytes[i + 7])]
      i += 8
    }
    while i < bytes.count {
      crc = tables[Int((crc ^ UInt32(bytes[i])) & 255)] ^ crc >> 8
      i += 1
    }
    state = crc
  }

  /// Table `k` is at `256 * k`: what a byte comes to with `k` zero bytes behind it.
  private static let tables: [UInt32] = {
    var tables = (0..<256).map { (byte: UInt32) -> UInt32 in
      (0..<8).reduce(byte) { value, _ in value >> 1 ^ (value & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
    for i in 256..<2048 {
      let shorter = tables[i - 256]
      tables.append(tables[Int(shorter & 255)] ^ shorter >> 8)
    }
    return tables
  }()
}
