import Verbatim

/// A report as text for people at a terminal.
///
/// ```swift
/// print(TerminalReport(content, facts: facts, width: 100, useColor: false).text())
/// ```
package struct TerminalReport: Sendable {
  let content: ReportContent
  let facts: RunFacts?
  let width: Int
  let top: Int
  let style: TerminalStyle
  let words = Wording.english
  var lines: [String] = []

  /// - Parameters:
  ///   - facts: what differs from run to run; nil leaves it out.
  ///   - width: columns of the terminal, from 40 to 200.
  ///   - useColor: whether ANSI codes are wanted.
  ///   - top: how many pain points and strengths are shown; the rest is counted.
  package init(
    _ content: ReportContent, facts: RunFacts? = nil, width: Int = 100, useColor: Bool = false,
    top: Int = 8
  ) {
    self.content = content
    self.facts = facts
    self.width = min(200, max(40, width))
    self.top = max(1, top)
    style = TerminalStyle(useColor: useColor)
  }

  var numbers: NumberStyle { words.numbers }

  /// The whole report, with a line feed at its end.
  package func text() -> String {
    var report = self
    report.addReading()
    report.addScore()
    report.addMoods()
    report.addGroups()
    report.addSegments()
    report.addChanges()
    report.addFindings()
    report.addToRead()
    report.addDiscovered()
    report.addUnthemed()
    report.addRejects()
    report.addFiles()
    return report.lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Lines

  mutating func add(_ line: String) { lines.append(line) }

  mutating func addHeading(_ text: String) {
    if !lines.isEmpty { lines.append("") }
    lines.append(style.heading(TerminalText.truncate(TerminalText.clean(text), width: width)))
  }

  /// Words on as many lines as they need, later ones under the first.
  mutating func addText(
    _ text: String, indent: Int = 2, lead: String = "", hang: Int = 0, quiet: Bool = false
  ) {
    let room = width - indent - hang
    for (index, line) in TerminalText.wrap(TerminalText.clean(text), width: room).enumerated() {
      var margin = String(repeating: " ", count: indent)
      if index > 0 {
        margin += String(repeating: " ", count: hang)
      } else if !lead.isEmpty {
        margin += TerminalText.pad(lead, width: hang)
      }
      add(quiet ? style.quiet(margin + line) : margin + line)
    }
  }

  mutating func addTable(_ table: TextTable, indent: Int = 2) {
    let (title, rows) = table.lines(width: width, indent: indent)
    if let title { add(style.quiet(title)) }
    rows.forEach { add($0) }
  }

  /// A comment with its matched words in «», around which it is cut to two lines.
  mutating func addQuote(_ quote: Quote, indent: Int, tags: [String] = []) {
    let room = width - indent - 2
    var end = "— \(TerminalText.truncate(TerminalText.clean(quote.id), width: 16))"
    if let rating = quote.rating {
      end += ", " + Wording.fill(words.findings.rating, ["rating": ratingText(rating)])
    }
    if !tags.isEmpty { end += ", " + tags.joined(separator: ", ") }
    end = " " + String(end.map { $0 == " " ? "\u{A0}" : $0 })
    let passage = QuotePassage(quote).excerpt(width: max(20, room * 2 - DisplayWidth.of(end) - 6))
    let marked =
      passage.match.isEmpty
      ? passage.before : "\(passage.before)«\(passage.match)»\(passage.after)"
    let wrapped = TerminalText.wrap("“\(marked)”" + end, width: room)
    for (index, line) in wrapped.enumerated() {
      add(String(repeating: " ", count: index == 0 ? indent : indent + 1) + line)
    }
  }

  func ratingText(_ rating: Double) -> String {
    NumberStyle.plain.decimal(rating, rating == rating.rounded() ? 0 : 2)
  }
}
