import Verbatim

/// A respondent of a test.
struct Row: Sendable {
  var rating: Double
  var themes: [Int]
  var stratum = 0
  /// Of all the themes of the comment.
  var polarity: Int8 = 0
}

extension DriverSummary {
  /// A summary of rows.
  init(_ rows: some Sequence<Row>, scale: ScoreScale = .nps, themeCount: Int) {
    self.init(scale: scale, themeCount: themeCount)
    for row in rows {
      add(
        rating: row.rating, themes: row.themes.map { (theme: $0, polarity: row.polarity) },
        stratum: row.stratum)
    }
  }
}

/// Our example of 20 comments, worked by hand: Net Promoter Score 10.
enum Golden20 {
  static let themes = ["app", "price", "refund", "staff", "wait"]
  static let touchpoints = ["branch", "app", "call"]
  static let rows = [
    Row(rating: 10, themes: [3], stratum: 0),
    Row(rating: 9, themes: [3], stratum: 0),
    Row(rating: 9, themes: [0], stratum: 1),
    Row(rating: 10, themes: [], stratum: 0),
    Row(rating: 9, themes: [1], stratum: 1),
    Row(rating: 10, themes: [3, 0], stratum: 1),
    Row(rating: 8, themes: [4], stratum: 0),
    Row(rating: 8, themes: [], stratum: 1),
    Row(rating: 7, themes: [1], stratum: 1),
    Row(rating: 7, themes: [0], stratum: 1),
    Row(rating: 6, themes: [4], stratum: 2),
    Row(rating: 3, themes: [4, 3], stratum: 2),
    Row(rating: 0, themes: [4, 2], stratum: 2),
    Row(rating: 1, themes: [2], stratum: 2),
    Row(rating: 5, themes: [0], stratum: 1),
    Row(rating: 4, themes: [1, 4], stratum: 2),
    Row(rating: 2, themes: [2, 3], stratum: 2),
    Row(rating: 9, themes: [4], stratum: 0),
    Row(rating: 10, themes: [0], stratum: 1),
    Row(rating: 9, themes: [], stratum: 2),
  ]

  /// Share of mentions times the coefficient of ordinary least squares, by numpy.
  static let adjusted = [
    2.272727272727268, 0.24793388429752125, -12.520661157024795, -1.6528925619834673,
    -24.793388429752067,
  ]

  /// The same with the responses themselves.
  static var named: NamedDriverSummary {
    var summary = NamedDriverSummary(scale: .nps, themeCount: themes.count)
    for (index, row) in rows.enumerated() {
      summary.add(
        id: "\(index + 1)", rating: row.rating,
        themes: row.themes.map { (theme: $0, polarity: row.rating > 8 ? 1 : -1) },
        stratum: touchpoints[row.stratum])
    }
    return summary
  }

  /// With touchpoints as strata, or all in one.
  static func summary(stratified: Bool) -> DriverSummary {
    let rows = rows.map { row in
      var row = row
      if !stratified { row.stratum = 0 }
      return row
    }
    return DriverSummary(rows, themeCount: themes.count)
  }
}
