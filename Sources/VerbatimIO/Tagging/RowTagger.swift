package import Verbatim
import VerbatimText

/// Reads the records of a block as comments and tags them. One for each worker.
package struct RowTagger: Sendable {
  private let engine: FeedbackEngine
  private let roles: ColumnRoles
  private let scale: ScoreScale?
  private let usesScore: Bool
  private var parser: RecordParser
  private let wantsTrace: Bool
  private let masksPersonalData: Bool
  private var scratch = TagScratch()
  /// What a longer comment took, in bytes, is given back before its tags are written.
  private static let longestKept = 1 << 20
  /// For each column of comments.
  private var asked: [RowQuestion]

  /// - Parameters:
  ///   - scale: the scale of the score column, to find comments that contradict their score.
  ///   - usesScore: whether scores count towards the sentiment.
  ///   - wantsTrace: rows come with the opinions behind their sentiment.
  ///   - masksPersonalData: rows come with personal data masked; they are tagged as they came.
  package init(
    _ engine: FeedbackEngine, _ input: SharedBlockReader, _ roles: ColumnRoles,
    scale: ScoreScale? = nil, usesScore: Bool = false, wantsTrace: Bool = false,
    masksPersonalData: Bool = false
  ) {
    self.engine = engine
    self.roles = roles
    self.scale = scale
    self.usesScore = usesScore
    self.wantsTrace = wantsTrace
    self.masksPersonalData = masksPersonalData
    parser = input.makeParser()
    asked = roles.comments.map { column in
      RowQuestion(common: column.question.map { engine.read(question: $0) } ?? .other)
    }
    if asked.isEmpty { asked = [RowQuestion(common: .other)] }
  }

  /// Tags each record of `block`, in order.
  ///
  /// - Parameters:
  ///   - row: gets the fields, the byte range of the comment in them, the tags and where the record
  ///     stands, and the trace; an empty comment is tagged like any other, as saying nothing. It is
  ///     called once for each comment of a record, ``RecordPosition/answer`` telling them apart.
  ///   - rejected: gets the records that cannot be read.
  package mutating func tag(
    _ block: RecordBlock,
    row: (borrowing RecordFields, Range<Int>, TaggedComment, RecordPosition, [TraceStep]?)
      -> Void,
    rejected: (Reject) -> Void
  ) -> RowCounts {
    let engine = engine
    let wantsTrace = wantsTrace
    let masksPersonalData = masksPersonalData
    let columns = roles.comments.map(\.choice.column)
    // Taken out, since the parser and the scratch cannot be changed through `self` at once.
    var scratch = TagScratch()
    swap(&scratch, &self.scratch)
    let roles = roles
    let scale = scale
    var context = RowContext()
    context.usesScore = usesScore
    context.source = roles.commentSource
    var masked = masksPersonalData ? MaskedFields(roles) : nil
    var asked = asked
    defer { self.asked = asked }
    let counts = parser.parse(
      block,
      record: { fields, position in
        context.score = scale.flatMap { scale in
          RatingText.rating(fields, roles, on: scale).flatMap { scale.place(of: $0) }
        }
        var position = position
        for answer in asked.indices {
          let column = columns.isEmpty ? nil : columns[answer]
          let range = column.flatMap { fields.range($0) } ?? 0..<0
          position.answer = answer
          context.question = asked[answer].read(fields, roles.question?.column, engine)
          let comment = engine.tag(
            fields.bytes.span.extracting(range), context, scratch: &scratch)
          let trace = wantsTrace ? engine.traceSteps(of: scratch) : nil
          if range.count > Self.longestKept { scratch = TagScratch() }
          if let (text, range) = masked?.read(fields, comment: column), let masked {
            row(
              masked.fields, range, text.moved(comment), position, trace.map { text.moved($0) })
          } else {
            row(fields, range, comment, position, trace)
          }
        }
      },
      rejected: { rejected(masksPersonalData ? $0.masked : $0) })
    swap(&scratch, &self.scratch)
    return counts
  }

  /// Finds out what became of the records of `block` without tagging them.
  package mutating func skip(_ block: RecordBlock, rejected: (Reject) -> Void) -> RowCounts {
    let masksPersonalData = masksPersonalData
    return parser.parse(
      block, record: { _, _ in }, rejected: { rejected(masksPersonalData ? $0.masked : $0) })
  }

  /// The id of a comment: that of its record, with `#2` behind it for the second comment, where
  /// records have several. The id of a record is in its id column, or its number.
  package static func id(
    _ fields: borrowing RecordFields, _ position: RecordPosition, _ roles: ColumnRoles
  ) -> CommentID {
    let id = recordID(fields, position, roles)
    return roles.hasSeveralComments ? .text("\(id.text)#\(position.answer + 1)") : id
  }

  /// What stands before the number of a row that has no id among rows that have one.
  package static let rowPrefix = "row "

  /// The id of a record, whatever its comments. Where ids are given and this record has none, the
  /// number of its row is told apart from them.
  package static func recordID(
    _ fields: borrowing RecordFields, _ position: RecordPosition, _ roles: ColumnRoles
  ) -> CommentID {
    guard let column = roles.id?.column else { return .record(position.record) }
    if let id = fields.text(column), !id.isEmpty { return .text(id) }
    return .text("\(rowPrefix)\(position.record)")
  }
}

/// What the comments at hand answer; a question that comes again is not read again.
private struct RowQuestion: Sendable {
  /// What the name of the comments' column asks for.
  let common: SurveyQuestion
  private var text: [UInt8] = []
  private var meaning = SurveyQuestion.other

  init(common: SurveyQuestion) { self.common = common }

  mutating func read(
    _ fields: borrowing RecordFields, _ column: Int?, _ engine: FeedbackEngine
  ) -> SurveyQuestion {
    guard let column, let range = fields.range(column), !range.isEmpty else { return common }
    if !fields.bytes[range].elementsEqual(text) {
      text = Array(fields.bytes[range])
      meaning = engine.read(question: String(decoding: text, as: UTF8.self))
    }
    return meaning
  }
}

extension RatingText {
  /// The rating of a record, if there is one.
  fileprivate static func rating(
    _ fields: borrowing RecordFields, _ roles: ColumnRoles, on scale: ScoreScale
  ) -> Double? {
    guard let column = roles.score?.column, let range = fields.range(column), !range.isEmpty else {
      return nil
    }
    return rating(fields.bytes.span.extracting(range), on: scale, words: roles.scale?.words)
  }
}
