/// A score month by month, each point with its interval.
struct TrendLine: Sendable {
  struct Point: Sendable {
    var label: String
    var value: Double
    var interval: ClosedRange<Double>?
    var text: String
    var n: Int
  }

  var title: String
  var points: [Point]
  var numbers: NumberStyle

  var html: HTML {
    var low = points.map { min($0.value, $0.interval?.lowerBound ?? $0.value) }.min() ?? 0
    var high = points.map { max($0.value, $0.interval?.upperBound ?? $0.value) }.max() ?? 1
    if high <= low { (low, high) = (low - 1, high + 1) }
    let plot = 110.0
    func y(_ value: Double) -> String {
      NumberStyle.plain.decimal(26 + plot * (high - value) / (high - low), 1)
    }
    func x(_ index: Int) -> String {
      Percent.of((Double(index) + 0.5) / Double(points.count))
    }
    // On a phone there is room for some six labels.
    let step = max(1, (points.count + 5) / 6)
    var lines: [HTML] = []
    var marks: [HTML] = []
    for (index, point) in points.enumerated() {
      if index > 0 {
        lines.append(
          """
          <line class="trend" x1="\(x(index - 1))" y1="\(y(points[index - 1].value))" \
          x2="\(x(index))" y2="\(y(point.value))"/>
          """)
      }
      if let interval = point.interval {
        lines.append(
          """
          <line class="whisker" x1="\(x(index))" x2="\(x(index))" y1="\(y(interval.lowerBound))" \
          y2="\(y(interval.upperBound))"/>
          """)
      }
      marks.append(
        "<circle class=\"dot\" cx=\"\(x(index))\" cy=\"\(y(point.value))\" r=\"4.5\"/>")
      if (points.count - 1 - index) % step == 0 {
        marks.append(
          """
          <text x="\(x(index))" y="14" class="count">\(point.text)</text>\
          <text x="\(x(index))" y="156" class="tick">\(point.label)</text>\
          <text x="\(x(index))" y="172" class="tick faint">n = \(numbers.whole(point.n))</text>
          """)
      }
    }
    let description = points.map { "\($0.label): \($0.text), n = \(numbers.whole($0.n))" }
      .joined(separator: "; ")
    return """
      <figure><svg class="trendline" role="img" width="100%" height="178"><title>\(title)</title>\
      <desc>\(description)</desc>\(lines)\(marks)</svg></figure>
      """
  }
}
