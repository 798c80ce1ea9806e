/// How the values of a column give ratings, and which.
struct ColumnRatings: Sendable {
  enum Form: Sendable, Equatable {
    case numbers
    /// Good and bad, as help desks write.
    case satisfaction
    /// Numbers with a label, "10 - extremely likely", or stars.
    case labelled
    case words(RatingWords)
  }

  let form: Form
  /// Those that are ratings, in ascending order.
  let ratings: [Double]
  /// The share of the values that are ratings.
  let share: Double

  /// - Parameter mayBeWords: false for a column of comments, in which "good" rates nothing.
  init(_ values: [String], mayBeWords: Bool) {
    let plain = values.compactMap(Self.number)
    let answers = values.compactMap { SatisfactionWord($0) }
    let words = mayBeWords ? RatingWords(values) : nil
    let found: [Double]
    if answers.count == values.count, answers.contains(where: { $0.rating != nil }) {
      form = .satisfaction
      found = answers.compactMap(\.rating)
      share = 1
    } else if let labelled = Self.labelled(values), plain.count < values.count,
      !Self.mayBeTurned(labelled, words)
    {
      form = .labelled
      found = labelled
      share = 1
    } else {
      form = words.map { .words($0) } ?? .numbers
      found = words.map { words in values.compactMap { words.level(Array($0.utf8).span) } } ?? plain
      share = words == nil ? Double(plain.count) / Double(max(values.count, 1)) : 1
    }
    ratings = found.sorted()
  }

  /// Whether words say what the numbers before them mean: "1. Rất hài lòng" is the best.
  private static func mayBeTurned(_ ratings: [Double], _ words: RatingWords?) -> Bool {
    guard let words else { return false }
    return ratings.allSatisfy { (1...Double(words.levelCount)).contains($0) }
  }

  /// Where every value is a number up to ten that may have a label, or stars; each label must belong
  /// to one number, so that "5 minutes" and "10 minutes" are no ratings.
  private static func labelled(_ values: [String]) -> [Double]? {
    var ratings: [Double] = []
    var numbers: [String: Double] = [:]
    for value in values {
      let bytes = Array(value.utf8)
      guard let rating = RatingText.rating(bytes.span) ?? RatingText.stars(bytes.span),
        (0...10).contains(rating)
      else { return nil }
      let label = FoldedName(String(value.drop { $0.isNumber || ".,★☆⭐ ".contains($0) })).text
      guard label.utf8.allSatisfy({ !(0x30...0x39).contains($0) }) else { return nil }
      if !units.contains(label), numbers.updateValue(rating, forKey: label) ?? rating != rating {
        return nil
      }
      ratings.append(rating)
    }
    return ratings.isEmpty ? nil : ratings
  }

  private static let units: Set<String> = ["", "star", "stars", "sao", "ดาว"]

  static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || [43, 45, 46, 44].contains($0) })
    else { return nil }
    return Double(text.contains(",") ? String(text.map { $0 == "," ? "." : $0 }) : text)
  }
}
