import Testing
import VerbatimIO
import VerbatimReport

@testable import Verbatim

@Suite struct TrendTests {
  private func content(
    _ months: [(name: String, comments: Int)], scale: ScoreScale? = .nps
  ) -> ReportContent {
    var summary = FeedbackSummary(themeCount: SampleContent.themes.count, scale: scale)
    for (index, month) in months.enumerated() {
      for number in 0..<month.comments {
        let isBad = number % (index + 2) == 0
        let sentiment = SampleContent.sentiment(isBad ? -0.8 : 0.8)
        summary.add(
          TaggedComment(
            languages: [.english], sentiment: sentiment,
            themes: [
              ThemeMention(
                theme: "delivery.speed", themeIndex: 0, sentiment: sentiment,
                evidence: [Evidence(range: 0..<4, clause: 0, rule: "late")])
            ], painPoints: [], intents: [], flags: []),
          .init(
            id: "\(month.name)-\(number)", text: "late again", rating: isBad ? 0 : 10,
            groups: [(column: "Month", value: month.name)]))
      }
    }
    var content = ReportContent(
      source: "a.csv", version: "1",
      rows: RowTotals(read: 1, tagged: 1, rejected: 0, withoutText: 0), summary: summary,
      themes: SampleContent.themes, score: summary.drivers?.score,
      analysis: summary.drivers.map { DriverAnalysis($0) })
    content.groups = [GroupColumn(column: "Month", role: .month)]
    return content
  }

  @Test func monthsWithoutAnAnswerAreShownAsSuch() {
    let months = content([("2025-11", 4), ("2026-02", 6)]).months
    #expect(months.map(\.name) == ["2025-11", "2025-12", "2026-01", "2026-02"])
    #expect(months.map { $0.group?.comments } == [4, nil, nil, 6])
    #expect(content([("2025-11", 4)]).months.isEmpty)
    // Ten empty years tell nothing.
    #expect(content([("2010-01", 4), ("2026-02", 6)]).months.count == 2)
  }

  @Test func thePageShowsScoreAndVolume() {
    let page = HTMLReport(content([("2026-07", 4), ("2026-08", 6)])).page().text
    // Of four ratings nobody should conclude.
    #expect(!page.contains("+33.3</strong> in"))
    let firm = HTMLReport(content([("2026-07", 40), ("2026-08", 60)])).page().text
    #expect(firm.contains("<strong>+33.3</strong> in <span class=\"whole\">2026-08</span>"))
    #expect(page.contains("<section id=\"trend\""))
    #expect(page.contains("<desc>2026-07: 0.0, n = 4; 2026-08: +33.3, n = 6</desc>"))
    #expect(page.components(of: "class=\"volume\"") == 2)
    // Some who write do not rate, and some who rate do not write.
    #expect(page.contains("columns: comments in the month; n: ratings in the month."))
  }

  @Test func withoutAScoreThePageShowsComplaints() {
    let page = HTMLReport(content([("2026-07", 4), ("2026-08", 6)], scale: nil)).page().text
    #expect(page.contains("<desc>2026-07: 50%, n = 4; 2026-08: 33%, n = 6</desc>"))
    #expect(page.contains("columns: comments in the month.") && !page.contains("n: ratings"))
  }

  @Test func complaintsByThemeAndMonth() {
    var content = content([("2026-07", 4), ("2026-09", 6)])
    content.monthlyComplaints = ["2026-07": [2, 0, 0], "2026-09": [2, 0, 0]]
    let trends = content.complaintTrends(content.months)
    #expect(trends.map(\.theme) == [0])
    #expect(trends.map(\.counts) == [[2, 0, 2]])
    let page = HTMLReport(content).page().text
    #expect(page.contains("<desc>2026-07: 50%; 2026-08: 0%; 2026-09: 33%</desc>"))
    #expect(page.contains("most: <strong>50%</strong> in <span class=\"whole\">2026-07</span>"))
    #expect(JSONCheck.isValid(SummaryJSON.bytes(content)))
  }

