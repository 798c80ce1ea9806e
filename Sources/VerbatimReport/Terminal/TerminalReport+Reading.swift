import Verbatim
import VerbatimIO

/// What was read, what could not be, and where the files are.
extension TerminalReport {
  mutating func addReading() {
    addHeading(content.source)
    let rows = content.rows
    var counts = [
      Wording.fill(words.page.rowsRead, ["n": numbers.whole(rows.read)]),
      Wording.fill(words.page.tagged, ["n": numbers.whole(rows.tagged)]),
    ]
    if rows.withoutText > 0 {
      counts.append(Wording.fill(words.page.withoutText, ["n": numbers.whole(rows.withoutText)]))
    }
    counts.append(Wording.fill(words.page.rejected, ["n": numbers.whole(rows.rejected)]))
    addText(counts.joined(separator: " · "))
    if let facts {
      let seconds = numbers.decimal(facts.seconds, facts.seconds < 10 ? 2 : 0)
      let speed = numbers.decimal(facts.commentsPerSecond, 0)
      addText(
        "Verbatim \(facts.version), \(facts.date), taxonomy "
          + facts.taxonomies.joined(separator: " + ")
          + ", \(seconds) s, \(speed) comments/s", quiet: true)
    }
    let roles = content.columns.map { TerminalText.clean(words.roleName($0.role)) }
    let roleWidth = min(12, roles.map { DisplayWidth.of($0) }.max() ?? 0)
    for (use, role) in zip(content.columns, roles) {
      addText(
        "“\(use.name)”: \(use.reasonBesideName)",
        lead: TerminalText.truncate(role, width: roleWidth), hang: roleWidth + 2)
    }
    for note in content.notes { addText("Note: " + note, hang: 6) }
    for warning in content.warnings { addText("Warning: " + warning, hang: 9) }
  }

  mutating func addUnthemed() {
    let summary = content.summary
    guard summary.comments > 0 else { return }
    addHeading(words.groups.unthemed)
    guard summary.unthemed > 0 else { return addText(words.groups.noUnthemed) }
    addText(
      Wording.fill(
        words.groups.unthemedLead,
        [
          "n": numbers.whole(summary.unthemed),
          "share": numbers.percent(summary.unthemed, of: summary.comments),
        ]))
    for quote in summary.unthemedQuotes.quotes.prefix(3) { addQuote(quote, indent: 4) }
  }

  mutating func addRejects() {
    let rejects = content.rejects
    guard rejects.count > 0 else { return }
    addHeading(words.rows.rejects)
    var table = TextTable([.number(""), .text("")])
    for (reason, count) in rejects.reasons {
      table.add([numbers.whole(count), words.name(reason)])
    }
    addTable(table)
    for reject in rejects.first.prefix(3) {
      addText(
        "line \(reject.line): expected \(reject.expected), found \(reject.found). \(reject.mend)",
        indent: 4, hang: 2)
    }
    if rejects.count > 3 {
      addText("… and \(numbers.whole(rejects.count - 3)) more in rejects.csv", indent: 4)
    }
  }

  mutating func addFiles() {
    guard let facts, !facts.files.isEmpty else { return }
    addHeading("Files")
    var table = TextTable([.text(""), .text("")])
    for file in facts.files { table.add([file.path, file.content]) }
    addTable(table)
  }
}
