import Testing

@testable import Verbatim

@Suite(.timeLimit(.minutes(20))) struct ThemeDiscoveryTests {
  private static let engine = try? FeedbackEngine()

  private static func discover(
    _ texts: [String], themes: Int? = nil, sample: Int = 20_000
  ) throws -> ThemeDiscovery {
    let engine = try #require(engine)
    let reader = DiscoveryReader(engine)
    var corpus = DiscoveryCorpus()
    var scratch = TagScratch()
    for text in texts {
      let bytes = Array(text.utf8)
      reader.read(bytes.span, scratch: &scratch, into: &corpus)
    }
    return ThemeDiscovery(corpus, options: .init(themes: themes, sample: sample))
  }

  /// The share of comments whose topic is the most frequent one of their theme.
  private static func purity(
    _ discovery: ThemeDiscovery, _ comments: [PlantedComments.Comment]
  ) -> Double {
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: PlantedComments.topics),
      count: discovery.themes.count)
    for (assignment, comment) in zip(discovery.assignments, comments) {
      if let theme = assignment.theme { counts[theme][comment.topic] += 1 }
    }
    let right = counts.reduce(0) { $0 + ($1.max() ?? 0) }
    return Double(right) / Double(comments.count)
  }

  @Test(arguments: ["en", "vi", "th"])
  func plantedThemesAreFound(language: String) throws {
    let comments = PlantedComments.make([language])
    let discovery = try Self.discover(comments.map(\.text), themes: PlantedComments.topics)
    #expect(discovery.themes.count == PlantedComments.topics)
    #expect(Self.purity(discovery, comments) >= 0.9)
  }

  @Test func threeLanguagesShareThemes() throws {
    let comments = PlantedComments.make(["en", "vi", "th"])
    let discovery = try Self.discover(comments.map(\.text), themes: PlantedComments.topics)
    #expect(Self.purity(discovery, comments) >= 0.8)
    for theme in discovery.themes {
      #expect(Set(theme.labels.map(\.language)) == [.english, .vietnamese, .thai])
    }
  }

  @Test func orderOfCommentsDoesNotMatter() throws {
    let comments = PlantedComments.make(["en", "vi", "th"]).map(\.text) + ["", "…", "delivery"]
    var shuffled = Array(comments.indices)
    var random = SplitMix64(state: 7)
    for sample in [20_000, 150] {
      let expected = try Self.discover(comments, sample: sample)
      for _ in 0..<3 {
        shuffled.shuffle(using: &random)
        let found = try Self.discover(shuffled.map { comments[$0] }, sample: sample)
        #expect(found.themes == expected.themes)
        #expect(found.assignments == shuffled.map { expected.assignments[$0] })
      }
    }
  }

  @Test func theSampleIsAShareOfEveryText() throws {
    let engine = try #require(Self.engine)
    let reader = DiscoveryReader(engine)
    var scratch = TagScratch()
    let rare = (0..<300).map { "comment number \($0) about delivery" }
    let texts = [String](repeating: "good service", count: 700) + rare
    var pools: [CommentPool] = []
    for order in [texts, texts.reversed()] {
      var pool = CommentPool(limit: 100)
      for part in [order[..<350], order[350...]] {
        var corpus = DiscoveryCorpus()
        for text in part {
          let bytes = Array(text.utf8)
          reader.read(bytes.span, scratch: &scratch, into: &corpus)
        }
        pool.append(corpus)
      }
      pool.finish()
      pools.append(pool)
    }
    let samples = pools.map { pool in
      (0..<pool.sample.count).map { pool.sample.string(pool.sample.text($0)) }.sorted()
    }
    #expect(samples[0].count == 100)
    #expect(samples[0] == samples[1])
    #expect((50...85).contains(samples[0].count { $0 == "good service" }))
    #expect(pools[0].count == 1000)
  }

  @Test func namesAreWhatCustomersWrote() throws {
    let comments = PlantedComments.make(["en", "vi", "th"])
    let discovery = try Self.discover(comments.map(\.text), themes: 8)
    var seen: Set<String> = []
    for (number, theme) in discovery.themes.enumerated() {
      #expect(!theme.labels.isEmpty)
      #expect(!theme.phrases.isEmpty)
      let own = zip(discovery.assignments, comments).filter { $0.0.theme == number }.map(\.1.text)
      for phrase in theme.phrases + theme.labels.map(\.text) {
        #expect(own.contains { $0.contains(phrase) }, "\(phrase)")
        #expect(!FeedbackEngine.functionWords.contains { $0.word == phrase }, "\(phrase)")
      }
      for label in theme.labels { #expect(seen.insert(label.text).inserted, "\(label.text)") }
      #expect(theme.exemplars.allSatisfy { own.contains($0) })
      #expect(Set(theme.exemplars).count == theme.exemplars.count)
    }
    #expect(discovery.themes.map(\.size) == discovery.themes.map(\.size).sorted(by: >))
  }

  @Test func everyCommentHasAThemeOrAReason() throws {
    let comments = PlantedComments.make(["en"]).map(\.text)
    let discovery = try Self.discover(comments + ["", "...", "12 34", "zyxwv qqqq", "👍"])
    let reasons = discovery.assignments.suffix(5).map(\.reason)
    #expect(
      reasons == [.noWords, .noWords, .noWords, .nothingRecurring, .nothingRecurring])
    #expect(discovery.assignments.dropLast(5).allSatisfy { $0.theme != nil && $0.reason == nil })
    #expect(discovery.unthemed.map(\.count) == [3, 2, 0])
    #expect(discovery.themes.reduce(0) { $0 + $1.size } == comments.count)
    #expect(discovery.assignments.allSatisfy { (0...1).contains($0.confidence) })
  }

  @Test(arguments: [1, 2, 5, 17, 40])
  func theNumberOfThemesIsHonoured(count: Int) throws {
    let comments = PlantedComments.make(["en"]).map(\.text)
    #expect(try Self.discover(comments, themes: count).themes.count == count)
  }

  @Test func tinyInputs() throws {
    #expect(try Self.discover([]).themes.isEmpty)
    let one = try Self.discover(["the delivery was late"])
    #expect(one.themes.isEmpty)
    #expect(one.assignments.map(\.reason) == [.nothingRecurring])
    for count in [2, 30] {
      let equal = try Self.discover(
        [String](repeating: "the delivery was late", count: count), themes: 3)
      #expect(equal.themes.count == 1)
      #expect(equal.themes.first?.size == count)
      #expect(equal.themes.first?.exemplars == ["the delivery was late"])
      #expect(equal.themes.first?.labels.isEmpty == false)
    }
    let two = try Self.discover(["late delivery", "friendly staff"])
    #expect(two.assignments.allSatisfy { $0.theme == nil && $0.reason == .nothingRecurring })
  }

  @Test func aCommentOfSeveralClausesHasSeveralThemes() throws {
    let comments = PlantedComments.make(["en"]).map(\.text)
    let both = "the staff was friendly to us. the app keeps crashing at login."
    let discovery = try Self.discover(comments + [both], themes: PlantedComments.topics)
    let last = try #require(discovery.assignments.last)
    let staff = try #require(
      discovery.assignments[comments.firstIndex(of: "the staff was friendly to us") ?? 0].theme)
    let app = try #require(
      discovery.assignments[comments.firstIndex(of: "the app keeps crashing") ?? 0].theme)
    withKnownIssue("a clause may be too short to have a theme of its own") {
      #expect(Set([last.theme].compactMap { $0 } + last.others) == [staff, app])
    }
  }
}
