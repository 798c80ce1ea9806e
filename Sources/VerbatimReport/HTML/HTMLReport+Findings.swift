import Verbatim
import VerbatimLexicon

/// Pain points and strengths as cards, each with its numbers and the customers' words.
extension HTMLReport {
  /// How many cards of a list are shown before the rest is folded, and how many open.
  private var unfolded: Int { 8 }
  private var opened: Int { 2 }

  var painsSection: HTML {
    let text = words.findings
    let lead = content.analysis != nil ? text.painsByScore : text.painsByCount
    return section(
      "pains", text.pains,
      pains.isEmpty ? "<p>\(text.noPains)</p>" : list(pains, lead, isPain: true))
  }

  var strengthsSection: HTML {
    let text = words.findings
    let lead = content.analysis != nil ? text.strengthsByScore : text.strengthsByCount
    return section(
      "strengths", text.strengths,
      strengths.isEmpty ? "<p>\(text.noStrengths)</p>" : list(strengths, lead, isPain: false))
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
      : "<p class=\"quiet owner\">\(Wording.fill(text.owner, ["owner": words.owner(finding.theme.owner)]))</p>"
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
    let how = impact.value == nil ? words.drivers.nobodyElse : words.name(impact.method)
    let method: HTML = "<span class=\"quiet\">\(how)</span>"
    return [
      fact(text.impact, "\(impactText(impact.value)) \(method)"),
      fact(text.credit, "\(impactText(impact.driver.impact.credit))"),
      fact(text.certainty, "\(words.name(impact.driver.certainty))"),
    ] + penaltyFacts(impact.driver)
  }

  /// What complaint costs and praise brings, and what kind of theme that makes it.
  private func penaltyFacts(_ driver: Driver) -> [HTML] {
    guard let kind = driver.penaltyReward?.kind, kind != .unclear else { return [] }
    let numbers = signImpacts(driver)
    return numbers.enumerated().map { place, number in
      let note: HTML? =
        place == numbers.count - 1 ? " <span class=\"quiet\">\(words.name(kind))</span>" : nil
      return fact(number.who, "\(number.text)\(note)")
    }
  }

  private func groupEffectLine(_ impact: ThemeImpact) -> HTML? {
    guard let note = groupEffect(impact), let crude = impact.driver.impact.leaveOut else {
      return nil
    }
    return
      "<p>\(note) <span class=\"quiet\">\(words.drivers.crude) \(impactText(crude))</span></p>"
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
    let items = quotes.map { quote($0) }
    let shown = count > quotes.count ? "\(quotes.count)/\(whole(count))" : "\(quotes.count)"
    let open: HTML = isOpen ? " open" : ""
    return """
      <details\(open)><summary>\(words.findings.quotes) (\(shown))</summary>\(items)</details>
      """
  }

  /// A comment with its id and rating, and with what else is to be said of it.
  func quote(_ quote: Quote, tags: [String] = []) -> HTML {
    let passage = QuotePassage(quote)
    let mark: HTML? = passage.match.isEmpty ? nil : "<mark>\(passage.match)</mark>"
    // Without a column of ids the id is the row's number.
    let hasIDs = content.columns.contains { $0.role == "id" }
    var source: HTML = hasIDs ? "\(quote.id)" : "#\(quote.id)"
    if let rating = quote.rating {
      let text = NumberStyle(decimalMark: numbers.decimalMark, groupMark: "")
        .decimal(rating, rating == rating.rounded() ? 0 : 2)
      source += " · \(Wording.fill(words.findings.rating, ["rating": text]))"
    }
    for tag in tags { source += " <span class=\"tag\">\(tag)</span>" }
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
