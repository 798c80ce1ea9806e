import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// A cue, or a part of one, in the text.
struct CueMatch: Sendable {
  var part: CuePart
  /// The tokens `start..<end`.
  var start: Int32
  var end: Int32
}

/// Finds the cues of intents in one pass over the tokens: all of them, also where they overlap.
struct CueMatcher: Sendable {
  let cues: IntentCues

  func match(_ text: borrowing SegmentedText, into matches: inout [CueMatch]) {
    let tokens = text.tokens.span
    let forms = text.forms.span
    for index in tokens.indices {
      let token = tokens[index]
      switch token.kind {
      case .word, .number, .laughter, .hashtag: break
      default: continue
      }
      find(text, index, Int(token.formStart), isInside: false, &matches)
      guard token.language == .vietnamese else { continue }
      // A Vietnamese cue may begin at any syllable.
      let end = Int(token.formEnd)
      for position in Int(token.formStart)..<end
      where forms[position] == Symbols.space && position + 1 < end {
        find(text, index, position + 1, isInside: true, &matches)
      }
    }
  }

  private func find(
    _ text: borrowing SegmentedText, _ index: Int, _ start: Int, isInside: Bool,
    _ matches: inout [CueMatch]
  ) {
    let cells = cues.trie.cells.span
    let forms = text.forms.span
    let isThai = forms[start] >= Symbols.thaiBase && forms[start] <= Symbols.lastThai
    if !isThai, !cues.beginnings.contains(Beginnings.beginning(forms, at: start)) { return }
    var node = DoubleArray.root(cells)
    var position = start
    var last = index
    while position < forms.count, let next = DoubleArray.step(cells, node, forms[position]) {
      node = next
      position += 1
      guard let record = DoubleArray.value(cells, node),
        let end = endToken(text, position, isInside, first: index, &last)
      else { continue }
      add(text, Int(record), index, end, &matches)
    }
  }

  /// The token behind the one in which `position` ends, if a cue may end there.
  private func endToken(
    _ text: borrowing SegmentedText, _ position: Int, _ isInside: Bool, first: Int,
    _ last: inout Int
  ) -> Int? {
    let tokens = text.tokens.span
    let end = UInt32(truncatingIfNeeded: position)
    while last < tokens.count, tokens[last].formEnd < end { last += 1 }
    guard last < tokens.count else { return nil }
    // One syllable of a compound is no cue by itself.
    if tokens[last].formEnd == end { return isInside && last == first ? nil : last + 1 }
    guard last > first, tokens[last].language == .vietnamese,
      text.forms[position] == Symbols.space, tokens[last].formStart < end
    else { return nil }
    return last + 1
  }

  private func add(
    _ text: borrowing SegmentedText, _ first: Int, _ start: Int, _ end: Int,
    _ matches: inout [CueMatch]
  ) {
    var record = first
    while true {
      let packed = cues.records[record]
      let term = TermRecord(packed: packed)
      if admits(term, text.tokens[start], text.hasVietnamese) {
        matches.append(
          CueMatch(
            part: cues.parts[Int(term.value)], start: Int32(truncatingIfNeeded: start),
            end: Int32(truncatingIfNeeded: end)))
      }
      if packed & TermRecord.hasNext == 0 { return }
      record += 1
    }
  }

  /// As with themes, a Vietnamese cue counts only where Vietnamese is written, an English one not
  /// where the word is Vietnamese; one without diacritics where the word is typed so.
  private func admits(_ term: TermRecord, _ token: Token, _ hasVietnamese: Bool) -> Bool {
    if term.isStripped {
      return token.language == .vietnamese
        && token.end - token.start == token.formEnd - token.formStart
    }
    switch term.language {
    case Language.vietnamese.rawValue: return hasVietnamese
    case Language.english.rawValue: return token.language != .vietnamese
    default: return true
    }
  }
}
