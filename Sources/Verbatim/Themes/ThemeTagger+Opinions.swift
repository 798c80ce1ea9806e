import VerbatimLexicon
import VerbatimSegmentation

/// Which opinion of a clause is about which of its themes.
///
/// - An opinion belongs to the theme of its clause that stands nearest; in Vietnamese and Thai it
///   follows its theme, in English it may stand before.
/// - Themes that a conjunction joins, with no opinion between them, share the opinions around them:
///   "đồ ăn và phục vụ đều tệ".
/// - A theme without opinion shares that of a theme directly beside it whose own words are the opinion:
///   "phí thường niên cao chót vót", "OTP ส่งมาช้า".
extension ThemeTagger {
  /// How many words may stand between two themes that a conjunction joins.
  private static let conjunctionReach: Int32 = 4
  /// How far apart a theme and one that says how it is may stand: two words, in doubled words.
  private static let predicateReach: Int32 = 6

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
}
