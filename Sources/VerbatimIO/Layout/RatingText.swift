/// Reads a rating from a cell: "9", "4.5", "4,5", "10 - extremely likely", "5★".
package enum RatingText {
  /// The number with which `text` begins; nil when it begins with none.
  package static func rating(_ text: borrowing Span<UInt8>) -> Double? {
    var digits: [UInt8] = []
    var index = 0
    while index < text.count, text[index] == Byte.space { index += 1 }
    if index < text.count, text[index] == UInt8(ascii: "-") {
      digits.append(text[index])
      index += 1
    }
    var hasPoint = false
    while index < text.count {
      let byte = text[index]
      if byte >= 0x30 && byte <= 0x39 {
        digits.append(byte)
      } else if byte == 0x2E || byte == 0x2C, !hasPoint, index + 1 < text.count {
        let next = text[index + 1]
        if next < 0x30 || next > 0x39 { break }
        hasPoint = true
        digits.append(0x2E)
      } else {
        break
      }
      index += 1
    }
    return Double(String(decoding: digits, as: UTF8.self))
  }
}
