import Testing
import Verbatim
import VerbatimAutomata
import VerbatimLexicon

/// Learning from planted comments, and what an engine makes of the result.
@Suite struct SentimentLearnerTests {
  private static let lexiconOnly: FeedbackEngine = {
    var options = FeedbackEngine.Options()
    options.withoutLayers = [.learned]
    do { return try FeedbackEngine(options: options) } catch { fatalError("\(error)") }
  }()

  /// Comments without any word of the lexicons: "mận" stands in the good ones, "ổi" in the bad ones.
  private static func learned(
    good: Int = 60, bad: Int = 60, language: Language = .vietnamese
  ) -> [SentimentLearner.Row] {
    let fillers = ["bàn", "ghế", "tường", "cửa", "sân", "vườn", "gác"]
    var learner = SentimentLearner(lexiconOnly, language: language)
    learner.beginSource("planted")
    for index in 0..<max(good, bad) {
      let (a, b) = (fillers[index % 7], fillers[index / 7 % 7])
      if index < good { learner.add("\(a) mận \(b)", .positive) }
      if index < bad { learner.add("\(a) ổi \(b)", .negative) }
      if index % 2 == 0 { learner.add("\(a) \(b)", .neutral) }
    }
    return learner.learn().rows
  }

  @Test("a word of degree makes a pair with its opinion, not with the word before it")
  func degree() {
    var learner = SentimentLearner(Self.lexiconOnly, language: .vietnamese)
    learner.beginSource("planted")
    for index in 0..<60 {
      learner.add("món quà rất tốt", .positive)
      if index % 3 == 0 { learner.add("món quà", .neutral) }
    }
    let pairs = Set(learner.learn().rows.filter { $0.kind == "pair" }.map(\.feature))
    #expect(pairs.isSuperset(of: ["món quà", "rất tốt"]))
    #expect(!pairs.contains("quà rất"))
  }

  @Test("comments to tune on move the balance and leave no words")
  func tuned() throws {
    func rows(tunedBy polarity: Polarity?) -> [SentimentLearner.Row] {
      let fillers = ["bàn", "ghế", "tường", "cửa", "sân", "vườn", "gác"]
      var learner = SentimentLearner(Self.lexiconOnly, language: .vietnamese)
      learner.beginSource("planted")
      for index in 0..<120 {
        learner.add("\(fillers[index % 7]) ổi", index % 2 == 0 ? .negative : .neutral)
        learner.add("\(fillers[index % 7]) mận", index % 2 == 0 ? .positive : .neutral)
      }
      guard let polarity else { return learner.learn().rows }
      learner.beginSource("tuning", tunes: true)
      for index in 0..<60 {
        learner.add("ổi \(fillers[index % 7])", polarity)
        learner.add("mận \(fillers[index % 7])", .positive)
      }
      return learner.learn().rows
    }
    func readiness(_ rows: [SentimentLearner.Row]) throws -> Double {
      try #require(rows.first { $0.kind == "bias" }).negative
    }
    let (negative, neutral) = try (
      readiness(rows(tunedBy: .negative)), readiness(rows(tunedBy: .neutral))
    )
    #expect(negative > neutral)
    #expect(!rows(tunedBy: .negative).contains { $0.feature.hasPrefix("ổi ") })
  }

  @Test("what was learned from posts counts half for answers to a survey")
  func posts() throws {
    func comment(_ source: CommentSource?, learnedFrom: CommentSource) throws -> Double {
      let fillers = ["bàn", "ghế", "tường", "cửa", "sân", "vườn", "gác"]
      var learner = SentimentLearner(
        Self.lexiconOnly, language: .vietnamese, learnsFrom: learnedFrom)
      learner.beginSource("planted")
      for index in 0..<120 {
        learner.add("\(fillers[index % 7]) ổi", .negative)
        learner.add("\(fillers[index % 7]) mận", .positive)
      }
      var file = "# Language: vi\n# Class: open\n" + "feature\tkind\tpositive\tnegative\n"
      for row in learner.learn().rows {
        file += "\(row.feature)\t\(row.kind)\t\(row.positive)\t\(row.negative)\n"
      }
      var options = FeedbackEngine.Options()
      options.learnedFiles = [(name: "planted.tsv", text: file)]
      options.source = source
      return try FeedbackEngine(options: options).tag("ổi ngon").sentiment.score
    }
    let (post, answer) = try (
      comment(.posts, learnedFrom: .posts), comment(.survey, learnedFrom: .posts)
    )
    #expect(answer > post + 0.05)
    #expect(try comment(nil, learnedFrom: .posts) == post)
    let (first, second) = try (
      comment(.posts, learnedFrom: .survey), comment(.survey, learnedFrom: .survey)
    )
    #expect(first == second)
  }

