import VerbatimLexicon
import VerbatimSegmentation

/// What was so and is no more.
extension Unreality {
  /// What is left at most of what was, when what is now is the opposite.
  private static let bygone = 0.25
  /// How many clauses further on it may be said how it is now.
  private static let presentReach = 2

  /// Takes back what a clause says of the past where it, or one behind it, says how it is now.
  ///
  /// - Parameter term: what says that the clause is about the past; without, the clause behind it
  ///   must begin with now.
  func end(_ scratch: inout TagScratch, _ index: Int, _ term: TermMatch?) {
    let clause = scratch.clauses[index]
    guard clause.unrealEnd == 0, !clause.isQuestion, clause.firstHit < clause.endHit else { return }
    let now = present(in: clause, after: term?.end ?? clause.start + 1, scratch)
    let tokens = clause.start..<(now?.start ?? clause.end)
    let was = said(in: index, tokens, scratch)
    guard was != 0 else { return }
    let isSure = (term?.factor ?? 1) < 1
    let left = min(Self.bygone, term?.factor ?? 1)
    var isSaid = false
    if let now {
      guard term != nil else { return }
      let found = said(in: index, now.start..<clause.end, scratch)
      isSaid = found != 0
      if was * found < 0 { return set(&scratch, index, tokens, left, left) }
    }
    var next = index + 1
    while !isSaid, next < scratch.clauses.count, next <= index + Self.presentReach {
      let after = scratch.clauses[next]
      let found = said(in: next, after.start..<after.end, scratch)
      isSaid = found != 0
      if was * found < 0, isSure || now != nil || opensNow(after, isNamed: term != nil, scratch) {
        return set(&scratch, index, tokens, left, left)
      }
      next += 1
    }
    if let term, isSure, !isSaid {
      set(&scratch, index, tokens, term.factor, term.factor)
    }
  }

  /// Whether a clause says at its head how it is now; words that may mean something else do so only
  /// behind what says that it was so once.
  private func opensNow(
    _ clause: ClausePolarity, isNamed: Bool, _ scratch: borrowing TagScratch
  ) -> Bool {
    guard let now = present(in: clause, after: clause.start, scratch) else { return false }
    return isNamed || now.factor == 1 && now.start <= clause.start + 1
  }

  private func present(
    in clause: ClausePolarity, after start: Int32, _ scratch: borrowing TagScratch
  ) -> TermMatch? {
    scratch.terms[scratch.firstTerm(at: start)..<scratch.firstTerm(at: clause.end)]
      .first { $0.isOperator(.present) }
  }
}
