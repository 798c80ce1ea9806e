package import Verbatim
import VerbatimIO

/// A column by which comments are grouped, and what is said of its groups beyond chance.
package struct SegmentFindings: Sendable {
  /// A group, with the themes spoken of there more or less often than elsewhere.
  package struct Group: Sendable {
    /// The group.
    package var segment: SegmentAnalysis.Segment
    /// More often, the largest difference first.
    package var over: [SegmentAnalysis.Cell]
    /// Less often, the largest difference first.
    package var under: [SegmentAnalysis.Cell]
  }

  /// The name of the column.
  package var column: String
  /// All that is known of its groups.
  package var analysis: SegmentAnalysis

  package init(column: String, analysis: SegmentAnalysis) {
    self.column = column
    self.analysis = analysis
  }

  /// The groups of which something can be said: what costs the score most first.
  package var notable: [Group] {
    analysis.segments.indices.compactMap { index -> Group? in
      let cells = analysis.cells.filter { $0.segment == index }.sorted { left, right in
        let (mine, theirs) = (left.difference.magnitude, right.difference.magnitude)
        return mine != theirs ? mine > theirs : left.theme < right.theme
      }
      let group = Group(
        segment: analysis.segments[index], over: cells.filter { $0.representation == .over },
        under: cells.filter { $0.representation == .under })
      let isSilent = group.over.isEmpty && group.under.isEmpty && !group.segment.isMomentOfTruth
      return isSilent ? nil : group
    }.sorted { left, right in
      let (mine, theirs) = (left.segment.impact ?? 0, right.segment.impact ?? 0)
      if mine != theirs { return mine < theirs }
      return left.segment.name.utf8.lexicographicallyPrecedes(right.segment.name.utf8)
    }
  }
}

extension SegmentAnalysis.Cell {
  /// The share there less the share elsewhere.
  package var difference: Double { share - (shareElsewhere ?? share) }
}

extension SegmentAnalysis {
  /// Themes that the high and the low speak of unlike often, beyond chance.
  package var notableContrasts: [Contrast] { contrasts.filter { $0.q <= 0.05 } }
}

extension TrendAnalysis.Theme {
  /// Whether it is spoken of more or less often than before, beyond chance.
  package var isNotable: Bool {
    isEmerging || changePoint != nil || (trendQ ?? 1) <= 0.05
  }
}

extension TrendAnalysis {
  /// The themes that are, what emerges first, then the surest change.
  package var notable: [Theme] {
    func surety(_ theme: Theme) -> Double {
      min(theme.changePoint?.q ?? 1, theme.trendQ ?? 1)
    }
    return themes.filter(\.isNotable).sorted { left, right in
      if left.isEmerging != right.isEmerging { return left.isEmerging }
      let (mine, theirs) =
        left.isEmerging
        ? (left.emergingP ?? 1, right.emergingP ?? 1) : (surety(left), surety(right))
      return mine != theirs ? mine < theirs : left.theme < right.theme
    }
  }
}

extension ReportContent {
  /// Score and themes over the steps of ``trend``; `nil` when there are fewer than two.
  ///
  /// - Parameters:
  ///   - responses: with their days.
  package func trends(of responses: ResponseTable) -> TrendAnalysis? {
    let (unit, steps) = trend
    guard steps.count > 1 else { return nil }
    let places = Dictionary(uniqueKeysWithValues: zip(steps.map(\.name), 0...))
    return TrendAnalysis(responses, periods: steps.map(\.name)) { row in
      let day = responses.days[row]
      return day == ResponseTable.noDay ? nil : places[unit.name(ofDay: Int(day))]
    }
  }
}
