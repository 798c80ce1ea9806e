import Verbatim
import VerbatimLexicon

/// What matters most, in sentences.
extension HTMLReport {
  var inShort: HTML {
    let summary = content.summary
    var facts: [HTML] = []
    if let scoreAndMove { facts.append(scoreAndMove) }
    facts.append(hurts)
    if let mostComplaints { facts.append(mostComplaints) }
    if let helps { facts.append(helps) }
    func share(_ polarity: Polarity) -> HTML {
      .strong(percent(summary.bySentiment[Int(polarity.rawValue)], of: summary.comments))
    }
    if summary.comments > 0 {
      facts.append(
        .sentence(
          words.page.moods,
          [
            "positive": share(.positive), "negative": share(.negative), "mixed": share(.mixed),
            "neutral": share(.neutral),
          ]))
    }
    for (template, count) in [
      (words.opening.toRead, content.toRead.toAnswer.count),
      (words.opening.contradictions, content.toRead.contradictions),
    ] where count > 0 {
      facts.append(.sentence(template, ["n": .strong(whole(count))]))
    }
    if summary.unthemed > 0 {
      facts.append(
        .sentence(
          words.page.unthemed,
          [
            "n": .strong(whole(summary.unthemed)),
            "share": "\(percent(summary.unthemed, of: summary.comments))",
          ]))
    }
    if content.rows.rejected > 0 {
      facts.append(
        .sentence(words.page.unread, ["n": .strong(whole(content.rows.rejected))]))
    }
    let items: [HTML] = facts.map { "<li>\($0)</li>" }
    let notes: [HTML] = (content.warnings + content.notes).map {
      "<li dir=\"auto\">\(message($0))</li>"
    }
    let list: HTML? =
      notes.isEmpty
      ? nil : "<h3>\(words.rows.notes)</h3><ul class=\"notes\">\(notes)</ul>"
    return section("short", words.page.inShort, "<ul class=\"facts\">\(items)</ul>\(list)")
  }

  /// The score, and what it was in the first and the last month with enough ratings.
  private var scoreAndMove: HTML? {
    guard let score = content.score, let value = score.value, let interval = score.interval else {
      return nil
    }
    let style = ScoreStyle(score.scale)
    let fact = HTML.sentence(
      words.opening.score,
      [
        "name": "\(words.name(score.scale.kind))", "value": .strong(style.score(value, numbers)),
        "low": "\(style.score(interval.lowerBound, numbers))",
        "high": "\(style.score(interval.upperBound, numbers))",
      ])
    let scored = content.months.compactMap { month -> (name: String, value: Double)? in
      guard let score = month.group?.score, score.n >= ReportContent.leastForStep else {
        return nil
      }
      return score.value.map { (month.name, $0) }
    }
    guard let first = scored.first, let last = scored.last, scored.count > 1 else { return fact }
    let move = HTML.sentence(
      words.opening.moved,
      [
        "from": whole(first.name), "first": .strong(style.score(first.value, numbers)),
        "to": whole(last.name), "last": .strong(style.score(last.value, numbers)),
      ])
    return "\(fact) \(move)"
  }

  private var hurts: HTML {
    guard let worst = pains.first else { return "\(words.page.nothingHurts)" }
    let fact = HTML.sentence(
      words.page.hurts,
      [
        "theme": .strong(label(worst)), "n": "\(whole(worst.mentions))",
        "share": "\(numbers.percent(worst.share))", "negative": "\(whole(worst.negative))",
      ])
    return "\(fact) \(impactFact(worst))"
  }

  /// What most people complain of, unless that is what hurts most anyway.
  private var mostComplaints: HTML? {
    guard let most = pains.max(by: { ($0.negative, $1.index) < ($1.negative, $0.index) }),
      most.index != pains.first?.index
    else { return nil }
    return .sentence(
      words.page.mostComplaints,
      [
        "theme": .strong(label(most)), "n": "\(whole(most.mentions))",
        "negative": "\(whole(most.negative))",
      ])
  }

  private var helps: HTML? {
    guard let best = strengths.first else { return nil }
    let fact = HTML.sentence(
      words.page.helps,
      [
        "theme": .strong(label(best)), "n": "\(whole(best.mentions))",
        "share": "\(numbers.percent(best.share))", "positive": "\(whole(best.positive))",
      ])
    return "\(fact) \(impactFact(best))"
  }

  private func impactFact(_ finding: ThemeFinding) -> HTML? {
    guard let impact = finding.impact, let value = impact.value,
      let scale = content.analysis?.score.scale
    else { return nil }
    return .sentence(
      words.page.impact,
      [
        "impact": .strong(ScoreStyle(scale).impact(value, numbers)),
        "certainty": "\(words.name(impact.driver.certainty))",
      ])
  }
}
