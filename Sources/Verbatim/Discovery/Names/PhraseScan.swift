import VerbatimSegmentation

/// The phrases of a comment that may name a theme: one to three words of one language that follow
/// one another, no function word at either end, no word twice, none that no name contains.
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
        if terms[next].part == .outside || isRepeated(terms[next], terms, phrase) { break }
        phrase.key = DiscoveryTerm.pair(phrase.key, terms[next].key)
        phrase.last = next
        phrase.words += 1
        if canEnd(terms[next]) { body(phrase) }
      }
    }
  }

  /// Whether no word with a meaning of its own stands directly before a phrase.
  static func isOpen(before phrase: Phrase, _ corpus: borrowing DiscoveryCorpus, _ comment: Int)
    -> Bool
  {
    leader(corpus, phrase.first, corpus.terms(comment).lowerBound).map {
      isOpen(corpus.terms[$0])
    } ?? true
  }

  private static func isOpen(_ neighbour: DiscoveryTerm) -> Bool {
    neighbour.kind == .function || neighbour.part == .outside
  }

  /// Whether no word with a meaning of its own stands directly behind a phrase.
  static func isOpen(after phrase: Phrase, _ corpus: borrowing DiscoveryCorpus, _ comment: Int)
    -> Bool
  {
    follower(corpus, phrase.last, corpus.terms(comment).upperBound).map {
      isOpen(corpus.terms[$0])
    } ?? true
  }

  /// Whether a word begins with a capital.
  static func isCapital(_ index: Int, _ corpus: borrowing DiscoveryCorpus, _ comment: Int) -> Bool {
    let text = corpus.text(comment)
    let start = text.lowerBound + Int(corpus.terms[index].start)
    let first = corpus.bytes[start]
    // A to Z and Đ.
    return (0x41...0x5A).contains(first)
      || first == 0xC4 && start + 1 < text.upperBound && corpus.bytes[start + 1] == 0x90
  }

  /// The first word of a phrase that begins with a capital behind one that does not, as where
  /// somebody left out the full stop between two sentences.
  static func sentenceStart(
    of phrase: Phrase, _ corpus: borrowing DiscoveryCorpus, _ comment: Int
  ) -> Int? {
    var wasCapital = true
    for index in phrase.first...phrase.last {
      let isCapital = isCapital(index, corpus, comment)
      if isCapital, !wasCapital { return index }
      wasCapital = isCapital
    }
    return nil
  }

  private static func canEnd(_ term: DiscoveryTerm) -> Bool {
    term.kind == .word && term.language != .undetermined && term.part != .outside
  }

  /// The next word when only one space, or nothing, stands between, in the same clause.
  private static func follower(
    _ corpus: borrowing DiscoveryCorpus, _ index: Int, _ end: Int
  ) -> Int? {
    let next = index + 1
    guard next < end else { return nil }
    let (term, other) = (corpus.terms[index], corpus.terms[next])
    guard term.kind != .concept, other.kind != .concept, other.language == term.language,
      other.clause == term.clause,
      other.start <= term.end + 1, other.start >= term.end
    else { return nil }
    return next
  }

  /// The pronoun behind a single English word of opinion: "thank you", "love it".
  static func object(of phrase: Phrase, _ corpus: borrowing DiscoveryCorpus, _ comment: Int) -> Int?
  {
    let term = corpus.terms[phrase.first]
    guard phrase.words == 1, term.part == .opinion, term.language == .english else { return nil }
    return follower(corpus, phrase.last, corpus.terms(comment).upperBound).flatMap {
      corpus.terms[$0].kind == .function && corpus.terms[$0].part == .outside ? $0 : nil
    }
  }

  /// The word before one, of which it is the follower.
  static func leader(_ corpus: borrowing DiscoveryCorpus, _ index: Int, _ start: Int) -> Int? {
    index > start && follower(corpus, index - 1, index + 1) == index ? index - 1 : nil
  }

  private static func isRepeated(
    _ term: DiscoveryTerm, _ terms: Span<DiscoveryTerm>, _ phrase: Phrase
  ) -> Bool {
    for index in phrase.first...phrase.last where terms[index].key == term.key { return true }
    return false
  }
}
