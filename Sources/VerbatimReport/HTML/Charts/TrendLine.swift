/// A number step by step, each point with its interval, over how many comments there were.
struct TrendLine: Sendable {
  struct Point: Sendable {
    /// The step in full.
    var label: String
    /// The step below its point, where there is little room.
    var tick: String
    /// nil when there is none in this step.
    var value: Double?
    var interval: ClosedRange<Double>?
    var text: String
    /// Comments in the step.
    var volume: Int
    /// What the value is of, as in `n = 60`.
    var n: Int
  }

  var title: String
  var points: [Point]
  var numbers: NumberStyle
  /// A value as it stands beside its line.
  var axisText: @Sendable (Double) -> String
  /// The first point after the score changed; nil when it did not.
  var change: Int?

  private let top = 30.0
  private let plot = 120.0
  private let foot = 44.0

  var html: HTML {
    let (low, high) = range
    func y(_ value: Double) -> Double { top + plot * (high - value) / (high - low) }
    // The left edge is the names' of the lines.
    let edge = 0.07
    let width = (1 - edge) / Double(points.count)
    func x(_ index: Int) -> String { Percent.of(edge + (Double(index) + 0.5) * width) }
    // On a phone there is room for some six labels.
    let step = max(1, (points.count + 5) / 6)
    let most = Double(max(1, points.map(\.volume).max() ?? 1))
    let base = top + plot + foot
    var drawn: [HTML] = gridlines(low, high, y)
    if let change, points.indices.contains(change) {
      let place = Percent.of(edge + Double(change) * width)
      drawn.append(
        "<line class=\"change\" x1=\"\(place)\" x2=\"\(place)\" y1=\"6\" y2=\"\(text(base))\"/>")
    }
    var marks: [HTML] = []
    var previous: (index: Int, value: Double)?
    for (index, point) in points.enumerated() {
      let height = Double(point.volume) / most * (foot - 10)
      drawn.append(
        """
        <rect class="volume" x="\(Percent.of(edge + (Double(index) + 0.15) * width))" \
        y="\(text(base - height))" width="\(Percent.of(0.7 * width))" \
        height="\(text(height))"/>
        """)
      let isNamed = (points.count - 1 - index) % step == 0
      if isNamed {
        marks.append(
          """
          <text x="\(x(index))" y="\(text(base + 16))" class="tick">\(point.tick)</text>\
          <text x="\(x(index))" y="\(text(base + 32))" class="tick">n = \(numbers.whole(point.n))\
          </text>
          """)
      }
      guard let value = point.value else { continue }
      if let previous {
        drawn.append(
          """
          <line class="trend" x1="\(x(previous.index))" y1="\(text(y(previous.value)))" \
          x2="\(x(index))" y2="\(text(y(value)))"/>
          """)
      }
      previous = (index, value)
      var peak = y(value)
      if let interval = point.interval {
        peak = min(peak, y(interval.upperBound))
        drawn.append(
          """
          <line class="whisker" x1="\(x(index))" x2="\(x(index))" \
          y1="\(text(y(interval.lowerBound)))" y2="\(text(y(interval.upperBound)))"/>
          """)
      }
      marks.append(
        "<circle class=\"dot\" cx=\"\(x(index))\" cy=\"\(text(y(value)))\" r=\"4.5\"/>")
      if isNamed {
        marks.append(
          """
          <text x="\(x(index))" y="\(text(peak - 7))" class="count">\(point.text)</text>
          """)
      }
    }
    return """
      <figure><svg class="trendline" role="img" width="100%" height="\(text(base + 38))">\
      <title>\(title)</title><desc>\(description)</desc>\(drawn)\(marks)</svg></figure>
      """
  }

  private var range: (low: Double, high: Double) {
    let values = points.filter { $0.value != nil }
    let low = values.compactMap { $0.interval?.lowerBound ?? $0.value }.min() ?? 0
    let high = values.compactMap { $0.interval?.upperBound ?? $0.value }.max() ?? 1
    return high > low ? (low, high) : (low - 1, high + 1)
  }

  /// Lines at round numbers, named at the left.
  private func gridlines(_ low: Double, _ high: Double, _ y: (Double) -> Double) -> [HTML] {
    var step = 1e-6
    for size in 0..<40 where step * 3 < high - low { step *= size % 3 == 1 ? 2.5 : 2 }
    var lines: [HTML] = []
    var number = (low / step).rounded(.up)
    while number * step <= high {
      let value = number * step
      lines.append(
        """
        <line class="grid" x1="0" x2="100%" y1="\(text(y(value)))" y2="\(text(y(value)))"/>\
        <text x="0" y="\(text(y(value) - 3))" class="tick start">\(axisText(value))</text>
        """)
      number += 1
    }
    return lines
  }

  private func text(_ length: Double) -> String { NumberStyle.plain.decimal(max(0, length), 1) }

  private var description: String {
    points.filter { $0.value != nil }
      .map { "\($0.label): \($0.text), n = \(numbers.whole($0.n))" }.joined(separator: "; ")
  }
}
