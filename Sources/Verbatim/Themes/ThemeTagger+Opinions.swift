import VerbatimLexicon
import VerbatimSegmentation

/// Which opinion is about which theme.
///
/// - An opinion belongs to the theme of its clause that stands nearest; in Vietnamese and Thai it
///   follows its theme, in English it may stand before.
/// - Themes that a conjunction joins, with no opinion between them, share the opinions around them:
///   "đồ ăn và phục vụ đều tệ". A clause that only lists themes shares those of the next.
/// - A term that is praise or complaint by itself gives its mention an opinion, unless words of
///   opinion say so already, or say otherwise.
/// - A mention without opinion takes those of the next clause, or else the one before, when no theme
///   stands there: "Về giao hàng: rất tệ."
extension ThemeTagger {
  /// What a term that is praise or complaint by itself weighs.
  static let expectedWeight = 1.5
  /// How many words may stand between two themes that a conjunction joins.
  private static let conjunctionReach: Int32 = 4

  // MARK: - In a clause

  /// Marks neighbours that a conjunction joins and no opinion parts.
  func coordinate(
    _ text: borrowing SegmentedText, _ scratch: inout TagScratch, atoms: Range<Int>,
    from first: Int
  ) {
    guard scratch.mentions.count - first > 1 else { return }
    let clause = scratch.clauses[Int(scratch.mentions[first].clause)]
    for index in first..<scratch.mentions.count - 1 {
      let gap = scratch.mentions[index].end..<max(
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
    guard clause < scratch.clauses.count else { return }
    for index in Int(scratch.clauses[clause].firstHit)..<Int(scratch.clauses[clause].endHit) {
      let hit = scratch.hits[index]
      let language = text.tokens[Int(hit.start)].language
      var nearest = first
      var best = Int32.max
      for mention in first..<scratch.mentions.count {
        let candidate = scratch.mentions[mention]
        let distance = distance(
          hit, from: candidate.start, to: candidate.end, language: language)
        if distance < best {
          best = distance
          nearest = mention
        }
      }
      scratch.mentions[nearest].add(hit)
      var joined = nearest
      while joined > first, scratch.mentions[joined - 1].joinsNext {
        joined -= 1
        scratch.mentions[joined].add(hit)
      }
      joined = nearest
      while scratch.mentions[joined].joinsNext {
        joined += 1
        scratch.mentions[joined].add(hit)
      }
    }
  }

  /// Words between an opinion and the tokens of a theme, doubled so that ties can be decided: in
  /// Vietnamese and Thai an opinion follows its theme; in English an adjective directly before its
  /// noun comes first.
  func distance(
    _ hit: OpinionHit, from start: Int32, to end: Int32, language: Language
  ) -> Int32 {
    if hit.start < end, start < hit.end { return -1 }
    if hit.start >= end { return (hit.start - end) * 2 + 1 }
    let gap = (start - hit.end) * 2
    return language == .english && gap == 0 ? gap : gap + 2
  }

  /// Adds the opinion of terms and rules that are praise or complaint by themselves.
  func expectPolarity(
    _ text: borrowing SegmentedText, _ scratch: inout TagScratch, from first: Int
  ) {
    for index in first..<scratch.mentions.count where scratch.mentions[index].polarity != 0 {
      let mention = scratch.mentions[index]
      let clause = scratch.clauses[Int(mention.clause)]
      var hit = OpinionHit(
        start: mention.start, end: mention.end, scopeStart: mention.start,
        scopeEnd: mention.end, clause: mention.clause, layer: .theme,
        base: Double(mention.polarity) * Self.expectedWeight)
      Negation.apply(
        to: &hit, scratch.terms, before: firstTerm(at: mention.start, scratch),
        floor: SentimentScorer.afterPunctuation(text, before: mention.start, floor: clause.start))
      SentimentScorer.apply(clause, to: &hit)
      // Opinions within the words of the term say part of what the term says as a whole.
      guard mention.balance.net * hit.weight <= 0, !speaksOtherwise(mention, clause, scratch)
      else { continue }
      scratch.hits.append(hit)
      scratch.mentions[index].add(hit)
    }
  }

  /// Whether opinions outside the term's own words were given to it.
  private func speaksOtherwise(
    _ mention: MentionCandidate, _ clause: ClausePolarity, _ scratch: borrowing TagScratch
  ) -> Bool {
    guard mention.hasOpinion else { return false }
    return mention.opinionStart < mention.start || mention.opinionEnd > mention.end
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
          !scratch.clauses[neighbour].hasTheme
        else { continue }
        let hits =
          Int(scratch.clauses[neighbour].firstHit)..<Int(scratch.clauses[neighbour].endHit)
        if hits.isEmpty { continue }
        for hit in hits { scratch.mentions[index].add(scratch.hits[hit]) }
        break
      }
    }
  }
}
