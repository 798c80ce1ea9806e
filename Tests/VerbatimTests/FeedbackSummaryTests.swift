import Testing
import Verbatim

@Suite struct FeedbackSummaryTests {
  static let comments: [(TaggedComment, FeedbackSummary.Context)] = {
    let texts = FeedbackEngineTests.texts + SentimentScorerTests.golden.map(\.0)
    return texts.enumerated().map { index, text in
      (
        FeedbackEngineTests.engine.tag(text),
        .init(
          id: "c\(index % 90)", text: text, rating: index % 7 == 0 ? nil : Double(index % 11),
          touchpoint: index % 5 == 0 ? nil : "t\(index % 3)",
          groups: [(column: "channel", value: index % 2 == 0 ? "app" : "web")])
      )
    }
  }()

  private func summary(_ range: Range<Int>) -> FeedbackSummary {
    var summary = FeedbackSummary(themeCount: FeedbackEngineTests.engine.themes.count, scale: .nps)
    for index in range { summary.add(Self.comments[index].0, Self.comments[index].1) }
    return summary
  }

  /// Everything that is counted, and the quotes.
  private func facts(_ summary: FeedbackSummary) -> [String] {
    var facts = ["\(summary.comments) \(summary.lowValue) \(summary.unthemed) \(summary.codeMixed)"]
    facts.append("\(summary.byLanguage) \(summary.bySentiment)")
    facts.append("unthemed \(summary.unthemedQuotes.quotes)")
    for (index, theme) in summary.themes.enumerated() where theme.mentions > 0 {
      facts.append("\(index) \(theme.mentions) \(theme.bySentiment) \(theme.meanScore)")
      facts.append("\(theme.complaints.quotes) \(theme.praise.quotes)")
      facts.append(
        "\(ThemeSummary.ranked(theme.painPhrases)) \(ThemeSummary.ranked(theme.praisePhrases))")
    }
    for (column, values) in summary.groups.sorted(by: { $0.key < $1.key }) {
      for (value, group) in values.sorted(by: { $0.key < $1.key }) {
        facts.append("\(column) \(value) \(group.comments) \(group.bySentiment)")
        facts.append("\(String(describing: group.score?.value))")
      }
    }
    facts.append("\(String(describing: summary.drivers?.score.value))")
    return facts
  }

  private func merged(_ left: FeedbackSummary, _ right: FeedbackSummary) -> FeedbackSummary {
    var result = left
    result.merge(right)
    return result
  }

  @Test("a group's name is one however its accents are composed, whatever comes first")
  func composedNames() throws {
    let (composed, decomposed) = ("Hà Nội", "Ha\u{300} No\u{323}\u{302}i")
    #expect(Array(composed.utf8) != Array(decomposed.utf8))
    for values in [[composed, decomposed, "Huế"], ["Huế", decomposed, composed]] {
      var summary = FeedbackSummary(
        themeCount: FeedbackEngineTests.engine.themes.count, scale: .nps)
      for value in values {
        summary.add(
          FeedbackEngineTests.engine.tag("ok"),
          .init(id: "1", text: "ok", rating: 9, touchpoint: value, groups: [("city", value)]))
      }
      let cities = try #require(summary.groups["city"])
      #expect(cities.count == 2)
      #expect(cities[composed]?.comments == 2)
      let name = try #require(cities.keys.first { $0 == composed })
      #expect(Array(name.utf8) == Array(decomposed.utf8))
      #expect(summary.strata.map { Array($0.utf8) } == [Array(decomposed.utf8), Array("Huế".utf8)])
    }
  }

  @Test("parts equal the whole, wherever they are cut", arguments: [0, 1, 17, 40, 80])
  func parts(cut: Int) {
    let count = Self.comments.count
    #expect(facts(merged(summary(0..<cut), summary(cut..<count))) == facts(summary(0..<count)))
  }

  @Test("merging is associative and commutative")
  func laws() {
    let count = Self.comments.count
    let (a, b, c) = (summary(0..<30), summary(30..<70), summary(70..<count))
    let whole = facts(summary(0..<count))
    #expect(facts(merged(merged(a, b), c)) == whole)
    #expect(facts(merged(a, merged(b, c))) == whole)
    #expect(facts(merged(c, merged(b, a))) == whole)
    #expect(facts(merged(merged(b, c), a)) == whole)
  }

  @Test("a summary of no comments changes nothing")
  func neutral() {
    let all = summary(0..<Self.comments.count)
    #expect(facts(merged(all, summary(0..<0))) == facts(all))
    #expect(facts(merged(summary(0..<0), all)) == facts(all))
  }

  @Test("quotes are the same when a text comes again under another id")
  func repeatedText() {
    let comment = FeedbackEngineTests.engine.tag("Giao hàng quá chậm")
    func summary(_ ids: [String]) -> FeedbackSummary {
      var summary = FeedbackSummary(themeCount: FeedbackEngineTests.engine.themes.count, scale: nil)
      for id in ids { summary.add(comment, .init(id: id, text: "Giao hàng quá chậm")) }
      return summary
    }
    #expect(facts(summary(["a", "b", "c"])) == facts(summary(["c", "b", "a"])))
    #expect(facts(merged(summary(["c"]), summary(["a"]))) == facts(summary(["a", "c"])))
  }

  @Test("counts add up")
  func counts() {
    let all = summary(0..<Self.comments.count)
    #expect(all.comments == Self.comments.count)
    #expect(all.byLanguage.reduce(0, +) == all.comments)
    #expect(all.bySentiment.reduce(0, +) == all.comments)
    #expect(
      all.themes.map(\.mentions).reduce(0, +) == Self.comments.map(\.0.themes.count).reduce(0, +))
    for theme in all.themes { #expect(theme.bySentiment.reduce(0, +) == theme.mentions) }
    #expect(all.groups["channel"]?.values.map(\.comments).reduce(0, +) == all.comments)
  }
}
