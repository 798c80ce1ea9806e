import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// A lexicon term found in the text: the tokens `start..<end` and what the term means.
struct TermMatch: Sendable {
  var start: Int32
  var end: Int32
  var record: TermRecord

  /// The factor of an operator.
  var factor: Double { Double(record.value) / 1000 }

  func isOperator(_ role: OperatorRole) -> Bool {
    record.kind == .operator && OperatorRole(rawValue: record.role) == role
  }
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
/// overlapping sentiment and operator terms the leftmost longest wins, and likewise among the theme
/// terms of one taxonomy. Time is linear in the text; the number of terms does not matter.
struct TermMatcher: Sendable {
  let tables: TermTables
  let taxonomy: CompiledTaxonomy
  /// The lexicon's trie, the taxonomy's, and those of others that read the same text.
  private let entrances: TrieEntrances
  /// A trie that was made at run time is walked letter by letter.
  private let isThemeTrieEntered: Bool
  /// Where the walks of the first of the others are in the scratch.
  static let firstOther = 2

  /// - Parameter others: tries whose walks are found along with the terms.
  init(tables: TermTables, taxonomy: CompiledTaxonomy, others: [TrieEntrance] = []) {
    self.tables = tables
    self.taxonomy = taxonomy
    let themes = TrieEntrance(taxonomy.trie, taxonomy.records)
    isThemeTrieEntered = !themes.openings.isEmpty
    entrances = TrieEntrances([TrieEntrance(tables.trie, tables.records), themes] + others)
  }

  func match(_ text: borrowing SegmentedText, into scratch: inout TagScratch) {
    scratch.clearMatches()
    scratch.themeEnds.empty()
    for _ in 0..<taxonomy.taxonomyCount { scratch.themeEnds.append(0) }
    let tokens = text.tokens.span
    let forms = text.forms.span
    let starts = text.clauseStarts.span
    scratch.walks.find(text, in: entrances)
    var state = MatchState(readsStripped: text.hasVietnamese && Self.isMostlyStripped(text))
    state.nextWalk = nextWalk(scratch.walks, state)
    for index in tokens.indices {
      let token = tokens[index]
      // With most English words nothing begins.
      if index < state.nextWalk, token.lexeme >= 0, case .english = token.language { continue }
      while state.clause + 1 < starts.count, starts[state.clause + 1] <= index { state.clause += 1 }
      switch token.kind {
      case .word, .number, .laughter, .hashtag: break
      case .punctuation:
        if forms[Int(token.formStart)] == 0x3F { scratch.questionMarks.append(Int32(index)) }
      default:
        if token.sign != 0 {
          scratch.signs.append(Int32(index))
          if !taxonomy.signs.isEmpty { findSign(token, index, state.clause, &scratch) }
        }
        continue
      }
      if token.lexeme < 0 {
        findFromRoot(text, index, Int(token.formStart), &state, &scratch)
        if !taxonomy.prefixRecords.isEmpty { findPrefix(text, index, state.clause, &scratch) }
      } else if token.language == .thai {
        findFromThai(text, index, token, &state, &scratch)
      } else {
        findFromLatin(text, index, token, &state, &scratch)
      }
      if token.language == .vietnamese { matchInside(text, index, &state, &scratch) }
    }
  }

  @inline(__always)
  private func findFromLatin(
    _ text: borrowing SegmentedText, _ index: Int, _ token: Token, _ state: inout MatchState,
    _ scratch: inout TagScratch
  ) {
    if let walk = scratch.walks.walk(0, from: index, &state.nextTermWalk) {
      findTerms(text, walk, &state, &scratch)
    }
    if !isThemeTrieEntered {
      findThemes(
        text, TermWalk(taxonomy.trie.trie, index, Int(token.formStart)), &state, &scratch)
    } else if let walk = scratch.walks.walk(1, from: index, &state.nextThemeWalk) {
      findThemes(text, walk, &state, &scratch)
    }
    state.nextWalk = nextWalk(scratch.walks, state)
  }

  /// The token at which the next walk behind a Latin word begins; the first where all are walked letter
  /// by letter.
  @inline(__always)
  private func nextWalk(_ walks: borrowing LatinWalks, _ state: borrowing MatchState) -> Int {
    guard isThemeTrieEntered else { return 0 }
    return min(walks.token(0, at: state.nextTermWalk), walks.token(1, at: state.nextThemeWalk))
  }

