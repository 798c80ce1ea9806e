package import Verbatim
import VerbatimLexicon
package import VerbatimReport
import VerbatimSegmentation

extension CommentRow.Tags {
  /// - Parameters:
  ///   - comment: what was found.
  ///   - text: the comment, from which the words are sliced.
  package init(_ comment: TaggedComment, text: some Collection<UInt8>) {
    let bytes = Array(text)
    func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func list(_ names: [String]) -> String {
      "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
    self.init(
      language: comment.language.code, sentiment: comment.sentiment.label.name,
      score: comment.sentiment.score, intents: list(comment.intents.map(\.rawValue)),
      flags: list(comment.flags.map(\.rawValue)),
      mentions: comment.themes.map { mention in
        let range = mention.evidence[0].range
        return MentionRow(
          theme: mention.theme, sentiment: mention.sentiment.label.name,
          score: mention.sentiment.score, evidence: words(range), range: range,
          complaint: comment.painPoints.first { $0.theme == mention.theme }.map { words($0.range) })
      })
  }
}

extension RunRow {
  /// What a report says of its input.
  package init(wave: String, taxonomy: String, _ content: ReportContent) {
    self.init(wave: wave)
    source = content.source
    version = content.version
    self.taxonomy = taxonomy
    rowsRead = content.rows.read
    tagged = content.rows.tagged
    withoutText = content.rows.withoutText
    rejected = content.rows.rejected
    scale = content.score?.scale.description
    score = content.score?.value
    interval = content.score?.interval
    responses = content.score?.n
  }
}

extension ThemeRow {
  /// The themes of a report that are mentioned.
  package static func all(_ content: ReportContent) -> [ThemeRow] {
    zip(content.themes, content.summary.themes).compactMap { theme, said in
      guard said.mentions > 0 else { return nil }
      func count(_ polarity: Polarity) -> Int { said.bySentiment[Int(polarity.rawValue)] }
      return ThemeRow(
        theme: theme.id, english: theme.label(in: "en"), vietnamese: theme.label(in: "vi"),
        thai: theme.label(in: "th"), owner: theme.owner.isEmpty ? nil : theme.owner,
        mentions: said.mentions, negative: count(.negative), neutral: count(.neutral),
        positive: count(.positive), mixed: count(.mixed), sentiment: said.meanScore)
    }
  }
}

extension DriverRow {
  /// The drivers of a report; none without a score.
  package static func all(_ content: ReportContent) -> [DriverRow] {
    (content.analysis?.drivers ?? []).map { driver in
      let headline = driver.headline
      var row = DriverRow(
        theme: content.themes[driver.theme].id, mentions: driver.mentions,
        method: headline.method.rawValue, certainty: driver.certainty.rawValue,
        scoreWith: driver.scoreWith)
      row.impact = headline.impact.flatMap { $0.isFinite ? $0 : nil }
      row.interval = headline.interval
      row.p = headline.p
      row.q = headline.q
      row.scoreWithout = driver.scoreWithout
      row.leaveOut = driver.impact.leaveOut
      row.adjusted = driver.impact.adjusted
      row.importance = driver.importance
      return row
    }
  }
}
