import Testing
import Verbatim
import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

@Suite struct FeedbackEngineTests {
  /// The engine without learned weights: hand-written layers alone.
  static let lexiconOnly: FeedbackEngine = {
    var options = FeedbackEngine.Options()
    options.withoutLayers = [.learned]
    do { return try FeedbackEngine(options: options) } catch { fatalError("\(error)") }
  }()

  static let engine: FeedbackEngine = {
    do { return try FeedbackEngine() } catch { fatalError("\(error)") }
  }()

  static let texts = [
    "Giao hàng chậm nhưng nhân viên dễ thương 😊", "Phòng không sạch, giá quá cao",
    "ứng dụng hay bị lỗi, đăng nhập không được", "ส่งช้ามาก แต่ของดี",
    "พนักงานพูดจาไม่สุภาพ อาหารอร่อย", "The staff were rude but the food was great",
    "App crashes every time I pay!! 😡", "phong khong sach, gia cao",
    "Nếu giao nhanh hơn thì tốt", "Should be cheaper", "ok", "", "😊😊😊", "...", "555",
    "hàng ko giống hình, ship lâu, shop ko rep ib", "Love it ❤️ จะซื้ออีก",
  ]

  @Test(
    "a comment says the same when a web form has escaped it",
    arguments: [
      ("I don&#39;t like it", "I don't like it"), ("It isn&#x27;t good", "It isn't good"),
      ("Ph&ograve;ng kh&ocirc;ng s&#7841;ch", "Phòng không sạch"),
      ("good &amp; cheap", "good & cheap"), ("<b>slow</b> delivery", "slow delivery"),
    ])
  func escaped(typed: String, meant: String) {
    let (typed, meant) = (Self.engine.tag(typed), Self.engine.tag(meant))
    #expect(typed.sentiment.label == meant.sentiment.label)
    #expect(typed.themes.map(\.theme) == meant.themes.map(\.theme))
    #expect(typed.languages == meant.languages)
  }

  // MARK: - Form

