import Verbatim

/// A scale whose answers are words: "Rất hài lòng", "เห็นด้วยอย่างยิ่ง", "Very dissatisfied" (R. Likert,
/// "A technique for the measurement of attitudes", Archives of Psychology 140, 1932).
///
/// The same word means another level on another scale: พอใจมาก is the highest unless there is
/// พอใจมากที่สุด. So a scale is chosen for a whole column, and cells are read by it.
package struct RatingWords: Sendable, Equatable {
  /// What is asked, which tells the kind of score.
  package enum Subject: Sendable {
    case satisfaction, ease, other
    /// The groups of the Net Promoter Score. A rating is not known from its group; the least that a
    /// promoter or a passive gave, and the most that a detractor gave, stand for it.
    case promotion
  }

  package let subject: Subject
  /// How many levels there are; the lowest is 1, but for the groups of the Net Promoter Score.
  package let levelCount: Int
  /// By word, as `FoldedName` writes it.
  private let levels: [String: Level]

  private struct Level: Equatable {
    let number: Int
    /// Which of the words that stand for the level it is, or is another spelling of.
    let meaning: Int
  }

  /// The scale that nearly all of `values` are answers on, nine in ten; nil if there is none, or
  /// only one level is used. Those that are not on it have no level.
  ///
  /// Of several, the one that knows the most answers, then the one with the fewest words for the
  /// same level, with the fewest levels, the first in the list.
  init?(_ values: some Sequence<String>) {
    let answers = Answers(values)
    let fits = Self.scales.map { answers.fit($0) }
    let fitting = fits.filter { $0.isUnmistakable && $0.known * 10 >= answers.total * 9 }
    guard let best = fitting.min(by: { $0.rank < $1.rank }) else { return nil }
    self = best.scale
  }

  /// The answers that keep `values` from being read on the scale that knows most of them; empty if it
  /// knows fewer than half.
  static func strangers(in values: some Sequence<String>) -> [String] {
    let answers = Answers(values)
    let nearest = scales.map { answers.fit($0) }.filter { $0.known * 2 >= answers.total }
    guard let best = nearest.min(by: { $0.rank < $1.rank }), best.levels > 1 else { return [] }
    return answers.written.filter { best.scale.levels[$0.key] == nil }.map(\.value).sorted()
  }

  /// How often each word was answered.
  private struct Answers {
    private(set) var counts: [String: Int] = [:]
    /// As it was written first.
    private(set) var written: [String: String] = [:]
    private(set) var total = 0

    init(_ values: some Sequence<String>) {
      for value in values {
        guard !isUnanswered(value) else { continue }
        let key = key(value)
        counts[key, default: 0] += 1
        if written[key] == nil { written[key] = value }
        total += 1
      }
    }

    func fit(_ scale: RatingWords) -> Fit {
      var fit = Fit(scale: scale)
      var meanings: [Int: Set<Int>] = [:]
      for (word, count) in counts {
        guard let level = scale.levels[word] else { continue }
        fit.known += count
        fit.words += 1
        meanings[level.number, default: []].insert(level.meaning)
      }
      fit.levels = meanings.count
      // Two words for one level would be two levels of a scale that is not known here.
      fit.isUnmistakable = meanings.count > 1 && meanings.values.allSatisfy { $0.count == 1 }
      fit.rank = (total - fit.known, fit.words - fit.levels, scale.levelCount)
      return fit
    }
  }

  /// How well a scale explains the answers of a column.
  private struct Fit {
    let scale: RatingWords
    var known = 0
    var words = 0
    var levels = 0
    var isUnmistakable = false
    /// The least is the best.
    var rank: (unknown: Int, synonyms: Int, levels: Int) = (0, 0, 0)
  }

  /// The level of an answer, 1 for the lowest; nil if it is none.
  package func level(_ text: borrowing Span<UInt8>) -> Double? {
    guard text.count <= Self.longest else { return nil }
    let answer = String(decoding: ByteCopy.array(text, from: 0, to: text.count), as: UTF8.self)
    return levels[Self.key(answer)].map { Double($0.number) }
  }

  /// Whether the levels are the ratings of `scale`.
  func are(on scale: ScoreScale) -> Bool {
    let isPromotion = scale.kind == .nps || scale.kind == .enps
    guard subject != .promotion, !isPromotion else { return subject == .promotion && isPromotion }
    return scale.bounds == 1...Double(levelCount)
  }

  /// Whether a cell says that there is no answer.
  static func isUnanswered(_ text: borrowing Span<UInt8>) -> Bool {
    guard text.count <= longest else { return false }
    return isUnanswered(
      String(decoding: ByteCopy.array(text, from: 0, to: text.count), as: UTF8.self))
  }

  /// Whether `answer` says so in words, or is only a dash.
  static func isUnanswered(_ answer: String) -> Bool {
    unanswered.contains(key(answer)) && !answer.contains { $0.isNumber || $0.isSymbol }
  }

  /// Longer cells are not looked at.
  private static let longest = 120

  /// The words of an answer, without emoji and without a number behind them: "Hài lòng (4)".
  private static func key(_ answer: String) -> String {
    let letters = answer.unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.generalCategory == .nonspacingMark
        || $0.properties.isWhitespace || "-_/()".unicodeScalars.contains($0)
    }
    return FoldedName(String(String.UnicodeScalarView(letters))).text
  }

  private static let unanswered = Set(
    [
      "", "n/a", "na", "null", "not applicable", "no answer", "no opinion", "prefer not to say",
      "don't know",
      "không áp dụng", "không biết", "không trả lời", "không có ý kiến", "chưa sử dụng", "bỏ trống",
      "ไม่ระบุ", "ไม่ตอบ", "ไม่เคยใช้", "ไม่มีความเห็น", "ไม่ทราบ",
    ].map(key))

  /// - Parameters:
  ///   - levels: from the lowest to the highest, the words of each with commas between them,
  ///     and with `=` where one scale may well use both.
  ///   - ratings: what the levels count as, where not from 1 on.
  private init(_ subject: Subject, _ levels: [String], ratings: [Int]? = nil) {
    let ratings = ratings ?? Array(1...levels.count)
    self.subject = subject
    levelCount = levels.count
    var found: [String: Level] = [:]
    for (place, words) in levels.enumerated() {
      for (meaning, synonyms) in words.split(separator: ",").enumerated() {
        for word in synonyms.split(separator: "=") {
          found[Self.key(String(word))] = Level(number: ratings[place], meaning: meaning)
        }
      }
    }
    self.levels = found
  }

  private static let scales = [
    RatingWords(
      .satisfaction,
      [
        "very dissatisfied, very unsatisfied, extremely dissatisfied, completely dissatisfied, "
          + "highly dissatisfied, not at all satisfied, rất không hài lòng = "
          + "hoàn toàn không hài lòng = cực kỳ không hài lòng = rất thất vọng = rất ko hài lòng = "
          + "rất chưa hài lòng = không hài lòng chút nào, ไม่พอใจมาก, "
          + "ไม่พอใจอย่างมาก, ไม่พอใจอย่างยิ่ง, ไม่พอใจมากที่สุด, ไม่พึงพอใจมาก, ไม่พึงพอใจอย่างมาก, "
          + "ไม่พึงพอใจอย่างยิ่ง, ไม่พึงพอใจมากที่สุด",
        "dissatisfied, unsatisfied, not satisfied, somewhat dissatisfied, không hài lòng = "
          + "chưa hài lòng = ít hài lòng = ko hài lòng = k hài lòng = không hài lòng lắm, ไม่พอใจ, ไม่พึงพอใจ, ไม่ค่อยพอใจ, ค่อนข้างไม่พอใจ",
        neutral + " = neither satisfied nor dissatisfied = tạm hài lòng = hơi hài lòng",
        "satisfied, somewhat satisfied, hài lòng, khá hài lòng, พอใจ, พึงพอใจ, ค่อนข้างพอใจ",
        "very satisfied, extremely satisfied, completely satisfied, highly satisfied, "
          + "rất hài lòng, hoàn toàn hài lòng, cực kỳ hài lòng, พอใจมาก, พอใจอย่างมาก, "
          + "พอใจอย่างยิ่ง, พอใจมากที่สุด, พึงพอใจมาก, พึงพอใจอย่างมาก, พึงพอใจอย่างยิ่ง, พึงพอใจมากที่สุด",
      ]),
    RatingWords(
      .satisfaction,
      [
        "พอใจน้อยที่สุด, พึงพอใจน้อยที่สุด, น้อยที่สุด", "พอใจน้อย, พึงพอใจน้อย, น้อย",
        "พอใจปานกลาง, พึงพอใจปานกลาง, ปานกลาง", "พอใจมาก, พึงพอใจมาก, มาก",
        "พอใจมากที่สุด, พึงพอใจมากที่สุด, มากที่สุด",
      ]),
    RatingWords(
      .satisfaction,
      [
        "không hài lòng = hoàn toàn không hài lòng", "ít hài lòng", neutral + " = tạm hài lòng",
        "hài lòng", "rất hài lòng",
      ]),
    RatingWords(
      .ease,
      [
        "very difficult, extremely difficult, very hard, rất khó, rất khó khăn, ยากมาก, ยากที่สุด",
        "difficult, hard, khó, khó khăn, ยาก, ค่อนข้างยาก",
        neutral + " = neither easy nor difficult",
        "easy, dễ, dễ dàng, ง่าย, ค่อนข้างง่าย",
        "very easy, extremely easy, rất dễ, rất dễ dàng, ง่ายมาก, ง่ายที่สุด",
      ]),
    RatingWords(
      .other,
      [
        "strongly disagree, completely disagree, hoàn toàn không đồng ý, rất không đồng ý, "
          + "ไม่เห็นด้วยอย่างยิ่ง, ไม่เห็นด้วยมาก",
        "disagree, somewhat disagree, không đồng ý, ไม่เห็นด้วย",
        neutral + " = neither agree nor disagree",
        "agree, somewhat agree, đồng ý, เห็นด้วย",
        "strongly agree, completely agree, hoàn toàn đồng ý, rất đồng ý, เห็นด้วยอย่างยิ่ง, เห็นด้วยมาก",
      ]),
    RatingWords(
      .other,
      [
        "strongly disagree", "disagree", "somewhat disagree, slightly disagree",
        "neutral, neither agree nor disagree", "somewhat agree, slightly agree", "agree",
        "strongly agree",
      ]),
    RatingWords(
      .other,
      [
        "very poor, very bad, terrible, awful, rất tệ, rất kém, แย่มาก",
        "poor, bad, tệ, kém, แย่, ไม่ดี",
        neutral + ", fair, okay, ok, neither good nor poor, neither good nor bad",
        "good, tốt, ดี", "very good, excellent, rất tốt, xuất sắc, tuyệt vời, ดีมาก, ดีเยี่ยม",
      ]),
    RatingWords(
      .other, ["poor", "fair", "good", "very good", "excellent"]),
    RatingWords(
      .other, ["yếu, kém", "trung bình", "khá", "tốt, giỏi", "xuất sắc, rất tốt"]),
    RatingWords(
      .other, ["ควรปรับปรุง, ต้องปรับปรุง, ปรับปรุง", "พอใช้", "ปานกลาง", "ดี", "ดีมาก"]),
    RatingWords(.other, ["poor", "fair", "good", "excellent"]),
    RatingWords(
      .other, ["ควรปรับปรุง, ต้องปรับปรุง, ปรับปรุง", "พอใช้", "ดี", "ดีมาก"]),
    RatingWords(
      .other,
      [
        "very unlikely, extremely unlikely, not at all likely, chắc chắn không, ไม่แน่นอน",
        "unlikely, somewhat unlikely, có lẽ không, ไม่น่าจะ",
        neutral + " = neither likely nor unlikely",
        "likely, somewhat likely, có thể, có lẽ có, น่าจะ",
        "very likely, extremely likely, chắc chắn có, chắc chắn, แน่นอน",
      ]),
    RatingWords(
      .promotion,
      [
        "detractor = detractors, người phản đối = phản đối = khách hàng phản đối = "
          + "người gièm pha = người chỉ trích = người không ủng hộ = không ủng hộ, "
          + "ผู้ไม่สนับสนุน = ผู้ต่อต้าน = ผู้คัดค้าน = ผู้ตำหนิ = ผู้ติเตียน = ผู้วิจารณ์ = กลุ่มไม่สนับสนุน",
        "passive = passives = neutral = neutrals, người trung lập = trung lập = "
          + "khách hàng trung lập = người thụ động = thụ động = bị động, "
          + "ผู้เป็นกลาง = เป็นกลาง = ผู้วางเฉย = ผู้ที่เฉยๆ = เฉยๆ = กลุ่มเป็นกลาง",
        "promoter = promoters, người ủng hộ = ủng hộ = khách hàng ủng hộ = người quảng bá = "
          + "người giới thiệu, ผู้สนับสนุน = ผู้ส่งเสริม = ผู้แนะนำ = กลุ่มผู้สนับสนุน = กลุ่มสนับสนุน",
      ], ratings: [6, 7, 9]),
  ]

  private static let neutral =
    "neutral = average = so so = undecided = bình thường = trung lập = trung bình = phân vân = "
    + "tạm được = tạm ổn = ปานกลาง = เฉยๆ = เฉย ๆ = ปกติ = ธรรมดา = เป็นกลาง = ไม่แน่ใจ"
}
