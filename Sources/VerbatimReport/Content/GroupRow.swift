package import Verbatim

/// One value of a column by which comments are grouped.
package struct GroupRow: Sendable {
  /// The value, such as the name of a touchpoint.
  package var name: String
  /// What the comments with this value say.
  package var group: GroupSummary
}

extension ReportContent {
  /// The values of a column: months in their order, others the most frequent first.
  package func rows(of column: GroupColumn) -> [GroupRow] {
    (summary.groups[column.column] ?? [:]).map { GroupRow(name: $0.key, group: $0.value) }.sorted {
      if column.role != .month, $0.group.comments != $1.group.comments {
        return $0.group.comments > $1.group.comments
      }
      return $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
  }
}