  @Test(
    "scores are finite and within bounds, evidence lies in the text, on random bytes",
    arguments: 0..<6)
  func randomBytes(seed: Int) {
    var random = SplitMix64(state: UInt64(seed) &+ 1)
    var scratch = TagScratch()
    for round in 0..<60 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        bytes += Array((Self.texts.randomElement(using: &random) ?? "").utf8) + [0x20]
      }
      let spoilt = round % 3 == 0 ? 40 : 3
      for _ in 0..<spoilt where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      check(Self.engine.tag(bytes.span, scratch: &scratch), bytes)
    }
  }

  private func check(_ comment: TaggedComment, _ bytes: [UInt8]) {
    var faults: [String] = []
    func score(_ sentiment: Sentiment) {
      if !sentiment.score.isFinite || sentiment.score.magnitude > 1 {
        faults.append("\(sentiment)")
      }
    }
    func range(_ range: Range<Int>) {
      if range.isEmpty || range.lowerBound < 0 || range.upperBound > bytes.count {
        faults.append("\(range)")
      }
    }
    score(comment.sentiment)
    for mention in comment.themes {
      score(mention.sentiment)
      if mention.evidence.isEmpty { faults.append("\(mention.theme) without evidence") }
      for evidence in mention.evidence {
        range(evidence.range)
        if evidence.rule.isEmpty { faults.append("\(mention.theme) without rule") }
      }
    }
    for pain in comment.painPoints {
      range(pain.range)
      if !comment.themes.contains(where: { $0.theme == pain.theme }) {
        faults.append("pain without theme")
      }
    }
    if Set(comment.themes.map(\.theme)).count != comment.themes.count {
      faults.append("theme twice")
    }
    #expect(faults.isEmpty, "\(faults) in \(String(decoding: bytes, as: UTF8.self))")
  }

  @Test("label and score of a comment agree")
  func agreement() {
    for text in Self.texts + SentimentScorerTests.golden.map(\.0) {
      for question in ["", "What could we do better?", "คุณประทับใจอะไร"] {
        let sentiment = Self.engine.tag(text, question: question).sentiment
        switch sentiment.label {
        case .positive: #expect(sentiment.score >= 0.08, "\(text)")
        case .negative: #expect(sentiment.score <= -0.08, "\(text)")
        case .neutral: #expect(sentiment.score.magnitude <= 0.25, "\(text)")
        case .mixed: break
        }
      }
    }
  }

  @Test("the same text gives the same result, fresh or with scratch that was used")
  func deterministic() throws {
    var scratch = TagScratch()
    let other = try FeedbackEngine()
    for _ in 0..<2 {
      for text in Self.texts {
        let bytes = Array(text.utf8)
        let reused = Self.engine.tag(bytes.span, scratch: &scratch)
        #expect(reused == Self.engine.tag(text))
        #expect(reused == other.tag(text))
      }
    }
  }

  @Test("eight tasks at once get what one gets")
  func concurrent() async {
    let expected = Self.texts.map { Self.engine.tag($0) }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var scratch = TagScratch()
          return (0..<5).allSatisfy { _ in
            Self.texts.map { text in
              let bytes = Array(text.utf8)
              return Self.engine.tag(bytes.span, scratch: &scratch)
            } == expected
          }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test(
    "without the learned layer a trace multiplies out, and its results give the score",
    arguments: texts)
  func trace(text: String) {
    let steps = Self.lexiconOnly.trace(text)
    var sum = 0.0
    for step in steps {
      let inClause = max(-5, min(5, step.weight * step.negation * step.degree))
      #expect((step.result - inClause * step.clauseFactor).magnitude < 1e-9)
      #expect(step.scope.lowerBound <= step.range.lowerBound)
      #expect(step.scope.upperBound >= step.range.upperBound)
      #expect(step.scope.upperBound <= text.utf8.count)
      sum += step.result
    }
    let score = sum / (sum * sum + 8).squareRoot()
    #expect((Self.lexiconOnly.tag(text).sentiment.score - score).magnitude < 0.001)
  }

  @Test("nothing says nothing", arguments: ["", " ", "\n", "...", "\u{FEFF}"])
  func nothing(text: String) {
    let comment = Self.engine.tag(text)
    #expect(comment.themes.isEmpty)
    #expect(comment.languages.isEmpty)
    #expect(comment.sentiment.label == .neutral)
    #expect(comment.flags == [.lowValue])
  }

  /// 48,000 mentions in one text: looking through all of them for each clause would take minutes.
  @Test("a megabyte of feedback")
  func megabyte() { checkLong(copies: 16_000) }

  @Test("thirty kilobytes of feedback")
  func long() { checkLong(copies: 400) }

  private func checkLong(copies: Int) {
    let text = String(
      repeating: "Giao hàng chậm. ส่งช้ามาก the staff were rude 😡. ", count: copies)
    let comment = Self.engine.tag(text)
    #expect(comment.sentiment.label == .negative)
    #expect(comment.sentiment.score >= -1)
    #expect(Set(comment.languages) == [.vietnamese, .thai, .english])
  }

  @Test("a megabyte of words without a theme")
  func megabyteOfWords() {
    let text = String(repeating: "lorem ipsum ok ạ ค่ะ ", count: 36_000)
    #expect(text.utf8.count >= 1_000_000)
    #expect(Self.engine.tag(text).themes.isEmpty)
  }

  // MARK: - Evidence

  @Test(
    "evidence in the customer's words",
    arguments: [
      ("Giao hàng chậm nhưng nhân viên dễ thương", "delivery.speed", "Giao hàng chậm"),
      ("Giao hàng chậm nhưng nhân viên dễ thương", "staff.attitude", "nhân viên dễ thương"),
      ("ส่งช้ามาก แต่พนักงานสุภาพ", "delivery.speed", "ส่งช้ามาก"),
      ("The staff were rude", "staff.attitude", "staff were rude"),
      ("Mình thấy phòng không sạch", "store.cleanliness", "phòng không sạch"),
    ])
  func evidence(text: String, theme: String, words: String) {
    let bytes = Array(text.utf8)
    let mention = Self.engine.tag(text).themes.first { $0.theme == theme }
    let found = mention?.evidence.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(found?.contains(words) == true, "\(found ?? [])")
  }

  @Test(
    "each theme of a two-sided comment has its own polarity",
    arguments: [
      (
        "Giao hàng chậm nhưng nhân viên dễ thương", "delivery.speed", Polarity.negative,
        "staff.attitude", Polarity.positive
      ),
      ("Đồ ăn ngon nhưng giá quá đắt", "product.taste", .positive, "price.level", .negative),
      ("อาหารอร่อย แต่พนักงานพูดจาไม่สุภาพ", "product.taste", .positive, "staff.attitude", .negative),
      ("ส่งช้ามาก แต่แพ็คของดีมาก", "delivery.speed", .negative, "delivery.packaging", .positive),
      (
        "The food was delicious but the staff were rude", "product.taste", .positive,
        "staff.attitude", .negative
      ),
      (
        "Great price, but delivery was very slow", "price.level", .positive, "delivery.speed",
        .negative
      ),
      (
        "Nhân viên thô lỗ, bù lại phòng rất sạch", "staff.attitude", .negative, "store.cleanliness",
        .positive
      ),
      (
        "Delivery was fast. Packaging was terrible.", "delivery.speed", .positive,
        "delivery.packaging", .negative
      ),
    ])
  func twoSides(
    text: String, first: String, firstPolarity: Polarity, second: String, secondPolarity: Polarity
  ) {
    let themes = Self.engine.tag(text).themes
    #expect(
      themes.first { $0.theme == first }?.sentiment.label == firstPolarity, "\(themes.map(\.theme))"
    )
    #expect(
      themes.first { $0.theme == second }?.sentiment.label == secondPolarity,
      "\(themes.map(\.theme))")
  }

  // MARK: - Taxonomies

  static let taxonomy = """
    theme\twhat\tlanguage\tvalue
    food\tlabel\ten\tFood
    food\tterm\ten\tfood
    food\tterm\tvi\tđồ ăn
    food.cold\trule\t*\t"đồ ăn" WITH nguội
    food.cold\trule\t*\tfood NEAR/3 cold
    heat\texclude\ten\tsauna towel
    heat\trule\t*\thot NOT dog
    heat\tterm\ten\tsauna
    """

  @Test(
    "terms, NEAR, WITH, NOT, exclusions, and the most specific theme only",
    arguments: [
      ("the food is good", ["food"]), ("the food was cold", ["food.cold"]),
      ("cold food", ["food.cold"]),
      ("the food that we had ordered was really rather cold", ["food"]),
      ("đồ ăn khi mang ra thì đã hơi nguội", ["food.cold"]),
      ("the room is hot", ["heat"]), ("a hot dog", []), ("the sauna", ["heat"]),
      ("a sauna towel", []),
      ("food was fine. it was cold outside", ["food"]), ("nothing here", []),
    ])
  func ownTaxonomy(text: String, themes: [String]) throws {
    let engine = try FeedbackEngine(
      options: .init(taxonomies: [], taxonomyFiles: [(name: "own.tsv", text: Self.taxonomy + "\n")])
    )
    #expect(engine.tag(text).themes.map(\.theme) == themes)
  }

  @Test("an unknown taxonomy, concept or fault is told")
  func faults() {
    let unknown = #expect(throws: LexiconError.self) {
      try FeedbackEngine(options: .init(taxonomies: ["x"]))
    }
    #expect(unknown?.problem == "there is no taxonomy of this name")
    let concept = #expect(throws: LexiconError.self) {
      try FeedbackEngine(
        options: .init(
          taxonomies: [],
          taxonomyFiles: [
            (name: "t.tsv", text: "theme\twhat\tlanguage\tvalue\na\trule\t*\t@nope\n")
          ]))
    }
    #expect(concept?.description.hasPrefix("t.tsv:2:4: there is no concept @nope") == true)
  }

  @Test("a file is added to a taxonomy that is named")
  func joined() throws {
    let engine = try FeedbackEngine(
      options: .init(
        taxonomies: ["general"], taxonomyFiles: [(name: "own.tsv", text: Self.taxonomy + "\n")]))
    #expect(engine.themes.contains { $0.id == "delivery.speed" })
    #expect(engine.themes.contains { $0.id == "heat" })
  }
}
