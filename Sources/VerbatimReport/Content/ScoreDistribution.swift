package import Verbatim

/// How ratings are spread: by named ends where the scale has them, and by rating.
package struct ScoreDistribution: Sendable {
  /// A stretch of the scale.
  package struct Part: Sendable, Equatable {
    package enum Band: Sendable {
      case low, middle, high
    }

    /// The ratings: `9–10`, or `7`.
    package var label: String
    package var count: Int
    /// nil where the scale has no named ends.
    package var band: Band?
  }

  /// Detractors, passives, promoters; or the low, middle and top box. From low to high; empty on
  /// scales without named ends.
  package private(set) var bands: [Part] = []
  /// The ratings as given, from low to high, neighbours joined where there are many; empty where
  /// the scale has no bounds.
  package private(set) var ratings: [Part] = []

  /// At most so many stretches.
  static let capacity = 12

  /// The spread of a score.
  package init(_ score: ScoreSummary) {
    let scale = score.scale
    if let low = score.detractors, let middle = score.passives, let high = score.promoters {
      bands = [
        Part(label: "0–6", count: low, band: .low),
        Part(label: "7–8", count: middle, band: .middle),
        Part(label: "9–10", count: high, band: .high),
      ]
    } else if let yes = score.yes, let no = score.no {
      let parts = [
        Part(label: "no", count: no, band: scale.lowIsGood ? .high : .low),
        Part(label: "yes", count: yes, band: scale.lowIsGood ? .low : .high),
      ]
      bands = scale.lowIsGood ? parts.reversed() : parts
    } else if let low = score.dissatisfied, let high = score.satisfied, let bounds = scale.bounds,
      let width = scale.boxWidth
    {
      let (least, most) = (Int(bounds.lowerBound), Int(bounds.upperBound))
      let bottom = Self.label(least, least + width - 1)
      let top = Self.label(most - width + 1, most)
      bands = [
        Part(label: scale.lowIsGood ? top : bottom, count: low, band: .low),
        Part(
          label: Self.label(least + width, most - width), count: score.n - low - high, band: .middle
        ),
        Part(label: scale.lowIsGood ? bottom : top, count: high, band: .high),
      ].filter { $0.band != .middle || most - width >= least + width }
    }
    guard let bounds = scale.bounds, !score.histogram.isEmpty else { return }
    let bins = score.histogram
    let width = (bins.count + Self.capacity - 1) / Self.capacity
    for start in stride(from: 0, to: bins.count, by: width) {
      let end = min(start + width, bins.count)
      let first = bounds.lowerBound + Double(start)
      let reading = scale.reading(of: first)?.band
      ratings.append(
        Part(
          label: Self.label(Int(first.rounded(.down)), Int(first.rounded(.down)) + end - start - 1),
          count: bins[start..<end].reduce(0, +), band: width == 1 ? Self.band(reading) : nil))
    }
  }

  private static func band(_ band: ScoreBand?) -> Part.Band? {
    switch band {
    case .low: .low
    case .middle: .middle
    case .high: .high
    case nil: nil
    }
  }

  private static func label(_ first: Int, _ last: Int) -> String {
    last > first ? "\(first)–\(last)" : "\(first)"
  }
}
