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
}
