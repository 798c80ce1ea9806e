import VerbatimLexicon
import VerbatimSegmentation

/// What is said of something that is not so.
///
/// - A limit takes back the praise before it: "great, when it works".
/// - What was promised, hoped for or expected is neither praise nor complaint: "had hoped for a quiet
///   room". Where what follows says the opposite, or opens a contrast and says nothing, it is turned:
///   "thought it would be awful but it wasn't".
/// - What a wish compares with is missing: "I wish the staff were friendlier".
/// - What was so and is no more counts for little: "used to be slow but now it's fast".
/// - What is better elsewhere is missing here; a fault that is mended is none; thanks for a complaint
///   are irony.
/// - A short comment that only compares is a wish: "friendlier staff".
struct Unreality: Sendable {
  /// What an expectation keeps that turned out wrong.
  static let turned = -0.5
  /// What praise keeps that a wish compares with.
  static let wished = -0.35
  /// How many words may stand before a limit at the head of its clause.
  private static let headReach: Int32 = 3

  /// How far from a comparative the opinion may stand that it compares.
  private static let comparativeReach: Int32 = 2

  /// A comment of so many words says little else than its comparison.
  private static let fewWords = 8

  /// The atom of words that join, −1 when no concept has them.
  private let conjunction: Int32

  init(concepts: [String]) {
    conjunction = Int32(concepts.firstIndex(of: "and") ?? -1)
  }

  func mark(_ text: borrowing SegmentedText, _ scratch: inout TagScratch) {
    if text.wordCount <= Self.fewWords, !scratch.isPraiseAsked { wishBarely(text, &scratch) }
    for index in scratch.clauses.indices {
      let clause = scratch.clauses[index]
      if clause.wish >= 0 { compare(&scratch, index) }
      if index > 0 { endBefore(&scratch, index) }
      if clause.turnedBy >= 0 { turn(text, &scratch, index) }
      guard clause.turn >= 0 else { continue }
      let term = scratch.terms[Int(clause.turn)]
      if term.isOperator(.past) {
        end(&scratch, index, term)
      } else if term.isOperator(.limit) {
        limit(text, &scratch, index, term)
      } else {
        expect(&scratch, index, term)
      }
    }
  }

  /// The praise before a limit: in its clause or, when it stands at the head of one without praise,
  /// in the clause before. Praise behind it counts by half.
  private func limit(
    _ text: borrowing SegmentedText, _ scratch: inout TagScratch, _ index: Int, _ term: TermMatch
  ) {
    let clause = scratch.clauses[index]
    scratch.clauses[index].praiseFactor *= 0.5
    if said(in: index, clause.start..<term.start, scratch) > 0 {
      set(&scratch, index, clause.start..<term.start, term.factor, 1)
    } else if index > 0, term.start <= clause.start + Self.headReach,
      !isNewSentence(text, clause.start),
      said(in: index, clause.start..<clause.end, scratch) <= 0
    {
      let before = scratch.clauses[index - 1]
      guard before.turn < 0, said(in: index - 1, before.start..<before.end, scratch) > 0 else {
        return
      }
      set(&scratch, index - 1, before.start..<before.end, term.factor, 1)
    }
  }

  /// Whether a sentence ends before a token, by anything but dots in a row.
  private func isNewSentence(_ text: borrowing SegmentedText, _ start: Int32) -> Bool {
    let last = text.tokens[Int(start) - 1]
    guard last.kind == .punctuation, last.formEnd - last.formStart == 1,
      start < 2 || text.tokens[Int(start) - 2].kind != .punctuation
    else { return false }
    switch text.forms[Int(last.formStart)] {
    case 0x2E, 0x21, 0x3F: return true
    default: return false
    }
  }

  private func expect(_ scratch: inout TagScratch, _ index: Int, _ term: TermMatch) {
    let clause = scratch.clauses[index]
    // A term may reach into the next clause.
    let tokens = term.end..<max(term.end, clause.end)
    let expected = said(in: index, tokens, scratch)
    // A promise is of something good, so that complaint beside it is of what is.
    let isPromise = term.factor <= 0
    var praise = isPromise ? term.factor : 0
    var complaint = isPromise ? 1 : term.factor
    if index + 1 < scratch.clauses.count {
      let next = scratch.clauses[index + 1]
      let found = said(in: index + 1, next.start..<next.end, scratch)
      if !next.opensContrast, found >= 0, isJoined(next, scratch) { return }
      let isSilent = found == 0 && (next.opensContrast || isDenied(next.start..<next.end, scratch))
      if expected > 0, isSilent { praise = Self.turned }
      if expected < 0, !isPromise, isSilent || found > 0 { complaint = Self.turned }
    }
    set(&scratch, index, tokens, praise, complaint)
  }

  /// A promise is kept where an account goes on without a negator: "promised a refund and sent it".
  private func isJoined(_ clause: ClausePolarity, _ scratch: borrowing TagScratch) -> Bool {
    !isDenied(clause.start..<clause.end, scratch)
      && scratch.atoms.contains { $0.atom == conjunction && $0.start == clause.start }
  }

  func isDenied(_ tokens: Range<Int32>, _ scratch: borrowing TagScratch) -> Bool {
    scratch.terms[
      scratch.firstTerm(at: tokens.lowerBound)..<scratch.firstTerm(at: tokens.upperBound)
    ].contains { $0.isOperator(.negator) }
  }

  private func compare(_ scratch: inout TagScratch, _ index: Int) {
    let clause = scratch.clauses[index]
    let wish = scratch.terms[Int(clause.wish)]
    var start = Int32.max
    var end: Int32 = 0
    for term in scratch.terms[Int(clause.wish)..<scratch.firstTerm(at: clause.end)]
    where term.isOperator(.comparative) {
      start = min(start, term.start - Self.comparativeReach)
      end = max(end, term.end + Self.comparativeReach)
    }
    // "Nothing could be better."
    if end == 0 || clause.isQuestion || isDenied(clause.start..<wish.start, scratch) { return }
    // A word that wishes and compares stands behind what it is about: "สะอาดกว่านี้".
    let isOneWord = start == wish.start - Self.comparativeReach
    let floor = isOneWord ? clause.start : wish.end
    let first = max(start, floor)
    let tokens = first..<max(first, min(end, clause.end))
    if clause.suggestion < 0 {
      guard said(in: index, tokens, scratch) > 0 else { return }
      scratch.clauses[index].suggestion = clause.wish
    }
    set(&scratch, index, tokens, Self.wished, ClauseMood.complaintShare)
  }

  func set(
    _ scratch: inout TagScratch, _ index: Int, _ tokens: Range<Int32>, _ praise: Double,
    _ complaint: Double
  ) {
    scratch.clauses[index].unrealStart = tokens.lowerBound
    scratch.clauses[index].unrealEnd = tokens.upperBound
    scratch.clauses[index].unrealPraise = praise
    scratch.clauses[index].unrealComplaint = complaint
  }

  /// What the opinions of a clause that begin among some of its tokens add up to.
  func said(
    in clause: Int, _ tokens: Range<Int32>, _ scratch: borrowing TagScratch
  ) -> Double {
    var sum = 0.0
    let range = scratch.clauses[clause]
    for index in Int(range.firstHit)..<Int(range.endHit)
    where tokens.contains(scratch.hits[index].start) {
      sum += scratch.hits[index].weightAsSaid
    }
    return sum
  }
}
