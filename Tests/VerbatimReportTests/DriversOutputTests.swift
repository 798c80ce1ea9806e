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
