import VerbatimIO

/// Days, weeks or months, whichever cut a stretch of time into a handful of periods.
struct SurveyPeriods: Sendable {
  /// In the order of time, those without comments as well.
  let names: [String]
  private let length: DatePeriod
  private let places: [Int: Int]

  /// - Parameter days: since 1970-01-01; nil is made of those that all fall into one period.
  init?(spanning days: [Int]) {
    guard let first = days.min(), let last = days.max() else { return nil }
    let shortest = DatePeriod.shortest(of: days)
    let length: DatePeriod =
      last - first >= 120 || shortest == .month
      ? .month : last - first >= 28 || shortest == .week ? .week : .day
    let starts = length.starts(spanning: days)
    guard starts.count > 1 else { return nil }
    self.length = length
    places = Dictionary(uniqueKeysWithValues: zip(starts, 0...))
    names = starts.map(length.name(ofDay:))
  }

  func place(ofDay day: Int) -> Int? { places[length.start(of: day)] }
}
