/// What the first rows show of the content of one column.
struct ColumnProfile: Sendable {
  let index: Int
  let name: String
  /// The title of the column, or its name: what its role is told by.
  let label: String
  let folded: FoldedName
  /// Rows in the sample, and those of them in which the column is not empty.
  let rows: Int
  let filled: Int
  let distinct: Int
  let meanCharacters: Double
  let meanWords: Double
  let longest: Int
  /// Shares of the filled values.
  let numeric: Double
  let dated: Double
  /// Numbers that may be days as table programs count them.
  let serial: Double
  let withLetters: Double
  let nested: Double
  /// Every value is the end of the label: a box to tick, not an answer.
  let isChoice: Bool
  let addresses: Double
  /// Of the ratings: whether they are whole, and the least and greatest of the bulk, which is what is
  /// left without rare values at both ends (1 in 20 each).
  let areWhole: Bool
  let bulk: ClosedRange<Double>?
  let distinctNumbers: Int
  let ratings: ColumnRatings
  /// A range of numbers in the name, such as `(0-10)` or `1 to 5`.
  let namedRange: ClosedRange<Int>?

  init(index: Int, layout: ExportLayout, sample: SampleRecords) {
    let label = layout.label(index)
    self.index = index
    self.label = label
    name = layout.columns[index]
    folded = FoldedName(label)
    namedRange = NumberRange.find(in: label)
    let values = sample.values(index)
    rows = sample.rows.count
    filled = values.count
    distinct = Set(values).count
    let total = Double(max(filled, 1))
    meanCharacters = Double(values.reduce(0) { $0 + $1.unicodeScalars.count }) / total
    meanWords = Double(values.reduce(0) { $0 + $1.utf8.count(where: { $0 == 32 }) + 1 }) / total
    longest = values.map { $0.unicodeScalars.count }.max() ?? 0
    ratings = ColumnRatings(
      values, mayBeWords: RoleNames.comment.match(folded)?.isWhole != true)
    let numbers = ratings.ratings
    numeric =
      ratings.form == .numbers || ratings.form == .satisfaction
      ? ratings.share : Double(values.compactMap(ColumnRatings.number).count) / total
    dated = Double(values.count { Self.isDate($0) }) / total
    serial = Double(values.count { SurveyDate(serial: Array($0.utf8).span) != nil }) / total
    withLetters =
      Double(values.count { $0.unicodeScalars.contains { $0.properties.isAlphabetic } }) / total
    nested = Double(values.count { $0.hasPrefix("[") || $0.hasPrefix("{") }) / total
    isChoice = !values.isEmpty && values.allSatisfy { $0 != label && label.hasSuffix($0) }
    addresses =
      Double(values.count { !$0.contains(" ") && ($0.contains("@") || $0.contains("://")) }) / total
    distinctNumbers = Set(numbers).count
    areWhole = numbers.allSatisfy { $0 == $0.rounded() }
    if numbers.isEmpty {
      bulk = nil
    } else {
      let cut = numbers.count / 20
      bulk = Self.bulk(numbers, cut: cut)
    }
  }

  private static func isDate(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    return DateParts(bytes.span) != nil || PeriodDate.read(bytes.span) != nil
      || WrittenDate.read(bytes.span) != nil
  }

  private static func bulk(_ numbers: [Double], cut: Int) -> ClosedRange<Double> {
    numbers[cut]...numbers[numbers.count - 1 - cut]
  }
}

/// A range of numbers inside a name.
enum NumberRange {
  /// Finds `0-10`, `1–5`, `1 to 7`, `1_to_5`, `1 đến 5`, `1 ถึง 5`, `0..10`, `1/5`.
  static func find(in name: String) -> ClosedRange<Int>? {
    let scalars = Array(name.lowercased().unicodeScalars)
    func isDigit(_ i: Int) -> Bool { (48...57).contains(scalars[i].value) }
    func number(_ i: inout Int) -> Int? {
      var value = 0
      let start = i
      while i < scalars.count, isDigit(i), i - start < 4 {
        value = value * 10 + Int(scalars[i].value - 48)
        i += 1
      }
      return i > start ? value : nil
    }
    var i = 0
    while i < scalars.count {
      guard isDigit(i) else {
        i += 1
        continue
      }
      guard let low = number(&i) else { continue }
      var j = i
      var between = ""
      while j < scalars.count, !isDigit(j), j - i < 8 {
        between.unicodeScalars.append(scalars[j])
        j += 1
      }
      let words = ["-", "–", "—", "to", "đến", "den", "tới", "ถึง", "..", "~", "→"]
      let joint = String(between.filter { $0 != " " && $0 != "_" })
      var k = j
      guard words.contains(joint), k < scalars.count, let high = number(&k) else { continue }
      if low == 0 || low == 1, (3...100).contains(high) { return low...high }
      i = k
    }
    return nil
  }
}
