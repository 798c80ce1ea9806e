import Testing
import VerbatimLexicon
@testable import VerbatimReport

@testable import Verbatim

@Suite struct FindingsTests {
  @Test func everyThemeWithAComplaintIsListed() {
    for content in [SampleContent.content(), SampleContent.content(scale: nil)] {
      let complained = content.summary.themes.indices.filter {
        content.summary.themes[$0].negative > 0
      }
      #expect(Set(content.painPoints.map(\.index)) == Set(complained))
      let page = HTMLReport(content).page().text
      let json = String(decoding: SummaryJSON.bytes(content), as: UTF8.self)
      for index in complained {
        #expect(page.contains("<p class=\"quiet id\">\(content.themes[index].id)</p>"))
        #expect(json.contains("\"theme\":\"\(content.themes[index].id)\""))
      }
    }
  }

  @Test func harmComesFirst() {
    let impacts = SampleContent.content().painPoints.compactMap { $0.impact?.value }
    #expect(impacts == impacts.sorted())
    let help = SampleContent.content().strengths.compactMap { $0.impact?.value }
    #expect(help == help.sorted(by: >))
  }

  @Test func withoutAScoreTheMostFrequentComesFirst() {
    let content = SampleContent.content(scale: nil)
    #expect(content.painPoints.map(\.theme.id) == ["delivery.speed", "refund"])
    #expect(content.painPoints.allSatisfy { $0.impact == nil })
  }

  @Test func theTerminalSaysHowManyMoreThereAre() {
    let text = TerminalReport(SampleContent.content(), top: 1).text()
    #expect(text.contains("1 more theme in report.html and summary.json"))
  }

  @Test func groupEffect() throws {
    // A theme mentioned only where the score is low anyway, with no effect there.
    var drivers = DriverSummary(scale: .nps, themeCount: 1)
    for index in 0..<40 {
      drivers.add(
        rating: index < 20 ? 10 : 2,
        themes: index >= 20 && index < 35 || index == 0 ? [(theme: 0, polarity: -1)] : [],
        stratum: index < 20 ? 0 : 1)
    }
    let driver = try #require(DriverAnalysis(drivers).drivers.first)
    let impact = ThemeImpact(driver)
    #expect(impact.method == .adjusted)
    #expect(impact.value == 0)
    #expect(driver.confounding == .strata)
    let names = [Wording.english, .vietnamese, .thai].map {
      $0.confounding(.strata, column: "touchpoint")
    }
    #expect(
      names == [
        "mostly a touchpoint effect", "chủ yếu do “touchpoint”", "ส่วนใหญ่เป็นผลจาก “touchpoint”",
      ])
  }

  @Test func oneMentionIsNoMentions() {
    let page = HTMLReport(SampleContent.content()).page().text
    #expect(page.contains(">1 mention</span>") && page.contains(">3 mentions</span>"))
    #expect(!page.contains("1 mentions"))
  }

  @Test func passagesKeepCharactersWhole() {
    // The offsets lie inside the first and the last letter.
    let text = "a\u{301}bc 👍🏽d"
    let passage = QuotePassage(text, highlight: 1..<8)
    #expect(passage.before + passage.match + passage.after == text)
    #expect(passage.match == "a\u{301}bc 👍🏽")
    #expect(QuotePassage("abc", highlight: 0..<0).before == "abc")
    #expect(QuotePassage("abc", highlight: 2..<99).match == "c")
  }

  @Test func languages() {
    #expect(QuotePassage.languageCode(of: "ส่งช้า") == "th")
    #expect(QuotePassage.languageCode(of: "chậm") == "vi")
    #expect(QuotePassage.languageCode(of: "cha\u{323}\u{302}m") == "vi")
    #expect(QuotePassage.languageCode(of: "late") == nil)
  }
}
