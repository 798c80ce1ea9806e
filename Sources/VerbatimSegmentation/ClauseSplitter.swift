import VerbatimAutomata

/// Finds where clauses begin: after sentence punctuation and line breaks, at a comma between two
/// longer stretches, at a Thai space, and before a word that opens a clause against the last one
/// (nhưng, แต่, but).
enum ClauseSplitter {
  /// A comma or Thai space parts clauses of at least this many words.
  private static let shortestClause = 2

  static func split(_ result: inout SegmentedText, openers: DoubleArray) {
    result.clauseStarts.removeAll(keepingCapacity: true)
    let count = result.tokens.count
    guard count > 0 else { return }
    result.clauseStarts.append(0)
    let cells = openers.cells.span
    var wordsInClause = 0
    var isPastSentence = false
    var isPastComma = false
    for index in 0..<count {
      let token = result.tokens[index]
      let isWord = token.kind == .word || token.kind == .number || token.kind == .emoji
      if index > 0, wordsInClause > 0, isWord {
        let opens =
          isPastSentence || token.traits.contains(.lineBreakBefore)
          || isPastComma && wordsInClause >= shortestClause
          || token.language == .thai && token.traits.contains(.spaceBefore)
            && wordsInClause > shortestClause && result.tokens[index - 1].language == .thai
          || token.kind == .word && isOpener(result, index, cells)
        if opens {
          result.clauseStarts.append(index)
          wordsInClause = 0
        }
      }
      isPastSentence = isWord ? false : isPastSentence
      isPastComma = isWord ? false : isPastComma
      if isWord {
        wordsInClause += 1
      } else if token.kind == .punctuation {
        switch result.forms[Int(token.formStart)] {
        case 0x2E, 0x21, 0x3F, 0x3B: isPastSentence = true
        case 0x2C: isPastComma = true
        case 0x2D, 0x28, 0x29, 0x2A, 0x3A, 0x2F, 0x7C:
          isPastComma = token.traits.contains(.spaceBefore) || isPastComma
        default: break
        }
      }
    }
  }

  @inline(__always)
  private static func isOpener(
    _ result: borrowing SegmentedText, _ index: Int, _ cells: Span<UInt32>
  ) -> Bool {
    var node = DoubleArray.root(cells)
    let forms = result.forms.span
    var position = Int(result.tokens[index].formStart)
    while position < forms.count, let next = DoubleArray.step(cells, node, forms[position]) {
      node = next
      position += 1
      if DoubleArray.value(cells, node) != nil,
        position == forms.count || position == Int(result.tokens[index].formEnd)
          || forms[position] == Symbols.space
      {
        return true
      }
    }
    return false
  }
}
