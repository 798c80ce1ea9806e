import VerbatimSegmentation

/// How a phrase stands in comments: by itself or as a piece of something, and across what may be two
/// sentences.
struct PhraseUse: Sendable {
  private var all = 0
  private var openBefore = 0
  private var openAfter = 0
  /// How often a word is of general use, as it is without diacritics.
  private var generals = 0
  /// How often a word begins with a capital, or a longer phrase has one behind a small letter.
  private var capitals = 0
  /// The word that has this capital in a longer phrase.
  private(set) var sentenceStart: UInt64 = 0

  /// What names a theme stands by itself at least this often: no other word directly before it, and
  /// none directly behind it. What does not is a piece of something: "mental" of "mental health",
  /// "điện thoại di" of "điện thoại di động".
  private static let leastFree = 0.2
  /// A Vietnamese phrase that so often has a capital behind a small letter ends one sentence and
  /// begins another, unless the capital is a proper name's, which has it nearly always. Titles and
  /// English names leave no such trace.
  private static let leastOfSentences = 0.5
  private static let leastOfProperName = 0.9

  mutating func add(
    _ phrase: PhraseScan.Phrase, _ corpus: borrowing DiscoveryCorpus, _ comment: Int
  ) {
    all += 1
    if PhraseScan.isOpen(before: phrase, corpus, comment) { openBefore += 1 }
    if PhraseScan.isOpen(after: phrase, corpus, comment) { openAfter += 1 }
    guard corpus.terms[phrase.first].language == .vietnamese else { return }
    if phrase.words == 1, corpus.terms[phrase.first].part.isGeneral { generals += 1 }
    if phrase.words == 1 {
      if PhraseScan.isCapital(phrase.first, corpus, comment) { capitals += 1 }
    } else if let start = PhraseScan.sentenceStart(of: phrase, corpus, comment) {
      capitals += 1
      sentenceStart = corpus.terms[start].key
    }
  }

  /// Whether it stands by itself often enough to be no piece of something.
  var isFree: Bool {
    Double(min(openBefore, openAfter) + 1) >= Self.leastFree * Double(all + 2)
  }

  /// Whether a Vietnamese word is of general use in most comments that have it.
  var isMostlyGeneral: Bool { generals * 2 > all }

  /// Whether a phrase of several words ends one sentence and begins another.
  ///
  /// - Parameter word: how the word stands that begins the second one.
  func isTwoSentences(startingWith word: PhraseUse?) -> Bool {
    hasCapital(Self.leastOfSentences) && word?.hasCapital(Self.leastOfProperName) != true
  }

  private func hasCapital(_ share: Double) -> Bool { Double(capitals) > share * Double(all) }
}
