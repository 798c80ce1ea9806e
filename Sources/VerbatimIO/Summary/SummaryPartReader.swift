import Verbatim
import VerbatimSegmentation

/// Reads what ``SummaryPartJSON`` wrote.
package enum SummaryPartReader {
  /// Whether a file is a part, by how it begins. Standard input is none: it can be read only once.
  package static func isPart(_ path: String) throws(ReadingError) -> Bool {
    guard path != "-", FileNames.kind(path) == .file else { return false }
    let expected = SummaryPartJSON.beginning
    var source = try ByteSource.open(path)
    var bytes: [UInt8] = []
    while bytes.count < expected.count {
      if try source.read(expected.count - bytes.count, onto: &bytes) == 0 { return false }
    }
    return bytes == expected
  }

  /// Reads a part.
  ///
  /// - Throws: ``ReadingError`` when there is none, or it is broken or of another version.
  package static func read(_ path: String) throws(ReadingError) -> SummaryPart {
    var source = try ByteSource.open(path)
    return try part(source.readAll(), name: source.name)
  }

  /// The part that `bytes` hold.
  ///
  /// - Parameter name: of the file, for messages.
  package static func part(_ bytes: [UInt8], name: String) throws(ReadingError) -> SummaryPart {
    guard bytes.starts(with: SummaryPartJSON.beginning) else {
      throw ReadingError(
        .badSummaryPart, file: name, expected: "a part written by `verbatim tag --summary`",
        found: "something else",
        mend: "Run `verbatim tag INPUT --summary PART.json` on each input, and merge the parts.")
    }
    if let fault = UTF8Check.firstFault(in: bytes.span, from: 0, to: bytes.count) {
      throw broken(name, fault, "UTF-8")
    }
    do {
      return try PartBuilder(bytes).part
    } catch let fault as JSONCursor.Fault {
      throw broken(name, fault.offset, fault.expected)
    } catch {
      throw broken(name, 0, "a summary part")
    }
  }

  private static func broken(_ name: String, _ offset: Int, _ expected: String) -> ReadingError {
    ReadingError(
      .badSummaryPart, file: name, expected: "\(expected) at byte \(offset)",
      found: "something else",
      mend: "The part is cut short or was changed: make it again with `verbatim tag --summary`.")
  }
}

/// What has been read of a part. Members may come in any order but the columns' values, which come
/// before the responses.
private struct PartBuilder {
  private(set) var part: SummaryPart
  private var values: [[String]] = []

  init(_ bytes: [UInt8]) throws {
    part = SummaryPart(
      SummaryPart.Settings(
        version: "", tagging: "", themes: [], scale: nil, columns: [], touchpoint: nil,
        hasDates: false), idsAreRows: false)
    var cursor = JSONCursor(bytes)
    var builder = self
    try cursor.members { key, cursor in try builder.read(key, &cursor) }
    try cursor.end()
    self = builder
  }

  private mutating func read(_ key: String, _ cursor: inout JSONCursor) throws {
    switch key {
    case "verbatim_summary":
      guard try cursor.integer() == SummaryPartJSON.format else {
        throw cursor.fault("format \(SummaryPartJSON.format)")
      }
    case "version": part.settings.version = try cursor.string()
    case "tagging": part.settings.tagging = try cursor.string()
    case "theme_ids":
      part.settings.themes = try Self.strings(&cursor)
      part.summary = FeedbackSummary(themeCount: part.settings.themes.count, scale: nil)
    case "scale":
      part.settings.scale = try cursor.optionalString().map { text in
        guard let scale = try? ScoreScale(parsing: text) else { throw cursor.fault("a scale") }
        return scale
      }
    case "score_columns": part.scoreColumns = try Self.strings(&cursor)
    case "columns": part.settings.columns = try Self.strings(&cursor)
    case "touchpoint": part.settings.touchpoint = try cursor.optionalString()
    case "has_dates": part.settings.hasDates = try cursor.bool()
    case "ids_are_rows": part.idsAreRows = try cursor.bool()
    case "comments": part.summary.comments = try Self.count(&cursor)
    case "without_text": part.withoutText = try Self.count(&cursor)
    case "rejected": part.rejected = try Self.count(&cursor)
    case "not_on_scale": part.offScale = try Self.count(&cursor)
    case "unthemed": part.summary.unthemed = try Self.count(&cursor)
    case "low_value": part.summary.lowValue = try Self.count(&cursor)
    case "code_mixed": part.summary.codeMixed = try Self.count(&cursor)
    case "languages":
      try cursor.members { name, cursor in
        guard let language = Language.allCases.first(where: { $0.code == name }) else {
          throw cursor.fault("a language")
        }
        part.summary.byLanguage[Int(language.rawValue)] = try Self.count(&cursor)
      }
    case "sentiments": part.summary.bySentiment = try Self.sentiments(&cursor)
    case "unthemed_quotes": part.summary.unthemedQuotes = try Self.quotes(&cursor)
    case "themes": try cursor.elements { try theme(&$0) }
    case "groups": try cursor.elements { try group(&$0) }
    case "values": try cursor.elements { values.append(try Self.strings(&$0)) }
    case "responses":
      guard values.count == part.settings.columns.count else { throw cursor.fault("the values") }
      try cursor.elements { part.responses.append(try response(&$0)) }
    default: try cursor.skip()
    }
  }

