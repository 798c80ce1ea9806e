import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// A lexicon term found in the text: the tokens `start..<end` and what the term means.
struct TermMatch: Sendable {
  var start: Int32
  var end: Int32
  var record: TermRecord
}

/// An occurrence of a concept, theme term or rule operand.
struct AtomMatch: Sendable {
  /// Concepts first, then the terms of the taxonomy.
  var atom: Int32
  var start: Int32
  var end: Int32
  var clause: Int32
}

/// Finds all terms in one pass over the tokens: the lexicon's and the taxonomy's.
///
/// A term of one syllable or Thai word must be a whole token; a Vietnamese phrase may begin and end
/// at any syllable, so that "giao hàng chậm" is found whatever compounds the segmenter saw. Among
/// overlapping sentiment and operator terms the leftmost longest wins, and likewise among theme
/// terms. Time is linear in the text; the number of terms does not matter.
struct TermMatcher: Sendable {
  let tables: TermTables
  let taxonomy: CompiledTaxonomy

  func match(_ text: borrowing SegmentedText, into scratch: inout TagScratch) {
    scratch.terms.removeAll(keepingCapacity: true)
    scratch.atoms.removeAll(keepingCapacity: true)
    let forms = text.forms.span
    let cells = tables.trie.trie.cells.span
    let records = tables.records.span
    let themeCells = taxonomy.trie.trie.cells.span
    let themeRecords = taxonomy.records.span
    let thaiNodes = tables.trie.thaiNodes.span
    let latinNodes = tables.trie.latinNodes.span
    let themeThaiNodes = taxonomy.trie.thaiNodes.span
    let themeLatinNodes = taxonomy.trie.latinNodes.span
    let readsStripped = isMostlyStripped(text)
    let conceptCount = Int32(tables.concepts.count)
    var polarEnd = 0
    var themeEnd = 0
    var clause: Int32 = -1
    for index in 0..<text.tokens.count {
      let token = text.tokens[index]
      if Int(clause) + 1 < text.clauseStarts.count, text.clauseStarts[Int(clause) + 1] == index {
        clause += 1
      }
      switch token.kind {
      case .word, .number, .laughter, .hashtag, .punctuation: break
      default: continue
      }
      var anchor = Int(token.formStart)
      let tokenEnd = Int(token.formEnd)
      let lexeme = Int(token.lexeme)
      let isThai = token.language == .thai
      var isInside = false
      repeat {
        // The first walk of a listed word starts behind it; the others go letter by letter.
        let entersByWord = lexeme >= 0 && !isInside
        var polar: (end: Int, record: Int)?
        var concept: (end: Int, record: Int)?
        var node = DoubleArray.root(cells)
        var position = anchor
        if entersByWord {
          node = isThai ? thaiNodes[lexeme] : latinNodes[lexeme]
          position = tokenEnd
        }
        if node != 0 {
          var last = index
          while true {
            if position > anchor, let value = DoubleArray.value(cells, node),
              let end = endToken(text, position, from: &last, forms, isInside: isInside)
            {
              var record = Int(value)
              while true {
                let packed = records[record]
                let term = TermRecord(packed: packed)
                if term.kind == .concept {
                  if !term.isStripped || readsStripped && token.language == .vietnamese {
                    concept = (end, Int(value))
                  }
                } else if admits(term, token, readsStripped) {
                  polar = (end, Int(value))
                }
                if packed & TermRecord.hasNext == 0 { break }
                record += 1
              }
            }
            guard position < forms.count,
              let next = DoubleArray.step(cells, node, forms[position])
            else { break }
            node = next
            position += 1
          }
        }
        if let polar, index >= polarEnd {
          add(polar.record, index, polar.end, token, readsStripped, records, &scratch)
          polarEnd = polar.end
        }
        if let concept {
          var record = concept.record
          while true {
            let packed = records[record]
            let term = TermRecord(packed: packed)
            if term.kind == .concept {
              scratch.atoms.append(
                AtomMatch(
                  atom: Int32(term.value), start: Int32(index), end: Int32(concept.end),
                  clause: clause))
            }
            if packed & TermRecord.hasNext == 0 { break }
            record += 1
          }
        }
        var theme: (end: Int, record: Int)?
        node = DoubleArray.root(themeCells)
        position = anchor
        if entersByWord, themeLatinNodes.count > 0 {
          node = isThai ? themeThaiNodes[lexeme] : themeLatinNodes[lexeme]
          position = tokenEnd
        }
        if node != 0 {
          var last = index
          while true {
            if position > anchor, let value = DoubleArray.value(themeCells, node),
              let end = endToken(text, position, from: &last, forms, isInside: isInside)
            {
              theme = (end, Int(value))
            }
            guard position < forms.count,
              let next = DoubleArray.step(themeCells, node, forms[position])
            else { break }
            node = next
            position += 1
          }
        }
        if let theme, index >= themeEnd {
          var record = theme.record
          while true {
            let packed = themeRecords[record]
            let term = TermRecord(packed: packed)
            if !term.isStripped || readsStripped && token.language == .vietnamese {
              themeEnd = theme.end
              scratch.atoms.append(
                AtomMatch(
                  atom: conceptCount + Int32(term.value), start: Int32(index),
                  end: Int32(theme.end), clause: clause))
            }
            if packed & TermRecord.hasNext == 0 { break }
            record += 1
          }
        }
        // The next syllable of a Vietnamese compound.
        guard token.language == .vietnamese else { break }
        while anchor < tokenEnd, forms[anchor] != Symbols.space { anchor += 1 }
        anchor += 1
        isInside = true
      } while anchor < tokenEnd
    }
  }

