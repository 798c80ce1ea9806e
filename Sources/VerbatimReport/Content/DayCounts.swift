package import Verbatim
package import VerbatimIO

/// What was said on each day, as long as the days are not so many that months tell more.
///
/// It is a fold like a summary: parts add up to the whole in any order. Once the days are too far
/// apart it is empty, and stays so.
package struct DayCounts: Sendable {
  /// Half a year of weeks.
  package static let longestSpan = 26 * 7

  /// One day.
  package struct Day: Sendable {
    package var group: GroupSummary
    /// Complaints by theme.
    package var complaints: [Int]
  }

  /// By days since 1970-01-01.
  package private(set) var days: [Int: Day] = [:]
  private var span: ClosedRange<Int>?
  private let themeCount: Int
  private let scale: ScoreScale?

  /// - Parameter themeCount: how many themes the taxonomy has.
  package init(themeCount: Int, scale: ScoreScale?) {
    self.themeCount = themeCount
    self.scale = scale
  }

  /// Adds a comment; `nil` for a rating without one.
  package mutating func add(_ comment: TaggedComment?, rating: Double?, on day: SurveyDate) {
    let number = day.dayNumber
    widen(number...number)
    guard !isTooLong else { return }
    if days[number] == nil { days[number] = empty }
    days[number]?.add(comment, rating: rating)
  }

  package mutating func merge(_ other: DayCounts) {
    if let span = other.span { widen(span) }
    guard !isTooLong else { return }
    days.merge(other.days) { known, day in
      var sum = known
      sum.merge(day)
      return sum
    }
  }

  /// What was said in steps of days or weeks; `nil` where months tell more.
  ///
  /// Days where the answers are of at most a month, weeks where they are of at most half a year, if
  /// so many come in that a step says something; nothing shorter than what the answers are dated by.
  package var steps: (unit: DatePeriod, steps: [TrendStep])? {
    guard let span, !isTooLong else { return nil }
    let comments = days.values.reduce(0) { $0 + $1.group.comments }
    let shortest = DatePeriod.shortest(of: days.keys)
    for unit in [DatePeriod.day, .week].drop(while: { $0 != shortest }) {
      let starts = unit.starts(spanning: span)
      guard (3...31).contains(starts.count),
        comments >= starts.count * ReportContent.leastForStep
      else { continue }
      let places = Dictionary(uniqueKeysWithValues: zip(starts, 0...))
      var steps = starts.map { TrendStep(name: unit.name(ofDay: $0)) }
      for (number, day) in days {
        if let place = places[unit.start(of: number)] { steps[place].add(day) }
      }
      return (unit, steps)
    }
    return nil
  }

  private var empty: Day {
    Day(
      group: GroupSummary(scale: scale), complaints: [Int](repeating: 0, count: themeCount))
  }

  private var isTooLong: Bool { (span?.count ?? 0) > Self.longestSpan }

  private mutating func widen(_ other: ClosedRange<Int>) {
    let known = span ?? other
    span =
      min(known.lowerBound, other.lowerBound)...max(known.upperBound, other.upperBound)
    if isTooLong { days = [:] }
  }
}

extension DayCounts.Day {
  fileprivate mutating func add(_ comment: TaggedComment?, rating: Double?) {
    guard let comment else {
      if let rating { group.add(rating: rating) }
      return
    }
    group.add(comment, rating: rating)
    for mention in comment.themes where [.negative, .mixed].contains(mention.sentiment.label) {
      complaints[mention.themeIndex] += 1
    }
  }

  fileprivate mutating func merge(_ other: Self) {
    group.merge(other.group)
    for index in complaints.indices { complaints[index] += other.complaints[index] }
  }
}

extension TrendStep {
  fileprivate mutating func add(_ day: DayCounts.Day) {
    if group == nil { group = day.group } else { group?.merge(day.group) }
    if complaints.isEmpty { complaints = day.complaints; return }
    for index in complaints.indices { complaints[index] += day.complaints[index] }
  }
}
