/// How the values of a column give ratings, and which.
struct ColumnRatings: Sendable {
  enum Form: Sendable, Equatable {
    case numbers
    /// Good and bad, as help desks write.
    case satisfaction
    case yesNo
    /// Numbers with a label, "10 - extremely likely", with what they are out of, or stars.
    case labelled
    case words(RatingWords)
  }

  let form: Form
  /// Those that are ratings, in ascending order.
  let ratings: [Double]
  /// The share of the answers that are ratings; a cell that says that there is none does not count.
  let share: Double
  /// The highest rating there can be, where the values say so: 10 of "9/10", 100 of "80%".
  private(set) var most: Int?
  /// The answers because of which the column is no scale of words.
  private(set) var strangers: [String] = []

  var areWords: Bool {
    if case .words = form { true } else { false }
  }

  /// They are the groups of the Net Promoter Score, which exports also have beside the rating.
  var areGroups: Bool {
    if case .words(let words) = form { words.subject == .promotion } else { false }
  }

  /// - Parameter mayBeWords: false for a column of comments, in which "good" rates nothing.
  init(_ values: [String], mayBeWords: Bool) {
    let answers = values.filter { !RatingWords.isUnanswered($0) }
    let plain = answers.compactMap(Self.number)
    let verdicts = answers.compactMap { SatisfactionWord($0) }
    let words = mayBeWords ? RatingWords(answers) : nil
    let found: [Double]
    if !answers.isEmpty, verdicts.count == answers.count,
      verdicts.contains(where: { $0.rating != nil })
    {
      form = .satisfaction
      found = verdicts.compactMap(\.rating)
      share = 1
    } else if let labels = LabelledRatings(answers), plain.count < answers.count,
      !Self.mayBeTurned(labels.ratings, words)
    {
      form = .labelled
      found = labels.ratings
      share = Self.share(found.count, of: answers)
      most = labels.most
    } else if let words {
      form = .words(words)
      found = answers.compactMap { words.level(Array($0.utf8).span) }
      share = Self.share(found.count, of: answers)
    } else if mayBeWords, let choices = Self.yesNo(answers) {
      form = .yesNo
      found = choices
      share = 1
    } else {
      form = .numbers
      found = plain
      share = Self.share(plain.count, of: answers)
      if mayBeWords { strangers = RatingWords.strangers(in: answers) }
    }
    ratings = found.sorted()
  }

  private static func share(_ count: Int, of answers: [String]) -> Double {
    Double(count) / Double(max(answers.count, 1))
  }

  /// Whether words say what the numbers before them mean: "1. Rất hài lòng" is the best.
  private static func mayBeTurned(_ ratings: [Double], _ words: RatingWords?) -> Bool {
    guard let words else { return false }
    return ratings.allSatisfy { (1...Double(words.levelCount)).contains($0) }
  }

  /// Yes and no in words, where every answer is one of them.
  private static func yesNo(_ answers: [String]) -> [Double]? {
    let found = answers.compactMap {
      number($0) == nil ? YesNoText.value(Array($0.utf8).span) : nil
    }
    return found.isEmpty || found.count < answers.count ? nil : found
  }

  static func number(_ text: String) -> Double? { RatingText.number(Array(text.utf8).span) }
}
