import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// A negator turns the opinions that follow it within a few words, up to the next opinion.
///
/// "không hài lòng", "ไม่อร่อย", "not worth it". A negator after its opinion at the end of a
/// question ("tốt không?") does not turn it; that is left to `ClauseMood`. "không ngon lắm" is less
/// than "không ngon": degree words after a negated opinion weaken it.
enum Negation {
  /// How many words a negator reaches.
  static let reach: Int32 = 3

  /// Applies the negators among `terms` to `hit`, whose nearest earlier opinion ends at `floor`. Those
  /// among the tokens of `saidAnyway` are part of what is said and turn nothing.
  static func apply(
    to hit: inout OpinionHit, _ terms: [TermMatch], before index: Int, floor: Int32,
    saidAnyway: Range<Int32> = 0..<0
  ) {
    var position = index - 1
    var reached = hit.start
    while position >= 0 {
      let term = terms[position]
      if term.end > hit.start {
        position -= 1
        continue
      }
      guard term.start >= floor, term.end + reach >= reached else { break }
      if term.record.kind == .operator {
        let role = OperatorRole(rawValue: term.record.role)
        if role == .negator, !saidAnyway.contains(term.start) {
          hit.negation *= Double(term.record.value) / 1000
          hit.scopeStart = min(hit.scopeStart, term.start)
          reached = term.start
        }
      }
      position -= 1
    }
  }
}
