import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// Degree words raise or lower the opinion beside them: "rất tốt", "อร่อยมาก", "slightly slow".
///
/// In English they stand before the opinion; in Vietnamese and Thai before or after.
enum Degree {
  /// How far a degree word may stand from its opinion, in words.
  static let reach: Int32 = 1

  static func apply(
    to hit: inout OpinionHit, _ terms: [TermMatch], at index: Int, floor: Int32, ceiling: Int32,
    language: Language
  ) {
    var position = index - 1
    while position >= 0 {
      let term = terms[position]
      if term.end > hit.start {
        position -= 1
        continue
      }
      guard term.start >= floor, term.end + reach >= hit.scopeStart || term.end + reach >= hit.start
      else { break }
      if let factor = factor(term) {
        hit.degree *= factor
        hit.scopeStart = min(hit.scopeStart, term.start)
      }
      position -= 1
    }
    guard language != .english else { return }
    position = index + 1
    while position < terms.count {
      let term = terms[position]
      if term.start < hit.end {
        position += 1
        continue
      }
      guard term.end <= ceiling, term.start <= hit.scopeEnd + reach else { break }
      if let factor = factor(term) {
        hit.degree *= hit.negation < 0 && factor > 1 ? 0.8 : factor
        hit.scopeEnd = max(hit.scopeEnd, term.end)
      } else if !term.isOperator(.comparative), !term.isOperator(.such) {
        break
      }
      position += 1
    }
  }

  private static func factor(_ term: TermMatch) -> Double? {
    guard term.record.kind == .operator else { return nil }
    switch OperatorRole(rawValue: term.record.role) {
    case .intensifier, .diminisher: return Double(term.record.value) / 1000
    default: return nil
    }
  }
}
