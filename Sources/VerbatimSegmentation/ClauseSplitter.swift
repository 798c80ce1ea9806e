import VerbatimAutomata

/// Finds where clauses begin: after sentence punctuation and line breaks; at a comma, an emoji or a
/// Thai space between two longer stretches; at a label before a colon; and before words that open a
/// clause (nhưng, แต่, but, because, and they).
enum ClauseSplitter {
  /// A comma, emoji or Thai space parts clauses of at least this many words.
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
    var isPastEmoji = false
    // The end of the opener at hand, in the normal forms: none begins inside another.
    var openerEnd: UInt32 = 0
    for index in tokens.indices {
      let token = tokens[index]
      switch token.kind {
      case .word, .number, .emoji:
        let isWord = token.kind == .word
        var opens = false
        if wordsInClause > 0 {
          opens =
            isPastSentence || token.traits.contains(.lineBreakBefore)
            || wordsInClause >= shortestClause && (isPastComma || isPastEmoji && isWord)
            || wordsInClause >= longestClause
          if !opens, token.language == .thai, token.traits.contains(.spaceBefore),
            wordsInClause >= shortestClause,
            tokens[index - 1].language == .thai || isPercentage(tokens[index - 1], forms)
          {
            opens = true
          }
          if !opens, isWord, isLabel(index, tokens, forms) { opens = true }
        }
        if isWord, token.formStart >= openerEnd,
          mayOpen(token, token.language == .thai ? thaiOpenings : latinOpenings),
          let opener = opener(index, tokens, forms, tables.clauseOpeners)
        {
          openerEnd = opener.formEnd
          if opener.opens, wordsInClause > 0, !endsSentence(opener.next, tokens, forms) {
            opens = true
          }
        }
        if opens {
          starts.append(index)
          wordsInClause = 0
        }
        isPastSentence = false
        isPastComma = false
        isPastEmoji = token.kind == .emoji
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

  private static func isPercentage(_ token: Token, _ forms: Span<Symbol>) -> Bool {
    token.kind == .number && forms[Int(token.formEnd) - 1] == 0x25
  }

  /// Whether a colon stands right behind the token: "Pros: good colleagues Cons: low pay".
  private static func isLabel(_ index: Int, _ tokens: Span<Token>, _ forms: Span<Symbol>) -> Bool {
    guard index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    return next.kind == .punctuation && forms[Int(next.formStart)] == 0x3A
      && !next.traits.contains(.spaceBefore)
  }

  /// Whether the text or sentence ends before a token: "the old one was faster though".
  private static func endsSentence(
    _ index: Int, _ tokens: Span<Token>, _ forms: Span<Symbol>
  ) -> Bool {
    guard index < tokens.count else { return true }
    guard tokens[index].kind == .punctuation else { return false }
    switch forms[Int(tokens[index].formStart)] {
    case 0x2E, 0x21, 0x3F: return true
    default: return false
    }
  }

  /// Whether an opener may begin with the token: one bit answers for nearly all words.
  @inline(__always)
  private static func mayOpen(_ token: Token, _ openings: Span<UInt32>) -> Bool {
    guard token.lexeme >= 0 else { return true }
    let lexeme = Int(token.lexeme)
    return openings[lexeme >> 5] &>> UInt32(truncatingIfNeeded: lexeme & 31) & 1 != 0
  }

  /// The longest opener that begins with a token and ends with one: where it ends, the index of the
  /// token behind it, and whether a clause begins before it.
  private static func opener(
    _ index: Int, _ tokens: Span<Token>, _ forms: Span<Symbol>, _ openers: borrowing DoubleArray
  ) -> (formEnd: UInt32, next: Int, opens: Bool)? {
    let cells = openers.cells.span
    var node = DoubleArray.root(cells)
    var position = Int(tokens[index].formStart)
    var last = index
    var found: (formEnd: UInt32, next: Int, opens: Bool)?
    while position < forms.count, let next = DoubleArray.step(cells, node, forms[position]) {
      node = next
      position &+= 1
      guard let value = DoubleArray.value(cells, node) else { continue }
      while last + 1 < tokens.count, Int(tokens[last].formEnd) < position { last += 1 }
      if position == Int(tokens[last].formEnd) {
        found = (UInt32(truncatingIfNeeded: position), last + 1, value == 1)
      } else if position < forms.count, forms[position] == Symbols.space {
        // Syllables of a Vietnamese compound.
        found = (UInt32(truncatingIfNeeded: position), last + 1, value == 1)
      }
    }
    return found
  }
}
