import Testing
import Verbatim

/// Themes learned from what rules find.
@Suite struct ThemeModelTests {
  private static let taxonomy = """
    theme\twhat\tlanguage\tvalue
    food\tterm\ten\tsoup
    food\tterm\ten\tsteak
    room\tterm\ten\tbed
    room\tterm\ten\tshower
    staff\tterm\ten\twaiter

    """

  /// "salty" stands beside food, "towels" beside rooms; neither is in the taxonomy.
  private static let comments: [String] = (0..<40).flatMap { number in
    [
      "the soup was salty and \(number % 2 == 0 ? "cold" : "late")",
      "steak rather salty, plate number \(number)", "shower without towels on day \(number)",
      "bed fine but no towels \(number % 3 == 0 ? "again" : "today")",
      "it was a day in may \(number)",
    ]
  }

  private static func options() -> FeedbackEngine.Options {
    .init(taxonomies: [], taxonomyFiles: [(name: "t.tsv", text: taxonomy)])
  }

  private static func learn(_ comments: [String]) throws -> (model: String, ThemeLearner.Report) {
    var learner = ThemeLearner(try FeedbackEngine(options: options()))
    for comment in comments { learner.add(comment) }
    let (rows, report) = learner.learn()
    return (file(rows), report)
  }

  private static func file(_ rows: [ThemeLearner.Row]) -> String {
    let lines = rows.map { "\($0.feature)\t\($0.kind)\t\($0.theme)\t\($0.weight)\n" }
    return "feature\tkind\ttheme\tweight\n" + lines.joined()
  }

  private static func engine(_ model: String, threshold: Double = 0.4) throws -> FeedbackEngine {
    var options = options()
    options.themeModel = (name: "m.tsv", text: model)
    options.themeThreshold = threshold
    return try FeedbackEngine(options: options)
  }

  @Test("words that stand beside the rules' words come to mean the theme, and say so")
  func learned() throws {
    let (model, report) = try Self.learn(Self.comments)
    #expect(report.comments == 200)
    #expect(report.seeded == 160)
    #expect(report.themes == ["food", "room"])
    let engine = try Self.engine(model)
    let text = "everything rather salty"
    let theme = try #require(engine.tag(text).themes.first)
    #expect(theme.theme == "food")
    #expect(theme.learned ?? 0 >= 0.4)
    let words = theme.evidence.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    #expect(words.contains { $0.contains("salty") })
    #expect(theme.evidence.allSatisfy { $0.rule == "learned" })
    #expect(engine.tag("no towels").themes.first?.theme == "room")
    #expect(engine.tag("we sat outside").themes.isEmpty)
    // What a term finds is not marked.
    #expect(engine.tag("the soup").themes.first?.learned == nil)
    #expect(engine.tag("a waiter").themes.map(\.theme) == ["staff"])
  }

  @Test("the threshold says how sure the model must be")
  func threshold() throws {
    let (model, _) = try Self.learn(Self.comments)
    #expect(try Self.engine(model, threshold: 1).tag("everything rather salty").themes.isEmpty)
    let all = try Self.engine(model, threshold: 0).tag("everything rather salty").themes
    #expect(all.first?.theme == "food")
  }

  @Test("the same comments give the same model")
  func deterministic() throws {
    #expect(try Self.learn(Self.comments).model == Self.learn(Self.comments).model)
  }

  @Test("labels of people take the place of the rules'")
  func labels() throws {
    var learner = ThemeLearner(try FeedbackEngine(options: Self.options()))
    for number in 0..<30 {
      learner.add("the soup came on day \(number)", labels: [.init("staff")])
      learner.add("nice bed on day \(number)")
    }
    let (rows, report) = learner.learn()
    #expect(report.labelled == 30)
    #expect(report.themes == ["room", "staff"])
    #expect((rows.first { $0.feature == "soup" && $0.theme == "staff" }?.weight ?? 0) > 0.5)
    #expect(!rows.contains { $0.theme == "food" })
  }

