package import Verbatim

/// Discovered themes as a ranked list for people.
package enum DiscoveryText {
  private static let barWidth = 12

  /// The list, with a line feed at its end.
  ///
  /// - Parameters:
  ///   - signals: what the themes' comments say besides; emerging themes stand first then.
  ///   - width: columns, from 40 to 200.
  package static func text(
    _ discovery: ThemeDiscovery, _ signals: ThemeSignals? = nil, width: Int = 100
  ) -> String {
    let width = min(200, max(40, width))
    let numbers = Wording.english.numbers
    let total = discovery.assignments.count
    var lines = [
      "\(counted(discovery.themes.count, "theme", numbers)) in "
        + counted(total, "comment", numbers)
    ]
    for (reason, count) in discovery.unthemed where count > 0 {
      lines.append("  without a theme: \(numbers.whole(count)) (\(words(reason)))")
    }
    let largest = Double(discovery.themes.first?.size ?? 1)
    for number in signals?.reading ?? Array(discovery.themes.indices) {
      let theme = discovery.themes[number]
      lines.append("")
      let name = theme.labels.map(\.text).joined(separator: " / ")
      let bar = BlockBar.bar(Double(theme.size) / largest, width: barWidth)
      let headline =
        "\(theme.id)  \(TerminalText.clean(name.isEmpty ? "–" : name))  "
        + "\(numbers.whole(theme.size)) (\(numbers.percent(theme.size, of: total))) \(bar)"
      lines += TerminalText.wrap(headline, width: width)
      if let signals {
        lines += TerminalText.wrap(
          said(signals.themes[number], of: signals, numbers), width: width - 4
        ).map { "    " + $0 }
      }
      let phrases = theme.phrases.map { TerminalText.clean($0) }.joined(separator: " · ")
      lines += TerminalText.wrap(phrases, width: width - 4).map { "    " + $0 }
      for exemplar in theme.exemplars.prefix(3) {
        let passage = QuotePassage(exemplar, highlight: 0..<0).excerpt(width: width - 8)
        lines.append("    “\(passage.before)\(passage.match)\(passage.after)”")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How the comments feel, what goes with the score, and whether there are more of late.
  private static func said(
    _ theme: ThemeSignals.Theme, of signals: ThemeSignals, _ numbers: NumberStyle
  ) -> String {
    let total = theme.bySentiment.reduce(0, +)
    var parts: [String] = []
    for polarity in [Polarity.negative, .positive] {
      let count = theme.bySentiment[Int(polarity.rawValue)]
      if count > 0 { parts.append("\(numbers.percent(count, of: total)) \(polarity.name)") }
    }
    if let impact = theme.driver?.impact.leaveOut, let certainty = theme.certainty,
      let style = signals.score.map({ ScoreStyle($0.scale) })
    {
      parts.append("\(style.impact(impact, numbers)) points of the score (\(certainty.rawValue))")
    }
    if let trend = theme.trend, trend.isEmerging, let last = signals.periods.last {
      let times = trend.ratio.map { "\(numbers.decimal($0, 1)) times as often as before" } ?? "new"
      parts.append("▲ emerging: \(times) in \(last)")
    }
    return parts.joined(separator: " · ")
  }

  private static func counted(_ count: Int, _ noun: String, _ numbers: NumberStyle) -> String {
    "\(numbers.whole(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func words(_ reason: UnthemedReason) -> String {
    switch reason {
    case .noWords: "no words"
    case .nothingRecurring: "no word that occurs in another comment"
    case .inTaxonomy: "the taxonomy has one for them"
    }
  }
}
