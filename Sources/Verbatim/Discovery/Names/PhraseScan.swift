import VerbatimSegmentation

/// The phrases of a comment that may name a theme: one to three words of one language that follow
/// one another, no function word at either end, no word twice.
enum PhraseScan {
  struct Phrase {
    var key: UInt64
    /// Indices of the first and last term.
    var first: Int
    var last: Int
    var words: Int
  }

  static func forEach(_ corpus: borrowing DiscoveryCorpus, _ comment: Int, _ body: (Phrase) -> Void)
  {
    let terms = corpus.terms.span
    let range = corpus.terms(comment)
    for first in range where canEnd(terms[first]) {
      var phrase = Phrase(key: terms[first].key, first: first, last: first, words: 1)
      body(phrase)
      while phrase.words < 3, let next = follower(corpus, phrase.last, range.upperBound) {
        if isRepeated(terms[next], terms, phrase) { break }
        phrase.key = DiscoveryTerm.pair(phrase.key, terms[next].key)
        phrase.last = next
        phrase.words += 1
        if canEnd(terms[next]) { body(phrase) }
      }
    }
  }

  private static func canEnd(_ term: DiscoveryTerm) -> Bool {
    term.kind == .word && term.language != .undetermined
  }

  /// The next word when only one space, or nothing, stands between, in the same clause.
  private static func follower(
    _ corpus: borrowing DiscoveryCorpus, _ index: Int, _ end: Int
  ) -> Int? {
    let next = index + 1
    guard next < end else { return nil }
    let (term, other) = (corpus.terms[index], corpus.terms[next])
    guard other.kind != .concept, other.language == term.language, other.clause == term.clause,
      other.start <= term.end + 1, other.start >= term.end
    else { return nil }
    return next
  }

  private static func isRepeated(
    _ term: DiscoveryTerm, _ terms: Span<DiscoveryTerm>, _ phrase: Phrase
  ) -> Bool {
    for index in phrase.first...phrase.last where terms[index].key == term.key { return true }
    return false
  }
}
