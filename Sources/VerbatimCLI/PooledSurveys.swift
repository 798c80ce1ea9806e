import Verbatim
import VerbatimIO

/// Answers to different questions in one column of scores: of a relationship survey and of one after
/// a transaction, of customers and of employees. Their scores must not be pooled without a word.
enum PooledSurveys {
  private static let pairs: [(Set<String>, Set<String>, String)] = [
    (
      ["relationship", "relational", "rnps", "định kỳ", "quan hệ", "mối quan hệ", "ความสัมพันธ์"],
      ["transactional", "transaction", "tnps", "sau giao dịch", "giao dịch", "ธุรกรรม"],
      "relationship and transactional answers"
    ),
    (
      ["customer", "customers", "client", "clients", "khách hàng", "khách", "ลูกค้า"],
      ["employee", "employees", "nhân viên", "พนักงาน"], "answers of customers and of employees"
    ),
  ]
  /// Words that say nothing of the kind.
  private static let fillers = ["survey", "surveys", "nps", "csat", "khảo sát", "แบบสำรวจ"]

  /// What to say of a column with these values; nil of a column of one kind.
  static func warning(
    column: String, values: some Sequence<String>, file: String
  ) -> String? {
    let kinds = Set(values.map(plain))
    for (first, second, what) in pairs
    where !kinds.isDisjoint(with: first) && !kinds.isDisjoint(with: second) {
      return "\(file): '\(column)' holds \(what), which are different questions; their scores are "
        + "pooled here. Compare them by this column with `verbatim segments --by` or `compare "
        + "--split`, or give one kind only"
    }
    return nil
  }

  /// What to say of a summary in which scores of different kinds are pooled.
  ///
  /// - Parameter compared: the columns by which the scores are compared, not pooled.
  static func warnings(
    of part: SummaryPart, file: String, compared: Set<String> = []
  ) -> [String] {
    let columns = part.settings.columns.enumerated().compactMap { index, name in
      compared.contains(name)
        ? nil
        : warning(column: name, values: Set(part.responses.map { $0.values[index] }), file: file)
    }
    guard Set(part.scoreColumns.map(plainName)).count > 1 else { return columns }
    let names = part.scoreColumns.map { "'\($0)'" }.joined(separator: ", ")
    return columns + [
      "\(file): the scores come from columns of different names, \(names)\(kinds(part.scoreColumns)); "
        + "if they answer different questions, \(separately)"
    ]
  }

  /// What to say of the files that are joined, by their names; nil of one kind.
  static func warning(files: [String]) -> String? {
    let found = kinds(files.map { $0.split(separator: "/").last.map(String.init) ?? $0 })
    return found.isEmpty
      ? nil
      : "\(files.joined(separator: ", ")): by their names these are\(found.dropFirst()), which are "
        + "different questions; \(separately)"
  }

  private static let separately =
    "do not pool their scores: keep one summary for each and compare them with "
    + "`verbatim compare`"

  /// Which different kinds of survey words in these names tell of, after a comma.
  private static func kinds(_ names: [String]) -> String {
    func tells(_ kinds: Set<String>) -> Bool {
      names.contains { name in
        let words = " \(plainName(name)) "
        return kinds.contains { words.contains($0.utf8.allSatisfy { $0 < 0x80 } ? " \($0) " : $0) }
      }
    }
    return pairs.filter { tells($0.0) && tells($0.1) }.map { ", \($0.2)" }.joined()
  }

  /// A name in small letters, with one space between words.
  private static func plainName(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  private static func plain(_ value: String) -> String {
    var words = value.lowercased()
    for filler in fillers where words.contains(filler) {
      words = words.split(separator: filler).joined(separator: " ")
    }
    return words.split { " -_:()".contains($0) }.joined(separator: " ")
  }
}

/// Whether a high score is the good one: declared, or asked for.
enum ScoreDirection {
  private static let efforts = [
    "how much effort", "effort score", "nỗ lực", "công sức", "ความพยายาม",
  ]
  /// With this many responses that praise or complain, scores that fall as words get better are
  /// reported.
  private static let leastForDirection = 30

  /// What to say of a scale of which nothing tells that low is good.
  static func warnings(
    of scale: ScoreScale, column: String, _ responses: ResponseTable
  ) -> [String] {
    guard !scale.lowIsGood else { return [] }
    var found = [effort(scale, column: column)].compactMap(\.self)
    if let correlation = agreement(responses), correlation < -0.1,
      ![.nps, .enps].contains(scale.kind)
    {
      let range = scale.bounds == nil ? ":min-max" : ""
      found.append(
        "scores in '\(column)' get lower as words get better (correlation "
          + "\((correlation * 100).rounded() / 100)): if a low score is good, use "
          + "--scale \(scale)\(range):low-is-good")
    }
    return found
  }

  /// What to say of a column that asks for effort by its name.
  static func effort(_ scale: ScoreScale, column: String) -> String? {
    let name = column.lowercased()
    guard scale.kind == .ces, !scale.lowIsGood, efforts.contains(where: { name.contains($0) })
    else { return nil }
    return
      "a high rating in '\(column)' counts as good: agreement that it was easy; if it is effort, "
      + "where low is good, use --scale \(scale):low-is-good"
  }

  /// The correlation of score and signs; nil of few, or where either does not vary.
  private static func agreement(_ responses: ResponseTable) -> Double? {
    var (n, x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for row in 0..<responses.count {
      let sign = responses.mentions(of: row).reduce(0.0) {
        $0 + ($1 % 4 == 1 ? -1 : $1 % 4 == 2 ? 1 : 0)
      }
      guard sign != 0 else { continue }
      let score = FixedPoint.points(responses.contributions[row])
      n += 1
      x += score
      y += sign
      xx += score * score
      yy += sign * sign
      xy += score * sign
    }
    let (a, b) = (n * xx - x * x, n * yy - y * y)
    guard n >= Double(leastForDirection), a > 0, b > 0 else { return nil }
    return (n * xy - x * y) / (a * b).squareRoot()
  }
}
