import VerbatimLexicon
import VerbatimSegmentation

/// What the words of a theme say by themselves.
///
/// - A term that is praise or complaint by itself takes only opinions that agree: in "great, charged
///   twice" the charge is not praised. Where none does, it is the opinion itself.
/// - A complaint that is wished away is one: "just wish it wouldn't freeze".
/// - A theme that is named beside a negator, and nothing else, is a complaint: "không có ổ cắm".
extension ThemeTagger {
  /// What a term that is praise or complaint by itself weighs.
  static let expectedWeight = 1.5
  /// What a term that is praise by itself keeps where it is suggested.
  private static let suggested = -0.5
  /// What a theme weighs that is named beside a negator.
  private static let deniedWeight = -1.2

  /// Adds the opinion of terms and rules that are praise or complaint by themselves.
  func expectPolarity(
    _ text: borrowing SegmentedText, _ scratch: inout TagScratch, from first: Int
  ) {
    for index in first..<scratch.mentions.count where scratch.mentions[index].polarity != 0 {
      let mention = scratch.mentions[index]
      let hit = expectation(of: mention, text, scratch)
      // What words within the term say is part of what the term says as a whole.
      guard mention.balance.net * hit.weight <= 0 else { continue }
      if !overrule(mention, hit, &scratch) { scratch.themeHits.append(hit) }
      scratch.mentions[index].add(hit)
    }
  }

  /// Puts what a term says in the place of words within it that say the opposite by themselves:
  /// "upside" in "upside down", "rộng" in "quá rộng". Who is asked for praise means the words.
  ///
  /// - Returns: whether there are such words.
  private func overrule(
    _ mention: MentionCandidate, _ hit: OpinionHit, _ scratch: inout TagScratch
  ) -> Bool {
    guard mention.isTerm, !scratch.isPraiseAsked else { return false }
    let clause = scratch.clauses[Int(mention.clause)]
    var isReplaced = false
    for index in Int(clause.firstHit)..<Int(clause.endHit) {
      let word = scratch.hits[index]
      guard mention.start <= word.start, word.end <= mention.end,
        word.end - word.start < mention.end - mention.start,
        word.weightInClause * hit.weightInClause < 0
      else { continue }
      if isReplaced { scratch.hits[index].share = 0 } else { scratch.hits[index] = hit }
      isReplaced = true
    }
    return isReplaced
  }

  /// What the term or rule of a mention says, turned by the negators before it.
  func expectation(
    of mention: MentionCandidate, _ text: borrowing SegmentedText,
    _ scratch: borrowing TagScratch
  ) -> OpinionHit {
    let clause = scratch.clauses[Int(mention.clause)]
    // A rule is turned by what stands before the later of its operands, but not by the words of the
    // earlier one: "chưa hết hạn đã trừ tiền".
    let isHeadFirst = mention.headStart < mention.tailStart
    let anchor = isHeadFirst ? mention.tailStart : mention.headStart
    let earlier =
      isHeadFirst
      ? mention.headStart..<mention.headEnd : mention.tailStart..<mention.tailEnd
    var hit = OpinionHit(
      start: anchor, end: mention.end, scopeStart: mention.start,
      scopeEnd: mention.end, clause: mention.clause, layer: .theme,
      base: Double(mention.polarity) * Self.expectedWeight)
    Negation.apply(
      to: &hit, scratch.terms, before: scratch.firstTerm(at: anchor),
      floor: SentimentScorer.afterPunctuation(text, before: anchor, floor: clause.start),
      saidAnyway: anchor == earlier.lowerBound ? 0..<0 : earlier)
    hit.start = mention.start
    // A listed opinion or negator that begins before the term and reaches into it: "never crashed" is
    // an opinion as a whole, "không bị" a negator whose second half is the beginning of the term.
    for index in Int(clause.firstHit)..<Int(clause.endHit) {
      let listed = scratch.hits[index]
      guard listed.start < anchor, listed.end > anchor else { continue }
      hit.negation = listed.weightInClause * hit.base < 0 ? -1 : 1
    }
    // A negator with which the term itself begins is the term's own, and turns nothing.
    let before = scratch.firstTerm(at: anchor) - 1
    if before >= 0, scratch.terms[before].end > anchor, isNegator(scratch.terms[before]),
      !lexicon.isNegator(text, anchor..<scratch.terms[before].end)
    {
      hit.negation *= Double(scratch.terms[before].record.value) / 1000
    }
    // "Never waited" is praise, "never waited that long" none.
    if Superlative.isIn(mention.start..<mention.end, scratch) { hit.negation = -1 }
    // Who wishes that it would not freeze says that it does.
    if hit.base < 0, hit.negation < 0, isWished(clause, before: anchor, scratch) {
      hit.negation = 1
    }
    // Who suggests what would be praise says that it is missing.
    if hit.base > 0, hit.negation > 0, clause.isSuggestion, !clause.isQuestion,
      scratch.terms[Int(clause.suggestion)].end <= anchor
    {
      hit.negation = Self.suggested
    }
    SentimentScorer.apply(clause, to: &hit)
    return hit
  }

