import VerbatimSegmentation

/// What the clauses beside a theme's say of it.
///
/// - A clause that only lists themes shares the opinions on the first theme of the next.
/// - A mention without opinion takes those of the next clause, or else the one before, when no theme
///   stands there: "Về giao hàng: rất tệ." A contrast between the two keeps it from that.
/// - A theme without opinion behind a contrast is the opposite of what stands before: "phòng đẹp,
///   mỗi tội wifi lúc có lúc không". Words that only turn to another topic ("X thì", "ส่วน X", "as for X")
///   say so too where no opinion follows, and keep the theme from the opinions before them.
extension ThemeTagger {
  /// What a theme weighs of which a contrast says all.
  private static let contrastWeight = 1.0
  /// How many words may stand between a theme and the word that turns to it.
  private static let turnReach: Int32 = 1

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