  private mutating func theme(_ cursor: inout JSONCursor) throws {
    var index: Int?
    var theme = ThemeSummary()
    let ids = part.settings.themes
    try cursor.members { key, cursor in
      switch key {
      case "theme": index = ids.firstIndex(of: try cursor.string())
      case "mentions": theme.mentions = try Self.count(&cursor)
      case "sentiments": theme.bySentiment = try Self.sentiments(&cursor)
      case "score_sum": theme.scoreSum = try cursor.integer()
      case "complaints": theme.complaints = try Self.quotes(&cursor)
      case "praise": theme.praise = try Self.quotes(&cursor)
      case "pain_phrases": theme.painPhrases = try Self.phrases(&cursor)
      case "praise_phrases": theme.praisePhrases = try Self.phrases(&cursor)
      default: try cursor.skip()
      }
    }
    guard let index else { throw cursor.fault("one of the theme_ids") }
    part.summary.themes[index] = theme
  }

  private mutating func group(_ cursor: inout JSONCursor) throws {
    var column = ""
    var found: [String: GroupSummary] = [:]
    try cursor.members { key, cursor in
      switch key {
      case "column": column = try cursor.string()
      case "values":
        try cursor.elements { cursor in
          var value = ""
          var group = GroupSummary(scale: nil)
          try cursor.members { key, cursor in
            switch key {
            case "value": value = try cursor.string()
            case "comments": group.comments = try Self.count(&cursor)
            case "sentiments": group.bySentiment = try Self.sentiments(&cursor)
            default: try cursor.skip()
            }
          }
          found[value] = group
        }
      default: try cursor.skip()
      }
    }
    part.summary.groups[column] = found
  }

  private func response(_ cursor: inout JSONCursor) throws -> RatedResponse {
    var response = RatedResponse(id: "", respondent: 0, rating: .nan, themes: [])
    var respondent: UInt64?
    response.values = values.map { $0.first ?? "" }
    try cursor.members { key, cursor in
      switch key {
      case "id": response.id = try cursor.string()
      case "respondent":
        guard let hash = UInt64(try cursor.string(), radix: 16) else {
          throw cursor.fault("a hexadecimal number")
        }
        respondent = hash
      case "rating": response.rating = try cursor.number()
      case "day": response.day = try cursor.integer()
      case "values":
        var column = 0
        try cursor.elements { cursor in
          let number = try cursor.integer()
          guard column < values.count, values[column].indices.contains(number) else {
            throw cursor.fault("the number of a value")
          }
          response.values[column] = values[column][number]
          column += 1
        }
      case "negative": try mentions(-1, &cursor, &response)
      case "neutral": try mentions(0, &cursor, &response)
      case "positive": try mentions(1, &cursor, &response)
      default: try cursor.skip()
      }
    }
    guard let scale = part.settings.scale, scale.contribution(of: response.rating) != nil else {
      throw cursor.fault("a rating on the scale before this")
    }
    response.respondent = respondent ?? TextHash.of(response.id)
    response.themes.sort { $0.theme < $1.theme }
    return response
  }

  private func mentions(
    _ polarity: Int8, _ cursor: inout JSONCursor, _ response: inout RatedResponse
  ) throws {
    try cursor.elements { cursor in
      let theme = try cursor.integer()
      guard part.settings.themes.indices.contains(theme) else {
        throw cursor.fault("the number of a theme")
      }
      response.themes.append((theme, polarity))
    }
  }

  // MARK: - Values

  private static func strings(_ cursor: inout JSONCursor) throws -> [String] {
    var found: [String] = []
    try cursor.elements { found.append(try $0.string()) }
    return found
  }

  /// Small enough that sums of a million parts do not overflow.
  private static func count(_ cursor: inout JSONCursor) throws -> Int {
    let value = try cursor.integer()
    guard (0...1 << 42).contains(value) else { throw cursor.fault("a count before this") }
    return value
  }

  private static func sentiments(_ cursor: inout JSONCursor) throws -> [Int] {
    var counts = [Int](repeating: 0, count: Polarity.allCases.count)
    try cursor.members { name, cursor in
      guard let polarity = Polarity.allCases.first(where: { $0.name == name }) else {
        throw cursor.fault("a sentiment")
      }
      counts[Int(polarity.rawValue)] = try count(&cursor)
    }
    return counts
  }

  private static func phrases(_ cursor: inout JSONCursor) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    try cursor.members { counts[$0] = try count(&$1) }
    return counts
  }

  private static func quotes(_ cursor: inout JSONCursor) throws -> QuoteList {
    var list = QuoteList()
    try cursor.elements { cursor in
      var quote = Quote(id: "", text: "", highlight: 0..<0, score: 0, rating: nil)
      var (start, end) = (0, 0)
      try cursor.members { key, cursor in
        switch key {
        case "id": quote.id = try cursor.string()
        case "text": quote.text = try cursor.string()
        case "start": start = try count(&cursor)
        case "end": end = try count(&cursor)
        case "sentiment": quote.score = try cursor.number()
        case "rating": quote.rating = try cursor.isNull() ? nil : try cursor.number()
        default: try cursor.skip()
        }
      }
      guard start <= end, end <= quote.text.utf8.count else {
        throw cursor.fault("a quote with its offsets before this")
      }
      quote.highlight = start..<end
      list.quotes.append(quote)
    }
    return list
  }
}
