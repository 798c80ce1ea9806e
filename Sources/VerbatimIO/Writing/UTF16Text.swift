/// UTF-8 text as UTF-16, which Excel knows whatever the country.
package enum UTF16Text {
  /// The mark at the beginning of a file.
  package static let byteOrderMark: [UInt8] = [0xFF, 0xFE]

  /// Whole characters in UTF-8 as little-endian UTF-16.
  package static func bytes(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count * 2)
    for unit in String(decoding: text, as: UTF8.self).utf16 {
      out.append(UInt8(truncatingIfNeeded: unit))
      out.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
    return out
  }
}
