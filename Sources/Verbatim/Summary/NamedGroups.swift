/// What the comments with each value of each column say together.
struct NamedGroups: Sendable {
  private struct Column: Sendable {
    var name: String
    var values = NameCodes()
    var groups: [GroupSummary] = []
  }

  private var columns: [Column] = []

  init() {}

  /// By column and value.
  init(_ groups: [String: [String: GroupSummary]]) {
    for (column, values) in groups {
      for (value, group) in values { change(column, value, from: group) { _ in } }
    }
  }

  /// By column and value.
  var byName: [String: [String: GroupSummary]] {
    var result: [String: [String: GroupSummary]] = [:]
    for column in columns {
      result[column.name] = Dictionary(
        uniqueKeysWithValues: zip(column.values.names, column.groups))
    }
    return result
  }

  /// Changes the group of a value, which is `empty` when it is met first.
  mutating func change(
    _ column: String, _ value: String, from empty: GroupSummary,
    _ change: (inout GroupSummary) -> Void
  ) {
    let place = place(of: column)
    let code = Int(columns[place].values.code(of: value))
    if code == columns[place].groups.count { columns[place].groups.append(empty) }
    change(&columns[place].groups[code])
  }

  mutating func merge(_ other: NamedGroups, from empty: GroupSummary) {
    for column in other.columns {
      for (value, group) in zip(column.values.names, column.groups) {
        change(column.name, value, from: empty) { $0.merge(group) }
      }
    }
  }

  private mutating func place(of name: String) -> Int {
    if let known = columns.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
      return known
    }
    if let known = columns.firstIndex(where: { $0.name == name }) { return known }
    columns.append(Column(name: name))
    return columns.count - 1
  }
}
