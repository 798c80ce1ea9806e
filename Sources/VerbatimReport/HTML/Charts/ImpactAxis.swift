import Verbatim

/// The common axis of the bars of all themes: where zero lies, and how wide a point is.
struct ImpactAxis: Sendable {
  private let low: Double
  private let high: Double

  /// An axis on which all impacts and their intervals have room.
  init(_ impacts: some Sequence<ThemeImpact>) {
    var (low, high) = (0.0, 0.0)
    for impact in impacts where impact.value != nil {
      let values = [
        impact.value, impact.driver.impact.leaveOut,
        impact.driver.headline.interval?.lowerBound, impact.driver.headline.interval?.upperBound,
      ]
      for value in values.compactMap({ $0 }) where value.isFinite {
        low = min(low, value)
        high = max(high, value)
      }
    }
    let margin = max((high - low) * 0.03, 1e-9)
    self.low = low - margin
    self.high = high + margin
  }

  /// Where a value lies, from 0 at the left to 1 at the right.
  func position(_ value: Double) -> Double { (value - low) / (high - low) }

  /// The bar of one theme: solid what is shown with its interval, hollow the crude number.
  func bar(_ impact: ThemeImpact, title: String, description: String) -> HTML {
    let zero = position(0)
    let at = position(impact.value ?? 0)
    let hasCrude = impact.hasCrude
    let tone: Tone = impact.value ?? 0 < 0 ? .bad : .good
    var marks: [HTML] = []
    if impact.value != nil, let interval = impact.driver.headline.interval {
      let y: HTML = hasCrude ? "8" : "11"
      marks.append(
        """
        <line class="whisker" x1="\(Percent.of(position(interval.lowerBound)))" \
        x2="\(Percent.of(position(interval.upperBound)))" y1="\(y)" y2="\(y)"/>
        """)
    }
    let bar: HTML = """
      <rect class="\(tone.css)" x="\(Percent.of(min(zero, at)))" y="\(hasCrude ? 3 : 5)" \
      width="\(Percent.of((at - zero).magnitude))" height="\(hasCrude ? 10 : 12)"/>
      """
    if hasCrude, let crude = impact.driver.impact.leaveOut {
      let end = position(crude)
      let crudeTone: Tone = crude < 0 ? .bad : .good
      marks.append(
        """
        <rect class="hollow \(crudeTone.css)" x="\(Percent.of(min(zero, end)))" y="16" \
        width="\(Percent.of((end - zero).magnitude))" height="7"/>
        """)
    }
    let drawn = [bar] + marks
    let place = Percent.of(zero)
    return """
      <svg class="impact" role="img" width="100%" height="26"><title>\(title)</title>\
      <desc>\(description)</desc><line class="axis" x1="\(place)" x2="\(place)" y1="0" y2="26"/>\
      \(drawn)</svg>
      """
  }
}