  private func findFromThai(
    _ text: borrowing SegmentedText, _ index: Int, _ token: Token, _ state: inout MatchState,
    _ scratch: inout TagScratch
  ) {
    if let walk = TermWalk(behindThai: token, index, in: tables.trie, text) {
      findTerms(text, walk, &state, &scratch)
    }
    if !isThemeTrieEntered {
      findThemes(
        text, TermWalk(taxonomy.trie.trie, index, Int(token.formStart)), &state, &scratch)
    } else if let walk = TermWalk(behindThai: token, index, in: taxonomy.trie, text) {
      findThemes(text, walk, &state, &scratch)
    }
  }

  /// Looks for terms letter by letter, where one may begin.
  @inline(__always)
  private func findFromRoot(
    _ text: borrowing SegmentedText, _ index: Int, _ position: Int, isInside: Bool = false,
    _ state: inout MatchState, _ scratch: inout TagScratch
  ) {
    if let walk = TermWalk(
      fromRootOf: tables.trie, text, index, position, isInside: isInside)
    {
      findTerms(text, walk, &state, &scratch)
    }
    if let walk = TermWalk(
      fromRootOf: taxonomy.trie, text, index, position, isInside: isInside)
    {
      findThemes(text, walk, &state, &scratch)
    }
  }

  /// Looks for terms that begin at a later syllable of a Vietnamese compound.
  private func matchInside(
    _ text: borrowing SegmentedText, _ index: Int, _ state: inout MatchState,
    _ scratch: inout TagScratch
  ) {
    let end = Int(text.tokens[index].formEnd)
    for position in Int(text.tokens[index].formStart)..<end
    where text.forms[position] == Symbols.space && position + 1 < end {
      findFromRoot(text, index, position + 1, isInside: true, &state, &scratch)
    }
  }

  /// Adds the longest sentiment or operator term and the longest concept of a walk.
  private func findTerms(
    _ text: borrowing SegmentedText, _ start: TermWalk, _ state: inout MatchState,
    _ scratch: inout TagScratch
  ) {
    let nodes = tables.trie.trie.cells
    let cells = nodes.span
    let records = tables.records.span
    let index = start.first
    let token = text.tokens[index]
    let readsStripped = state.readsStripped && token.language == .vietnamese
    var polar: (end: Int, record: Int)?
    var concept: (end: Int, record: Int)?
    var walk = start
    while let found = walk.nextTerm(cells, text) {
      var record = found.record
      while true {
        let packed = records[record]
        let term = TermRecord(packed: packed)
        if case .concept = term.kind {
          if !term.isStripped || readsStripped { concept = found }
        } else if admits(term, token, readsStripped) {
          polar = found
        }
        if packed & TermRecord.hasNext == 0 { break }
        record += 1
      }
    }
    if let polar, index >= state.polarEnd {
      add(polar.record, index, polar.end, token, readsStripped, records, &scratch)
      state.polarEnd = polar.end
    }
    guard let concept else { return }
    var record = concept.record
    while true {
      let packed = records[record]
      let term = TermRecord(packed: packed)
      if case .concept = term.kind {
        scratch.atoms.append(
          AtomMatch(
            atom: Int32(term.value), start: Int32(index), end: Int32(concept.end),
            clause: Int32(state.clause)))
      }
      if packed & TermRecord.hasNext == 0 { break }
      record += 1
    }
  }

  /// Adds the rule operands of a walk and the longest theme term of each taxonomy.
  private func findThemes(
    _ text: borrowing SegmentedText, _ start: TermWalk, _ state: inout MatchState,
    _ scratch: inout TagScratch
  ) {
    for number in 0..<taxonomy.taxonomyCount {
      findThemes(of: number, text, start, state, &scratch)
    }
  }