  @Test("English words share what their ends say")
  func ends() throws {
    var learner = SentimentLearner(Self.lexiconOnly, language: .english)
    learner.beginSource("planted")
    for index in 0..<60 {
      learner.add("\(["walking", "looking", "cooking", "parking"][index % 4]) there", .negative)
      learner.add("\(["walks", "looks", "cooks", "parks"][index % 4]) there", .neutral)
    }
    let rows = learner.learn().rows
    let ending = try #require(rows.first { $0.feature == "ing>" && $0.kind == "part" })
    #expect(ending.negative > 0.1)
    #expect(rows.contains { $0.feature == "<wal" && $0.kind == "part" })
  }

  private static func file(_ rows: [SentimentLearner.Row]) -> String {
    var text = "# Planted.\n# Language: vi\n# Class: open\nfeature\tkind\tpositive\tnegative\n"
    for row in rows { text += "\(row.feature)\t\(row.kind)\t\(row.positive)\t\(row.negative)\n" }
    return text
  }

  private static func engine(_ rows: [SentimentLearner.Row]) throws -> FeedbackEngine {
    var options = FeedbackEngine.Options()
    options.learnedFiles = [(name: "planted.tsv", text: file(rows))]
    return try FeedbackEngine(options: options)
  }

  @Test("planted words get their weights back, with and without diacritics")
  func planted() throws {
    let rows = Self.learned()
    func lean(_ feature: String) throws -> Double {
      let row = try #require(rows.first { $0.feature == feature && $0.kind == "word" })
      return row.positive - row.negative
    }
    #expect(try lean("mận") > 1)
    #expect(try lean("ổi") < -1)
    #expect(try lean("man") > 1)
    #expect(try lean("oi") < -1)
    #expect(try lean("bàn").magnitude < 1)
  }

  @Test("the same comments give the same rows, sorted")
  func deterministic() {
    let rows = Self.learned()
    #expect(rows == Self.learned())
    let lines = rows.map { "\($0.feature)\t\($0.kind)" }
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test("six complaints among three hundred comments are enough to know the next one")
  func imbalance() throws {
    let engine = try Self.engine(Self.learned(good: 300, bad: 6))
    #expect(
      engine.tag("sân ổi cửa").sentiment.score < engine.tag("sân mận cửa").sentiment.score - 0.5)
  }

  @Test("the engine reads planted words, shows them in the trace, and leaves unknown words alone")
  func engine() throws {
    let engine = try Self.engine(Self.learned())
    #expect(engine.tag("sân mận cửa").sentiment.label == .positive)
    #expect(engine.tag("san oi cua").sentiment.label == .negative)
    let trace = engine.trace("sân ổi cửa")
    #expect(trace.contains { $0.layer == .learned && $0.result < 0 })
    let text = "tủ kệ giường rèm"
    #expect(engine.tag(text).sentiment == Self.lexiconOnly.tag(text).sentiment)
  }

  @Test("features of every length are found again, and among a thousand none is lost")
  func everyFeature() throws {
    let words = (1...30).map { String(String(repeating: "xq", count: $0).prefix($0)) }
    let letters = Array("bcdfghjklm")
    let others = (0..<960).map { number in
      "zq\(letters[number / 100])x\(letters[number / 10 % 10])x\(letters[number % 10])"
    }
    var rows = (words + others).map { "\($0)\tword\t4\t0" }
    rows += words.dropFirst().map { "\($0) \($0)\tpair\t4\t0" }
    rows.append("*\tcoverage\t0.01\t0")
    rows.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var options = FeedbackEngine.Options()
    let text = Self.file([]) + rows.map { $0 + "\n" }.joined()
    options.learnedFiles = [(name: "planted.tsv", text: text)]
    let engine = try FeedbackEngine(options: options)
    for word in words.dropFirst() + others {
      let trace = engine.trace("bàn ghế tường cửa sân vườn gác bàn ghế \(word) \(word)")
      #expect(trace.contains { $0.layer == .learned && $0.weight >= 4 })
    }
  }

