import VerbatimLexicon
import VerbatimSegmentation

/// What was so and is no more.
extension Unreality {
  /// What is left at most of what was, when what is now is the opposite.
  private static let bygone = 0.25
  /// How many clauses further on it may be said how it is now.
  private static let presentReach = 2

  /// Takes back what a clause says of the past where it, or one behind it, says how it is now.
  func end(_ scratch: inout TagScratch, _ index: Int, _ term: TermMatch) {
    let clause = scratch.clauses[index]
    guard clause.unrealEnd == 0, !clause.isQuestion else { return }
    let now = now(in: clause, after: term.end, scratch)
    let tokens = clause.start..<(now ?? clause.end)
    let was = said(in: index, tokens, scratch)
    guard was != 0 else { return }
    // Words that only place it in time say that it is over where it is said how it is now.
    let isOver = term.factor < 1
    let left = min(Self.bygone, term.factor)
    var isSaid = false
    if let now {
      let found = said(in: index, now..<clause.end, scratch)
      isSaid = found != 0
      if was * found < 0 { return set(&scratch, index, tokens, left, left) }
    }
    var next = index + 1
    while !isSaid, next < scratch.clauses.count, next <= index + Self.presentReach {
      let after = scratch.clauses[next]
      let found = said(in: next, after.start..<after.end, scratch)
      isSaid = found != 0
      if was * found < 0, isOver || now != nil || after.present >= 0 {
        return set(&scratch, index, tokens, left, left)
      }
      next += 1
    }
    // Behind an opinion the past is what it is compared with: "easier than it was".
    if isOver, !isSaid, term.start <= scratch.hits[Int(clause.firstHit)].start {
      set(&scratch, index, tokens, term.factor, term.factor)
    }
  }

  /// Takes back what a clause says where the next begins with now and says the opposite.
  func endBefore(_ scratch: inout TagScratch, _ index: Int) {
    let after = scratch.clauses[index]
    let clause = scratch.clauses[index - 1]
    guard after.present >= 0, clause.turn < 0, clause.unrealEnd == 0, !clause.isQuestion else {
      return
    }
    let now = scratch.terms[Int(after.present)]
    guard now.factor == 1, now.start <= after.start + 1 else { return }
    let tokens = clause.start..<clause.end
    let was = said(in: index - 1, tokens, scratch)
    if was * said(in: index, after.start..<after.end, scratch) < 0 {
      set(&scratch, index - 1, tokens, Self.bygone, Self.bygone)
    }
  }

  /// The token at which a clause says how it is now.
  private func now(
    in clause: ClausePolarity, after start: Int32, _ scratch: borrowing TagScratch
  ) -> Int32? {
    if clause.present < 0 { return nil }
    return scratch.terms[Int(clause.present)..<scratch.firstTerm(at: clause.end)]
      .first { $0.isOperator(.present) && $0.start >= start }?.start
  }
}
