/// One column that has been given a role, and why.
package struct ColumnChoice: Sendable, Equatable {
  package var column: Int
  package var name: String
  /// In words, for the user: what in the name and in the content spoke for it.
  package var reason: String
}

/// Which column of an export holds what.
///
/// Found from the names and the first 200 rows by ``resolve(_:sample:file:choices:)``. Each column
/// has at most one role.
package struct ColumnRoles: Sendable, Equatable {
  /// `nil` only where ``ColumnOverrides/needsComment`` is false and there is none.
  package var comment: ColumnChoice?
  /// The question the comments answer, where the name of their column asks it.
  package var commentQuestion: String?
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
  /// What the user should know about how the columns were found.
  package var notes: [String] = []

  /// The role and choice of each column in use, in a fixed order, for a summary.
  package var described: [(role: String, choice: ColumnChoice)] {
    let single: [(String, ColumnChoice?)] = [
      ("comment", comment), ("score", score), ("id", id), ("date", date),
      ("question", question), ("touchpoint", touchpoint), ("channel", channel),
      ("language", language),
    ]
    return single.compactMap { role, choice in choice.map { (role, $0) } }
      + segments.map { ("segment", $0) }
  }
}

/// What the user said about columns, by name. What is `nil` is found.
///
/// Names are compared without case and diacritics.
package struct ColumnOverrides: Sendable, Equatable {
  package var text: String?
  package var score: String?
  package var id: String?
  package var date: String?
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
}
