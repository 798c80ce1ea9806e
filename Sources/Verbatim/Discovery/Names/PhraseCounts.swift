import VerbatimSegmentation

/// In how many comments of each theme each phrase occurs, and how telling it is.
struct PhraseCounts: Sendable {
  struct Candidate: Sendable {
    var key: UInt64
    var language: Language
    /// How many words it has.
    var length: Int
    /// The keys of its words that are no function words.
    var words: [UInt64]
    /// How many of those are of general use.
    var generals: Int
    /// Those that say only how somebody found it.
    var opinions: [UInt64] = []
    /// The comments of the theme that have it.
    var count: Int
    var score: Double
    /// The share of all comments that have it.
    var spread = 0.0
    /// How many times as frequent it is in the theme as in all comments.
    var lift = 0.0
    /// The share of the theme's comments in its language that have it.
    var cover = 0.0
    /// The share of its comments that are the theme's.
    var ownShare = 0.0

    /// Whether it says how somebody found it, and not what.
    var isOpinion: Bool { opinions.count == words.count }

    /// The words that say what it is about; all words where none does.
    var subject: [UInt64] {
      (isOpinion ? words : words.filter { !opinions.contains($0) }).sorted()
    }
  }

  /// The most telling candidates of each theme, the best first.
  private(set) var candidates: [[Candidate]]
  /// Rarer phrases of two words or more, which may spell out what a word of a theme leaves open.
  private(set) var spellings: [[Candidate]]
  /// How many comments each theme has.
  let sizes: [Int]
  /// How many words of each language each theme has.
  private(set) var languages: [[Int]]
  /// How many comments of each theme are mostly in each language.
  private(set) var speakers: [[Int]]

  private static let mostOfTheme = 300
  /// A phrase names a theme in which it tells at least this much of what it tells where it tells
  /// most.
  private static let leastOfBest = 0.5
  /// A phrase stands in at least this share of the theme's comments in its language: rarer ones are
  /// of single comments and seldom stand together.
  private static let leastCover = 0.06
  /// … and in this share of all its comments, or it is a slip of another language.
  private static let leastShare = 0.02
  /// A phrase that spells out a word stands in so many comments of the theme and is more typical of
  /// it than chance makes it, in standard errors.
  private static let leastSpelled = (count: 3, score: 2.0)
  /// Of a theme with few comments less is asked, or nothing would spell out its words.
  private static let leastSpelledOfFew = (count: 2, score: 1.0)
  private static let few = 60
  init(
    _ corpus: borrowing DiscoveryCorpus, _ comments: [Int32], _ groups: [Int], themes: Int
  ) {
    var sizes = [Int](repeating: 0, count: themes)
    for group in groups { sizes[group] += 1 }
    self.sizes = sizes
    let none = [Int](repeating: 0, count: Language.allCases.count)
    languages = [[Int]](repeating: none, count: themes)
    speakers = languages
    candidates = [[Candidate]](repeating: [], count: themes)
    spellings = candidates
    for (index, comment) in comments.enumerated() {
      countLanguages(corpus, Int(comment), theme: groups[index])
    }
    let table = Self.recurring(corpus, comments)
    var described = [Candidate?](repeating: nil, count: table.count)
    var uses = [PhraseUse](repeating: PhraseUse(), count: table.count)
    // Every phrase once for each comment that has it, and the theme of the comment.
    var found: [(phrase: Int32, theme: Int32)] = []
    var own: [Int32] = []
    for (index, comment) in comments.enumerated() {
      own.removeAll(keepingCapacity: true)
      PhraseScan.forEach(corpus, Int(comment)) { phrase in
        let number = table.keys[phrase.key]
        guard number >= 0 else { return }
        own.append(number)
        uses[Int(number)].add(phrase, corpus, Int(comment))
        if described[Int(number)] == nil {
          described[Int(number)] = Self.describe(corpus, phrase)
        }
      }
      own.sort()
      for place in own.indices where place == 0 || own[place] != own[place - 1] {
        found.append((own[place], Int32(groups[index])))
      }
    }
    let counts = CountsByTheme(found, phrases: table.count, themes: themes)
    for phrase in 0..<table.count {
      guard uses[phrase].isFree, var candidate = described[phrase] else { continue }
      if candidate.words.count == 1, candidate.language == .vietnamese, candidate.opinions.isEmpty {
        candidate.generals = uses[phrase].isMostlyGeneral ? 1 : 0
      }
      let word = Int(table.keys[uses[phrase].sentenceStart])
      let start = word < 0 ? nil : uses[word]
      if candidate.length > 1, uses[phrase].isTwoSentences(startingWith: start) { continue }
      add(candidate, counts.themes(of: phrase), comments: comments.count)
    }
    for theme in 0..<themes {
      candidates[theme].sort { $0.score != $1.score ? $0.score > $1.score : $0.key < $1.key }
      if candidates[theme].count > Self.mostOfTheme {
        candidates[theme].removeLast(candidates[theme].count - Self.mostOfTheme)
      }
    }
  }

  /// Counts the words of a comment, and the language that most of them are in.
  private mutating func countLanguages(
    _ corpus: borrowing DiscoveryCorpus, _ comment: Int, theme: Int
  ) {
    var words = [Int](repeating: 0, count: Language.allCases.count)
    for term in corpus.terms(comment) where corpus.terms[term].kind != .concept {
      let language = Int(corpus.terms[term].language.rawValue)
      words[language] += 1
      if corpus.terms[term].kind == .word { languages[theme][language] += 1 }
    }
    words[Int(Language.undetermined.rawValue)] = 0
    if let most = words.max(), most > 0, let language = words.firstIndex(of: most) {
      speakers[theme][language] += 1
    }
  }

