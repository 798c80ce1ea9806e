/// Shares of a whole as one bar.
struct StackedBar: Sendable {
  struct Part: Sendable {
    var name: String
    var detail: String
    var count: Int
    var tone: Tone
  }

  var title: String
  var parts: [Part]
  var total: Int
  var numbers: NumberStyle
  /// The length of the bar as a share of its place.
  var length = 1.0

  /// The bar alone.
  var html: HTML {
    var start = 0.0
    var bars: [HTML] = []
    for part in parts where part.count > 0 && total > 0 {
      let share = Double(part.count) / Double(total)
      bars.append(
        """
        <rect class="\(part.tone.css)" x="\(Percent.of(start * length))" y="0" \
        width="\(Percent.of(share * length))" height="100%"/>
        """)
      start += share
    }
    return """
      <svg class="stack" role="img" width="100%" height="22">\
      <title>\(title)</title><desc>\(description)</desc>\(bars)</svg>
      """
  }

  /// The bar with its parts named below it.
  var withLegend: HTML {
    let items: [HTML] = parts.map { part in
      let detail: HTML? = part.detail.isEmpty ? nil : " <span class=\"quiet\">\(part.detail)</span>"
      return """
        <li><span class="key \(part.tone.css)"></span>\(part.name)\(detail) \
        <b>\(numbers.whole(part.count))</b> \
        <span class="quiet">\(numbers.percent(part.count, of: total))</span></li>
        """
    }
    return "<figure>\(html)<ul class=\"legend\">\(items)</ul></figure>"
  }

  private var description: String {
    parts.map { "\($0.name): \(numbers.whole($0.count)) (\(numbers.percent($0.count, of: total)))" }
      .joined(separator: "; ")
  }
}
