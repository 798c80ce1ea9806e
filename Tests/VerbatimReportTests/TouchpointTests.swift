import Testing
import VerbatimReport

@testable import Verbatim

/// Themes by touchpoint where nobody gave a score.
@Suite struct TouchpointTests {
  private func comment(_ theme: Int, _ score: Double) -> TaggedComment {
    let sentiment = SampleContent.sentiment(score)
    return TaggedComment(
      languages: [.english], sentiment: sentiment,
      themes: [
        ThemeMention(
          theme: SampleContent.themes[theme].id, themeIndex: theme, sentiment: sentiment,
          evidence: [Evidence(range: 0..<4, clause: 0, rule: "late")])
      ], painPoints: [], intents: [], flags: [])
  }

  private func counts(_ said: [(place: String, theme: Int, score: Double)]) -> TouchpointCounts {
    var counts = TouchpointCounts(themeCount: SampleContent.themes.count)
    for (place, theme, score) in said { counts.add(comment(theme, score), at: place) }
    return counts
  }

  @Test func partsAddUpToTheWhole() {
    let said = [("app", 0, -0.8), ("store", 1, 0.6), ("app", 1, 0.7), ("app", 0, 0.4)]
    let whole = counts(said)
    for cut in 0...said.count {
      var parts = counts(Array(said[..<cut]))
      parts.merge(counts(Array(said[cut...])))
      #expect(parts.touchpoints.keys.sorted() == ["app", "store"])
      #expect(parts.touchpoints["app"]?.mentions == whole.touchpoints["app"]?.mentions)
      #expect(parts.touchpoints["app"]?.mentions == [2, 1, 0])
      #expect(parts.touchpoints["app"]?.complaintsByTheme == [1, 0, 0])
      #expect(parts.touchpoints["app"]?.comments == 3)
    }
  }

  @Test func tooManyTouchpointsAreNone() {
    let many = counts((0...TouchpointCounts.capacity).map { ("place \($0)", 0, -1) })
    #expect(many.touchpoints.isEmpty)
    var rest = counts([("app", 0, -1)])
    rest.merge(many)
    #expect(rest.touchpoints.isEmpty)
    rest.merge(counts([("app", 0, -1)]))
    #expect(rest.touchpoints.isEmpty)
  }

  @Test func thePageShowsComplaintsWhereThereIsNoScore() {
    var content = SampleContent.content(scale: nil)
    #expect(!HTMLReport(content).page().text.contains("<section id=\"heat\""))
    content.touchpoints = counts([
      ("app", 0, -0.8), ("app", 0, -0.5), ("store", 1, 0.6), ("store", 0, 0.7), ("<b>", 1, -1),
    ])
    let page = HTMLReport(content).page().text
    #expect(page.contains("<section id=\"heat\""))
    #expect(page.contains("Orange: more complaints than in all comments (60%)"))
    // Two of two complain in the app, none of one in the store.
    #expect(page.contains("<td class=\"b4\"><b>2</b><br>100%</td>"))
    #expect(page.contains("<b>1</b><br>0%</td>"))
    #expect(page.contains("&lt;b&gt;") && !page.contains("<th scope=\"col\" dir=\"auto\"><b>"))
    for language in ["vi", "th"] {
      let other = HTMLReport(content, language: language).page().text
      #expect(other.contains("<section id=\"heat\"") && !other.contains("more complaints than"))
    }
  }
}
