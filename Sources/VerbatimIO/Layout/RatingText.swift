package import Verbatim

/// Reads a rating from a cell: "9", "4.5", "4,5", "10 - extremely likely", "5★", "★★★★☆", and where
/// the scale has them yes and no, good and bad, or its levels in words.
package enum RatingText {
  /// The rating that `text` gives; nil when it gives none or one that is not on the scale.
  ///
  /// - Parameter words: the levels of the scale, where answers are words.
  package static func rating(
    _ text: borrowing Span<UInt8>, on scale: ScoreScale, words: RatingWords? = nil
  ) -> Double? {
    // A number before words counts their levels, perhaps from the best.
    let level = words.flatMap { $0.are(on: scale) ? $0.level(text) : nil }
    var rating = level ?? (scale.kind == .yesNo ? YesNoText.value(text) : rating(text))
    if rating == nil, scale.kind != .yesNo {
      rating = SatisfactionWord.are(on: scale) ? word(text)?.rating : stars(text)
    }
    return rating.flatMap { scale.contribution(of: $0) == nil ? nil : $0 }
  }

  /// How many stars are drawn: ★ (U+2605) or ⭐ (U+2B50), after any spaces.
  static func stars(_ text: borrowing Span<UInt8>) -> Double? {
    var index = 0
    while index < text.count, text[index] == Byte.space { index += 1 }
    var count = 0
    while index + 2 < text.count, text[index] == 0xE2 {
      let (second, third) = (text[index + 1], text[index + 2])
      guard (second == 0x98 && third == 0x85) || (second == 0xAD && third == 0x90) else { break }
      count += 1
      index += 3
    }
    return count > 0 ? Double(count) : nil
  }

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