  @Test("labels of people decide which findings of the rules stand; the others are believed")
  func labelsDecide() throws {
    var learner = ThemeLearner(try FeedbackEngine(options: Self.options()))
    for number in 0..<30 {
      learner.add("bed of roses, said page \(number)", labels: [.init("staff")])
      learner.add("steak on plate \(number)", labels: [.init("food")])
      learner.add("shower broken in room \(number)", labels: [.init("room")])
    }
    let (rows, _) = learner.learn()
    let engine = try Self.engine(Self.file(rows))
    #expect(engine.tag("bed of roses").themes.map(\.theme) == ["staff"])
    #expect(engine.tag("the shower").themes.map(\.theme) == ["room"])
    // No label speaks of soup.
    #expect(engine.tag("soup").themes.map(\.theme) == ["food"])
    #expect(engine.tag("soup").themes.first?.learned == nil)
  }

  @Test("what is said of a theme is learned for that theme, from labels that say it")
  func polarity() throws {
    var learner = ThemeLearner(try FeedbackEngine(options: Self.options()))
    for number in 0..<30 {
      learner.add("soup from table \(number)", labels: [.init("food", .neutral)])
      learner.add("soup by the bucket, page \(number)", labels: [.init("food", .negative)])
      learner.add("soup like mother's, page \(number)", labels: [.init("food", .positive)])
      learner.add("bed by the bucket of page \(number)", labels: [.init("room", .positive)])
      learner.add("bed like mother's of page \(number)", labels: [.init("room", .negative)])
    }
    let (rows, report) = learner.learn()
    #expect(report.themesWithPolarity == ["food", "room"])
    let engine = try Self.engine(Self.file(rows))
    func said(_ text: String) -> [String] {
      engine.tag(text).themes.map { "\($0.theme)=\($0.sentiment.label.name)" }
    }
    #expect(said("soup by the bucket") == ["food=negative"])
    #expect(said("soup like mother's") == ["food=positive"])
    #expect(said("soup from table 4") == ["food=neutral"])
    #expect(said("bed by the bucket") == ["room=positive"])
    let tagged = engine.tag("soup by the bucket")
    let mention = try #require(tagged.themes.first)
    #expect((mention.learnedSentiment ?? 0) > 0.4)
    #expect(mention.sentiment.score < 0)
    #expect(mention.evidence.allSatisfy { $0.sentiment == .negative })
    // A complaint that only the model knows is a pain point as well, in the customer's words.
    #expect(tagged.painPoints.map(\.theme) == ["food"])
    // Of staff no label says anything.
    #expect(engine.tag("a waiter").themes.first?.learnedSentiment == nil)
  }

  @Test("labels of one polarity alone teach nothing of it")
  func onePolarity() throws {
    var learner = ThemeLearner(try FeedbackEngine(options: Self.options()))
    for number in 0..<30 {
      learner.add("soup on page \(number)", labels: [.init("food", .positive)])
    }
    let (rows, report) = learner.learn()
    #expect(report.themesWithPolarity.isEmpty)
    #expect(
      try Self.engine(Self.file(rows)).tag("awful soup").themes.first?.sentiment.label == .negative)
  }

  @Test("a theme that the taxonomy does not have is not added")
  func unknownTheme() throws {
    let (model, _) = try Self.learn(Self.comments)
    var options = FeedbackEngine.Options(
      taxonomies: [],
      taxonomyFiles: [(name: "t.tsv", text: "theme\twhat\tlanguage\tvalue\nroom\tterm\ten\tbed\n")])
    options.themeModel = (name: "m.tsv", text: model)
    options.themeThreshold = 0.1
    let engine = try FeedbackEngine(options: options)
    #expect(engine.tag("everything rather salty").themes.allSatisfy { $0.theme == "room" })
  }
}