  /// A comment a rating, so many a day, from 2026-07-01 on.
  private func daily(_ perDay: [Int], from first: Int = 20_635) -> DayCounts {
    var days = DayCounts(themeCount: SampleContent.themes.count, scale: .nps)
    for (index, count) in perDay.enumerated() {
      for number in 0..<count {
        let sentiment = SampleContent.sentiment(number % 2 == 0 ? -0.8 : 0.8)
        let comment = TaggedComment(
          languages: [.english], sentiment: sentiment,
          themes: [
            ThemeMention(
              theme: "delivery.speed", themeIndex: 0, sentiment: sentiment,
              evidence: [Evidence(range: 0..<4, clause: 0, rule: "late")])
          ], painPoints: [], intents: [], flags: [])
        // Every part by itself, as blocks give them.
        var part = DayCounts(themeCount: SampleContent.themes.count, scale: .nps)
        part.add(comment, rating: 10, on: SurveyDate(dayNumber: first + index))
        days.merge(part)
      }
    }
    return days
  }

  @Test func stepsAreAsLongAsTheSpanAsksFor() {
    // 2026-07-01 is a Wednesday.
    #expect(SurveyDate(dayNumber: 20_635).description == "2026-07-01")
    let fortnight = daily([Int](repeating: 30, count: 14)).steps
    #expect(fortnight?.unit == .day)
    #expect(fortnight?.steps.count == 14)
    #expect(fortnight?.steps.first?.complaints == [15, 0, 0])
    let quarter = daily([Int](repeating: 5, count: 90)).steps
    #expect(quarter?.unit == .week)
    #expect(quarter?.steps.map(\.name).prefix(2) == ["2026-06-29", "2026-07-06"])
    #expect(quarter?.steps.compactMap(\.group?.comments).reduce(0, +) == 450)
    // Too few a week, too long, too short: months tell more.
    #expect(daily([Int](repeating: 1, count: 90)).steps == nil)
    #expect(daily([Int](repeating: 1, count: 400)).steps == nil)
    #expect(daily([100, 100]).steps == nil)
    #expect(daily([]).steps == nil)
    // Dated by weeks or months, from a Monday or the first of July on.
    let weeks = (0..<22).map { $0 % 7 == 0 ? 200 : 0 }
    #expect(daily(weeks, from: 20_633).steps?.steps.count == 4)
    let months = (0..<63).map { [0, 31, 62].contains($0) ? 200 : 0 }
    #expect(daily(months).steps == nil)
    // Once too long it stays so, whatever is added.
    var days = daily([50] + [Int](repeating: 0, count: 299) + [50])
    days.merge(daily([50, 50, 50]))
    #expect(days.steps == nil && days.days.isEmpty)
  }

  @Test func thePageShowsWeeks() {
    var content = content([("2026-07", 40), ("2026-08", 60)])
    content.days = daily([Int](repeating: 5, count: 60))
    let page = HTMLReport(content).page().text
    #expect(page.contains("The score of each week with its 95% interval"))
    #expect(page.contains("a week is named by its Monday"))
    #expect(page.contains(">29 Jun</text>") || page.contains(">6 Jul</text>"))
    #expect(page.contains("in the week of <span class=\"whole\">2026-0"))
    let thai = HTMLReport(content, language: "th").page().text
    #expect(thai.contains("คะแนนของแต่ละสัปดาห์") && !thai.contains("{unit}"))
  }

  @Test func fewCommentsMakeNoPeak() {
    var content = content([("2026-07", 2), ("2026-08", 40)])
    content.monthlyComplaints = ["2026-07": [1, 0, 0], "2026-08": [4, 0, 0]]
    let page = HTMLReport(content).page().text
    #expect(page.contains("most: <strong>10%</strong> in <span class=\"whole\">2026-08</span>"))
    #expect(page.contains("Grey: fewer than 20 comments in the month."))
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let found = rest.firstRange(of: text) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}
