/// How often each rating was given, as columns.
struct Histogram: Sendable {
  struct Column: Sendable {
    var label: String
    var count: Int
    var tone: Tone
  }

  var title: String
  var columns: [Column]
  var numbers: NumberStyle

  var html: HTML {
    let most = Double(max(1, columns.map(\.count).max() ?? 1))
    let width = 1 / Double(columns.count)
    let plot = 96.0
    let bars: [HTML] = columns.enumerated().map { index, column in
      let height = Double(column.count) / most * plot
      let top = plot - height + 18
      let middle = Percent.of((Double(index) + 0.5) * width)
      return """
        <rect class="\(column.tone.css)" x="\(Percent.of((Double(index) + 0.1) * width))" \
        y="\(NumberStyle.plain.decimal(top, 1))" width="\(Percent.of(0.8 * width))" \
        height="\(NumberStyle.plain.decimal(height, 1))"/>\
        <text x="\(middle)" y="\(NumberStyle.plain.decimal(top - 5, 1))" class="count">\
        \(numbers.whole(column.count))</text>\
        <text x="\(middle)" y="134" class="tick">\(column.label)</text>
        """
    }
    let description = columns.map { "\($0.label): \(numbers.whole($0.count))" }
      .joined(separator: "; ")
    return """
      <figure><figcaption>\(title)</figcaption>\
      <svg class="histogram" role="img" width="100%" height="140"><title>\(title)</title>\
      <desc>\(description)</desc><line class="axis" x1="0" x2="100%" y1="114.5" y2="114.5"/>\
      \(bars)</svg></figure>
      """
  }
}
