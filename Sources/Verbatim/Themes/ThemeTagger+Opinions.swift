import VerbatimLexicon
import VerbatimSegmentation

/// Which opinion is about which theme.
///
/// - An opinion belongs to the theme of its clause that stands nearest; in Vietnamese and Thai it
///   follows its theme, in English it may stand before.
/// - Themes that a conjunction joins, with no opinion between them, share the opinions around them:
///   "đồ ăn và phục vụ đều tệ". A clause that only lists themes shares those of the next.
/// - A term that is praise or complaint by itself takes only opinions that agree: in "great, charged
///   twice" the charge is not praised. Where none does, it is the opinion itself.
/// - A complaint that is wished away is one: "just wish it wouldn't freeze".
/// - A theme that is named beside a negator, and nothing else, is a complaint: "không có ổ cắm".
/// - A theme without opinion shares that of a theme directly beside it whose own words are the opinion:
///   "phí thường niên cao chót vót", "OTP ส่งมาช้า".
/// - A mention without opinion takes those of the next clause, or else the one before, when no theme
///   stands there: "Về giao hàng: rất tệ." A contrast between the two keeps it from that.
/// - A theme without opinion behind a contrast is the opposite of what stands before: "phòng đẹp,
///   mỗi tội wifi lúc có lúc không". Words that only turn to another topic ("X thì", "ส่วน X", "as for X")
///   say so too where no opinion follows, and keep the theme from the opinions before them.
extension ThemeTagger {
  /// What a term that is praise or complaint by itself weighs.
  static let expectedWeight = 1.5
  /// What a term that is praise by itself keeps where it is suggested.
  private static let suggested = -0.5
  /// What a theme weighs that is named beside a negator.
  private static let deniedWeight = -1.2
  /// What a theme weighs of which a contrast says all.
  private static let contrastWeight = 1.0
  /// How many words may stand between two themes that a conjunction joins.
  private static let conjunctionReach: Int32 = 4
  /// How far apart a theme and one that says how it is may stand: two words, in doubled words.
  private static let predicateReach: Int32 = 6

  /// How many words may stand between a theme and the word that turns to it.
  private static let turnReach: Int32 = 1

  // MARK: - In a clause

  /// Marks neighbours that a conjunction joins and no opinion parts.
  func coordinate(
    _ text: borrowing SegmentedText, _ scratch: inout TagScratch, atoms: Range<Int>,
    from first: Int
  ) {
    guard scratch.mentions.count - first > 1 else { return }
    let clause = scratch.clauses[Int(scratch.mentions[first].clause)]
    for index in first..<scratch.mentions.count - 1 {
      let gap =
        scratch.mentions[index]
        .end..<max(
          scratch.mentions[index].end, scratch.mentions[index + 1].start)
      guard !gap.isEmpty, gap.count <= Self.conjunctionReach else { continue }
      let joins =
        scratch.atoms[atoms].contains {
          $0.atom == conjunction && gap.contains($0.start) && $0.end <= gap.upperBound
        } || gap.count == 1 && text.tokens[Int(gap.lowerBound)].kind == .punctuation
      let isParted = scratch.hits[Int(clause.firstHit)..<Int(clause.endHit)].contains {
        $0.start < gap.upperBound && gap.lowerBound < $0.end
      }
      scratch.mentions[index].joinsNext = joins && !isParted
    }
  }

  /// Gives each opinion of the clause to the nearest theme mention and those joined to it.
  func assignOpinions(
    _ text: borrowing SegmentedText, _ scratch: inout TagScratch, _ clause: Int, from first: Int
  ) {
    guard first < scratch.mentions.count, clause < scratch.clauses.count else { return }
    for index in Int(scratch.clauses[clause].firstHit)..<Int(scratch.clauses[clause].endHit) {
      let hit = scratch.hits[index]
      let language = text.tokens[Int(hit.start)].language
      var nearest = first
      var best = Int32.max
      for mention in first..<scratch.mentions.count {
        let candidate = scratch.mentions[mention]
        // Degree words and negators belong to the opinion: "pin rất bền" leaves no word between.
        let start = hit.scopeStart >= candidate.end ? hit.scopeStart : hit.start
        let distance = distance(
          ofOpinion: start..<hit.end, from: candidate.start, to: candidate.end, language: language)
        if distance < best {
          best = distance
          nearest = mention
        }
      }
      give(hit, to: nearest, text, &scratch)
      var joined = nearest
      while joined > first, scratch.mentions[joined - 1].joinsNext {
        joined -= 1
        give(hit, to: joined, text, &scratch)
      }
      joined = nearest
      while scratch.mentions[joined].joinsNext {
        joined += 1
        give(hit, to: joined, text, &scratch)
      }
    }
  }

  private func give(
    _ hit: OpinionHit, to index: Int, _ text: borrowing SegmentedText, _ scratch: inout TagScratch
  ) {
    let mention = scratch.mentions[index]
    if mention.polarity != 0,
      expectation(of: mention, text, scratch).weight * hit.weightInClause < 0
    {
      return
    }
    scratch.mentions[index].add(hit)
  }

