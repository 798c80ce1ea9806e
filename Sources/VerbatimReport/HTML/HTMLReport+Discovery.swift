import Verbatim
import VerbatimLexicon

/// Themes that nobody had named: in all comments, and in what the taxonomy leaves over.
extension HTMLReport {
  /// How many themes are shown before the rest is folded.
  private var unfoldedThemes: Int { 12 }

  var discoverySection: HTML {
    guard let all = content.discovered, !all.themes.isEmpty else { return HTML() }
    let text = words.discovery
    let first: HTML? = all.hasEmerging ? " \(words.comparison.emergingFirst)" : nil
    var body: HTML = """
      <p>\(Wording.fill(text.lead, ["n": whole(all.comments)]))\(first)</p>\(moodKey)\
      \(themes(of: all))\(withoutTheme(all))
      """
    if let rest = content.leftOver, !rest.themes.isEmpty {
      body += """
        <h3>\(text.leftOver)</h3>\
        <p>\(Wording.fill(text.leftOverLead, ["n": whole(rest.comments)]))</p>\
        \(themes(of: rest, isBeyondTaxonomy: true))\(withoutTheme(rest))
        """
    }
    return section("discovery", text.heading, body)
  }

  private func themes(
    of findings: DiscoveryFindings, isBeyondTaxonomy: Bool = false
  ) -> HTML {
    let largest = Double(max(1, findings.themes.map(\.theme.size).max() ?? 1))
    let rows = findings.themes.map {
      row(
        $0, of: findings.comments, largest: largest, isBeyondTaxonomy: isBeyondTaxonomy)
    }
    guard rows.count > unfoldedThemes + 2 else { return "\(rows)" }
    let more = Wording.fill(
      words.drivers.more, ["n": whole(rows.count - unfoldedThemes)])
    return """
      \(Array(rows.prefix(unfoldedThemes)))
      <details class="rest"><summary>\(more)</summary>\(Array(rows.dropFirst(unfoldedThemes)))</details>
      """
  }

  /// A theme: its size and sentiment as one bar, its score, phrases and examples.
  private func row(
    _ finding: DiscoveredFinding, of comments: Int, largest: Double, isBeyondTaxonomy: Bool
  ) -> HTML {
    let size = finding.theme.size
    let bar = moodBar(
      finding.name, finding.bySentiment, size, length: Double(size) / largest)
    var score: HTML?
    if let value = finding.score?.value, let scale = finding.score?.scale {
      score = """
        <b>\(ScoreStyle(scale).score(value, numbers))</b> \
        <span class="quiet">\(words.score.heading)</span>
        """
      if let impact = finding.driver?.impact.leaveOut, let certainty = finding.certainty {
        let text = ScoreStyle(scale).impact(impact, numbers)
        score? +=
          "<br><span class=\"quiet\">\(words.findings.impact) \(text), \(words.name(certainty))</span>"
      }
    }
    var tag: HTML?
    if let trend = finding.trend, trend.isEmerging {
      tag = "<span class=\"tag\">▲ \(words.emerging(trend))</span> "
    }
    if !isBeyondTaxonomy, let overlap = overlap(finding) {
      tag = "\(tag)<span class=\"tag\">\(overlap)</span>"
    }
    let phrases: [HTML] = finding.furtherPhrases.prefix(8).map {
      "<li><q\(language(of: $0)) dir=\"auto\">\($0)</q></li>"
    }
    let quotes = finding.quotes.prefix(4).map { quote($0) }
    let examples: HTML? =
      quotes.isEmpty
      ? nil : "<details><summary>\(words.discovery.examples)</summary>\(quotes)</details>"
    return """
      <article class="found"><div class="driver"><div class="what"><b dir="auto">\(finding.name)</b> \
      <span class="quiet whole">\(whole(size)) · \(percent(size, of: comments))</span></div>\
      <div class="chart">\(bar.html)</div><div class="much">\(score)</div></div>\
      \(tag)<ul class="phrases">\(phrases)</ul>\(examples)</article>

      """
  }

  /// What most of a theme's comments are in the taxonomy.
  private func overlap(_ finding: DiscoveredFinding) -> String? {
    let size = finding.theme.size
    if finding.unthemed * 2 >= size {
      return Wording.fill(
        words.discovery.unthemed, ["share": numbers.percent(finding.unthemed, of: size)])
    }
    guard let nearest = finding.nearest, nearest.count * 2 >= size else { return nil }
    return Wording.fill(
      words.discovery.nearest, ["theme": content.themes[nearest.theme].label(in: language)])
  }

  private func withoutTheme(_ findings: DiscoveryFindings) -> HTML? {
    let text = words.discovery
    var sentences: [String] = []
    let reasons = findings.unthemed.filter { $0.count > 0 }.map { reason, count in
      Wording.fill(
        reason == .noWords ? text.noWords : text.nothingRecurring, ["n": whole(count)])
    }
    if !reasons.isEmpty {
      sentences.append(Wording.fill(text.none, ["reasons": reasons.joined(separator: ", ")]))
    }
    if findings.offered > findings.comments {
      sentences.append(
        Wording.fill(
          text.sample, ["shown": whole(findings.comments), "n": whole(findings.offered)]))
    }
    return sentences.isEmpty
      ? nil : "<p class=\"quiet\">\(sentences.joined(separator: " "))</p>"
  }
}
