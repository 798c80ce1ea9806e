import VerbatimLexicon
import VerbatimSegmentation

/// What was read of a comment, as services and files receive it.
extension FeedbackEngine {
  func themeMentions(_ scratch: borrowing TagScratch) -> [ThemeMention] {
    if scratch.mentions.isEmpty { return [] }
    var result: [ThemeMention] = []
    var balances: [Balance] = []
    for mention in scratch.mentions {
      let evidence = Evidence(
        range: evidenceRange(mention, scratch), clause: Int(mention.clause),
        rule: ruleText(mention.source),
        sentiment: Sentiment(mention.balance, softness: SentimentScorer.mentionSoftness).label)
      if let known = result.firstIndex(where: { $0.themeIndex == mention.theme }) {
        result[known].evidence.append(evidence)
        balances[known].add(mention.balance)
      } else {
        result.append(
          ThemeMention(
            theme: themes[mention.theme].id, themeIndex: mention.theme,
            sentiment: Sentiment(Balance(), softness: 1), evidence: [evidence]))
        balances.append(mention.balance)
      }
    }
    for index in result.indices {
      result[index].sentiment = Sentiment(
        balances[index], softness: SentimentScorer.mentionSoftness)
    }
    guard result.count > 1 else { return result }
    // The main theme is the one that comes up most often; among equals the earliest: people begin
    // with what matters to them.
    return result.indices.sorted { left, right in
      let counts = (result[left].evidence.count, result[right].evidence.count)
      return counts.0 != counts.1
        ? counts.0 > counts.1
        : result[left].evidence[0].range.lowerBound < result[right].evidence[0].range.lowerBound
    }.map { result[$0] }
  }

  /// The theme's words together with the opinion on them, as long as they stand in one clause.
  private func evidenceRange(
    _ mention: MentionCandidate, _ scratch: borrowing TagScratch
  ) -> Range<Int> {
    let words = mention.evidence(in: scratch.clauses[Int(mention.clause)])
    return bytes(words.lowerBound, words.upperBound, scratch)
  }

  func painPoints(
    _ scratch: borrowing TagScratch, _ themes: [ThemeMention]
  ) -> [PainPoint] {
    var result: [PainPoint] = []
    for mention in scratch.mentions where mention.hurts {
      guard themes.contains(where: { $0.themeIndex == mention.theme && $0.sentiment.score < 0 })
      else { continue }
      result.append(
        PainPoint(
          theme: self.themes[mention.theme].id, themeIndex: mention.theme,
          range: evidenceRange(mention, scratch)))
    }
    // Complaints that only the model knows for such.
    for mention in themes where mention.learnedSentiment != nil {
      if mention.sentiment.label == .negative,
        !result.contains(where: { $0.themeIndex == mention.themeIndex })
      {
        result.append(
          PainPoint(
            theme: mention.theme, themeIndex: mention.themeIndex, range: mention.evidence[0].range))
      }
    }
    return result
  }

  private func ruleText(_ source: EvidenceSource) -> String {
    switch source {
    case .term(let atom): taxonomy.termText(atom)
    case .rule(let rule): taxonomy.ruleText(Int(rule))
    }
  }

  func flags(
    _ scratch: borrowing TagScratch, _ read: IntentReader.Reading, isContradicted: Bool
  ) -> [CommentFlag] {
    let words = scratch.text.wordCount
    var flags: [CommentFlag] = []
    if read.isLowValue || read.isGibberish || words == 0
      || words <= 2 && scratch.mentions.isEmpty && scratch.hits.isEmpty
    {
      flags.append(.lowValue)
    }
    if read.isGibberish { flags.append(.gibberish) }
    if isContradicted { flags.append(.contradiction) }
    return flags
  }

  /// The bytes of the original text that tokens stand for.
  func bytes(
    _ start: Int32, _ end: Int32, _ scratch: borrowing TagScratch
  ) -> Range<Int> {
    Int(scratch.text.tokens[Int(start)].start)..<Int(scratch.text.tokens[Int(end) - 1].end)
  }
}
