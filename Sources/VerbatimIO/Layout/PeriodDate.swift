/// Weeks and months without a day, which stand for their first day: `2026-W07` (ISO 8601), `2026-03`,
/// `03/2026`.
enum PeriodDate {
  static func read(_ bytes: borrowing Span<UInt8>) -> SurveyDate? {
    var i = 0
    func number() -> (value: Int, digits: Int)? {
      let start = i
      var value = 0
      while i < bytes.count, bytes[i] &- 48 <= 9, i - start < 5 {
        value = value * 10 + Int(bytes[i] - 48)
        i += 1
      }
      return i > start ? (value, i - start) : nil
    }
    guard let first = number(), i < bytes.count else { return nil }
    let isYearFirst = first.digits == 4
    var mark = bytes[i]
    i += 1
    if mark == UInt8(ascii: "-"), i < bytes.count, bytes[i] | 0x20 == UInt8(ascii: "w") {
      mark = bytes[i]
      i += 1
    }
    guard let second = number(), i == bytes.count else { return nil }
    let (year, part) = isYearFirst ? (first, second) : (second, first)
    guard year.digits == 4, (1900...2700).contains(year.value), part.digits <= 2 else { return nil }
    let gregorian = DateParts.gregorian(year.value)
    switch mark | 0x20 {
    case UInt8(ascii: "w"): return isYearFirst ? monday(ofWeek: part.value, in: gregorian) : nil
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      return SurveyDate(year: gregorian, month: part.value, day: 1)
    default: return nil
    }
  }

  /// The first week of a year is the one with 4 January in it.
  private static func monday(ofWeek week: Int, in year: Int) -> SurveyDate? {
    func first(_ year: Int) -> Int? {
      SurveyDate(year: year, month: 1, day: 4).map { DatePeriod.week.start(of: $0.dayNumber) }
    }
    guard week >= 1, let start = first(year), let next = first(year + 1) else { return nil }
    let day = start + (week - 1) * 7
    return day < next ? SurveyDate(dayNumber: day) : nil
  }
}