  /// Whether a wish, condition or suggestion opens before a token of a clause that asks nothing.
  private func isWished(
    _ clause: ClausePolarity, before anchor: Int32, _ scratch: borrowing TagScratch
  ) -> Bool {
    if clause.praiseFactor == 1 || clause.isQuestion { return false }
    return scratch.terms[scratch.firstTerm(at: clause.start)..<scratch.firstTerm(at: anchor)]
      .contains {
        guard $0.record.kind == .operator else { return false }
        let role = OperatorRole(rawValue: $0.record.role)
        return role == .condition || role == .suggestion || role == .limit
      }
  }

  /// Adds a complaint for themes that are named beside a negator without any opinion.
  func denyWanted(_ text: borrowing SegmentedText, _ scratch: inout TagScratch, from first: Int) {
    for index in first..<scratch.mentions.count {
      let mention = scratch.mentions[index]
      let clause = scratch.clauses[Int(mention.clause)]
      guard mention.polarity == 0, !mention.hasOpinion, !clause.isQuestion,
        let negator = negator(beside: mention, clause, from: first, scratch)
      else { continue }
      var hit = OpinionHit(
        start: mention.start, end: mention.end, scopeStart: min(mention.start, negator.start),
        scopeEnd: max(mention.end, negator.end), clause: mention.clause, layer: .theme,
        base: Self.deniedWeight)
      SentimentScorer.apply(clause, to: &hit)
      scratch.themeHits.append(hit)
      scratch.mentions[index].add(hit)
    }
  }

  /// The negator before or behind a mention that has nothing else to negate: directly beside it, or
  /// a few words away in a clause without any opinion.
  private func negator(
    beside mention: MentionCandidate, _ clause: ClausePolarity, from first: Int,
    _ scratch: borrowing TagScratch
  ) -> TermMatch? {
    let hits = scratch.hits[Int(clause.firstHit)..<Int(clause.endHit)]
    let before: Int32 = hits.isEmpty ? 2 : 1
    let behind: Int32 = hits.isEmpty ? 4 : 1
    var index = scratch.firstTerm(at: clause.start)
    while index < scratch.terms.count {
      let term = scratch.terms[index]
      index += 1
      guard term.start < clause.end, term.start <= mention.end + behind else { return nil }
      let isBefore = term.start < mention.start && term.end + before >= mention.start
      let isBehind = term.start >= mention.end
      guard isBefore || isBehind, isNegator(term) else { continue }
      let reach = term.end + Negation.reach
      let negatesHit = hits.contains { $0.start >= term.start && $0.start < reach }
      let negatesOther = scratch.mentions[first...].contains {
        $0.start >= term.start && $0.start < reach && $0.start != mention.start
      }
      if !negatesHit, !negatesOther { return term }
    }
    return nil
  }
}