  /// The token index after the one in which `position` ends, or nil when no term may end there.
  @inline(__always)
  private func endToken(
    _ text: borrowing SegmentedText, _ position: Int, from last: inout Int,
    _ forms: Span<Symbol>, isInside: Bool
  ) -> Int? {
    let end = UInt32(truncatingIfNeeded: position)
    let first = last
    while last < text.tokens.count, text.tokens[last].formEnd < end { last += 1 }
    guard last < text.tokens.count else { return nil }
    if text.tokens[last].formEnd == end {
      // One syllable of a compound is not a term by itself.
      if isInside, last == first { return nil }
      return last + 1
    }
    // Inside a compound: at the end of a syllable, for phrases that began before it.
    guard text.tokens[last].language == .vietnamese, forms[position] == Symbols.space,
      text.tokens[last].formStart < end, last > first
    else { return nil }
    return last + 1
  }

  /// Whether the term counts in the language of its first token.
  @inline(__always)
  private func admits(_ term: TermRecord, _ token: Token, _ readsStripped: Bool) -> Bool {
    if term.isStripped { return readsStripped && token.language == .vietnamese }
    if term.language == 3 || term.language == token.language.rawValue { return true }
    // Vietnamese and Thai writers borrow English words; the other way round is chance.
    return term.language == 2 && token.language != .english || token.kind != .word
  }

  /// Adds a term's records; of a term listed in several languages those of the token's own.
  private func add(
    _ first: Int, _ start: Int, _ end: Int, _ token: Token, _ readsStripped: Bool,
    _ records: Span<UInt32>, _ scratch: inout TagScratch
  ) {
    var hasOwn = false
    let before = scratch.terms.count
    var record = first
    while true {
      let packed = records[record]
      let term = TermRecord(packed: packed)
      if term.kind != .concept, admits(term, token, readsStripped) {
        let isOwn = term.language == token.language.rawValue
        if isOwn, !hasOwn {
          hasOwn = true
          scratch.terms.removeLast(scratch.terms.count - before)
        }
        if isOwn || !hasOwn {
          scratch.terms.append(TermMatch(start: Int32(start), end: Int32(end), record: term))
        }
      }
      if packed & TermRecord.hasNext == 0 { return }
      record += 1
    }
  }

  /// Whether the Vietnamese of the text is typed without diacritics for the most part.
  private func isMostlyStripped(_ text: borrowing SegmentedText) -> Bool {
    var marked = 0
    var plain = 0
    for token in text.tokens where token.language == .vietnamese && token.kind == .word {
      if token.traits.contains(.expanded) { continue }
      if token.end - token.start > token.formEnd - token.formStart {
        marked += 1
      } else {
        plain += 1
      }
    }
    return plain > marked
  }
}
