package import Verbatim
import VerbatimText

/// Writes tagged comments as a table: the columns of the export as they came, then what was found.
package struct TaggedCommentCSV: Sendable {
  /// The columns that are added.
  package static let columns = [
    "verbatim_language", "verbatim_sentiment", "verbatim_score", "verbatim_themes",
    "verbatim_theme_sentiments", "verbatim_pain_points", "verbatim_intents", "verbatim_flags",
  ]

  private var csv: CSVWriter

  package init() { csv = CSVWriter() }

  package mutating func header(_ layout: ExportLayout, _ out: inout [UInt8]) {
    csv.row(layout.columns + Self.columns, &out)
  }

  /// - Parameters:
  ///   - fields: the record, nil when there is nothing to repeat of it.
  ///   - text: the comment as it came; phrases are sliced from it.
  package mutating func row(
    _ comment: TaggedComment?, _ fields: borrowing RecordFields, text: borrowing Span<UInt8>,
    _ out: inout [UInt8]
  ) {
    for column in 0..<fields.count {
      if let range = fields.range(column) {
        csv.cell(fields.bytes.span.extracting(range), &out)
      } else {
        csv.empty(&out)
      }
    }
    if let comment {
      csv.cell(comment.language.code, &out)
      csv.cell(comment.sentiment.label.name, &out)
      csv.number(comment.sentiment.score, &out)
      csv.cell(comment.themes.map(\.theme).joined(separator: "|"), &out)
      csv.cell(comment.themes.map(\.sentiment.label.name).joined(separator: "|"), &out)
      var phrases: [String] = []
      for point in comment.painPoints { phrases.append(LowerCase.text(text, point.range)) }
      csv.cell(phrases.joined(separator: "|"), &out)
      csv.cell(comment.intents.map(\.rawValue).joined(separator: "|"), &out)
      csv.cell(comment.flags.map(\.rawValue).joined(separator: "|"), &out)
    } else {
      for _ in Self.columns { csv.empty(&out) }
    }
    csv.endRow(&out)
  }
}
