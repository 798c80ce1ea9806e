/// A share step by step as small columns; those of several themes have one scale.
struct StepColumns: Sendable {
  var title: String
  var steps: [String]
  var shares: [Double]
  /// Whether a step has enough comments to say something.
  var isFirm: [Bool]
  /// The share that fills the height.
  var most: Double
  var numbers: NumberStyle
  /// Of the steps that have enough.
  var tone = Tone.bad

  var html: HTML {
    let height = 30.0
    let width = 1 / Double(max(1, shares.count))
    let columns: [HTML] = shares.enumerated().map { index, share in
      let size = share > 0 ? max(1.5, min(1, share / most) * height) : 0
      let tone: Tone = isFirm[index] ? tone : .neutral
      return """
        <rect class="\(tone.css)" x="\(Percent.of((Double(index) + 0.1) * width))" \
        y="\(NumberStyle.plain.decimal(height - size, 1))" width="\(Percent.of(0.8 * width))" \
        height="\(NumberStyle.plain.decimal(size, 1))"/>
        """
    }
    let description = zip(steps, shares).map { "\($0): \(numbers.percent($1))" }
      .joined(separator: "; ")
    return """
      <svg class="months" role="img" width="100%" height="32"><title>\(title)</title>\
      <desc>\(description)</desc>\(columns)\
      <line class="axis" x1="0" x2="100%" y1="30.5" y2="30.5"/></svg>
      """
  }
}
