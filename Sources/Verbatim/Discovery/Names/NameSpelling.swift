/// Names that say what a theme is about: a phrase in the place of a word that leaves it open.
///
/// A word is bare when it is of general use ("told", "nhanh") or stands in so many comments that it
/// tells little apart ("flight" with an airline). The phrases of two or three words in which
/// customers wrote it spell it out; those of the same words in another order count as one.
struct NameSpelling: Sendable {
  /// A single word that stands in a larger share of the comments is bare …
  private static let mostSpread = 0.1
  /// … unless it stands so many times as often in the theme, or hardly anywhere else.
  private static let leastLift = 3.0
  private static let leastOwnShare = 0.8
  /// A phrase spells out a bare word that it goes with in this share of the word's comments …
  private static let leastShare = 0.04
  /// … and is the better name if this share of the theme's comments in its language have it.
  private static let leastCover = 0.02
  /// A phrase without function words is the better name unless it is so much rarer.
  private static let leastOfUsual = 0.2

  private let spellings: [PhraseCounts.Candidate]

  init(_ counts: borrowing PhraseCounts, theme: Int) { spellings = counts.spellings[theme] }

  /// Whether a phrase leaves open what it is about.
  static func isBare(_ phrase: PhraseCounts.Candidate) -> Bool {
    phrase.isOpinion
      || phrase.words.count == 1
        && (phrase.generals == 1 || isEverywhere(phrase))
  }

  private static func isEverywhere(_ phrase: PhraseCounts.Candidate) -> Bool {
    phrase.spread > mostSpread && phrase.lift < leastLift && phrase.ownShare < leastOwnShare
  }

  /// How much a name says: 0 when it is an opinion of nothing, 1 when it is bare, spells out a word in
  /// few comments or says what another name says already, 2 when all its words are of general use
  /// and one is an opinion of the other, or they spell out another; 3 otherwise.
  ///
  /// - Parameters:
  ///   - isLed: a function word begins the name.
  ///   - isTaken: another theme is about the same by its name.
  static func strength(
    _ name: PhraseCounts.Candidate, of phrase: PhraseCounts.Candidate, isLed: Bool = false,
    isTaken: Bool = false
  ) -> Int {
    if name.isOpinion { return 0 }
    if isTaken { return 1 }
    if isLed { return 3 }
    if isBare(name) || name.key != phrase.key && name.cover < leastCover { return 1 }
    if name.generals < name.words.count { return 3 }
    let isJudged = name.generals - name.opinions.count == 1 && !name.opinions.isEmpty
    return isJudged || name.key != phrase.key ? 2 : 3
  }

  /// The phrases that spell out a word, the most frequent first; of those with a word that is a
  /// name by itself twice as many.
  func phrases(of word: PhraseCounts.Candidate) -> [PhraseCounts.Candidate] {
    guard word.length == 1 else { return [] }
    var groups: [[UInt64]: [PhraseCounts.Candidate]] = [:]
    for phrase in spellings
    where phrase.language == word.language && phrase.words.count > 1
      && phrase.words.contains(word.key)
    {
      groups[phrase.words.sorted(), default: []].append(phrase)
    }
    let least = max(1, Int(Self.leastShare * Double(word.count)))
    var weighed: [(phrase: PhraseCounts.Candidate, weight: Int)] = []
    for group in groups.values {
      let count = group.reduce(0) { $0 + $1.count }
      if count < least { continue }
      let isNamed = group[0].generals < group[0].words.count
      weighed.append((Self.best(group), isNamed ? 2 * count : count))
    }
    return weighed.sorted {
      $0.weight != $1.weight ? $0.weight > $1.weight : $0.phrase.key < $1.phrase.key
    }.map(\.phrase)
  }

  /// The most frequent order of the same words, without a function word if there is one that is not
  /// much rarer.
  private static func best(_ group: [PhraseCounts.Candidate]) -> PhraseCounts.Candidate {
    let most = group.map(\.count).max() ?? 0
    return group.max { left, right in
      let (first, second) = (rank(left, most), rank(right, most))
      return first != second ? first < second : left.key < right.key
    } ?? group[0]
  }

  private static func rank(_ phrase: PhraseCounts.Candidate, _ most: Int) -> Int {
    let isPlain = phrase.length == phrase.words.count
    return isPlain && Double(phrase.count) >= leastOfUsual * Double(most)
      ? phrase.count + most : phrase.count
  }
}