  @Test(
    "without the learned layer the sentiment is the lexicon's", arguments: FeedbackEngineTests.texts
  )
  func withoutLearned(text: String) {
    let trace = Self.lexiconOnly.trace(text)
    #expect(!trace.contains { $0.layer == .learned })
    let sum = trace.map(\.result).reduce(0, +)
    let expected = sum / (sum * sum + 8).squareRoot()
    #expect((Self.lexiconOnly.tag(text).sentiment.score - expected).magnitude < 0.001)
  }

  @Test("a fault in a learned file is told by its place")
  func faults() {
    func problem(_ text: String) -> String {
      var options = FeedbackEngine.Options()
      options.learnedFiles = [(name: "own.tsv", text: text)]
      do {
        _ = try FeedbackEngine(options: options)
        return ""
      } catch { return error.description }
    }
    let head = "# Language: vi\n# Class: open\nfeature\tkind\tpositive\tnegative\n"
    #expect(problem("# Class: open\nfeature\tkind\tpositive\tnegative\n").contains("# Language: "))
    #expect(problem(head + "a\tsyllable\t1\t2\n").contains("own.tsv:4:2"))
    #expect(problem(head + "a\tword\tmuch\t2\n").contains("own.tsv:4:3"))
    #expect(problem(head + "a b c\tpair\t1\t2\n").contains("own.tsv:4:1"))
    #expect(problem(head + "ab\tletters\t1\t2\n").contains("own.tsv:4:1"))
    #expect(problem(head + "mood\tmeasure\t1\t2\n").contains("own.tsv:4:1"))
    #expect(problem(head + "a\tword\t1\t2\n") == "")
  }

  @Test("Thai letters count across words, unless a space parts them")
  func letters() throws {
    var options = FeedbackEngine.Options()
    options.learnedFiles = [
      (
        name: "letters.tsv",
        text: """
        # Language: th
        # Class: open
        feature\tkind\tpositive\tnegative
        *\tcoverage\t0.01\t0
        ้เก\tletters\t9\t-9

        """
      )
    ]
    let engine = try FeedbackEngine(options: options)
    #expect(engine.tag("ไม้เกาหลี").sentiment.label == .positive)
    #expect(engine.tag("ไม้ เกาหลี").sentiment.label == .neutral)
    let trace = engine.trace("ไม้เกาหลี").filter { $0.layer == .learned }
    #expect(trace.map(\.weight) == [18])
  }

  @Test("learning from Thai tells letters that can be read back")
  func thaiRows() throws {
    var learner = SentimentLearner(Self.lexiconOnly, language: .thai)
    learner.beginSource("planted")
    for index in 0..<60 {
      if index % 2 == 0 {
        learner.add("ตู้เก้าอี้อออออ", .positive)
      } else {
        learner.add("โต๊ะหน้าต่าง", .negative)
      }
    }
    let rows = learner.learn().rows
    let row = try #require(rows.first { $0.feature == "้เก" && $0.kind == "letters" })
    #expect(row.positive > row.negative)
    #expect(!rows.contains { $0.kind == "part" })
    var options = FeedbackEngine.Options()
    let text = Self.file(rows).replacing("# Language: vi", with: "# Language: th")
    options.learnedFiles = [(name: "planted.tsv", text: text)]
    _ = try FeedbackEngine(options: options)
  }

  @Test("figures by hand")
  func figures() {
    var figures = PolarityFigures()
    // Truly positive: 3 found, 1 taken for negative; negative: 2 found, 1 neutral; neutral: 1 mixed.
    for (gold, found) in [
      (Polarity.positive, Polarity.positive), (.positive, .positive), (.positive, .positive),
      (.positive, .negative), (.negative, .negative), (.negative, .negative), (.negative, .neutral),
      (.neutral, .mixed),
    ] { figures.add(gold: gold, found: found) }
    #expect(figures.accuracy == 6.0 / 8)
    #expect(figures.f1(.positive) == 6.0 / 7)
    #expect(figures.f1(.negative) == 4.0 / 6)
    #expect(figures.f1(.neutral) == 2.0 / 3)
    #expect((figures.macroF1 - (6.0 / 7 + 2.0 / 3 + 2.0 / 3) / 3).magnitude < 1e-12)
    #expect((figures.weightedF1 - (4 * 6.0 / 7 + 3 * 2.0 / 3 + 2.0 / 3) / 8).magnitude < 1e-12)
  }
}

/// Complaints and praise without opinion words, answers, and scores.
@Suite struct SentimentLayersTests {
  private var engine: FeedbackEngine { FeedbackEngineTests.engine }

