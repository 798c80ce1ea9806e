package import Verbatim
import VerbatimText

/// Reads the records of a block as comments and tags them. One for each worker.
package struct RowTagger: Sendable {
  private let engine: FeedbackEngine
  private let roles: ColumnRoles
  private var parser: RecordParser
  private var scratch = TagScratch()

  package init(_ engine: FeedbackEngine, _ input: SharedBlockReader, _ roles: ColumnRoles) {
    self.engine = engine
    self.roles = roles
    parser = input.makeParser()
  }

  /// Tags each record of `block` that has a comment column, in order.
  ///
  /// - Parameters:
  ///   - row: gets the fields, the byte range of the comment in them, the tags and where the record
  ///     stands; an empty comment is tagged like any other, as saying nothing.
  ///   - rejected: gets the records that cannot be read.
  package mutating func tag(
    _ block: RecordBlock,
    row: (borrowing RecordFields, Range<Int>, TaggedComment, RecordPosition, borrowing TagScratch)
      -> Void,
    rejected: (Reject) -> Void
  ) -> RowCounts {
    let engine = engine
    let column = roles.comment?.column
    // Taken out, since the parser and the scratch cannot be changed through `self` at once.
    var scratch = TagScratch()
    swap(&scratch, &self.scratch)
    let counts = parser.parse(
      block,
      record: { fields, position in
        let range = column.flatMap { fields.range($0) } ?? 0..<0
        // Taken out once more: a captured variable would be copied to hand it on.
        var own = TagScratch()
        swap(&own, &scratch)
        let comment = engine.tag(fields.bytes.span.extracting(range), scratch: &own)
        row(fields, range, comment, position, own)
        swap(&own, &scratch)
      },
      rejected: rejected)
    swap(&scratch, &self.scratch)
    return counts
  }

  /// The id of a record: its id column, or its number.
  package static func id(
    _ fields: borrowing RecordFields, _ position: RecordPosition, _ roles: ColumnRoles
  ) -> String {
    if let column = roles.id?.column, let id = fields.text(column), !id.isEmpty { return id }
    return String(position.record)
  }
}
