import VerbatimIO

/// Days, weeks or months, whichever cut a stretch of time into a handful of periods.
struct SurveyPeriods: Sendable {
  private enum Length { case day, week, month }

  /// In the order of time, those without comments as well.
  let names: [String]
  private let length: Length
  private let places: [Int: Int]

  /// - Parameter days: since 1970-01-01; nil is made of those that all fall into one period.
  init?(spanning days: [Int]) {
    guard let first = days.min(), let last = days.max() else { return nil }
    let length: Length = last - first >= 120 ? .month : last - first >= 28 ? .week : .day
    var starts = Set(days.map { Self.start(of: $0, length) })
    // A date far off, by a slip of the pen, must not make a million empty periods.
    if last - first <= 36_600 {
      for day in first...last { starts.insert(Self.start(of: day, length)) }
    }
    guard starts.count > 1 else { return nil }
    let sorted = starts.sorted()
    self.length = length
    places = Dictionary(uniqueKeysWithValues: zip(sorted, 0...))
    names = sorted.map { start in
      let date = SurveyDate(dayNumber: start).description
      return length == .month ? String(date.prefix(7)) : date
    }
  }

  func place(ofDay day: Int) -> Int? { places[Self.start(of: day, length)] }

  private static func start(of day: Int, _ length: Length) -> Int {
    switch length {
    case .day: return day
    case .week: return day - ((day + 3) % 7 + 7) % 7  // 1970-01-01 was a Thursday.
    case .month:
      let date = SurveyDate(dayNumber: day)
      return SurveyDate(year: date.year, month: date.month, day: 1)?.dayNumber ?? day
    }
  }
}
