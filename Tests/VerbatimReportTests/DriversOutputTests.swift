import Testing
import Verbatim
import VerbatimReport

/// Our example of 20 comments, worked by hand: Net Promoter Score 10.
@Suite struct DriversOutputTests {
  static let themes = ["app", "price", "refund", "staff", "wait"]
  static let rows: [(rating: Double, themes: [Int], touchpoint: Int)] = [
    (10, [3], 0), (9, [3], 0), (9, [0], 1), (10, [], 0), (9, [1], 1), (10, [3, 0], 1), (8, [4], 0),
    (8, [], 1), (7, [1], 1), (7, [0], 1), (6, [4], 2), (3, [4, 3], 2), (0, [4, 2], 2), (1, [2], 2),
    (5, [0], 1), (4, [1, 4], 2), (2, [2, 3], 2), (9, [4], 0), (10, [0], 1), (9, [], 2),
  ]

  static let analysis: DriverAnalysis = {
    var summary = DriverSummary(scale: .nps, themeCount: themes.count)
    for row in rows {
      let polarity: Int8 = row.rating > 8 ? 1 : -1
      summary.add(
        rating: row.rating, themes: row.themes.map { (theme: $0, polarity: polarity) },
        stratum: row.touchpoint)
    }
    return DriverAnalysis(summary)
  }()

  /// Ids from 1, by theme.
  static let comments: [[String]] = themes.indices.map { theme in
    rows.indices.filter { rows[$0].themes.contains(theme) }.map { "\($0 + 1)" }
  }

  @Test func json() {
    let bytes = DriversJSON.bytes(
      Self.analysis, names: Self.themes, comments: Self.comments, column: "touchpoint")
    #expect(JSONCheck.isValid(bytes))
    let json = String(decoding: bytes, as: UTF8.self)
    #expect(
      json.hasPrefix(
        #"{"score":{"scale":"nps","n":20,"value":10,"interval":["#))
    #expect(json.contains(#""promoters":9,"passives":4,"detractors":7,"#))
    #expect(
      json.contains(
        #""theme":"refund","mentions":3,"negative":3,"positive":0,"share":0.15,"score_with":-100,"#)
    )
    #expect(json.contains(#""impact":{"leave_out":-19.41176470588235"#))
    #expect(json.contains(#""credit":-10,"stratified":-7.5,"#))
    #expect(json.contains(#""method":"lmg"}"#))
    #expect(json.contains(#""confounded_by":"strata","note":"mostly a touchpoint effect""#))
    #expect(json.contains(#""headline":{"value":-7.5,"method":"stratified","#))
    #expect(json.contains(#""certainty":"unclear","comments":["13","14","17"]}"#))
    #expect(json.contains(#""unthemed":{"mentions":3,"#))
    #expect(json.contains(#""credit":10}"#))
    for theme in Self.themes { #expect(json.contains(#""theme":"\#(theme)""#)) }
  }

  /// What a manager would ask who takes the mean of the column: scores that are turned round say so,
  /// and satisfaction has its mean beside its top box.
  @Test func scoresSayWhatTheyAre() throws {
    func text(_ scale: ScoreScale) -> String {
      var summary = DriverSummary(scale: scale, themeCount: 1)
      for rating in [1.0, 2, 2, 5] { summary.add(rating: rating, themes: [], stratum: 0) }
      return DriversText.text(DriverAnalysis(summary), names: ["app"], width: 140)
    }
    let effort = text(try ScoreScale(parsing: "ces:1-5:low-is-good"))
    #expect(effort.contains("Customer effort, mean rating (ces:1-5:low-is-good): 3.50"))
    #expect(effort.contains("each counts as 6 less the rating"))
    #expect(!text(.stars).contains("less the rating"))
    let satisfied = text(.csat)
    #expect(satisfied.contains("Satisfied customers (csat): 25.0%"))
    #expect(satisfied.contains("mean rating 2.50"))
    #expect(!satisfied.contains("less the rating"))
  }

  /// Where too few mention a theme, that stands in the place of its interval; where all rate alike
  /// there is nothing to be sure of.
  @Test func tooFewToSayIsSaid() throws {
    func rows(alike: Bool) -> DriverAnalysis {
      var summary = NamedDriverSummary(scale: .nps, themeCount: 2)
      for index in 0..<40 {
        summary.add(
          id: "\(index)", rating: alike || index % 2 == 0 ? 9 : 2,
          themes: index < 3
            ? [(theme: 0, polarity: -1)] : index < 20 ? [(theme: 1, polarity: 1)] : [], stratum: "")
      }
      return DriverAnalysis(summary, resamples: 64)
    }
    func row(_ analysis: DriverAnalysis, _ name: String) -> Substring? {
      DriversText.text(analysis, names: ["rare", "usual"], width: 160)
        .split(separator: "\n").first { $0.hasPrefix(name) }
    }
    #expect(row(rows(alike: false), "rare")?.contains("too few") == true)
    #expect(row(rows(alike: false), "usual")?.contains(" … ") == true)
    let alike = rows(alike: true)
    #expect(alike.drivers.allSatisfy { $0.headline.interval == nil })
    #expect(row(alike, "usual")?.contains("too few") == false)
  }

  @Test func text() {
    let text = DriversText.text(
      Self.analysis, names: Self.themes, comments: Self.comments, width: 140)
    let lines = text.split(separator: "\n")
    #expect(lines[0].hasPrefix("Net Promoter Score (nps): +10.0 · 95% interval "))
    let refund = lines.first { $0.hasPrefix("refund") }
    #expect(refund?.contains("−19.4") == true)
    #expect(refund?.contains("13 14 17") == true)
    #expect(lines.contains { $0.hasPrefix("(no theme)") && $0.contains("+10.0") })
    for width in [40, 60, 80, 100, 200] {
      let text = DriversText.text(
        Self.analysis, names: Self.themes, comments: Self.comments, width: width)
      for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= width) }
      for theme in Self.themes { #expect(text.contains(theme)) }
    }
  }

  @Test(arguments: [
    ("en", "mostly a touchpoint effect"), ("vi", "chủ yếu do “touchpoint”"),
    ("th", "ส่วนใหญ่เป็นผลจาก “touchpoint”"),
  ]) func theTextSaysWhatTheCrudeNumberIsOwedTo(language: String, words: String) {
    let text = DriversText.text(
      Self.analysis, names: Self.themes, width: 200, column: "touchpoint", language: language)
    #expect(text.split(separator: "\n").contains { $0.hasPrefix("refund: \(words)") })
    #expect(!text.contains("wait: \(words)"))
  }

  @Test func missingNumbersAreNull() {
    var summary = DriverSummary(scale: .ces, themeCount: 1)
    summary.add(rating: 4, themes: [(theme: 0, polarity: 0)])
    let bytes = DriversJSON.bytes(DriverAnalysis(summary), names: ["a"], comments: [])
    let json = String(decoding: bytes, as: UTF8.self)
    #expect(JSONCheck.isValid(bytes))
    #expect(json.contains(#""leave_out":null"#))
    #expect(json.contains(#""score_without":null"#))
    #expect(!json.lowercased().contains("nan"))
  }
}
