package import Verbatim
package import VerbatimIO

/// A step of a trend, and what was said in it.
package struct TrendStep: Sendable {
  /// `2026-07` for a month; the first day, as `2026-07-06`, for a week or day.
  package var name: String
  /// nil when nobody answered in it.
  package var group: GroupSummary?
  /// Complaints by theme; empty where nothing is known of them.
  package var complaints: [Int] = []
}

extension ReportContent {
  /// Steps with fewer comments or ratings than this say little.
  package static let leastForStep = 20

  /// What was said step by step: days or weeks where they are few and full, else ``months``.
  package var trend: (unit: DatePeriod, steps: [TrendStep]) {
    if let finer = days?.steps { return finer }
    return (.month, months)
  }

  /// Every month from the first to the last with an answer; empty when there are fewer than two.
  /// Months without an answer are left out where so many lie between that nothing could be read.
  package var months: [TrendStep] {
    guard let column = groups.first(where: { $0.role == .month }) else { return [] }
    let known = rows(of: column).filter { MonthNumber($0.name) != nil }
    guard known.count > 1, let first = known.first.flatMap({ MonthNumber($0.name) }),
      let last = known.last.flatMap({ MonthNumber($0.name) })
    else { return [] }
    func step(_ name: String, _ group: GroupSummary?) -> TrendStep {
      TrendStep(name: name, group: group, complaints: monthlyComplaints[name] ?? [])
    }
    guard last.value - first.value < 60 else { return known.map { step($0.name, $0.group) } }
    let groups = Dictionary(uniqueKeysWithValues: known.map { ($0.name, $0.group) })
    return (first.value...last.value).map {
      let name = MonthNumber(value: $0).name
      return step(name, groups[name])
    }
  }

  /// The themes that are complained of most, with their complaints in each of `steps`.
  package func complaintTrends(
    _ steps: [TrendStep], limit: Int = 8
  ) -> [(theme: Int, counts: [Int])] {
    guard steps.contains(where: { !$0.complaints.isEmpty }) else { return [] }
    let most = painPoints.sorted {
      $0.negative != $1.negative ? $0.negative > $1.negative : $0.index < $1.index
    }.prefix(limit)
    return most.map { finding in
      (finding.index, steps.map { $0.complaints.isEmpty ? 0 : $0.complaints[finding.index] })
    }
  }
}
/// Months in a row.
private struct MonthNumber {
  let value: Int

  init(value: Int) { self.value = value }

  init?(_ name: String) {
    let parts = name.split(separator: "-")
    guard parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
      (1...12).contains(month)
    else { return nil }
    value = year * 12 + month - 1
  }

  var name: String {
    let (year, month) = (String(value / 12), String(value % 12 + 1))
    return String(repeating: "0", count: max(0, 4 - year.utf8.count)) + year + "-"
      + (month.utf8.count < 2 ? "0" : "") + month
  }
}
