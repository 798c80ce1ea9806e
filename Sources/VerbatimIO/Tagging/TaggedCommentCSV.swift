package import Verbatim
import VerbatimText

/// Writes tagged comments as a table: the columns of the export as they came, then what was found.
/// Where records have several comments, all of them stand in the row of their record.
package struct TaggedCommentCSV: Sendable {
  /// The columns that are added.
  package static let columns = [
    "verbatim_language", "verbatim_sentiment", "verbatim_score", "verbatim_themes",
    "verbatim_theme_sentiments", "verbatim_pain_points", "verbatim_intents", "verbatim_flags",
  ]

  private var csv: CSVWriter
  private let comments: [CommentColumn]
  /// The columns of the export that are kept: tags of an earlier run give way to those of this one.
  private let kept: [Int]

  /// - Parameter roles: tell how many comments a record has.
  package init(
    _ roles: ColumnRoles, _ layout: ExportLayout, options: CSVWriter.Options = CSVWriter.Options()
  ) {
    csv = CSVWriter(options)
    comments = roles.comments
    kept = layout.columns.indices.filter { !Self.isTag(layout.columns[$0]) }
  }

  /// Whether a column is one of an earlier run, such as `verbatim_score` or `verbatim_score (Why?)`.
  private static func isTag(_ name: String) -> Bool {
    columns.contains { name == $0 || name.hasPrefix("\($0) (") && name.hasSuffix(")") }
  }

  package mutating func header(_ layout: ExportLayout, _ out: inout [UInt8]) {
    for column in kept { csv.cell(layout.columns[column], &out) }
    if comments.count > 1 {
      for comment in comments {
        for name in Self.columns { csv.cell("\(name) (\(comment.choice.name))", &out) }
      }
    } else {
      for name in Self.columns { csv.cell(name, &out) }
    }
    csv.endRow(&out)
  }

  /// - Parameters:
  ///   - comment: nil when there is nothing to say of it.
  ///   - fields: the record.
  ///   - text: the comment as it came; phrases are sliced from it.
  package mutating func row(
    _ comment: TaggedComment?, _ fields: borrowing RecordFields, _ position: RecordPosition,
    text: borrowing Span<UInt8>, _ out: inout [UInt8]
  ) {
    if position.answer == 0 {
      for column in kept {
        if let range = fields.range(column) {
          csv.cell(fields.bytes.span.extracting(range), &out)
        } else {
          csv.empty(&out)
        }
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
    if position.answer >= comments.count - 1 { csv.endRow(&out) }
  }
}

extension Span<UInt8> {
  /// Whether there is anything but blanks: a comment without it is tagged as nothing in a table.
  package var hasWords: Bool {
    for index in 0..<count where self[index] > Byte.space { return true }
    return false
  }
}
