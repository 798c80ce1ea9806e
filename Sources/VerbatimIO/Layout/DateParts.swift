/// Three numbers that are shaped like a date.
struct DateParts {
  var first: Int
  var second: Int
  var third: Int
  var isYearFirst: Bool
  private var hasShortYear = false

  init?(_ bytes: borrowing Span<UInt8>) {
    var i = 0
    let end = bytes.count
    while i < end && bytes[i] == Byte.space { i += 1 }
    func number() -> (value: Int, digits: Int)? {
      let start = i
      var value = 0
      while i < end, bytes[i] &- 48 <= 9, i - start < 5 {
        value = value * 10 + Int(bytes[i] - 48)
        i += 1
      }
      return i > start ? (value, i - start) : nil
    }
    guard let a = number(), a.digits == 4 || a.digits <= 2, i < end else { return nil }
    let mark = bytes[i]
    guard mark == UInt8(ascii: "/") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: ".")
    else { return nil }
    i += 1
    guard let b = number(), b.digits <= 2, i < end, bytes[i] == mark else { return nil }
    i += 1
    guard let c = number() else { return nil }
    isYearFirst = a.digits == 4
    guard isYearFirst ? c.digits <= 2 : c.digits == 4 || c.digits == 2 else { return nil }
    hasShortYear = !isYearFirst && c.digits == 2
    if i < end {
      // The time of day, or nothing.
      let next = bytes[i]
      guard next == Byte.space || next == Byte.comma || next | 0x20 == UInt8(ascii: "t")
      else { return nil }
    }
    (first, second, third) = (a.value, b.value, c.value)
  }

  func date(_ order: DateOrder) -> SurveyDate? {
    if isYearFirst {
      return SurveyDate(year: Self.gregorian(first), month: second, day: third)
    }
    let year = hasShortYear ? Self.full(third) : third
    let (day, month) = order == .monthFirst ? (second, first) : (first, second)
    return SurveyDate(year: Self.gregorian(year), month: month, day: day)
  }

  /// Short years from 60 on are Buddhist: 67 is 2567, which is 2024.
  static func full(_ shortYear: Int) -> Int {
    shortYear >= 60 ? 2500 + shortYear : 2000 + shortYear
  }

  /// Years of the Buddhist era, which Thai exports use, are 543 ahead.
  static func gregorian(_ year: Int) -> Int { year > 2400 ? year - 543 : year }
}
