/// The numbers of a column in which they have a label, a unit or what they are out of: "10 - extremely
/// likely", "Extremely likely (10)", "9 điểm", "9/10", "80%", or which are drawn as stars.
struct LabelledRatings {
  let ratings: [Double]
  /// What all that say so are out of: 10 of "9/10", 100 of "80%".
  let most: Int?

  /// `nil` unless nine in ten answers are ratings.
  ///
  /// Without a sign between number and label, each label must belong to one number, so that
  /// "5 minutes" and "10 minutes" are no ratings.
  init?(_ answers: [String]) {
    var ratings: [Double] = []
    var numbers: [String: Double] = [:]
    var totals: Set<Int> = []
    for answer in answers {
      let cell = Cell(answer)
      guard let rating = cell.rating else { continue }
      let most = cell.most ?? 10
      guard (0...Double(most)).contains(rating) else { continue }
      // A second number, as in "18-25".
      guard !cell.label.contains(where: \.isNumber) else { return nil }
      let isUnit = Self.units.contains(cell.label)
      if !isUnit, !cell.isApart,
        numbers.updateValue(rating, forKey: cell.label) ?? rating != rating
      {
        return nil
      }
      if let most = cell.most { totals.insert(most) }
      ratings.append(rating)
    }
    guard !ratings.isEmpty, ratings.count * 10 >= answers.count * 9, totals.count < 2 else {
      return nil
    }
    self.ratings = ratings
    most = totals.first
  }

  private static let units: Set<String> = [
    "", "star", "stars", "sao", "ดาว", "point", "points", "pt", "pts", "diem", "คะแนน",
  ]

  /// One answer, taken apart.
  private struct Cell {
    let rating: Double?
    let most: Int?
    /// What is left beside number and total, folded.
    let label: String
    /// A sign stands between number and label.
    let isApart: Bool

    init(_ answer: String) {
      let bytes = Array(answer.utf8)
      rating = RatingText.rating(bytes.span) ?? RatingText.stars(bytes.span)
      var rest = answer.drop { $0.isNumber || ".,★☆⭐ ".contains($0) }
      let isBehind = answer.last == ")" && answer.first?.isNumber == false
      if isBehind, let bracket = answer.lastIndex(of: "(") { rest = answer[..<bracket] }
      isApart = isBehind || rest.first.map { "-–—:=()".contains($0) } == true
      var most: Int?
      if rest.first == "%" {
        most = 100
        rest = rest.dropFirst()
      } else if rest.first == "/" {
        let total = rest.dropFirst().drop { $0 == " " }
        let digits = total.prefix { $0.isNumber }
        most = Int(digits).flatMap { [3, 4, 5, 7, 10, 20, 100].contains($0) ? $0 : nil }
        rest = total.dropFirst(digits.count)
      }
      self.most = most
      label = FoldedName(String(rest)).text
    }
  }
}
