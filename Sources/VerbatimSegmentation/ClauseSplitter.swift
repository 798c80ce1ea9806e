import VerbatimAutomata

/// Finds where clauses begin: after sentence punctuation and line breaks, at a comma between two
/// longer stretches, at a Thai space, and before a word that opens a clause against the last one
/// (nhưng, แต่, but).
enum ClauseSplitter {
  /// A comma or Thai space parts clauses of at least this many words.
  private static let shortestClause = 2

  /// A clause that runs on is cut here, so that what is linear in clauses is linear in texts.
  private static let longestClause = 80

  static func split(_ result: inout SegmentedText, _ tables: borrowing WordTables) {
    var starts = result.clauseStarts
    result.clauseStarts = []
    starts.removeAll(keepingCapacity: true)
    find(&starts, result, tables)
    result.clauseStarts = starts
  }

  private static func find(
    _ starts: inout [Int], _ text: borrowing SegmentedText, _ tables: borrowing WordTables
  ) {
    let tokens = text.tokens.span
    let forms = text.forms.span
    let thaiOpenings = tables.thaiOpenings.span
    let latinOpenings = tables.latinOpenings.span
    guard tokens.count > 0 else { return }
    starts.append(0)
    var wordsInClause = 0
    var isPastSentence = false
    var isPastComma = false
    for index in tokens.indices {
      let token = tokens[index]
      switch token.kind {
      case .word, .number, .emoji:
        if wordsInClause > 0 {
          var opens =
            isPastSentence || token.traits.contains(.lineBreakBefore)
            || isPastComma && wordsInClause >= shortestClause || wordsInClause >= longestClause
          if !opens, token.language == .thai, token.traits.contains(.spaceBefore),
            wordsInClause > shortestClause, tokens[index - 1].language == .thai
          {
            opens = true
          }
          if !opens, token.kind == .word,
            mayOpen(token, token.language == .thai ? thaiOpenings : latinOpenings)
          {
            opens = isOpener(token, forms, tables.clauseOpeners)
          }
          if opens {
            starts.append(index)
            wordsInClause = 0
          }
        }
        isPastSentence = false
        isPastComma = false
        wordsInClause += 1
      case .punctuation:
        switch forms[Int(token.formStart)] {
        case 0x2E, 0x21, 0x3F, 0x3B: isPastSentence = true
        case 0x2C: isPastComma = true
        case 0x2D, 0x28, 0x29, 0x2A, 0x3A, 0x2F, 0x7C:
          isPastComma = token.traits.contains(.spaceBefore) || isPastComma
        default: break
        }
      default: break
      }
    }
  }

  /// Whether an opener may begin with the token: one bit answers for nearly all words.
  @inline(__always)
  private static func mayOpen(_ token: Token, _ openings: Span<UInt32>) -> Bool {
    guard token.lexeme >= 0 else { return true }
    let lexeme = Int(token.lexeme)
    return openings[lexeme >> 5] &>> UInt32(truncatingIfNeeded: lexeme & 31) & 1 != 0
  }

  private static func isOpener(
    _ token: Token, _ forms: Span<Symbol>, _ openers: borrowing DoubleArray
  ) -> Bool {
    let cells = openers.cells.span
    var node = DoubleArray.root(cells)
    var position = Int(token.formStart)
    while position < forms.count, let next = DoubleArray.step(cells, node, forms[position]) {
      node = next
      position += 1
      guard DoubleArray.value(cells, node) != nil else { continue }
      if position == forms.count || position == Int(token.formEnd) { return true }
      if forms[position] == Symbols.space { return true }
    }
    return false
  }
}