  /// Words between an opinion and the tokens of a theme, doubled so that ties can be decided: in
  /// Vietnamese and Thai an opinion follows its theme; in English an adjective directly before its
  /// noun comes first.
  func distance(
    ofOpinion opinion: Range<Int32>, from start: Int32, to end: Int32, language: Language
  ) -> Int32 {
    if opinion.lowerBound < end, start < opinion.upperBound { return -1 }
    if opinion.lowerBound >= end { return (opinion.lowerBound - end) * 2 + 1 }
    let gap = (start - opinion.upperBound) * 2
    return language == .english && gap == 0 ? gap : gap + 2
  }

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
  private func expectation(
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

  /// A mention without opinion shares what the theme beside it says with its own words.
  func sharePredicate(
    _ text: borrowing SegmentedText, _ scratch: inout TagScratch, from first: Int
  ) {
    for index in first..<scratch.mentions.count {
      let mention = scratch.mentions[index]
      guard !mention.hasOpinion, !mention.isHint, !taxonomy.isGeneral(mention.theme) else {
        continue
      }
      let language = text.tokens[Int(mention.start)].language
      var nearest = -1
      var best = Self.predicateReach
      for other in first..<scratch.mentions.count where scratch.mentions[other].isPredicate {
        let distance = distance(
          ofOpinion: scratch.mentions[other].start..<scratch.mentions[other].end,
          from: mention.start, to: mention.end, language: language)
        if distance < best {
          best = distance
          nearest = other
        }
      }
      if nearest >= 0 { scratch.mentions[index].share(scratch.mentions[nearest]) }
    }
  }

  // MARK: - Between clauses

  /// A clause that only lists themes shares what the next clause says of its first theme.
  func shareWithLists(_ text: borrowing SegmentedText, _ scratch: inout TagScratch) {
    var next = scratch.mentions.count - 1
    while next > 0 {
      let clause = scratch.mentions[next].clause
      var start = next
      while start > 0, scratch.mentions[start - 1].clause == clause { start -= 1 }
      if start > 0, scratch.mentions[start].hasOpinion,
        scratch.mentions[start - 1].clause == clause - 1,
        isList(text, Int(clause - 1), before: start, scratch)
      {
        var index = start - 1
        while index >= 0, scratch.mentions[index].clause == clause - 1 {
          scratch.mentions[index].share(scratch.mentions[start])
          index -= 1
        }
      }
      next = start - 1
    }
  }

  /// Whether a clause holds mentions without opinion and at most one word besides.
  private func isList(
    _ text: borrowing SegmentedText, _ clause: Int, before end: Int,
    _ scratch: borrowing TagScratch
  ) -> Bool {
    let range = scratch.clauses[clause]
    guard range.firstHit == range.endHit else { return false }
    var words = 0
    for token in Int(range.start)..<Int(range.end) where text.tokens[token].kind == .word {
      words += 1
    }
    var index = end - 1
    while index >= 0, scratch.mentions[index].clause == Int32(clause) {
      if scratch.mentions[index].hasOpinion { return false }
      words -= Int(scratch.mentions[index].end - scratch.mentions[index].start)
      index -= 1
    }
    return words <= 1
  }

  /// A mention without opinion takes those of a neighbouring clause without theme.
  func borrowOpinions(_ scratch: inout TagScratch) {
    for mention in scratch.mentions { scratch.clauses[Int(mention.clause)].hasTheme = true }
    for index in scratch.mentions.indices where !scratch.mentions[index].hasOpinion {
      let clause = scratch.mentions[index].clause
      for step: Int32 in [1, -1] {
        let neighbour = Int(clause + step)
        guard neighbour >= 0, neighbour < scratch.clauses.count,
          !scratch.clauses[neighbour].hasTheme,
          !scratch.clauses[Int(max(clause, clause + step))].opensContrast,
          step > 0 || !turnsTopic(to: scratch.mentions[index], scratch)
        else { continue }
        let hits =
          Int(scratch.clauses[neighbour].firstHit)..<Int(scratch.clauses[neighbour].endHit)
        if hits.isEmpty { continue }
        for hit in hits { scratch.mentions[index].add(scratch.hits[hit]) }
        break
      }
    }
  }

  /// Adds the opinion that a contrast implies for themes of which nothing else is said.
  func contrastUnsaid(_ scratch: inout TagScratch) {
    guard scratch.clauses.count > 1, scratch.mentions.contains(where: { !$0.hasOpinion }) else {
      return
    }
    for hit in scratch.hits { scratch.clauses[Int(hit.clause)].net += hit.weightInClause }
    for hit in scratch.themeHits { scratch.clauses[Int(hit.clause)].net += hit.weightInClause }
    for index in scratch.mentions.indices where !scratch.mentions[index].hasOpinion {
      let mention = scratch.mentions[index]
      let clause = scratch.clauses[Int(mention.clause)]
      guard clause.net == 0, !clause.isQuestion, !taxonomy.isGeneral(mention.theme),
        clause.opensContrast || turnsTopic(to: mention, scratch),
        let before = scratch.clauses[..<Int(mention.clause)].last(where: { $0.net != 0 })
      else { continue }
      let hit = OpinionHit(
        start: mention.start, end: mention.end, scopeStart: mention.start,
        scopeEnd: mention.end, clause: mention.clause, layer: .theme,
        base: before.net > 0 ? -Self.contrastWeight : Self.contrastWeight,
        contrast: clause.factor)
      scratch.themeHits.append(hit)
      scratch.mentions[index].add(hit)
    }
  }

  /// Whether a word beside the mention, or at the head of its clause, sets it against what was said
  /// before.
  private func turnsTopic(to mention: MentionCandidate, _ scratch: borrowing TagScratch) -> Bool {
    let start = scratch.clauses[Int(mention.clause)].start
    return scratch.atoms.contains {
      $0.atom == topicTurn && $0.clause == mention.clause
        && ($0.start <= start + 1 && $0.end <= mention.start
          || $0.start >= mention.end && $0.start <= mention.end + Self.turnReach)
    }
  }
}
