import VerbatimLexicon

/// Contrast, concession, condition, question and suggestion: what bears on a clause as a whole.
///
/// - A clause that a contrast word opens ("nhưng", "แต่", "but") weighs more, the ones before it in
///   the same comment less; a concession ("tuy", "although") weighs less.
/// - A condition or wish ("nếu", "ถ้า", "if", "hope") and a suggestion ("nên", "ควร", "should") make
///   praise count little, since they praise what is not so; complaint keeps most of its weight.
/// - A question dampens both.
/// - Limits and expectations are noted here and read by `Unreality`.
enum ClauseMood {
  /// What the clauses before a contrast keep of their weight.
  static let beforeContrast = 0.6
  /// What complaint keeps in a condition, suggestion or question.
  static let complaintShare = 0.7
  /// A condition that leaves praise more than this is hardly a wish.
  static let wishFactor = 0.3
  /// How much a bare suggestion counts as complaint.
  static let suggestionWeight = -0.8

  static func apply(
    to clauses: inout [ClausePolarity], _ terms: [TermMatch], questionMarks: [Int32]
  ) {
    var term = 0
    var mark = 0
    for index in clauses.indices {
      let end = clauses[index].end
      while term < terms.count, terms[term].start < end {
        let record = terms[term].record
        let factor = Double(record.value) / 1000
        if record.kind == .operator {
          switch OperatorRole(rawValue: record.role) {
          case .contrast where terms[term].start <= clauses[index].start + 1:
            clauses[index].factor *= factor
            if factor > 1 { clauses[index].opensContrast = true }
          case .condition:
            clauses[index].praiseFactor *= factor
            if clauses[index].wish < 0, factor <= Self.wishFactor {
              clauses[index].wish = Int32(truncatingIfNeeded: term)
            }
          case .suggestion where !isDenied(term, terms):
            clauses[index].praiseFactor *= factor
            if clauses[index].suggestion < 0 {
              clauses[index].suggestion = Int32(truncatingIfNeeded: term)
            }
            if clauses[index].wish < 0 { clauses[index].wish = Int32(truncatingIfNeeded: term) }
          case .limit, .expectation, .past:
            let turn = Int(clauses[index].turn)
            // What was is said by so many words that others go before them.
            if turn < 0 || terms[turn].isOperator(.past) && !terms[term].isOperator(.past) {
              clauses[index].turn = Int32(truncatingIfNeeded: term)
            }
          case .present:
            if clauses[index].present < 0 {
              clauses[index].present = Int32(truncatingIfNeeded: term)
            }
          case .rival, .mended, .thanks:
            if clauses[index].turnedBy < 0 {
              clauses[index].turnedBy = Int32(truncatingIfNeeded: term)
            }
          case .question:
            clauses[index].praiseFactor *= factor
            clauses[index].isQuestion = true
          default: break
          }
        }
        term += 1
      }
      if mark < questionMarks.count, questionMarks[mark] < end {
        clauses[index].isQuestion = true
        clauses[index].praiseFactor *= 0.6
        while mark < questionMarks.count, questionMarks[mark] < end { mark += 1 }
      }
    }
    // Each contrast weakens all clauses before it.
    var later = 1.0
    for index in clauses.indices.reversed() {
      clauses[index].factor *= later
      if clauses[index].opensContrast { later *= beforeContrast }
    }
  }

  /// Whether a negator stands directly before: "no suggestions" suggests nothing.
  private static func isDenied(_ term: Int, _ terms: borrowing [TermMatch]) -> Bool {
    term > 0 && terms[term - 1].isOperator(.negator) && terms[term - 1].end == terms[term].start
  }
}
