import VerbatimLexicon
import VerbatimSegmentation

/// Finds the themes of each clause by terms and rules, keeps the most specific, and gives every
/// opinion of the clause to the theme that it is about.
///
/// Of several taxonomies each reads the comment as if it stood alone. What a later one would say of
/// words that an earlier one has used is left out, so that nothing is counted under two trees.
struct ThemeTagger: Sendable {
  let taxonomy: CompiledTaxonomy
  let lexicon: TermTables
  /// The atom of words that join two themes, −1 when no concept has them.
  let conjunction: Int32
  /// The atom of words that turn to another topic, −1 when no concept has them.
  let topicTurn: Int32

  init(taxonomy: CompiledTaxonomy, lexicon: TermTables) {
    self.taxonomy = taxonomy
    self.lexicon = lexicon
    let concepts = lexicon.concepts
    conjunction = Int32(concepts.firstIndex(of: "and") ?? -1)
    topicTurn = Int32(concepts.firstIndex(of: "as_for") ?? -1)
  }

  func tag(_ text: borrowing SegmentedText, _ scratch: inout TagScratch) {
    read(text, 0, &scratch)
    if taxonomy.taxonomyCount > 1 { addLaterTaxonomies(text, &scratch) }
  }

  /// Finds the mentions of the taxonomy in this place among those that were joined.
  func read(_ text: borrowing SegmentedText, _ number: Int, _ scratch: inout TagScratch) {
    scratch.mentions.empty()
    scratch.themeHits.empty()
    guard !scratch.atoms.isEmpty else { return }
    askForRules(scratch)
    var first = 0
    while first < scratch.atoms.count {
      let clause = scratch.atoms[first].clause
      var end = first + 1
      while end < scratch.atoms.count, scratch.atoms[end].clause == clause { end += 1 }
      let firstMention = scratch.mentions.count
      for index in first..<end { addCandidates(text, number, &scratch, index, first..<end) }
      if firstMention < scratch.mentions.count {
        exclude(&scratch, atoms: first..<end, from: firstMention)
        keepMostSpecific(&scratch.mentions, from: firstMention)
        giveWay(&scratch.mentions, from: firstMention)
        sort(&scratch.mentions, from: firstMention)
        coordinate(text, &scratch, atoms: first..<end, from: firstMention)
        assignOpinions(text, &scratch, Int(clause), from: firstMention)
        expectPolarity(text, &scratch, from: firstMention)
        denyWanted(text, &scratch, from: firstMention)
        sharePredicate(text, &scratch, from: firstMention)
      }
      first = end
    }
    shareWithLists(text, &scratch)
    borrowOpinions(&scratch)
    contrastUnsaid(&scratch)
    dropUnsaid(&scratch.mentions)
    for mention in scratch.mentions {
      if case .term(let atom) = mention.source { taxonomy.prefetchText(atom) }
    }
  }

  // MARK: - Candidates

  /// Asks for the rules that wait at the atoms of the text, which no near cache holds.
  private func askForRules(_ scratch: borrowing TagScratch) {
    let (rules, parts) = (taxonomy.rules.span, taxonomy.ruleParts.span)
    for match in scratch.atoms where taxonomy.roles[Int(match.atom)].hasRules {
      rules.prefetch(Int(taxonomy.ruleStarts[Int(match.atom)]))
    }
    for match in scratch.atoms where taxonomy.roles[Int(match.atom)].hasRules {
      parts.prefetch(Int(rules[Int(taxonomy.ruleStarts[Int(match.atom)])].start))
    }
  }

  private func addCandidates(
    _ text: borrowing SegmentedText, _ number: Int, _ scratch: inout TagScratch, _ index: Int,
    _ clause: Range<Int>
  ) {
    let match = scratch.atoms[index]
    let role = taxonomy.roles[Int(match.atom)]
    switch role.kind {
    case .operand, .exclusion: break
    case .term, .hint:
      if Int(role.taxonomy) != number { break }
      taxonomy.prefetchPlaceOfText(match.atom)
      var mention = MentionCandidate(
        theme: Int(role.theme), start: match.start, end: match.end, clause: match.clause,
        source: .term(match.atom), polarity: role.polarity)
      if case .hint = role.kind { mention.isHint = true }
      scratch.mentions.append(mention)
    }
    // An atom's rules are tried once a clause.
    guard role.hasRules,
      !scratch.atoms[clause.lowerBound..<index].contains(where: { $0.atom == match.atom })
    else { return }
    let rules = taxonomy.ruleStarts[Int(match.atom)]..<taxonomy.ruleStarts[Int(match.atom) + 1]
    for index in rules {
      let rule = taxonomy.rules[Int(index)]
      guard Int(rule.taxonomy) == number else { continue }
      let anchor = taxonomy.ruleParts[Int(rule.start)]
      for place in clause where scratch.atoms[place].atom == anchor.atom {
        if let mention = mention(by: index, from: place, in: clause, text, scratch) {
          scratch.mentions.append(mention)
        }
      }
    }
  }

