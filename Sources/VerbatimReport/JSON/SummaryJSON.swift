import Verbatim
import VerbatimIO
import VerbatimLexicon
import VerbatimSegmentation

/// The summary of a report for programs, as `summary.json` holds it.
///
/// The same content gives the same bytes; nothing in it tells when or how fast it was made.
package enum SummaryJSON {
  /// How many phrases of a theme are listed.
  private static let phraseLimit = 10

  /// One line of JSON.
  package static func bytes(_ content: ReportContent) -> [UInt8] {
    let summary = content.summary
    var json = JSONText()
    json.object { json in
      json.string("version", content.version)
      json.string("source", content.source)
      json.object("rows") { json in
        json.number("read", content.rows.read)
        json.number("tagged", content.rows.tagged)
        json.number("without_text", content.rows.withoutText)
        json.number("rejected", content.rows.rejected)
      }
      json.number("comments", summary.comments)
      json.number("rejected", content.rows.rejected)
      json.object("rejected_by_reason") { json in
        for (reason, count) in content.rejects.reasons { json.number(reason.rawValue, count) }
      }
      json.array("columns", content.columns) { json, use in
        json.object { json in
          json.string("role", use.role)
          json.string("name", use.name)
          json.string("reason", use.reason)
        }
      }
      json.array("notes", content.notes) { $0.string($1) }
      json.array("warnings", content.warnings) { $0.string($1) }
      if let score = content.score {
        json.score("score", score)
      } else {
        json.null("score")
        json.string("why_no_score", content.whyNoScore)
      }
      json.object("languages") { json in
        for language in Language.allCases {
          json.number(language.code, summary.byLanguage[Int(language.rawValue)])
        }
      }
      json.number("code_mixed", summary.codeMixed)
      json.number("low_value", summary.lowValue)
      json.object("sentiments") { $0.polarities(summary.bySentiment) }
      writeThemes(content, &json)
      json.object("unthemed") { json in
        json.number("comments", summary.unthemed)
        json.number("credit", content.analysis?.unthemed.credit)
        json.array("quotes", summary.unthemedQuotes.quotes) { $0.quote($1) }
      }
      writeGroups(content, &json)
      let names = content.themes.map(\.id)
      json.segments(
        "segments", content.segments.map { (column: $0.column, analysis: $0.analysis) }, names)
      writeTrends(content, names, &json)
      writeMonthlyComplaints(content, &json)
      writeToRead(content.toRead, &json)
      writeDiscovery("discovered", content.discovered, content, &json)
      writeDiscovery("discovered_beyond_taxonomy", content.leftOver, content, &json)
    }
    return json.finished()
  }

  /// Every theme that is mentioned, in the order of the taxonomy.
  private static func writeThemes(_ content: ReportContent, _ json: inout JSONText) {
    let impacts = content.impactsByTheme
    let themes = content.summary.themes
    let mentioned = themes.indices.filter { themes[$0].mentions > 0 }
    json.array("themes", mentioned) { json, index in
      let (theme, said) = (content.themes[index], themes[index])
      json.object { json in
        json.string("theme", theme.id)
        json.object("label") { json in
          for code in theme.labels.keys.sorted() { json.string(code, theme.labels[code]) }
        }
        json.string("owner", theme.owner)
        json.number("mentions", said.mentions)
        json.polarities(said.bySentiment)
        json.number("sentiment", said.meanScore)
        if let driver = impacts[index]?.driver {
          json.figures(
            driver, method: content.analysis?.relativeWeightMethod, column: content.stratifiedBy)
        } else {
          json.null("impact")
          json.null("certainty")
        }
        writePhrases("pain_phrases", said.painPhrases, &json)
        writePhrases("praise_phrases", said.praisePhrases, &json)
        json.array("quotes", said.complaints.quotes + said.praise.quotes) { $0.quote($1) }
      }
    }
  }

  private static func writePhrases(
    _ key: String, _ phrases: [String: Int], _ json: inout JSONText
  ) {
    json.array(key, ThemeSummary.ranked(phrases).prefix(phraseLimit)) { json, item in
      json.object { json in
        json.string("phrase", item.phrase)
        json.number("count", item.count)
      }
    }
  }

  private static func writeGroups(_ content: ReportContent, _ json: inout JSONText) {
    json.array("groups", content.groups) { json, column in
      json.object { json in
        json.string("column", column.column)
        json.string("role", column.role.rawValue)
        json.array("values", content.rows(of: column)) { json, row in
          json.object { json in
            json.string("value", row.name)
            json.number("comments", row.group.comments)
            json.object("sentiments") { $0.polarities(row.group.bySentiment) }
            if let score = row.group.score {
              json.score("score", score)
            } else {
              json.null("score")
            }
          }
        }
      }
    }
  }

  /// The score and the share of each theme over the steps of the report; `null` without dates.
  private static func writeTrends(
    _ content: ReportContent, _ names: [String], _ json: inout JSONText
  ) {
    func write(_ key: String, _ trends: TrendAnalysis?, _ json: inout JSONText) {
      guard let trends else { return json.null(key) }
      json.object(key) { json in
        json.array("periods", trends.periods) { json, period in
          json.object { json in
            json.string("period", period.name)
            json.number("n", period.score.n)
          }
        }
        json.trends(trends, names)
      }
    }
    write("score_trend", content.scoreTrend, &json)
    write("theme_trends", content.themeTrends, &json)
  }

  /// For each month the complaints about each theme that has one; no months without a date.
  private static func writeMonthlyComplaints(_ content: ReportContent, _ json: inout JSONText) {
    json.object("monthly_complaints") { json in
      for (month, counts) in content.monthlyComplaints.sorted(by: { $0.key < $1.key }) {
        json.object(month) { json in
          for (index, count) in counts.enumerated() where count > 0 {
            json.number(content.themes[index].id, count)
          }
        }
      }
    }
  }

  /// Comments to answer and comments that contradict their score: all counted, the first listed.
  private static func writeToRead(_ toRead: CommentsToRead, _ json: inout JSONText) {
    func write(_ key: String, _ list: CommentsToRead.List, _ json: inout JSONText) {
      json.object(key) { json in
        json.number("comments", list.count)
        json.array("first", list.first) { json, entry in
          json.object { json in
            json.array("reasons", entry.reasons) { $0.string($1.rawValue) }
            json.key("comment")
            json.quote(entry.quote)
          }
        }
      }
    }
    write("to_answer", toRead.toAnswer, &json)
    json.object("contradictions") { json in
      write("good_score_bad_words", toRead.goodScoreBadWords, &json)
      write("bad_score_good_words", toRead.badScoreGoodWords, &json)
    }
  }

  private static func writeDiscovery(
    _ key: String, _ findings: DiscoveryFindings?, _ content: ReportContent,
    _ json: inout JSONText
  ) {
    guard let findings else { return json.null(key) }
    json.object(key) { json in
      json.number("comments", findings.comments)
      json.number("of", findings.offered)
      json.array("themes", findings.themes) { json, finding in
        json.object { json in
          json.string("id", finding.theme.id)
          json.object("label") { json in
            for (language, text) in finding.theme.labels { json.string(language.code, text) }
          }
          json.array("phrases", finding.theme.phrases) { $0.string($1) }
          json.number("size", finding.theme.size)
          json.polarities(finding.bySentiment)
          if let score = finding.score {
            json.score("score", score)
          } else {
            json.null("score")
          }
          json.number("impact", finding.driver?.impact.leaveOut)
          json.string("certainty", finding.certainty?.rawValue)
          json.bool("emerging", finding.trend?.isEmerging ?? false)
          json.number("emerging_ratio", finding.trend?.ratio)
          json.number("emerging_q", finding.trend?.emergingQ)
          json.number("without_theme", finding.unthemed)
          json.string("nearest_theme", finding.nearest.map { content.themes[$0.theme].id })
          json.array("exemplars", finding.quotes) { $0.quote($1) }
        }
      }
      json.object("unthemed") { json in
        for (reason, count) in findings.unthemed { json.number(reason.rawValue, count) }
      }
    }
  }
}
