import VerbatimLexicon
import VerbatimSegmentation

/// What is elsewhere, what is mended, and thanks that are none.
extension Unreality {
  /// What praise of another place keeps.
  private static let elsewhere = -0.8
  /// What a fault keeps that its clause, or the next, says is mended.
  private static let mended = -0.3
  /// How many words the fault may reach behind the word that mends it.
  private static let faultReach: Int32 = 4
  /// What thanks keep that are irony.
  private static let irony = -2.0
  /// How far behind thanks that are irony the complaint begins at most, and what it weighs at least.
  private static let ironyReach: Int32 = 5
  private static let ironyWeight = -1.2

  /// Reads the clause's rival, mended fault or thanks.
  func turn(_ text: borrowing SegmentedText, _ scratch: inout TagScratch, _ index: Int) {
    let clause = scratch.clauses[index]
    guard clause.unrealEnd == 0, !clause.isQuestion else { return }
    let term = scratch.terms[Int(clause.turnedBy)]
    if term.isOperator(.rival) {
      compareElsewhere(&scratch, index, term)
    } else if let mended = first(.mended, in: clause, scratch) {
      // In English the fault follows: "they fixed the login bug".
      let isEnglish = text.tokens[Int(mended.start)].language == .english
      mend(&scratch, index, mended, reach: isEnglish ? Self.faultReach : 0)
    } else {
      doubtThanks(&scratch, index, term)
    }
  }

  private func first(
    _ role: OperatorRole, in clause: ClausePolarity, _ scratch: borrowing TagScratch
  ) -> TermMatch? {
    scratch.terms[scratch.firstTerm(at: clause.start)..<scratch.firstTerm(at: clause.end)]
      .first { $0.isOperator(role) }
  }

  /// "Other shops are cheaper", "cheaper on Amazon"; not "cheaper than other shops".
  private func compareElsewhere(_ scratch: inout TagScratch, _ index: Int, _ rival: TermMatch) {
    let clause = scratch.clauses[index]
    let isSubject = rival.factor == 1
    guard rival.factor > 0, !isSubject || rival.start <= clause.start + 1,
      !isDenied(clause.start..<clause.end, scratch),
      let comparative = first(.comparative, in: clause, scratch),
      isSubject ? comparative.start >= rival.end : comparative.end == rival.start
    else { return }
    set(&scratch, index, clause.start..<clause.end, Self.elsewhere, 1)
  }

  private func mend(
    _ scratch: inout TagScratch, _ index: Int, _ mended: TermMatch, reach: Int32
  ) {
    let clause = scratch.clauses[index]
    // "Khắc phục" by itself suggests.
    let suggests = clause.isSuggestion && scratch.terms[Int(clause.suggestion)].start < mended.start
    guard !suggests, clause.praiseFactor == 1 || clause.isSuggestion,
      !isDenied(clause.start..<mended.end, scratch)
    else { return }
    scratch.clauses[index].suggestion = -1
    scratch.clauses[index].praiseFactor = 1
    set(&scratch, index, clause.start..<min(clause.end, mended.end + reach), 1, Self.mended)
    guard index > 0, clause.opensContrast || clause.present >= 0 else { return }
    let before = scratch.clauses[index - 1]
    guard before.unrealEnd == 0, !before.isQuestion else { return }
    set(&scratch, index - 1, before.start..<before.end, 1, Self.mended)
  }

  private func doubtThanks(_ scratch: inout TagScratch, _ index: Int, _ thanks: TermMatch) {
    let clause = scratch.clauses[index]
    guard thanks.start <= clause.start + 1 else { return }
    var sum = 0.0
    for hit in scratch.hits[Int(clause.firstHit)..<Int(clause.endHit)] where hit.end > thanks.end {
      // Listed thanks may go on where the word of thanks ends: "cảm ơn shop".
      if hit.start < thanks.end { continue }
      guard hit.base < 0, hit.negation > 0, sum < 0 || hit.start <= thanks.end + Self.ironyReach
      else { return }
      sum += hit.weightAsSaid
    }
    guard sum <= Self.ironyWeight else { return }
    set(&scratch, index, thanks.start..<thanks.end, Self.irony, 1)
  }

  // MARK: - Bare wishes

  /// An English and a Vietnamese clause that wish without saying so have at most so many words.
  private static let bareWords: Int32 = 5
  private static let bareTokens: Int32 = 4

  /// Makes wishes of the clauses of a comment in which nothing is said but that something be more:
  /// "friendlier staff", "nhân viên thân thiện hơn".
  func wishBarely(_ text: borrowing SegmentedText, _ scratch: inout TagScratch) {
    guard scratch.terms.contains(where: { $0.isOperator(.comparative) }) else { return }
    for clause in scratch.clauses
    where clause.firstHit < clause.endHit && bareComparative(text, clause, scratch) == nil {
      return
    }
    for index in scratch.clauses.indices {
      let clause = scratch.clauses[index]
      guard let comparative = bareComparative(text, clause, scratch) else { continue }
      scratch.clauses[index].suggestion = Int32(truncatingIfNeeded: comparative)
      set(
        &scratch, index, clause.start..<clause.end, Self.wished, ClauseMood.complaintShare)
    }
  }

  /// The comparative with which an English clause begins and a Vietnamese one ends that says nothing
  /// else, and complains of nothing.
  private func bareComparative(
    _ text: borrowing SegmentedText, _ clause: ClausePolarity, _ scratch: borrowing TagScratch
  ) -> Int? {
    guard clause.wish < 0, clause.suggestion < 0, clause.turn < 0, clause.present < 0,
      clause.turnedBy < 0, !clause.isQuestion, !clause.opensContrast,
      scratch.hits[Int(clause.firstHit)..<Int(clause.endHit)].allSatisfy({ $0.base > 0 })
    else { return nil }
    var end = clause.end
    while end > clause.start, text.tokens[Int(end) - 1].kind == .punctuation { end -= 1 }
    guard 2...Self.bareWords ~= end - clause.start else { return nil }
    let range = scratch.firstTerm(at: clause.start)..<scratch.firstTerm(at: clause.end)
    for index in range where scratch.terms[index].isOperator(.comparative) {
      let term = scratch.terms[index]
      switch text.tokens[Int(term.start)].language {
      case .english
      where term.start == clause.start && term.end < end
        && text.tokens[Int(term.end)].kind == .word:
        return index
      // "Rẻ hơn" by itself says how it is.
      case .vietnamese where term.end == end && 2..<Self.bareTokens ~= term.start - clause.start:
        return index
      default: continue
      }
    }
    return nil
  }
}