  /// Terms of a theme that lie in one of its exclusion phrases do not count.
  private func exclude(_ scratch: inout TagScratch, atoms: Range<Int>, from first: Int) {
    var hasDropped = false
    for index in atoms {
      let match = scratch.atoms[index]
      let role = taxonomy.roles[Int(match.atom)]
      guard case .exclusion = role.kind else { continue }
      let theme = Int(role.theme)
      for index in first..<scratch.mentions.count {
        let mention = scratch.mentions[index]
        let isWider =
          mention.start <= match.start && match.end <= mention.end
          && mention.end - mention.start > match.end - match.start
        if mention.start < match.end, match.start < mention.end, !isWider,
          mention.theme == theme || taxonomy.isAncestor(theme, of: mention.theme)
        {
          scratch.mentions[index].isDropped = true
          hasDropped = true
        }
      }
    }
    if hasDropped { removeDropped(&scratch.mentions, from: first) }
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
        if taxonomy.isAncestor(mentions[index].theme, of: mentions[other].theme)
          || mentions[other].covers(mentions[index])
            && !taxonomy.isAncestor(mentions[other].theme, of: mentions[index].theme)
        {
          mentions[index].isDropped = true
        } else if mentions[other].theme == mentions[index].theme, !mentions[index].isDropped,
          isBetter(mentions[other], other, than: mentions[index], index)
        {
          mentions[index].isDropped = true
        }
      }
    }
    removeDropped(&mentions, from: first)
  }

  /// Of two finds of one theme the one that says more stays: it has a polarity, or is wider, or is
  /// the first.
  private func isBetter(
    _ other: MentionCandidate, _ otherIndex: Int, than mention: MentionCandidate, _ index: Int
  ) -> Bool {
    if (other.polarity == 0) != (mention.polarity == 0) { return other.polarity != 0 }
    let width = mention.end - mention.start
    let otherWidth = other.end - other.start
    return otherWidth > width || otherWidth == width && otherIndex < index
  }

  /// A hint gives way to the nearest name of a theme from another branch, and leaves it what it
  /// says: "bác tài vui tính" speaks of the driver, "chuyển tiền tiện lợi" of the transfer.
  private func giveWay(_ mentions: inout [MentionCandidate], from first: Int) {
    var hasDropped = false
    for index in first..<mentions.count where mentions[index].isHint {
      let hint = mentions[index]
      var nearest = -1
      var best = Int32.max
      for other in first..<mentions.count where other != index {
        let name = mentions[other]
        let distance = max(name.start - hint.end, hint.start - name.end)
        if name.isHint || name.polarity != 0 || distance >= best { continue }
        best = distance
        nearest = other
      }
      guard nearest >= 0, !taxonomy.isGeneral(mentions[nearest].theme),
        mentions[nearest].theme != hint.theme
      else { continue }
      mentions[nearest].polarity = hint.polarity
      mentions[index].isDropped = true
      hasDropped = true
    }
    if hasDropped { removeDropped(&mentions, from: first) }
  }

  /// A hint of which nothing is said is dropped, and a general theme beside others.
  private func dropUnsaid(_ mentions: inout [MentionCandidate]) {
    for index in mentions.indices where mentions[index].isHint && !mentions[index].hasOpinion {
      mentions[index].isDropped = true
    }
    removeDropped(&mentions, from: 0)
    guard mentions.count > 1 else { return }
    let theme = mentions[0].theme
    guard mentions.contains(where: { $0.theme != theme }) else { return }
    for index in mentions.indices
    where !mentions[index].hasOpinion && taxonomy.isGeneral(mentions[index].theme) {
      let theme = mentions[index].theme
      mentions[index].isDropped = !mentions.contains { $0.theme == theme && $0.hasOpinion }
    }
    // Of several themes without a word on any, the first stays.
    if mentions.allSatisfy(\.isDropped) { mentions[0].isDropped = false }
    removeDropped(&mentions, from: 0)
  }

  /// Insertion sort by place: a clause has few mentions.
  func sort(_ mentions: inout [MentionCandidate], from first: Int) {
    for index in first..<mentions.count {
      var place = index
      while place > first, mentions[place].start < mentions[place - 1].start {
        mentions.swapAt(place, place - 1)
        place -= 1
      }
    }
  }
}
