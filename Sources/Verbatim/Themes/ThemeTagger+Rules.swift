import VerbatimLexicon
import VerbatimSegmentation

extension ThemeTagger {
  /// The mention that a rule makes when its first operand is the atom at `index`.
  func mention(
    by number: Int32, from index: Int, in clause: Range<Int>, _ text: borrowing SegmentedText,
    _ scratch: borrowing TagScratch
  ) -> MentionCandidate? {
    let rule = taxonomy.rules[Int(number)]
    var start = scratch.atoms[index].start
    var end = scratch.atoms[index].end
    var tail = scratch.atoms[index]
    var taken = InlineArray<6, Int32>(repeating: Int32(truncatingIfNeeded: index))
    let parts = taxonomy.ruleParts.span
    guard holds(parts[Int(rule.start)].condition, scratch.atoms[index], text, scratch) else {
      return nil
    }
    for operand in Int(rule.start) + 1..<Int(rule.end) {
      let part = parts[operand]
      // The occurrence that is nearest to what is matched so far.
      var nearest: AtomMatch?
      var nearestPlace: Int32 = -1
      var distance = Int32.max
      for place in clause where place != index {
        let other = scratch.atoms[place]
        guard other.atom == part.atom else { continue }
        if part.connective != .not, overlaps(other, taken, scratch) { continue }
        let gap = max(0, max(other.start - end, start - other.end))
        guard gap < distance, holds(part.condition, other, text, scratch) else { continue }
        distance = gap
        nearest = other
        nearestPlace = Int32(truncatingIfNeeded: place)
      }
      switch part.connective {
      case .not:
        if nearest != nil { return nil }
        continue
      case .near: if distance > Int32(part.reach) { return nil }
      case .with: break
      }
      guard let nearest else { return nil }
      start = min(start, nearest.start)
      end = max(end, nearest.end)
      tail = nearest
      taken[(operand - Int(rule.start)) % taken.count] = nearestPlace
    }
    var mention = MentionCandidate(
      theme: Int(rule.theme), start: start, end: end, clause: scratch.atoms[index].clause,
      source: .rule(number), polarity: rule.polarity)
    mention.headStart = scratch.atoms[index].start
    mention.headEnd = scratch.atoms[index].end
    mention.tailStart = tail.start
    mention.tailEnd = tail.end
    return mention
  }

  /// Whether an operand shares a word with one that is matched: "nghe NEAR/6 "không nghe"" needs
  /// two words "nghe".
  private func overlaps(
    _ match: AtomMatch, _ taken: InlineArray<6, Int32>, _ scratch: borrowing TagScratch
  ) -> Bool {
    for place in taken.indices {
      let other = scratch.atoms[Int(taken[place])]
      if match.start < other.end, other.start < match.end { return true }
    }
    return false
  }

  private func holds(
    _ condition: ThemeRule.Condition, _ match: AtomMatch, _ text: borrowing SegmentedText,
    _ scratch: borrowing TagScratch
  ) -> Bool {
    if condition.rawValue == 0 { return true }
    if condition.contains(.negated), !isNegated(match, scratch) { return false }
    if condition.contains(.affirmed), isNegated(match, scratch) { return false }
    if condition.contains(.positive) || condition.contains(.negative) {
      let opinion = nearestOpinion(to: match, text, scratch)
      if condition.contains(.positive), opinion <= 0 { return false }
      if condition.contains(.negative), opinion >= 0 { return false }
    }
    return true
  }

  /// Whether a negator of the clause reaches the match, as it would reach an opinion.
  private func isNegated(_ match: AtomMatch, _ scratch: borrowing TagScratch) -> Bool {
    let floor = scratch.clauses[Int(match.clause)].start
    var index = scratch.firstTerm(at: match.start) - 1
    while index >= 0 {
      let term = scratch.terms[index]
      guard term.start >= floor, term.end + Negation.reach >= match.start else { return false }
      if isNegator(term) { return true }
      index -= 1
    }
    return false
  }

  private func nearestOpinion(
    to match: AtomMatch, _ text: borrowing SegmentedText, _ scratch: borrowing TagScratch
  ) -> Double {
    let clause = scratch.clauses[Int(match.clause)]
    var best = Int32.max
    var weight = 0.0
    for index in Int(clause.firstHit)..<Int(clause.endHit) {
      let hit = scratch.hits[index]
      let distance = distance(
        ofOpinion: hit.start..<hit.end, from: match.start, to: match.end,
        language: text.tokens[Int(hit.start)].language)
      if distance < best {
        best = distance
        weight = hit.weightInClause
      }
    }
    return weight
  }

  func isNegator(_ term: TermMatch) -> Bool {
    term.record.kind == .operator && OperatorRole(rawValue: term.record.role) == .negator
  }
}
