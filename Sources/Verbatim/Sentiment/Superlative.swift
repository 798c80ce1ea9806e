import VerbatimLexicon

/// "Never" beside "such" negates nothing: "never had such bad service" was the worst,
/// "chưa bao giờ ăn ngon như vậy" the best.
///
/// The negators of such a clause, up to the word that says never, become that word alone, before
/// anything is negated; what stands behind them is said as it is.
enum Superlative {
  /// How many words may stand between "such" and what it is about.
  private static let reach: Int32 = 2

  /// The value of a negator that denies nothing.
  private static let marked: Int16 = -1

  static func mark(_ scratch: inout TagScratch) {
    var clause = 0
    for index in scratch.terms.indices where scratch.terms[index].isOperator(.such) {
      let such = scratch.terms[index]
      while clause + 1 < scratch.clauses.count, scratch.clauses[clause].end <= such.start {
        clause += 1
      }
      let start = scratch.firstTerm(at: scratch.clauses[clause].start)
      guard
        let never = scratch.terms[start..<index].lastIndex(where: {
          $0.isOperator(.never) && $0.end <= such.start
        }), compares(such, behind: scratch.terms[never].end, index, scratch)
      else { continue }
      let end = scratch.terms[never].end
      var isDenied = false
      for place in start..<index
      where scratch.terms[place].isOperator(.negator) && scratch.terms[place].start < end {
        scratch.terms[place].record.role = OperatorRole.never.rawValue
        scratch.terms[place].record.value = Self.marked
        isDenied = true
      }
      if isDenied { scratch.clauses[clause].superlative = end }
    }
  }

  /// Whether "such" compares: "so", "such" and the like where an opinion follows, others always.
  private static func compares(
    _ such: TermMatch, behind never: Int32, _ index: Int, _ scratch: borrowing TagScratch
  ) -> Bool {
    if such.factor == 0 { return true }
    // "It's never that crowded" denies.
    if such.factor < 1, such.start == never { return false }
    return scratch.terms[index...].contains {
      $0.start >= such.end && $0.start <= such.end + reach
        && ($0.record.kind == .sentiment || $0.record.kind == .situation)
    }
  }

  /// Whether a negator that denies nothing is among the words.
  static func isIn(_ tokens: Range<Int32>, _ scratch: borrowing TagScratch) -> Bool {
    scratch.terms[
      scratch.firstTerm(at: tokens.lowerBound)..<scratch.firstTerm(at: tokens.upperBound)
    ].contains { $0.isOperator(.never) && $0.record.value == marked }
  }
}