  /// In how many comments of which themes each phrase occurs.
  private struct CountsByTheme {
    private var starts: [Int]
    private var counts: [(theme: Int, count: Int)] = []

    init(_ found: [(phrase: Int32, theme: Int32)], phrases: Int, themes: Int) {
      // The themes of each phrase one after the other.
      var ends = [Int](repeating: 0, count: phrases + 1)
      for (phrase, _) in found { ends[Int(phrase) + 1] += 1 }
      for phrase in 0..<phrases { ends[phrase + 1] += ends[phrase] }
      let bounds = ends
      var ordered = [Int](repeating: 0, count: found.count)
      for (phrase, theme) in found {
        ordered[ends[Int(phrase)]] = Int(theme)
        ends[Int(phrase)] += 1
      }
      var place = [Int](repeating: -1, count: themes)
      starts = [0]
      for phrase in 0..<phrases {
        let first = counts.count
        for theme in ordered[bounds[phrase]..<bounds[phrase + 1]] {
          if place[theme] < first {
            place[theme] = counts.count
            counts.append((theme, 0))
          }
          counts[place[theme]].count += 1
        }
        starts.append(counts.count)
      }
    }

    func themes(of phrase: Int) -> ArraySlice<(theme: Int, count: Int)> {
      counts[starts[phrase]..<starts[phrase + 1]]
    }
  }

  private mutating func add(
    _ candidate: Candidate, _ counts: ArraySlice<(theme: Int, count: Int)>, comments: Int
  ) {
    let total = counts.reduce(0) { $0 + $1.count }
    var scored: [(theme: Int, count: Int, cover: Double, score: Double)] = []
    var best = 0.0
    var candidate = candidate
    candidate.spread = Double(total) / Double(max(1, comments))
    for (theme, count) in counts {
      let words = languages[theme]
      let share =
        Double(words[Int(candidate.language.rawValue)]) / Double(max(1, words.reduce(0, +)))
      let cover = Double(count) / max(1, share * Double(sizes[theme]))
      let telling = Self.score(
        count, of: sizes[theme], total: total, comments: comments, length: candidate.length)
      candidate.lift = Double(count) / Double(sizes[theme]) / candidate.spread
      candidate.ownShare = Double(count) / Double(total)
      candidate.cover = cover
      let least = sizes[theme] < Self.few ? Self.leastSpelledOfFew : Self.leastSpelled
      if candidate.length > 1, count >= least.count, telling >= least.score {
        candidate.count = count
        candidate.score = telling
        spellings[theme].append(candidate)
      }
      guard cover >= Self.leastCover,
        Double(count) >= Self.leastShare * Double(sizes[theme])
      else { continue }
      // What is told to be typical should also be frequent.
      let score = min(1, cover).squareRoot() * telling
      best = max(best, score)
      scored.append((theme, count, cover, score))
    }
    for (theme, count, cover, score) in scored
    where score > 0 && score >= best * Self.leastOfBest && count >= 2 {
      candidate.count = count
      candidate.score = score
      candidate.lift = Double(count) / Double(sizes[theme]) / candidate.spread
      candidate.ownShare = Double(count) / Double(total)
      candidate.cover = cover
      candidates[theme].append(candidate)
    }
  }

  /// The log-odds ratio of a phrase in the theme and outside, in standard errors; longer phrases
  /// say more and get more.
  static func score(
    _ count: Int, of size: Int, total: Int, comments: Int, length: Int
  ) -> Double {
    let prior = 0.5 + Double(total) / Double(comments)
    let inside = Double(count) + prior * Double(size) / Double(comments)
    let outside = Double(total - count) + prior * Double(max(1, comments - size)) / Double(comments)
    let insideRest = Double(size - count) + prior
    let outsideRest = Double(max(1, comments - size) - (total - count)) + prior
    let odds =
      naturalLogarithm(inside / insideRest) - naturalLogarithm(outside / outsideRest)
    let error = (1 / inside + 1 / outside).squareRoot()
    return odds / error * (1 + 0.15 * Double(length - 1))
  }

  private static func describe(
    _ corpus: borrowing DiscoveryCorpus, _ phrase: PhraseScan.Phrase
  ) -> Candidate {
    var words: [UInt64] = []
    var generals = 0
    var opinions: [UInt64] = []
    for index in phrase.first...phrase.last where corpus.terms[index].kind == .word {
      words.append(corpus.terms[index].key)
      if corpus.terms[index].part.isGeneral { generals += 1 }
      if corpus.terms[index].part == .opinion { opinions.append(corpus.terms[index].key) }
    }
    return Candidate(
      key: phrase.key, language: corpus.terms[phrase.first].language, length: phrase.words,
      words: words, generals: generals, opinions: opinions, count: 0, score: 0)
  }

  /// The phrases that two comments or more have.
  private static func recurring(
    _ corpus: borrowing DiscoveryCorpus, _ comments: [Int32]
  ) -> (keys: KeyTable, count: Int) {
    var keys: [UInt64] = []
    var own: [UInt64] = []
    for comment in comments {
      own.removeAll(keepingCapacity: true)
      PhraseScan.forEach(corpus, Int(comment)) { own.append($0.key) }
      own.sort()
      for index in own.indices where index == 0 || own[index] != own[index - 1] {
        keys.append(own[index])
      }
    }
    keys.sort()
    var kept: [UInt64] = []
    for index in keys.indices.dropFirst()
    where keys[index] == keys[index - 1] && kept.last != keys[index] {
      kept.append(keys[index])
    }
    return (KeyTable(kept), kept.count)
  }
}