  private func findThemes(
    of number: Int, _ text: borrowing SegmentedText, _ start: TermWalk, _ state: MatchState,
    _ scratch: inout TagScratch
  ) {
    let nodes = taxonomy.trie.trie.cells
    let cells = nodes.span
    let records = taxonomy.records.span
    let index = start.first
    let readsStripped = state.readsStripped && text.tokens[index].language == .vietnamese
    var theme: (end: Int, record: Int)?
    var walk = start
    while let found = walk.nextTerm(cells, text) {
      var record = found.record
      while true {
        let packed = records[record]
        let term = TermRecord(packed: packed)
        if admitsTheme(term, text.tokens[index], text.hasVietnamese, readsStripped) {
          if term.isOperand {
            if number == 0 { addAtom(term, index..<found.end, state.clause, &scratch) }
          } else if isOf(number, term) {
            theme = found
          }
        }
        if packed & TermRecord.hasNext == 0 { break }
        record += 1
      }
    }
    guard let theme, index >= scratch.themeEnds[number] else { return }
    scratch.themeEnds[number] = theme.end
    var record = theme.record
    while true {
      let packed = records[record]
      let term = TermRecord(packed: packed)
      if !term.isOperand, isOf(number, term),
        admitsTheme(term, text.tokens[index], text.hasVietnamese, readsStripped)
      {
        addAtom(term, index..<theme.end, state.clause, &scratch)
      }
      if packed & TermRecord.hasNext == 0 { break }
      record += 1
    }
  }

  /// Whether a term is of the taxonomy in this place among those that were joined.
  @inline(__always)
  private func isOf(_ number: Int, _ term: TermRecord) -> Bool {
    if taxonomy.taxonomyCount == 1 { return true }
    return Int(taxonomy.roles[taxonomy.conceptCount + Int(term.atom)].taxonomy) == number
  }

  @inline(__always)
  private func addAtom(
    _ term: TermRecord, _ tokens: Range<Int>, _ clause: Int, _ scratch: inout TagScratch
  ) {
    let atom = Int32(truncatingIfNeeded: taxonomy.conceptCount) + term.atom
    // The tagger reads them soon.
    taxonomy.roles.span.prefetch(Int(atom))
    taxonomy.ruleStarts.span.prefetch(Int(atom))
    scratch.atoms.append(
      AtomMatch(
        atom: atom, start: Int32(tokens.lowerBound), end: Int32(tokens.upperBound),
        clause: Int32(clause)))
  }

  /// A Vietnamese term that is typed like an English word counts only where Vietnamese is written,
  /// an English one not where the word is Vietnamese.
  @inline(__always)
  private func admitsTheme(
    _ term: TermRecord, _ token: Token, _ hasVietnamese: Bool, _ readsStripped: Bool
  ) -> Bool {
    if term.isStripped { return readsStripped }
    switch term.language {
    case Language.vietnamese.rawValue: return hasVietnamese
    case Language.english.rawValue: return token.language != .vietnamese
    default: return true
    }
  }

  /// Adds the emoji that taxonomies name.
  private func findSign(
    _ token: Token, _ index: Int, _ clause: Int, _ scratch: inout TagScratch
  ) {
    for sign in taxonomy.signs where sign.sign == token.sign {
      scratch.atoms.append(
        AtomMatch(
          atom: sign.atom, start: Int32(index), end: Int32(index + 1), clause: Int32(clause)))
    }
  }

  /// Adds the longest beginning of an unlisted word that a wildcard completes.
  private func findPrefix(
    _ text: borrowing SegmentedText, _ index: Int, _ clause: Int, _ scratch: inout TagScratch
  ) {
    let token = text.tokens[index]
    let cells = taxonomy.prefixes.cells.span
    var node = DoubleArray.root(cells)
    var record: Int?
    for position in Int(token.formStart)..<Int(token.formEnd) {
      guard let next = DoubleArray.step(cells, node, text.forms[position]) else { break }
      node = next
      if let value = DoubleArray.value(cells, node) { record = Int(value) }
    }
    guard var record else { return }
    while true {
      let packed = taxonomy.prefixRecords[record]
      addAtom(TermRecord(packed: packed), index..<index + 1, clause, &scratch)
      if packed & TermRecord.hasNext == 0 { return }
      record += 1
    }
  }

  /// Whether the term counts in the language of its first token.
  @inline(__always)
  private func admits(_ term: TermRecord, _ token: Token, _ readsStripped: Bool) -> Bool {
    if term.isStripped { return readsStripped }
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
      if !term.isConcept, admits(term, token, readsStripped) {
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
  static func isMostlyStripped(_ text: borrowing SegmentedText) -> Bool {
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

/// What is known between two tokens: of overlapping terms the leftmost longest wins.
private struct MatchState {
  /// Whether Vietnamese terms without diacritics count.
  let readsStripped: Bool
  var clause = -1
  var polarEnd = 0
  /// The first of the Latin walks that are still to come.
  var nextTermWalk = 0
  var nextThemeWalk = 0
  /// The token at which the first of both begins.
  var nextWalk = 0

  init(readsStripped: Bool) { self.readsStripped = readsStripped }
}
