/// Whether bytes are UTF-8 as Unicode defines it: no surrogates, no longer form than needed.
enum UTF8Check {
  /// The place of the first byte of a malformed sequence in `start..<end`, or `nil`.
  static func firstFault(
    in bytes: borrowing Span<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    precondition(start >= 0 && start <= end && end <= bytes.count)
    if end - start >= 64 && UTF8Lanes.accepts(bytes, from: start, to: end) { return nil }
    return unsafe bytes.withUnsafeBufferPointer { all in
      unsafe firstFault(in: UnsafeRawBufferPointer(all), from: start, to: end)
    }
  }

  private static func firstFault(
    in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var i = start
    while i < end {
      let lead = unsafe base.load(fromByteOffset: i, as: UInt8.self)
      if lead < 0x80 {
        i += 1
        // Eight at a time as long as they are ASCII.
        while i + 8 <= end,
          unsafe base.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080
            == 0
        { i += 8 }
        continue
      }
      let length = lead < 0xE0 ? 2 : (lead < 0xF0 ? 3 : 4)
      guard lead >= 0xC2, lead <= 0xF4, i + length <= end else { return i }
      let second = unsafe base.load(fromByteOffset: i + 1, as: UInt8.self)
      switch lead {
      case 0xE0: guard second >= 0xA0 && second <= 0xBF else { return i }
      case 0xED: guard second >= 0x80 && second <= 0x9F else { return i }
      case 0xF0: guard second >= 0x90 && second <= 0xBF else { return i }
      case 0xF4: guard second >= 0x80 && second <= 0x8F else { return i }
      default: guard second & 0xC0 == 0x80 else { return i }
      }
      if length > 2 {
        guard unsafe base.load(fromByteOffset: i + 2, as: UInt8.self) & 0xC0 == 0x80
        else { return i }
      }
      if length > 3 {
        guard unsafe base.load(fromByteOffset: i + 3, as: UInt8.self) & 0xC0 == 0x80
        else { return i }
      }
      i += length
    }
    return nil
  }
}
