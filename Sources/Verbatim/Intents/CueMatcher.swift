import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// A cue, or a part of one, in the text.
struct CueMatch: Sendable {
  var part: CuePart
  /// The tokens `start..<end`.
  var start: Int32
  var end: Int32

  /// Not one side of a gap. A pattern, since `==` of another module's enumeration is a call.
  @inline(__always)
  var isWhole: Bool { if case .whole = part.place { true } else { false } }

  /// The side of a gap that comes first.
  @inline(__always)
  var isOpening: Bool { if case .opening = part.place { true } else { false } }

  /// The side of a gap that comes last.
  @inline(__always)
  var isClosing: Bool { if case .closing = part.place { true } else { false } }
}

/// Finds the cues of intents in one pass over the tokens: all of them, also where they overlap.
struct CueMatcher: Sendable {
  let entrance: TrieEntrance
  private let parts: [CuePart]

  init(cues: IntentCues) {
    entrance = TrieEntrance(cues.trie, cues.records)
    parts = cues.parts
  }

  /// - Parameters:
  ///   - walks: those found for the text.
  ///   - number: the place of `entrance` among the tries that were walked.
  func match(
    _ text: borrowing SegmentedText, _ walks: borrowing LatinWalks, _ number: Int,
    into matches: inout [CueMatch]
  ) {
    let tokens = text.tokens.span
    var nextWalk = 0
    var nextToken = entrance.openings.isEmpty ? 0 : walks.token(number, at: 0)
    for index in tokens.indices {
      let token = tokens[index]
      // With most English words nothing begins.
      if index < nextToken, token.lexeme >= 0, case .english = token.language { continue }
      guard token.mayBeginTerm else { continue }
      if token.lexeme < 0 || entrance.openings.isEmpty {
        findFromRoot(text, index, Int(token.formStart), &matches)
      } else if token.language == .thai {
        if let walk = TermWalk(behindThai: token, index, in: entrance.trie, text) {
          add(text, walk, &matches)
        }
      } else if let walk = walks.walk(number, from: index, &nextWalk) {
        add(text, walk, &matches)
        nextToken = walks.token(number, at: nextWalk)
      }
      if token.language == .vietnamese { findInside(text, index, &matches) }
    }
  }

  /// Looks for cues that begin at a later syllable of a Vietnamese compound.
  private func findInside(
    _ text: borrowing SegmentedText, _ index: Int, _ matches: inout [CueMatch]
  ) {
    let end = Int(text.tokens[index].formEnd)
    for position in Int(text.tokens[index].formStart)..<end
    where text.forms[position] == Symbols.space && position + 1 < end {
      findFromRoot(text, index, position + 1, isInside: true, &matches)
    }
  }

  private func findFromRoot(
    _ text: borrowing SegmentedText, _ index: Int, _ position: Int, isInside: Bool = false,
    _ matches: inout [CueMatch]
  ) {
    if let walk = TermWalk(fromRootOf: entrance.trie, text, index, position, isInside: isInside) {
      add(text, walk, &matches)
    }
  }

  /// Adds all cues of a walk.
  private func add(
    _ text: borrowing SegmentedText, _ start: TermWalk, _ matches: inout [CueMatch]
  ) {
    let cells = entrance.trie.trie.cells
    let records = entrance.records
    var walk = start
    while let found = walk.nextTerm(cells.span, text) {
      var record = found.record
      while true {
        let packed = records[record]
        let term = TermRecord(packed: packed)
        if admits(term, text.tokens[start.first], text.hasVietnamese) {
          matches.append(
            CueMatch(
              part: parts[Int(term.value)], start: Int32(truncatingIfNeeded: start.first),
              end: Int32(truncatingIfNeeded: found.end)))
        }
        if packed & TermRecord.hasNext == 0 { break }
        record += 1
      }
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
