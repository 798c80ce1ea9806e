package import Verbatim

/// A month, and what was said in it.
package struct TrendMonth: Sendable {
  /// `2026-07`.
  package var name: String
  /// nil when nobody answered in it.
  package var group: GroupSummary?
}

extension ReportContent {
  /// Months with fewer comments or ratings than this say little.
  package static let leastForMonth = 20

  /// Every month from the first to the last with an answer; empty when there are fewer than two.
  /// Months without an answer are left out where so many lie between that nothing could be read.
  package var months: [TrendMonth] {
    guard let column = groups.first(where: { $0.role == .month }) else { return [] }
    let known = rows(of: column).filter { MonthNumber($0.name) != nil }
    guard known.count > 1, let first = known.first.flatMap({ MonthNumber($0.name) }),
      let last = known.last.flatMap({ MonthNumber($0.name) })
    else { return [] }
    guard last.value - first.value < 60 else {
      return known.map { TrendMonth(name: $0.name, group: $0.group) }
    }
    let groups = Dictionary(uniqueKeysWithValues: known.map { ($0.name, $0.group) })
    return (first.value...last.value).map {
      let name = MonthNumber(value: $0).name
      return TrendMonth(name: name, group: groups[name])
    }
  }

  /// The themes that are complained of most, with their complaints in each of `months`.
  package func complaintTrends(
    _ months: [TrendMonth], limit: Int = 8
  ) -> [(theme: Int, counts: [Int])] {
    guard !months.isEmpty, !monthlyComplaints.isEmpty else { return [] }
    let most = painPoints.sorted {
      $0.negative != $1.negative ? $0.negative > $1.negative : $0.index < $1.index
    }.prefix(limit)
    return most.map { finding in
      (finding.index, months.map { monthlyComplaints[$0.name]?[finding.index] ?? 0 })
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
