/// A day, week, month or quarter of the calendar. Days are counted from 1970-01-01.
package enum DatePeriod: String, Sendable, CaseIterable {
  case day, week, month, quarter

  /// The first day of the period that a day lies in: weeks begin on Monday.
  package func start(of day: Int) -> Int {
    switch self {
    case .day: return day
    case .week: return day - ((day + 3) % 7 + 7) % 7  // 1970-01-01 was a Thursday.
    case .month, .quarter:
      let date = SurveyDate(dayNumber: day)
      let month = self == .month ? date.month : (date.month - 1) / 3 * 3 + 1
      return SurveyDate(year: date.year, month: month, day: 1)?.dayNumber ?? day
    }
  }

  /// The name of the period that a day lies in: the first day, `2026-07` or `2026 Q3`.
  package func name(ofDay day: Int) -> String {
    let first = SurveyDate(dayNumber: start(of: day))
    return switch self {
    case .day, .week: first.description
    case .month: String(first.description.prefix(7))
    case .quarter: "\(first.description.prefix(4)) Q\((first.month + 2) / 3)"
    }
  }

  /// The first days of all periods from the first of `days` to the last, empty ones as well.
  package func starts(spanning days: some Collection<Int>) -> [Int] {
    guard let first = days.min(), let last = days.max() else { return [] }
    // A date far off, by a slip of the pen, must not make a million empty periods.
    guard last - first <= 36_600 else { return Set(days.map(start(of:))).sorted() }
    return (start(of: first)...last).filter { start(of: $0) == $0 }
  }

  /// The longest period that all of `days` begin: they were dated by it, and tell of nothing shorter.
  package static func shortest(of days: some Sequence<Int>) -> DatePeriod {
    let days = Set(days)
    return [DatePeriod.month, .week].first { period in
      days.count > 1 && days.allSatisfy { period.start(of: $0) == $0 }
    } ?? .day
  }
}
