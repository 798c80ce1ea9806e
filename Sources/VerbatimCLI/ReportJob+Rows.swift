import Verbatim
import VerbatimIO
import VerbatimReport
import VerbatimSQLite

/// Comments as rows of a database.
extension ReportJob {
  /// The row of a comment; without tags where it has no text.
  func row(
    _ comment: TaggedComment?, _ fields: borrowing RecordFields, _ range: Range<Int>,
    _ position: RecordPosition
  ) -> CommentRow {
    func text(_ choice: ColumnChoice?) -> String? {
      choice.flatMap { fields.text($0.column) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let bytes = fields.bytes[range]
    var row = CommentRow(
      row: position.record, answer: position.answer + 1,
      id: RowTagger.recordID(fields, position, roles).text,
      text: String(decoding: bytes, as: UTF8.self))
    row.question = text(roles.question) ?? question(position)
    if let scale, case .rating(let value) = RatingReading(fields, roles, scale) {
      row.rating = value
    }
    row.date = roles.day(fields)?.description
    row.touchpoint = text(roles.touchpoint)
    row.channel = text(roles.channel)
    if !roles.segments.isEmpty {
      var json = JSONText()
      json.object { json in
        for choice in roles.segments { json.string(choice.name, text(choice)) }
      }
      row.segments = String(decoding: json.bytes, as: UTF8.self)
    }
    row.tags = comment.map { CommentRow.Tags($0, text: bytes) }
    return row
  }

  /// What the column of a comment asks.
  private func question(_ position: RecordPosition) -> String? {
    guard position.answer < roles.comments.count else { return nil }
    return roles.question(position) ?? roles.comments[position.answer].question
  }
}
