import VerbatimLexicon
import VerbatimSegmentation

/// A theme found in one clause, before mentions of the same theme are joined.
struct MentionCandidate: Sendable {
  var theme: Int
  var start: Int32
  var end: Int32
  var clause: Int32
  /// Index of the term atom, or −1 − index of the rule text in `ruleTexts`.
  var source: EvidenceSource
  var balance = Balance()
  /// First and last token of the opinions that were given to it.
  var opinionStart: Int32 = .max
  var opinionEnd: Int32 = 0
  var isDropped = false
}

enum EvidenceSource: Sendable {
  case term(atom: Int32)
  case rule(atom: Int32, index: Int)
}

/// Finds the themes of each clause by terms and rules, keeps the most specific, and gives every
/// opinion of the clause to the theme it stands nearest to.
struct ThemeTagger: Sendable {
  let taxonomy: CompiledTaxonomy
  let conceptCount: Int

  func tag(_ text: borrowing SegmentedText, _ scratch: inout TagScratch) {
    scratch.mentions.removeAll(keepingCapacity: true)
    guard !scratch.atoms.isEmpty else { return }
    var first = 0
    while first < scratch.atoms.count {
      let clause = scratch.atoms[first].clause
      var end = first + 1
      while end < scratch.atoms.count, scratch.atoms[end].clause == clause { end += 1 }
      let firstMention = scratch.mentions.count
      for index in first..<end { addCandidates(&scratch, index, first..<end) }
      exclude(&scratch, atoms: first..<end, from: firstMention)
      keepMostSpecific(&scratch.mentions, from: firstMention)
      assignOpinions(text, &scratch, Int(clause), from: firstMention)
      first = end
    }
    borrowOpinions(&scratch)
  }

  // MARK: - Candidates

  private func addCandidates(_ scratch: inout TagScratch, _ index: Int, _ clause: Range<Int>) {
    let match = scratch.atoms[index]
    let role = taxonomy.roles[Int(match.atom)]
    if role.theme >= 0 {
      scratch.mentions.append(
        MentionCandidate(
          theme: Int(role.theme), start: match.start, end: match.end, clause: match.clause,
          source: .term(atom: match.atom)))
    }
    guard role.hasRules else { return }
    let rules = taxonomy.rulesByAtom[Int(match.atom)]
    for ruleIndex in rules.indices {
      guard let range = matches(rules[ruleIndex], scratch.atoms, index, clause) else { continue }
      scratch.mentions.append(
        MentionCandidate(
          theme: rules[ruleIndex].theme, start: range.start, end: range.end, clause: match.clause,
          source: .rule(atom: match.atom, index: ruleIndex)))
    }
  }

  /// The tokens that a rule spans when its first operand is the atom at `index`.
  private func matches(
    _ rule: CompiledTaxonomy.Rule, _ atoms: [AtomMatch], _ index: Int, _ clause: Range<Int>
  ) -> (start: Int32, end: Int32)? {
    var start = atoms[index].start
    var end = atoms[index].end
    for (connective, atom) in rule.rest {
      var found: AtomMatch?
      var distance = Int32.max
      for other in clause where atoms[other].atom == atom && other != index {
        let gap = max(0, max(atoms[other].start - end, start - atoms[other].end))
        if gap < distance {
          distance = gap
          found = atoms[other]
        }
      }
      switch connective {
      case .not:
        if found != nil { return nil }
      case .with:
        guard let found else { return nil }
        start = min(start, found.start)
        end = max(end, found.end)
      case .near(let reach):
        guard let found, distance <= Int32(reach) else { return nil }
        start = min(start, found.start)
        end = max(end, found.end)
      }
    }
    return (start, end)
  }

  /// Terms of a theme that lie in one of its exclusion phrases do not count.
  private func exclude(_ scratch: inout TagScratch, atoms: Range<Int>, from first: Int) {
    guard first < scratch.mentions.count else { return }
    for index in atoms where taxonomy.roles[Int(scratch.atoms[index].atom)].isExclusion {
      let match = scratch.atoms[index]
      guard case .exclusion(let theme) = taxonomy.atoms[Int(match.atom) - conceptCount] else {
        continue
      }
      for index in first..<scratch.mentions.count {
        let mention = scratch.mentions[index]
        if mention.start < match.end, match.start < mention.end,
          mention.theme == theme || taxonomy.ancestors[mention.theme].contains(theme)
        {
          scratch.mentions[index].isDropped = true
        }
      }
    }
    removeDropped(&scratch.mentions, from: first)
  }

