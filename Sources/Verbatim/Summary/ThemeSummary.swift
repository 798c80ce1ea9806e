/// What many comments say of one theme.
public struct ThemeSummary: Sendable {
  /// Comments that mention the theme.
  public package(set) var mentions = 0
  /// Mentions by sentiment, indexed by `Polarity.rawValue`.
  public package(set) var bySentiment = [Int](repeating: 0, count: Polarity.allCases.count)
  /// Sum of the mentions' scores, in thousandths, so that parts add up exactly.
  package var scoreSum = 0
  /// The most telling complaints.
  public package(set) var complaints = QuoteList()
  /// The most telling praise.
  public package(set) var praise = QuoteList()
  /// How often each phrase was complained with, as written but in lower case.
  public package(set) var painPhrases: [String: Int] = [:]
  /// How often each phrase was praised with.
  public package(set) var praisePhrases: [String: Int] = [:]

  package init() {}

  /// Complaints, mixed mentions counted with them.
  public var negative: Int {
    bySentiment[Int(Polarity.negative.rawValue)] + bySentiment[Int(Polarity.mixed.rawValue)]
  }
  /// Praise, without mixed mentions.
  public var positive: Int { bySentiment[Int(Polarity.positive.rawValue)] }
  /// The mean score of the mentions, −1 to 1; 0 without mentions.
  public var meanScore: Double {
    mentions == 0 ? 0 : Double(scoreSum) / 1000 / Double(mentions)
  }

  mutating func add(_ mention: ThemeMention, quote: Quote) {
    mentions += 1
    bySentiment[Int(mention.sentiment.label.rawValue)] += 1
    scoreSum += Int((mention.sentiment.score * 1000).rounded())
    switch mention.sentiment.label {
    case .negative, .mixed:
      complaints.offer(quote)
      painPhrases.update(quote.phrase, from: 0) { $0 += 1 }
    case .positive:
      praise.offer(quote)
      praisePhrases.update(quote.phrase, from: 0) { $0 += 1 }
    case .neutral: break
    }
  }

  mutating func merge(_ other: ThemeSummary) {
    mentions += other.mentions
    for index in bySentiment.indices { bySentiment[index] += other.bySentiment[index] }
    scoreSum += other.scoreSum
    complaints.merge(other.complaints)
    praise.merge(other.praise)
    for (phrase, count) in other.painPhrases { painPhrases.update(phrase, from: 0) { $0 += count } }
    for (phrase, count) in other.praisePhrases {
      praisePhrases.update(phrase, from: 0) { $0 += count }
    }
  }

  /// The most frequent phrases first; equal ones in the order of their letters.
  public static func ranked(_ phrases: [String: Int]) -> [(phrase: String, count: Int)] {
    phrases.map { (phrase: $0.key, count: $0.value) }.sorted {
      $0.count != $1.count
        ? $0.count > $1.count
        : $0.phrase.utf8.lexicographicallyPrecedes(
          $1.phrase.utf8)
    }
  }
}

/// Score and sentiment of the comments that share a value in one column.
public struct GroupSummary: Sendable {
  /// Comments in the group.
  public package(set) var comments = 0
  /// Comments by sentiment, indexed by `Polarity.rawValue`.
  public package(set) var bySentiment = [Int](repeating: 0, count: Polarity.allCases.count)
  /// The group's score; nil when the data has none.
  public package(set) var score: ScoreSummary?

  package init(scale: ScoreScale?) { score = scale.map { ScoreSummary(scale: $0) } }

  package mutating func add(_ comment: TaggedComment, rating: Double?) {
    comments += 1
    bySentiment[Int(comment.sentiment.label.rawValue)] += 1
    if let rating { score?.add(rating) }
  }

  package mutating func add(rating: Double) { score?.add(rating) }

  package mutating func merge(_ other: GroupSummary) {
    comments += other.comments
    for index in bySentiment.indices { bySentiment[index] += other.bySentiment[index] }
    if let part = other.score { score?.merge(part) }
  }
}

extension Dictionary where Key == String {
  /// Changes the value of a key, which is `empty` for a new one.
  ///
  /// Names that differ only in how their accents are composed are one key; of these the one whose
  /// bytes come first is kept, so that the order in which they came does not matter.
  mutating func update(_ key: String, from empty: Value, _ change: (inout Value) -> Void) {
    guard let index = index(forKey: key) else {
      var value = empty
      change(&value)
      self[key] = value
      return
    }
    change(&values[index])
    if key.utf8.lexicographicallyPrecedes(self[index].key.utf8) {
      let value = remove(at: index).value
      self[key] = value
    }
  }
}