  @Test(
    "answers in the light of their question",
    arguments: [
      ("What could we do better?", "Nothing", Polarity.positive),
      ("How could we improve?", "N/A", .positive),
      ("What did you like best?", "Nothing", .negative),
      ("What did you like best?", "The staff", .positive),
      ("Chúng tôi cần cải thiện điều gì?", "Không có", .positive),
      ("Bạn thích nhất điều gì?", "không có gì", .negative),
      ("สิ่งที่ควรปรับปรุง", "ไม่มี", .positive), ("คุณประทับใจอะไร", "ไม่มี", .negative),
      ("How could we improve?", "The nurse was rude and I waited four hours", .negative),
    ])
  func answers(question: String, answer: String, label: Polarity) {
    let sentiment = engine.tag(answer, question: question).sentiment
    #expect(sentiment.label == label, "\(sentiment)")
  }

  @Test(
    "a question that asks for neither tells only that the comment is an answer",
    arguments: ["Why did you give this score?", "", "Lý do bạn cho điểm này?"])
  func neitherQuestion(question: String) throws {
    var options = FeedbackEngine.Options()
    options.source = question.isEmpty ? nil : .survey
    let plain = try FeedbackEngine(options: options)
    for text in FeedbackEngineTests.texts {
      #expect(engine.tag(text, question: question) == plain.tag(text))
    }
  }

  @Test(
    "a comment of a survey that one theme settles is what the theme is",
    arguments: [
      "สั่งง่ายมาก กดไม่กี่ทีก็ได้กินแล้ว", "โทรติดง่ายกว่าเมื่อก่อน", "เร็วกว่าเจ้าอื่น",
      "สมาชิกได้เงินคืนอาทิตย์ละหลายบาท จ่ายลื่นไม่เคยสะดุด",
    ])
  func settledByTheme(text: String) {
    let comment = engine.tag(text, question: "เหตุผลที่ให้คะแนน")
    #expect(comment.sentiment.label == .positive, "\(comment.sentiment)")
    #expect(comment.themes.allSatisfy { $0.sentiment.label == .positive })
  }

  @Test("a score counts only where asked for, and words against it are flagged on any scale")
  func scores() throws {
    var scratch = TagScratch()
    func tag(_ text: String, _ rating: Double, _ scale: String, use: Bool = false) throws
      -> TaggedComment
    {
      var context = RowContext()
      context.score = try ScoreScale(parsing: scale).place(of: rating)
      context.usesScore = use
      return engine.tag(Array(text.utf8).span, context, scratch: &scratch)
    }
    let bad = "Terrible service, rude staff, never again"
    #expect(try tag(bad, 5, "numeric:1-5").flags == [.contradiction])
    #expect(try tag(bad, 1, "numeric:1-5").flags == [])
    #expect(try tag(bad, 5, "numeric:1-5:low-is-good").flags == [])
    #expect(try tag(bad, 1, "numeric:1-5:low-is-good").flags == [.contradiction])
    #expect(try tag(bad, 10, "nps").flags == [.contradiction])
    #expect(try tag(bad, 8, "nps").flags == [])
    let good = "Excellent, friendly staff, highly recommend"
    #expect(try tag(good, 0, "nps").flags == [.contradiction])
    #expect(try tag(good, 1, "csat").flags == [.contradiction])
    #expect(try tag(good, 3, "csat").flags == [])
    #expect(try tag(bad, 5, "numeric:1-5").sentiment == engine.tag(bad).sentiment)
    #expect(
      try tag("It was there", 1, "csat", use: true).sentiment.score
        < engine.tag("It was there").sentiment.score)
    #expect(try tag("It was there", 5, "csat", use: true).sentiment.label == .positive)
  }

  @Test(
    "complaints without an opinion word",
    arguments: [
      "Gọi tổng đài mười lần không ai nghe máy", "Đợi hơn một tiếng mới có món",
      "goi hoai khong ai nghe may",
      "รอเป็นชั่วโมงกว่าอาหารจะมา", "โทรไปสามรอบไม่มีคนรับสาย", "I called four times and nobody answered",
      "We waited two hours for the food", "Flight cancelled and no one told us",
    ])
  func complaints(text: String) {
    let sentiment = engine.tag(text).sentiment
    #expect(sentiment.label == .negative, "\(sentiment) \(engine.trace(text))")
  }
}