  /// Removes what was dropped of one clause, without touching the clauses before.
  private func removeDropped(_ mentions: inout [MentionCandidate], from first: Int) {
    var kept = first
    for index in first..<mentions.count where !mentions[index].isDropped {
      if kept != index { mentions[kept] = mentions[index] }
      kept += 1
    }
    mentions.removeLast(mentions.count - kept)
  }

  /// Drops a theme where one of its sub-themes stands in the same clause, and repeated finds.
  private func keepMostSpecific(_ mentions: inout [MentionCandidate], from first: Int) {
    guard mentions.count - first > 1 else { return }
    for index in first..<mentions.count {
      for other in first..<mentions.count where other != index && !mentions[other].isDropped {
        if taxonomy.ancestors[mentions[other].theme].contains(mentions[index].theme) {
          mentions[index].isDropped = true
        } else if mentions[other].theme == mentions[index].theme, !mentions[index].isDropped {
          // The wider evidence of the same theme stays; of equal ones the first.
          let width = mentions[index].end - mentions[index].start
          let otherWidth = mentions[other].end - mentions[other].start
          if otherWidth > width || otherWidth == width && other < index {
            mentions[index].isDropped = true
          }
        }
      }
    }
    removeDropped(&mentions, from: first)
  }

  // MARK: - Opinions

  /// Gives each opinion of the clause to the nearest theme mention.
  private func assignOpinions(
    _ text: borrowing SegmentedText, _ scratch: inout TagScratch, _ clause: Int, from first: Int
  ) {
    guard first < scratch.mentions.count, clause < scratch.clauses.count else { return }
    let hits = Int(scratch.clauses[clause].firstHit)..<Int(scratch.clauses[clause].endHit)
    for index in hits {
      let hit = scratch.hits[index]
      let language = text.tokens[Int(hit.start)].language
      var nearest = first
      var best = Int32.max
      for mention in first..<scratch.mentions.count {
        let distance = distance(hit, scratch.mentions[mention], language: language)
        if distance < best {
          best = distance
          nearest = mention
        }
      }
      give(hit, to: &scratch.mentions[nearest])
    }
  }

  private func give(_ hit: OpinionHit, to mention: inout MentionCandidate) {
    mention.balance.add(hit)
    mention.opinionStart = min(mention.opinionStart, hit.scopeStart)
    mention.opinionEnd = max(mention.opinionEnd, hit.scopeEnd)
  }

  /// Words between an opinion and a theme, doubled so that ties can be decided: in Vietnamese and
  /// Thai an opinion follows its theme; in English an adjective directly before its noun comes first.
  private func distance(
    _ hit: OpinionHit, _ mention: MentionCandidate, language: Language
  ) -> Int32 {
    if hit.start < mention.end, mention.start < hit.end { return -1 }
    if hit.start >= mention.end { return (hit.start - mention.end) * 2 + 1 }
    let gap = (mention.start - hit.end) * 2
    return language == .english && gap == 0 ? gap : gap + 2
  }

  /// A mention without opinion takes those of the next clause, or else the one before, when no theme
  /// stands there: "Về giao hàng: rất tệ."
  private func borrowOpinions(_ scratch: inout TagScratch) {
    for mention in scratch.mentions { scratch.clauses[Int(mention.clause)].hasTheme = true }
    for index in scratch.mentions.indices where scratch.mentions[index].opinionEnd == 0 {
      let clause = scratch.mentions[index].clause
      for neighbour in [clause + 1, clause - 1] {
        guard neighbour >= 0, Int(neighbour) < scratch.clauses.count,
          !scratch.clauses[Int(neighbour)].hasTheme
        else { continue }
        let hits =
          Int(
            scratch.clauses[Int(neighbour)].firstHit)..<Int(
            scratch.clauses[Int(neighbour)].endHit)
        if hits.isEmpty { continue }
        for hit in hits { give(scratch.hits[hit], to: &scratch.mentions[index]) }
        break
      }
    }
  }
}
