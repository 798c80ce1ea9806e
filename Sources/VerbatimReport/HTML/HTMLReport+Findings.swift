import Verbatim
import VerbatimLexicon

/// Pain points and strengths as cards, each with its numbers and the customers' words.
extension HTMLReport {
  /// How many cards of a list are shown before the rest is folded, and how many open.
  private var unfolded: Int { 8 }
  private var opened: Int { 2 }

  var findingsSections: HTML {
    let text = words.findings
    let hasScore = content.analysis != nil
    return """
      \(pains.isEmpty
        ? section("pains", text.pains, "<p>\(text.noPains)</p>")
        : section(
          "pains", text.pains,
          list(pains, hasScore ? text.painsByScore : text.painsByCount, isPain: true)))
      \(strengths.isEmpty
        ? section("strengths", text.strengths, "<p>\(text.noStrengths)</p>")
        : section(
          "strengths", text.strengths,
          list(strengths, hasScore ? text.strengthsByScore : text.strengthsByCount, isPain: false)))
      """
  }

  private func list(_ findings: [ThemeFinding], _ lead: String, isPain: Bool) -> HTML {
    let cards = findings.enumerated().map { index, finding in
      card(finding, number: index + 1, isPain: isPain)
    }
    var rest: HTML?
    if cards.count > unfolded {
      let more = Wording.fill(words.drivers.more, ["n": whole(cards.count - unfolded)])
      rest = """
        <details class="rest"><summary>\(more)</summary>
        <div class="cards">\(Array(cards.dropFirst(unfolded)))</div></details>
        """
    }
    return """
      <p class="quiet">\(lead)</p>
      <div class="cards">\(Array(cards.prefix(unfolded)))</div>
      \(rest)
      """
  }

  private func card(_ finding: ThemeFinding, number: Int, isPain: Bool) -> HTML {
    let text = words.findings
    let count = isPain ? finding.negative : finding.positive
    let owner: HTML? =
      finding.theme.owner.isEmpty
      ? nil
      : "<p class=\"quiet owner\">\(Wording.fill(text.owner, ["owner": finding.theme.owner]))</p>"
    let share: HTML = "<span class=\"quiet\">\(numbers.percent(finding.share))</span>"
    let facts =
      [
        fact(text.mentions, "\(whole(finding.mentions)) \(share)"),
        fact(isPain ? text.complaints : text.praise, "\(whole(count))"),
        fact(text.sentiment, "\(numbers.signed(finding.sentiment, 2))"),
      ] + impactFacts(finding)
    return """
      <article class="card \(isPain ? Tone.bad.css : Tone.good.css)">
      <h3><span class="number">\(number)</span> \(label(finding))</h3>
      <p class="quiet id">\(finding.theme.id)</p>
      \(owner)
      <dl>\(facts)</dl>
      \(finding.impact.flatMap { groupEffectLine($0) })
      \(phrases(finding))
      \(quotes(finding.quotes, of: count, isOpen: number <= opened))
      </article>

      """
  }

  private func fact(_ name: String, _ value: HTML) -> HTML {
    "<div><dt>\(name)</dt><dd>\(value)</dd></div>"
  }

  private func impactFacts(_ finding: ThemeFinding) -> [HTML] {
    guard content.analysis != nil else { return [] }
    let text = words.findings
    guard let impact = finding.impact else {
      return [fact(text.impact, "\(words.drivers.notDefined)")]
    }
    let method: HTML = "<span class=\"quiet\">\(words.name(impact.method))</span>"
    return [
      fact(text.impact, "\(impactText(impact.value)) \(method)"),
      fact(text.credit, "\(impactText(impact.driver.impact.credit))"),
      fact(text.certainty, "\(words.name(impact.driver.certainty))"),
    ] + penaltyFacts(impact.driver)
  }

  /// What complaint costs and praise brings, where the data can tell.
  private func penaltyFacts(_ driver: Driver) -> [HTML] {
    guard let both = driver.penaltyReward, both.kind != .unclear else { return [] }
    var facts: [HTML] = []
    if let penalty = both.penalty {
      facts.append(fact(words.drivers.penalty, "\(impactText(penalty))"))
    }
    if let reward = both.reward {
      facts.append(
        fact(
          words.drivers.reward,
          "\(impactText(reward)) <span class=\"quiet\">\(words.name(both.kind))</span>"))
    }
    return facts
  }

  private func groupEffectLine(_ impact: ThemeImpact) -> HTML? {
    guard let note = groupEffect(impact), let crude = impact.driver.impact.leaveOut else {
      return nil
    }
    return
      "<p>\(note) <span class=\"quiet\">\(words.drivers.leaveOut) \(impactText(crude))</span></p>"
  }

  private func phrases(_ finding: ThemeFinding) -> HTML? {
    guard !finding.phrases.isEmpty else { return nil }
    let items: [HTML] = finding.phrases.map { phrase in
      let short = TerminalText.truncate(phrase.text, width: 60, atWord: true)
      return """
        <li><q\(language(of: phrase.text)) dir="auto">\(short)</q> \
        <span class="quiet">\(whole(phrase.count))</span></li>
        """
    }
    return "<p class=\"label\">\(words.findings.phrases)</p><ul class=\"phrases\">\(items)</ul>"
  }

  /// Comments, with the words in them that matter marked, and how many of all they are.
  private func quotes(_ quotes: [Quote], of count: Int, isOpen: Bool) -> HTML? {
    guard !quotes.isEmpty else { return nil }
    let items = quotes.map(quote)
    let shown = count > quotes.count ? "\(quotes.count)/\(whole(count))" : "\(quotes.count)"
    let open: HTML = isOpen ? " open" : ""
    return """
      <details\(open)><summary>\(words.findings.quotes) (\(shown))</summary>\(items)</details>
      """
  }

  func quote(_ quote: Quote) -> HTML {
    let passage = QuotePassage(quote)
    let mark: HTML? = passage.match.isEmpty ? nil : "<mark>\(passage.match)</mark>"
    var source: HTML = "\(quote.id)"
    if let rating = quote.rating {
      let text = NumberStyle(decimalMark: numbers.decimalMark, groupMark: "")
        .decimal(rating, rating == rating.rounded() ? 0 : 2)
      source += " · \(Wording.fill(words.findings.rating, ["rating": text]))"
    }
    return """
      <figure class="quote"><blockquote\(language(of: quote.text)) dir="auto">\(passage.before)\
      \(mark)\(passage.after)</blockquote><figcaption dir="auto">\(source)</figcaption></figure>
      """
  }

  /// A `lang` attribute; empty, which means unknown, where the letters do not tell.
  func language(of text: String) -> HTML {
    " lang=\"\(QuotePassage.languageCode(of: text) ?? "")\""
  }
}
