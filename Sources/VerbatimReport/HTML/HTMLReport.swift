import Verbatim
import VerbatimLexicon

/// A report as one page that needs nothing else: no script, no network, no other file.
///
/// ```swift
/// try file.write(HTMLReport(content, language: "vi").bytes())
/// ```
///
/// The same content gives the same bytes.
package struct HTMLReport: Sendable {
  let content: ReportContent
  let words: Wording
  private let messages: MessageCatalog
  let pains: [ThemeFinding]
  let strengths: [ThemeFinding]

  /// - Parameter language: of the page: `en`, `vi` or `th`.
  package init(_ content: ReportContent, language: String = "en") {
    self.content = content
    words = .of(language)
    messages = MessageCatalog(words.code)
    pains = content.painPoints
    strengths = content.strengths
  }

  var numbers: NumberStyle { words.numbers }
  var language: String { words.code }

  /// The page as UTF-8.
  package func bytes() -> [UInt8] { Array(page().text.utf8) }

  /// The page.
  package func page() -> HTML {
    let parts = sections.filter { !$0.body.text.isEmpty }
    return """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(content.source) – \(words.page.title)</title>
      <style>\(PageStyle.css)</style>
      </head>
      <body>
      <header>
      <p class="kicker">\(words.page.title)</p>
      <h1 dir="auto">\(content.source)</h1>
      <p class="quiet">\(rowCounts)</p>
      \(contents(of: parts))
      </header>
      <main>
      \(parts.map(\.body))
      </main>
      <footer><p>\(words.page.footer)</p></footer>
      </body>
      </html>

      """
  }

  /// The sections in their order; those without content are empty.
  private var sections: [(id: HTML, heading: String, body: HTML)] {
    let heat = Wording.fill(words.groups.heat, ["column": heatColumn ?? ""])
    return [
      ("short", words.page.inShort, inShort), ("score", words.score.heading, scoreSection),
      ("trend", words.trend.heading, trendSection),
      ("drivers", words.drivers.heading, driversSection),
      ("pains", words.findings.pains, painsSection),
      ("strengths", words.findings.strengths, strengthsSection),
      ("answer", words.toRead.answer, answerSection),
      ("contradictions", words.toRead.contradictions, contradictionsSection),
      ("heat", heat, heatSection), ("groups", words.groups.heading, groupsSection),
      ("moods", words.mood.heading, moodSection),
      ("discovery", words.discovery.heading, discoverySection),
      ("unthemed", words.groups.unthemed, unthemedSection),
      ("rejects", words.rows.rejects, rejectsSection),
      ("columns", words.rows.columns, columnsSection),
      ("method", words.method.heading, methodSection),
    ]
  }

  /// Links to the sections.
  private func contents(of parts: [(id: HTML, heading: String, body: HTML)]) -> HTML {
    let links: [HTML] = parts.map { "<li><a href=\"#\($0.id)\">\($0.heading)</a></li>" }
    return "<nav aria-label=\"\(words.opening.contents)\"><ul class=\"legend\">\(links)</ul></nav>"
  }

  // MARK: - Parts that sections share

  /// A section with its heading.
  func section(_ id: HTML, _ heading: String, _ body: HTML) -> HTML {
    """
    <section id="\(id)" aria-labelledby="\(id)-h">
    <h2 id="\(id)-h">\(heading)</h2>
    \(body)
    </section>

    """
  }

  /// The start of a place that scrolls sideways when it is too narrow, also by the keyboard.
  func scroll(in section: HTML) -> HTML {
    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(section)-h\">"
  }

  /// A theme's label in the page's language.
  func label(_ finding: ThemeFinding) -> String { finding.theme.label(in: language) }

  /// A message of the reader in the page's language; what has no translation is marked as English.
  func message(_ english: String) -> HTML {
    if language == "en" { return "\(english)" }
    if let text = messages.translation(of: english) { return "\(text)" }
    return "<span lang=\"en\">\(english)</span>"
  }

  func whole(_ n: Int) -> String { numbers.whole(n) }

  /// The name of a step of time, which no line breaks.
  func whole(_ step: String) -> HTML { "<span class=\"whole\">\(step)</span>" }

  func mentionCount(_ n: Int) -> String {
    Wording.fill(words.findings.mentionCount, ["n": whole(n)])
  }

  func ratingCount(_ n: Int) -> String { Wording.fill(words.score.basis, ["n": whole(n)]) }

  func percent(_ part: Int, of total: Int) -> String { numbers.percent(part, of: total) }

  private var rowCounts: String {
    let rows = content.rows
    var parts = [
      Wording.fill(words.page.rowsRead, ["n": whole(rows.read)]),
      Wording.fill(words.page.tagged, ["n": whole(rows.tagged)]),
    ]
    if rows.withoutText > 0 {
      parts.append(Wording.fill(words.page.withoutText, ["n": whole(rows.withoutText)]))
    }
    if rows.rejected > 0 {
      parts.append(Wording.fill(words.page.rejected, ["n": whole(rows.rejected)]))
    }
    return parts.joined(separator: " · ")
  }
}
