package import Verbatim

/// Score and themes over time, as `verbatim trends --format json` prints them.
package enum TrendsJSON {
  /// One line of JSON.
  package static func bytes(_ trends: TrendAnalysis, names: [String]) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.array("periods", trends.periods) { json, period in
        json.object { json in
          json.string("period", period.name)
          json.score("score", period.score)
        }
      }
      json.trends(trends, names)
      json.number("without_date", trends.undated)
    }
    return json.finished()
  }
}

extension JSONText {
  /// What changed, and each theme over the periods.
  mutating func trends(_ trends: TrendAnalysis, _ names: [String]) {
    changePoint("change_point", trends.changePoint, trends)
    array("themes", trends.themes) { json, theme in
      json.object { json in
        json.string("theme", names[theme.theme])
        json.array("mentions", theme.mentions) { $0.number(Double($1)) }
        json.array("scores", theme.scores) { $0.number($1) }
        json.number("slope", theme.slope)
        json.number("trend_p", theme.trendP)
        json.number("trend_q", theme.trendQ)
        json.bool("emerging", theme.isEmerging)
        json.number("emerging_ratio", theme.ratio)
        json.number("emerging_p", theme.emergingP)
        json.number("emerging_q", theme.emergingQ)
        json.changePoint("change_point", theme.changePoint, trends)
      }
    }
  }

  fileprivate mutating func changePoint(
    _ key: String, _ change: TrendAnalysis.ChangePoint?, _ trends: TrendAnalysis
  ) {
    guard let change else { return null(key) }
    object(key) { json in
      json.string("from", trends.periods[change.period].name)
      json.number("before", change.before)
      json.number("after", change.after)
      json.number("p", change.p)
      json.number("q", change.q)
    }
  }
}
