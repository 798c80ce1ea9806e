import Verbatim
import VerbatimSegmentation

/// The text of a ``SummaryPart``: one JSON document whose bytes do not depend on the order in which
/// comments or parts came.
package enum SummaryPartJSON {
  /// The number of the format. A part of another one is refused.
  static let format = 1
  /// How every part begins, so that one is known from an export.
  static let beginning = Array("{\"verbatim_summary\":".utf8)

  /// The document, with a line feed at its end.
  package static func bytes(_ part: SummaryPart) -> [UInt8] {
    var writer = PartWriter()
    writer.write(part)
    return writer.bytes
  }
}

/// Writes the parts of a part.
private struct PartWriter {
  private(set) var bytes: [UInt8] = []
  private var json = JSONWriter()

  mutating func write(_ part: SummaryPart) {
    let (settings, summary) = (part.settings, part.summary)
    json.beginObject(&bytes)
    number("verbatim_summary", SummaryPartJSON.format)
    string("version", settings.version)
    string("tagging", settings.tagging)
    strings("theme_ids", settings.themes)
    string("scale", settings.scale?.description)
    strings("score_columns", part.scoreColumns)
    strings("columns", settings.columns)
    string("touchpoint", settings.touchpoint)
    flag("has_dates", settings.hasDates)
    flag("ids_are_rows", part.idsAreRows)
    number("comments", summary.comments)
    number("without_text", part.withoutText)
    number("rejected", part.rejected)
    number("not_on_scale", part.offScale)
    number("unthemed", summary.unthemed)
    number("low_value", summary.lowValue)
    number("code_mixed", summary.codeMixed)
    json.key("languages", &bytes)
    json.beginObject(&bytes)
    for language in Language.allCases {
      number(language.code, summary.byLanguage[Int(language.rawValue)])
    }
    json.endObject(&bytes)
    sentiments(summary.bySentiment)
    quotes("unthemed_quotes", summary.unthemedQuotes)
    json.key("themes", &bytes)
    json.beginArray(&bytes)
    for (index, theme) in summary.themes.enumerated() where theme.mentions > 0 {
      json.beginObject(&bytes)
      string("theme", settings.themes[index])
      number("mentions", theme.mentions)
      sentiments(theme.bySentiment)
      number("score_sum", theme.scoreSum)
      quotes("complaints", theme.complaints)
      quotes("praise", theme.praise)
      phrases("pain_phrases", theme.painPhrases)
      phrases("praise_phrases", theme.praisePhrases)
      json.endObject(&bytes)
    }
    json.endArray(&bytes)
    groups(summary.groups)
    responses(part)
    json.endObject(&bytes)
    bytes.append(Byte.lineFeed)
  }

  /// Values are kept once for each column and named by number.
  private mutating func responses(_ part: SummaryPart) {
    var places = [[[UInt8]: Int]](repeating: [:], count: part.settings.columns.count)
    json.key("values", &bytes)
    json.beginArray(&bytes)
    for column in part.settings.columns.indices {
      let values = Set(part.responses.map { Array($0.values[column].utf8) }).sorted {
        $0.lexicographicallyPrecedes($1)
      }
      places[column] = Dictionary(uniqueKeysWithValues: zip(values, 0...))
      json.beginArray(&bytes)
      for value in values { json.string(value.span, &bytes) }
      json.endArray(&bytes)
    }
    json.endArray(&bytes)
    json.key("responses", &bytes)
    json.beginArray(&bytes)
    for response in part.responses.sorted(by: RatedResponse.isBefore) {
      bytes.append(Byte.lineFeed)
      json.beginObject(&bytes)
      string("id", response.id)
      if response.respondent != TextHash.of(response.id) {
        string("respondent", String(response.respondent, radix: 16))
      }
      json.key("rating", &bytes)
      json.number(response.rating, &bytes)
      if let day = response.day { number("day", day) }
      if !response.values.isEmpty {
        numbers(
          "values", response.values.indices.map { places[$0][Array(response.values[$0].utf8)] ?? 0 }
        )
      }
      for (key, sign) in [("negative", -1), ("neutral", 0), ("positive", 1)] {
        let themes = response.themes.filter { Int($0.polarity.signum()) == sign }.map(\.theme)
        if !themes.isEmpty { numbers(key, themes.sorted()) }
      }
      json.endObject(&bytes)
    }
    json.endArray(&bytes)
  }

  private mutating func groups(_ groups: [String: [String: GroupSummary]]) {
    json.key("groups", &bytes)
    json.beginArray(&bytes)
    for column in Self.sorted(groups.keys) {
      json.beginObject(&bytes)
      string("column", column)
      json.key("values", &bytes)
      json.beginArray(&bytes)
      let values = groups[column] ?? [:]
      for value in Self.sorted(values.keys) {
        guard let group = values[value] else { continue }
        json.beginObject(&bytes)
        string("value", value)
        number("comments", group.comments)
        sentiments(group.bySentiment)
        json.endObject(&bytes)
      }
      json.endArray(&bytes)
      json.endObject(&bytes)
    }
    json.endArray(&bytes)
  }

  private mutating func quotes(_ key: String, _ list: QuoteList) {
    json.key(key, &bytes)
    json.beginArray(&bytes)
    for quote in list.quotes {
      json.beginObject(&bytes)
      string("id", quote.id)
      string("text", quote.text)
      number("start", quote.highlight.lowerBound)
      number("end", quote.highlight.upperBound)
      json.key("sentiment", &bytes)
      json.number(quote.score, &bytes)
      json.key("rating", &bytes)
      if let rating = quote.rating { json.number(rating, &bytes) } else { json.null(&bytes) }
      json.endObject(&bytes)
    }
    json.endArray(&bytes)
  }

  private mutating func phrases(_ key: String, _ phrases: [String: Int]) {
    json.key(key, &bytes)
    json.beginObject(&bytes)
    for phrase in Self.sorted(phrases.keys) { number(phrase, phrases[phrase] ?? 0) }
    json.endObject(&bytes)
  }

  private mutating func sentiments(_ counts: [Int]) {
    json.key("sentiments", &bytes)
    json.beginObject(&bytes)
    for polarity in Polarity.allCases { number(polarity.name, counts[Int(polarity.rawValue)]) }
    json.endObject(&bytes)
  }

  private static func sorted(_ keys: some Sequence<String>) -> [String] {
    keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  // MARK: - Members

  private mutating func string(_ key: String, _ value: String?) {
    json.key(key, &bytes)
    if let value { json.string(value, &bytes) } else { json.null(&bytes) }
  }

  private mutating func strings(_ key: String, _ values: [String]) {
    json.key(key, &bytes)
    json.beginArray(&bytes)
    for value in values { json.string(value, &bytes) }
    json.endArray(&bytes)
  }

  private mutating func number(_ key: String, _ value: Int) {
    json.key(key, &bytes)
    json.number(value, &bytes)
  }

  private mutating func numbers(_ key: String, _ values: [Int]) {
    json.key(key, &bytes)
    json.beginArray(&bytes)
    for value in values { json.number(value, &bytes) }
    json.endArray(&bytes)
  }

  private mutating func flag(_ key: String, _ value: Bool) {
    json.key(key, &bytes)
    json.bool(value, &bytes)
  }
}
