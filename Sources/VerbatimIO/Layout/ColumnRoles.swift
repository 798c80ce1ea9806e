package import Verbatim

/// One column that has been given a role, and why.
package struct ColumnChoice: Sendable, Equatable {
  package var column: Int
  package var name: String
  /// In words, for the user: what in the name and in the content spoke for it.
  package var reason: String

  package init(column: Int, name: String, reason: String) {
    self.column = column
    self.name = name
    self.reason = reason
  }
}

/// A column of comments.
package struct CommentColumn: Sendable, Equatable {
  package var choice: ColumnChoice
  /// What the comments answer, where the title or the name of the column asks it.
  package var question: String?
  /// The title of the column, or its name.
  package var label: String

  package init(choice: ColumnChoice, question: String?, label: String) {
    self.choice = choice
    self.question = question
    self.label = label
  }
}

/// Which column of an export holds what.
///
/// Found from the names and the first 200 rows by ``resolve(_:sample:file:choices:)``. Each column
/// has at most one role.
package struct ColumnRoles: Sendable, Equatable {
  /// The columns of comments in the order of the export: one, or one for each open question. None
  /// only where ``ColumnOverrides/needsComment`` is false.
  package var comments: [CommentColumn] = []
  package var score: ColumnChoice?
  package var scale: ScaleGuess?
  package var id: ColumnChoice?
  package var date: ColumnChoice?
  package var dateOrder: DateOrderGuess?
  /// A column with the question of each row.
  package var question: ColumnChoice?
  package var touchpoint: ColumnChoice?
  package var channel: ColumnChoice?
  package var language: ColumnChoice?
  package var segments: [ColumnChoice] = []
  /// That several columns of comments were found.
  package var commentNote: String?
  /// That the dates fit two orders, or none.
  package var dateNote: String?
  /// What the user should know about how the columns were found.
  package var notes: [String] = []

  /// No roles yet.
  package init() {}

  /// The first column of comments.
  package var comment: ColumnChoice? { comments.first?.choice }
  /// The question that the first column of comments answers.
  package var commentQuestion: String? { comments.first?.question }
  /// A record has several comments, each with its question.
  package var hasSeveralComments: Bool { comments.count > 1 }

  /// A score, a question or a touchpoint beside a comment tells that it answers a survey.
  package var commentSource: CommentSource? {
    let isAnswer =
      score != nil || question != nil || commentQuestion != nil || touchpoint != nil
    return isAnswer ? .survey : nil
  }

  /// What the comment at `position` answers, where a record has several.
  package func question(_ position: RecordPosition) -> String? {
    hasSeveralComments ? comments[position.answer].label : nil
  }

  /// The day of a record; nil where it has none that can be read.
  package func day(_ fields: borrowing RecordFields) -> SurveyDate? {
    guard let date, let order = dateOrder?.order, let text = fields.text(date.column) else {
      return nil
    }
    return SurveyDate(parsing: text, order: order)
  }

  /// The comment at `position` is the last one of its record.
  package func isLastAnswer(_ position: RecordPosition) -> Bool {
    position.answer >= comments.count - 1
  }

  /// The role and choice of each column in use, in a fixed order, for a summary.
  package var described: [(role: String, choice: ColumnChoice)] {
    let single: [(String, ColumnChoice?)] = [
      ("score", score), ("id", id), ("date", date),
      ("question", question), ("touchpoint", touchpoint), ("channel", channel),
      ("language", language),
    ]
    return comments.map { ("comment", $0.choice) }
      + single.compactMap { role, choice in choice.map { (role, $0) } }
      + segments.map { ("segment", $0) }
  }
}

/// What the user said about columns, by name. What is `nil` is found.
///
/// Names are compared without case and diacritics.
package struct ColumnOverrides: Sendable, Equatable {
  /// The columns of comments.
  package var texts: [String] = []
  package var score: String?
  package var id: String?
  package var date: String?
  package var dateOrder: DateOrder?
  package var question: String?
  package var touchpoint: String?
  package var channel: String?
  package var language: String?
  package var segments: [String] = []
  /// Whether it is an error to find no column of comments. A table that is tagged already, as
  /// `drivers --themes-column` takes it, needs none.
  package var needsComment = true
  /// Whether a score is looked for. Where none is needed, two that are equally good are no error.
  package var wantsScore = true

  package init() {}

  /// The one column of comments.
  package var text: String? {
    get { texts.first }
    set { texts = newValue.map { [$0] } ?? [] }
  }
}
