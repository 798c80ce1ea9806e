/// All words of a report in one language. Names in braces, as in `{n}`, are filled in.
///
/// The terminal takes the English ones; a page takes those of its language.
package struct Wording: Sendable {
  /// The BCP 47 code, for the page's `lang`.
  let code: String
  let numbers: NumberStyle
  let page: Page
  let score: Score
  let drivers: Drivers
  let findings: Findings
  let mood: Mood
  let groups: Groups
  let rows: Rows
  let method: Method
  let opening: Opening
  let trend: Trend
  let toRead: ToRead
  let discovery: Discovery
  let comparison: Comparison

  /// Heading, counts and the facts in short.
  struct Page: Sendable {
    let title, inShort, rowsRead, tagged, withoutText, rejected: String
    let hurts, impact, nothingHurts, mostComplaints, helps, moods, unthemed, unread: String
    let footer: String
  }

  /// The score and its distribution.
  struct Score: Sendable {
    let heading, nps, enps, csat, ces, stars, yesNo, numeric: String
    let interval, basis, meanRating, ratings, notOnScale, good, poor, none: String
    let promoters, passives, detractors, satisfied, neither, dissatisfied: String
  }

  /// What moves the score.
  struct Drivers: Sendable {
    let heading, lead, leadCrude, basis, within, crude, interval, more: String
    let leadAdjusted, withinAdjusted, otherThemesEffect: String
    let groupEffect, groupEffectUnnamed, points, clear, likely, unclear: String
    let adjusted, stratified, leaveOut, credit, notDefined, nobodyElse: String
    let penalty, reward, hygiene, delighter, performance: String
  }

  /// Pain points and strengths.
  struct Findings: Sendable {
    let pains, painsByScore, painsByCount, noPains: String
    let strengths, strengthsByScore, strengthsByCount, noStrengths: String
    let mentions, mentionCount, complaintCount, complaints, praise, sentiment, impact, credit,
      certainty: String
    let owner, phrases, quotes, rating: String
  }

  /// Sentiment and languages.
  struct Mood: Sendable {
    let heading, byLanguage, positive, neutral, negative, mixed: String
    let languages, vietnamese, thai, english, undetermined, codeMixed, lowValue, comments: String
  }

  /// Groups, months, themes by touchpoint, and comments without a theme.
  struct Groups: Sendable {
    let heading, touchpoint, channel, segment, month, language, byLanguage: String
    let trend, heat, heatLead, heatComplaints, theme, unnamed, more: String
    let unthemed, unthemedLead, noUnthemed: String
  }

  /// Columns, notes and rejects.
  struct Rows: Sendable {
    let columns, role, column, why, notes, rejects, noRejects, firstOf: String
    let line, expected, found, mend: String
    let comment, score, id, date, question: String
    let unclosedQuote, textAfterQuote, raggedRow, fieldTooLong, recordTooLong: String
    let zeroByte, invalidUTF8, malformedJSON: String
  }

  /// How the numbers were computed.
  struct Method: Sendable {
    let heading, leaveOut, stratified, adjusted, penaltyReward, interval, credit, certainty,
      unclear, sentiment, quotes: String
  }

  /// The wording of a language: `vi`, `th`, else English.
  package static func of(_ code: String) -> Wording {
    switch code {
    case "vi": vietnamese
    case "th": thai
    default: english
    }
  }
}

extension Wording {
  /// The template with its names filled in; what is filled in is not searched again.
  static func fill(_ template: String, _ values: KeyValuePairs<String, String>) -> String {
    fill(template, values.map { ($0.key, $0.value) })
  }

  static func fill(_ template: String, _ values: [(key: String, value: String)]) -> String {
    var text = ""
    for part in pieces(of: template) {
      switch part {
      case .words(let words): text += words
      case .name(let name): text += values.first { $0.key == name }?.value ?? ""
      case .plural(let name, let one, let many):
        text += values.first { $0.key == name }?.value == "1" ? one : many
      }
    }
    return text
  }

  /// A template in its parts.
  enum Piece: Equatable {
    case words(Substring)
    case name(Substring)
    /// A word that depends on whether a name stands for one: `{n|comment|comments}`.
    case plural(Substring, one: Substring, many: Substring)
  }

  static func pieces(of template: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.words(rest[..<open]))
      let parts = rest[rest.index(after: open)..<close]
        .split(separator: "|", omittingEmptySubsequences: false)
      pieces.append(
        parts.count == 3
          ? .plural(parts[0], one: parts[1], many: parts[2]) : .name(parts.first ?? ""))
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.words(rest))
    return pieces
  }
}
