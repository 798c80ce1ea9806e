package import Verbatim

/// What moved a score, as `verbatim compare --format json` prints it.
package enum ChangeJSON {
  /// One line of JSON. The mix and the totals of the themes add up to the change.
  ///
  /// - Parameters:
  ///   - names: of the themes, by their numbers.
  ///   - groups: what the two groups are called.
  ///   - column: by which the mix is taken, if any.
  package static func bytes(
    _ change: ScoreChange, names: [String], groups: (before: String, after: String),
    column: String?
  ) -> [UInt8] {
    var json = JSONText()
    json.object { $0.change(change, names: names, groups: groups, column: column) }
    return json.finished()
  }
}

extension JSONText {
  /// The fields of a change.
  mutating func change(
    _ change: ScoreChange, names: [String], groups: (before: String, after: String),
    column: String?
  ) {
    object("before") { json in
      json.string("group", groups.before)
      json.score("score", change.before)
    }
    object("after") { json in
      json.string("group", groups.after)
      json.score("score", change.after)
    }
    part("change", change.change)
    part("mix", change.mix)
    string("mix_by", column)
    array("strata", change.strata) { json, stratum in
      json.object { json in
        json.string("stratum", stratum.name)
        json.number("before", stratum.before)
        json.number("after", stratum.after)
        json.number("score_before", stratum.scoreBefore)
        json.number("score_after", stratum.scoreAfter)
        json.part("mix", stratum.mix)
      }
    }
    array("themes", change.themes) { json, theme in
      json.object { json in
        json.string("theme", theme.theme.map { names[$0] })
        json.number("mentions_before", theme.mentionsBefore)
        json.number("mentions_after", theme.mentionsAfter)
        json.number("score_before", theme.scoreBefore)
        json.number("score_after", theme.scoreAfter)
        json.part("mention_rate", theme.rate)
        json.part("how_they_score", theme.scores)
        json.part("total", theme.total)
      }
    }
    number("resamples", change.resamples)
  }

  mutating func part(_ key: String, _ part: ScoreChange.Part) {
    object(key) { json in
      json.number("value", part.value)
      json.interval("interval", part.interval)
      json.string("certainty", part.certainty.rawValue)
    }
  }
}
