import Testing

@testable import Verbatim

@Suite(.timeLimit(.minutes(20))) struct ThemeSignalsTests {
  private static let engine = try? FeedbackEngine()
  private static let planted = PlantedComments.make(["en"])

  private static func discover() throws -> ThemeDiscovery {
    let reader = DiscoveryReader(try #require(engine))
    var corpus = DiscoveryCorpus()
    var scratch = TagScratch()
    for comment in planted {
      let bytes = Array(comment.text.utf8)
      reader.read(bytes.span, scratch: &scratch, into: &corpus)
    }
    return ThemeDiscovery(corpus, options: .init(themes: PlantedComments.topics))
  }

  /// The theme that most comments of a topic have.
  private static func theme(_ topic: Int, _ discovery: ThemeDiscovery) -> Int {
    var counts = [Int](repeating: 0, count: discovery.themes.count)
    for (assignment, comment) in zip(discovery.assignments, planted) where comment.topic == topic {
      if let theme = assignment.theme { counts[theme] += 1 }
    }
    return counts.indices.max { counts[$0] < counts[$1] } ?? 0
  }

  @Test func scoresOfThemesAreCompared() throws {
    let discovery = try Self.discover()
    let comments = Self.planted.map { comment in
      ThemeSignals.Comment(
        polarity: comment.topic == 1 ? .positive : .negative, rating: comment.topic == 1 ? 10 : 3)
    }
    let signals = ThemeSignals(discovery, comments, scale: .nps)
    let staff = Self.theme(1, discovery)
    let app = Self.theme(3, discovery)
    let driver = try #require(signals.themes[staff].driver)
    #expect(driver.mentions == discovery.themes[staff].size)
    #expect((driver.impact.leaveOut ?? 0) > 10)
    #expect(signals.themes[staff].certainty == .clear)
    #expect((signals.themes[app].driver?.impact.leaveOut ?? 0) < -1)
    #expect(signals.themes.allSatisfy { $0.trend == nil && !$0.isEmerging })
    #expect(signals.reading == Array(discovery.themes.indices))
    for (theme, found) in zip(signals.themes, discovery.themes) {
      #expect(theme.bySentiment.reduce(0, +) == found.size)
    }
    let positive = Int(Polarity.positive.rawValue)
    #expect(signals.themes[staff].bySentiment[positive] > signals.themes[app].bySentiment[positive])
    #expect(signals.score?.n == Self.planted.count)
  }

  @Test func whatRisesComesFirst() throws {
    let discovery = try Self.discover()
    let app = Self.theme(3, discovery)
    // All topics spread over four periods, but complaints of the app come in the last.
    let comments = Self.planted.enumerated().map { index, comment in
      ThemeSignals.Comment(polarity: .neutral, day: comment.topic == 3 ? 3 : index % 4)
    }
    let signals = ThemeSignals(
      discovery, comments, periods: ["a", "b", "c", "d"], period: { $0 })
    #expect(signals.themes[app].isEmerging)
    #expect(signals.reading.first == app)
    #expect(signals.reading.sorted() == Array(discovery.themes.indices))
    #expect(signals.themes.indices.filter { signals.themes[$0].isEmerging } == [app])
    #expect(signals.themes.allSatisfy { $0.driver == nil })
    #expect(signals.themes[app].trend?.mentions.count == 4)
  }

  @Test func aHandfulIsNoTrend() throws {
    let discovery = try Self.discover()
    // Two comments a topic in the last period, three of the app.
    var left = [2, 2, 2, 3]
    let comments = Self.planted.map { comment in
      let isLast = left[comment.topic] > 0
      if isLast { left[comment.topic] -= 1 }
      return ThemeSignals.Comment(polarity: .neutral, day: isLast ? 1 : 0)
    }
    let signals = ThemeSignals(discovery, comments, periods: ["a", "b"], period: { $0 })
    #expect(signals.themes.allSatisfy { !$0.isEmerging })
  }

  @Test func proposedRowsMakeATaxonomy() throws {
    let discovery = try Self.discover()
    let engine = try #require(Self.engine)
    let table = TaxonomyProposal.table(discovery.themes, beyond: engine)
    var options = FeedbackEngine.Options(taxonomies: [])
    options.taxonomyFiles = [(name: "proposed.tsv", text: table)]
    let proposed = try FeedbackEngine(options: options)
    #expect(proposed.themes.count == discovery.themes.count)
    #expect(Set(proposed.themes.map(\.id)).isDisjoint(with: engine.themes.map(\.id)))
    let found = Self.planted.count { !proposed.tag($0.text).themes.isEmpty }
    #expect(Double(found) >= 0.5 * Double(Self.planted.count))
  }
}
