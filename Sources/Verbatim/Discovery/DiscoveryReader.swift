import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// Reads the terms of comments: words by their stems, and what the lexicons know of them.
package struct DiscoveryReader: Sendable {
  private let engine: FeedbackEngine
  private let names: NameWords
  private let conceptCount: Int
  /// The key of each theme of the taxonomy, and of the theme above it.
  private let themes: [(own: UInt64, above: UInt64)]

  package init(_ engine: FeedbackEngine) {
    self.engine = engine
    names = NameWords(engine)
    conceptCount = FeedbackEngine.conceptNames.count
    themes = engine.themes.map { theme in
      let id = Array(theme.id.utf8)
      let dot = id.firstIndex(of: UInt8(ascii: ".")) ?? id.count
      return (Self.conceptKey(id.span, id.count), Self.conceptKey(id.span, dot))
    }
  }

  private static func conceptKey(_ name: borrowing Span<UInt8>, _ end: Int) -> UInt64 {
    DiscoveryTerm.key(name, 0..<end, salt: 2) | TermKey.concept
  }

  /// Adds a comment.
  package func read(
    _ text: Span<UInt8>, scratch: inout TagScratch, into corpus: inout DiscoveryCorpus
  ) {
    engine.readThemes(text, scratch: &scratch)
    append(text, &scratch, &corpus)
  }

  /// Adds a comment, which may have been read before.
  package func read(
    _ text: Span<UInt8>, before: inout ReadComments, scratch: inout TagScratch,
    into corpus: inout DiscoveryCorpus
  ) {
    guard let place = before.place(of: text) else {
      read(text, scratch: &scratch, into: &corpus)
      return
    }
    if before.copy(text, at: place, to: &corpus) { return }
    read(text, scratch: &scratch, into: &corpus)
    before.add(lastOf: corpus, at: place)
  }

  /// Adds a comment that is tagged as well.
  ///
  /// - Parameter isBeyond: leaves out what the comment says where the taxonomy has a theme for it.
  package func readTagging(
    _ text: Span<UInt8>, _ context: RowContext, isBeyond: Bool, scratch: inout TagScratch,
    into corpus: inout DiscoveryCorpus
  ) -> TaggedComment {
    let comment = engine.tag(text, context, scratch: &scratch)
    if isBeyond, !comment.themes.isEmpty {
      corpus.appendInTaxonomy()
    } else {
      append(text, &scratch, &corpus)
    }
    return comment
  }

  private func append(
    _ text: Span<UInt8>, _ scratch: inout TagScratch, _ corpus: inout DiscoveryCorpus
  ) {
    corpus.append(text: text)
    let tokens = scratch.text.tokens.span
    let starts = scratch.text.clauseStarts
    let isStripped = scratch.text.hasVietnamese && TermMatcher.isMostlyStripped(scratch.text)
    var stem: [UInt8] = []
    stem.reserveCapacity(64)
    for clause in starts.indices {
      let end = clause + 1 < starts.count ? starts[clause + 1] : tokens.count
      for index in starts[clause]..<end {
        if let term = word(tokens[index], clause, isStripped, scratch, text, &stem) {
          corpus.append(term)
        }
      }
      appendConcepts(clause, tokens, scratch, &corpus)
    }
    corpus.endComment()
  }

  private func word(
    _ token: Token, _ clause: Int, _ isStripped: Bool, _ scratch: borrowing TagScratch,
    _ text: Span<UInt8>, _ stem: inout [UInt8]
  ) -> DiscoveryTerm? {
    var term = DiscoveryTerm(
      key: 0, start: token.start, end: token.end, clause: UInt32(clause), kind: .word,
      language: token.language)
    let form = Int(token.formStart)..<Int(token.formEnd)
    switch token.kind {
    case .word:
      let forms = scratch.text.forms.span
      term.key = DiscoveryTerm.key(forms, form, salt: 0)
      if let part = names.part(ofFunctionWord: term.key, token.language, isStripped: isStripped) {
        term.kind = .function
        term.part = part
        return term
      }
      if form.count < 2 {
        term.kind = .function
        return term
      }
      if token.language == .english {
        stem.removeAll(keepingCapacity: true)
        for position in form { stem.append(forms[position]) }
        EnglishStem.strip(&stem)
        term.key = DiscoveryTerm.key(stem.span, 0..<stem.count, salt: 0)
      }
      let isSyllable = !form.contains { scratch.text.forms[$0] == Symbols.space }
      term.part = names.part(
        ofWord: term.key, token.language, isStripped: isStripped, isSyllable: isSyllable)
    case .number:
      term.key = DiscoveryTerm.key(scratch.text.forms.span, form, salt: 0)
      term.kind = .function
    case .hashtag:
      term.key = DiscoveryTerm.key(scratch.text.forms.span, form, salt: 0)
    case .emoji, .emoticon:
      term.key = DiscoveryTerm.key(text, token.range, salt: 3)
      term.language = .undetermined
    default:
      return nil
    }
    return term
  }

  /// Adds the concepts and themes of a clause, each once.
  private func appendConcepts(
    _ clause: Int, _ tokens: Span<Token>, _ scratch: borrowing TagScratch,
    _ corpus: inout DiscoveryCorpus
  ) {
    let first = corpus.terms.count
    func append(_ key: UInt64, _ start: Int32, _ end: Int32) {
      for index in first..<corpus.terms.count where corpus.terms[index].key == key { return }
      corpus.append(
        DiscoveryTerm(
          key: key, start: tokens[Int(start)].start, end: tokens[Int(end) - 1].end,
          clause: UInt32(clause), kind: .concept, language: .undetermined))
    }
    for mention in scratch.mentions where mention.clause == Int32(clause) {
      let keys = themes[mention.theme]
      append(keys.own, mention.start, mention.end)
      append(keys.above, mention.start, mention.end)
    }
    for match in scratch.atoms where match.clause == Int32(clause) {
      guard Int(match.atom) < conceptCount else { continue }
      let key = SplitMix64.mix(UInt64(match.atom) + 0x1000) & TermKey.hash | TermKey.concept
      append(key, match.start, match.end)
    }
  }
}
