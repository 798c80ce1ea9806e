package import Verbatim
package import VerbatimIO

/// Themes nobody had named, as `verbatim discover` prints them.
package enum DiscoveryJSON {
  /// One line of JSON: the themes, what emerges first and then the largest, and how many comments
  /// have none and why.
  ///
  /// - Parameter signals: what the themes' comments say besides.
  package static func bytes(
    _ discovery: ThemeDiscovery, _ signals: ThemeSignals? = nil
  ) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.number("comments", discovery.assignments.count)
      json.array("themes", signals?.reading ?? Array(discovery.themes.indices)) { json, number in
        let theme = discovery.themes[number]
        json.object { json in
          json.string("id", theme.id)
          json.object("label") { json in
            for (language, text) in theme.labels { json.string(language.code, text) }
          }
          json.array("phrases", theme.phrases) { $0.string($1) }
          json.number("size", theme.size)
          json.array("exemplars", theme.exemplars) { $0.string($1) }
          if let signals { json.signals(signals, of: number) }
        }
      }
      if let score = signals?.score { json.score("score", score) }
      if let periods = signals?.periods, !periods.isEmpty {
        json.array("periods", periods) { $0.string($1) }
      }
      json.object("names") { json in
        json.number("coherence", discovery.names.coherence)
        json.number("diversity", discovery.names.diversity)
      }
      json.object("unthemed") { json in
        for (reason, count) in discovery.unthemed { json.number(reason.rawValue, count) }
      }
    }
    return json.finished()
  }

  /// One line of JSON for a comment: its main theme, all its themes, and how sure the main one is.
  ///
  /// - Parameter id: the comment's id.
  package static func write(
    _ assignment: ThemeAssignment, id: String, themes: [DiscoveredTheme],
    _ json: inout JSONWriter, _ out: inout [UInt8]
  ) {
    json.literal("{\"id\":", &out)
    json.string(id, &out)
    json.literal(",\"theme\":", &out)
    guard let theme = assignment.theme else {
      json.literal("null,\"themes\":[],\"confidence\":0,\"reason\":", &out)
      json.string(assignment.reason?.rawValue ?? "", &out)
      json.literal("}\n", &out)
      return
    }
    json.string(themes[theme].id, &out)
    json.literal(",\"themes\":[", &out)
    for index in [theme] + assignment.others { json.string(themes[index].id, &out) }
    json.literal("],\"confidence\":", &out)
    json.number(assignment.confidence, &out)
    json.literal("}\n", &out)
  }
}

extension JSONText {
  /// Sentiment, score and trend of a theme, as far as they are known.
  fileprivate mutating func signals(_ signals: ThemeSignals, of number: Int) {
    let theme = signals.themes[number]
    object("sentiment") { json in
      for polarity in Polarity.allCases {
        json.number(polarity.name, theme.bySentiment[Int(polarity.rawValue)])
      }
    }
    if let driver = theme.driver {
      object("score") { json in
        json.number("mentions", driver.mentions)
        json.number("score_with", driver.scoreWith)
        json.number("score_without", driver.scoreWithout)
        json.number("impact", driver.impact.leaveOut)
        json.number("p", driver.p)
        json.number("q", driver.q)
        json.string("certainty", theme.certainty?.rawValue)
      }
    }
    guard let trend = theme.trend else { return }
    object("trend") { json in
      json.array("mentions", trend.mentions) { $0.number(Double($1)) }
      json.number("slope", trend.slope)
      json.number("p", trend.trendP)
      json.number("q", trend.trendQ)
      json.number("ratio", trend.ratio)
      json.number("emerging_p", trend.emergingP)
      json.number("emerging_q", trend.emergingQ)
      json.bool("emerging", trend.isEmerging)
    }
  }
}
