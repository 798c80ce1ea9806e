import Testing
@testable import VerbatimIO
import VerbatimReport

@testable import Verbatim

/// How groups differ and what changed, as each form of the report shows it.
@Suite struct ComparisonTests {
  /// 400 ratings in four months: the app is where staff is spoken of less, delivery more, and where
  /// the score is low; refunds come up in the last month, when the score falls.
  private static func responses(scale: ScoreScale = .nps) -> ResponseTable {
    var table = ResponseTable(scale: scale, themeCount: 3, columns: ["Touchpoint"])
    for index in 0..<400 {
      let isApp = index % 2 == 0
      let month = index / 100
      var themes: [(theme: Int, polarity: Int8)] = []
      if isApp ? index % 3 == 0 : index % 25 == 0 { themes.append((theme: 0, polarity: -1)) }
      if !isApp, index % 4 < 2 { themes.append((theme: 1, polarity: 1)) }
      if month == 3, index % 5 == 0 { themes.append((theme: 2, polarity: -1)) }
      let isUnhappy = isApp ? index % 5 < 3 : month == 3 && index % 3 > 0
      // 2026-01-15 and the months after it.
      let day = SurveyDate(year: 2026, month: month + 1, day: 15)?.dayNumber
      table.add(
        respondent: "\(index)", rating: isUnhappy ? 2 : 9, themes: themes,
        values: [isApp ? "app" : "store"], day: day)
    }
    return table
  }

  private static func content() -> ReportContent {
    var content = SampleContent.content()
    let table = responses()
    content.segments = [
      SegmentFindings(column: "Touchpoint", analysis: SegmentAnalysis(table, column: 0))
    ]
    var months: [String: GroupSummary] = [:]
    for row in 0..<table.count {
      let name = DatePeriod.month.name(ofDay: Int(table.days[row]))
      months.update(name, from: GroupSummary(scale: .nps)) { $0.add(rating: 9) }
    }
    content.summary.groups["Month"] = months
    content.scoreTrend = content.trends(of: table)
    content.themeTrends = content.scoreTrend
    return content
  }

  @Test func namesOfSteps() {
    // 2026-07-01 is a Wednesday.
    #expect(DatePeriod.day.name(ofDay: 20_635) == "2026-07-01")
    #expect(DatePeriod.week.name(ofDay: 20_635) == "2026-06-29")
    #expect(DatePeriod.month.name(ofDay: 20_635) == "2026-07")
  }

  @Test func whatIsNotableOfGroups() throws {
    let findings = try #require(Self.content().segments.first)
    let app = try #require(findings.notable.first)
    #expect(app.segment.name == "app" && app.segment.isMomentOfTruth)
    #expect(app.over.map(\.theme) == [0])
    #expect(app.under.map(\.theme) == [1])
    #expect(findings.notable.last?.segment.isMomentOfTruth == false)
    #expect(findings.analysis.notableContrasts.contains { $0.theme == 1 && $0.difference > 0 })
  }

  @Test func whatIsNotableOfTime() throws {
    let trends = try #require(Self.content().themeTrends)
    #expect(trends.periods.map(\.name) == ["2026-01", "2026-02", "2026-03", "2026-04"])
    #expect(trends.changePoint?.period == 3)
    #expect(trends.notable.map(\.theme) == [2])
    #expect(trends.notable.first?.isEmerging == true)
    #expect(trends.notable.first?.ratio == nil)
  }

  @Test(arguments: [
    ("en", "moment of truth: ", "The score changed in ", "emerging: new"),
    ("vi", "thời điểm quyết định: ", "Điểm số đã đổi từ ", "mới nổi lên: chưa từng có"),
    ("th", "จุดชี้ขาด: ", "คะแนนเปลี่ยนตั้งแต่ ", "มาแรง: เรื่องใหม่"),
  ]) func thePageShowsThem(language: String, truth: String, changed: String, new: String) {
    let page = HTMLReport(Self.content(), language: language).page().text
    for text in [truth, changed, new] { #expect(page.contains(text), "\(text)") }
    // Delivery and staff in both groups, and the contrasts.
    #expect(page.components(separatedBy: "class=\"dots\" role=\"img\"").count - 1 >= 5)
    #expect(page.contains("class=\"change\""))
    #expect(!page.contains("{step}") && !page.contains("{themes}"))
    // Told without colour as well.
    #expect(page.contains("▲ ") && page.contains("▽ "))
  }

  @Test func theTerminalAndTheSummaryShowThem() {
    let content = Self.content()
    for width in [60, 100] {
      let text = TerminalReport(content, width: width).text()
      let words = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      #expect(words.contains("moment of truth: "))
      #expect(words.contains("more often Delivery speed"))
      #expect(words.contains("emerging: new"))
      for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= width) }
    }
    let bytes = SummaryJSON.bytes(content)
    #expect(JSONCheck.isValid(bytes))
    let json = String(decoding: bytes, as: UTF8.self)
    #expect(json.contains(#""segments":[{"column":"Touchpoint""#))
    #expect(json.contains(#""representation":"over""#))
    #expect(json.contains(#""score_trend":{"periods":[{"period":"2026-01","n":100}"#))
    #expect(json.contains(#""change_point":{"from":"2026-04""#))
  }

  /// Half praise the staff and half complain: no impact by mention, but what moves the score most.
  @Test func whatMovesTheScoreMostIsSaid() {
    var content = SampleContent.content()
    var named = NamedDriverSummary(scale: .nps, themeCount: 3)
    for index in 0..<120 {
      let isGood = index % 2 == 0
      var themes: [(theme: Int, polarity: Int8)] = [(theme: 1, polarity: isGood ? 1 : -1)]
      if index % 3 == 0 { themes.append((theme: 0, polarity: index % 4 < 2 ? 1 : -1)) }
      named.add(id: "\(index)", rating: isGood ? 9 : 2, themes: themes, stratum: "")
    }
    content.analysis = DriverAnalysis(named, resamples: 0)
    #expect(content.ranking.map(\.theme) == [1, 0])
    let page = HTMLReport(content).page().text
    #expect(page.contains("explain: Staff ("))
    #expect(
      HTMLReport(content, language: "vi").page().text.contains("giải thích được: Nhân viên ("))
    #expect(TerminalReport(content).text().contains("Staff ("))
    content.analysis = DriverAnalysis(named.ordered)
    #expect(content.ranking.isEmpty)
  }

  @Test func nothingNotableIsSaid() {
    var content = Self.content()
    var table = ResponseTable(scale: .nps, themeCount: 3, columns: ["Touchpoint"])
    for index in 0..<40 {
      table.add(
        respondent: "\(index)", rating: 9, themes: index % 4 < 2 ? [(theme: 0, polarity: 1)] : [],
        values: [index % 2 == 0 ? "app" : "store"], day: index < 20 ? 20_500 : 20_560)
    }
    content.segments = [
      SegmentFindings(column: "Touchpoint", analysis: SegmentAnalysis(table, column: 0))
    ]
    content.scoreTrend = content.trends(of: table)
    content.themeTrends = content.scoreTrend
    let page = HTMLReport(content).page().text
    #expect(page.contains("No theme is spoken of more or less often"))
    #expect(page.contains("The score has not changed beyond chance."))
    #expect(page.contains("No theme is mentioned more or less often than before"))
    #expect(!page.contains("class=\"dots\""))
  }
}

extension String {
  fileprivate func components(separatedBy part: String) -> [Substring] {
    self.split(separator: part, omittingEmptySubsequences: false)
  }
}
