package import Verbatim

/// Reads a rating from a cell: "9", "4.5", "4,5", "๙", "9/10", "10 - extremely likely",
/// "Extremely likely (10)", "5★", "★★★★☆", and where the scale has them yes and no, good and bad, or
/// its levels in words.
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

  /// The number with which `text` begins, or that stands in brackets at its end; nil when there is none.
  package static func rating(_ text: borrowing Span<UInt8>) -> Double? {
    (number(text, from: 0) ?? bracket(text).flatMap { number(text, from: $0) })?.value
  }

  /// The number that `text` is, with nothing behind it.
  static func number(_ text: borrowing Span<UInt8>) -> Double? {
    guard let (value, end) = number(text, from: 0), end == text.count else { return nil }
    return value
  }

  /// The number that begins at `start`, behind any spaces, and where it ends.
  private static func number(
    _ text: borrowing Span<UInt8>, from start: Int
  ) -> (value: Double, end: Int)? {
    var digits: [UInt8] = []
    var index = start
    while index < text.count, text[index] == Byte.space { index += 1 }
    if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
      digits.append(text[index])
      index += 1
    }
    var hasPoint = false
    while index < text.count {
      if let (digit, width) = digit(text, at: index) {
        digits.append(0x30 + digit)
        index += width
        continue
      }
      let isPoint = text[index] == 0x2E || text[index] == 0x2C
      guard isPoint, !hasPoint, index + 1 < text.count, digit(text, at: index + 1) != nil else {
        break
      }
      hasPoint = true
      digits.append(0x2E)
      index += 1
    }
    return Double(String(decoding: digits, as: UTF8.self)).map { ($0, index) }
  }

  /// A digit, European or Thai (U+0E50 to U+0E59), and how many bytes it takes.
  private static func digit(
    _ text: borrowing Span<UInt8>, at index: Int
  ) -> (value: UInt8, width: Int)? {
    let byte = text[index]
    if byte >= 0x30 && byte <= 0x39 { return (byte - 0x30, 1) }
    guard byte == 0xE0, index + 2 < text.count, text[index + 1] == 0xB9 else { return nil }
    let last = text[index + 2]
    return last >= 0x90 && last <= 0x99 ? (last - 0x90, 3) : nil
  }

  /// Where the content of the brackets begins with which `text` ends; nil unless it is a number.
  private static func bracket(_ text: borrowing Span<UInt8>) -> Int? {
    var end = text.count
    while end > 0, text[end - 1] == Byte.space { end -= 1 }
    guard end > 0, text[end - 1] == UInt8(ascii: ")") else { return nil }
    var start = end - 1
    while start > 0, text[start - 1] >= 0x30, text[start - 1] <= 0x39 { start -= 1 }
    guard start < end - 1, start > 0, text[start - 1] == UInt8(ascii: "(") else { return nil }
    return start
  }
}
