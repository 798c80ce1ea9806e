/// How an export is laid out: what comes before the rows, and which columns a row has.
package struct ExportLayout: Sendable, Equatable {
  package var dialect: RecordDialect
  /// Records before the first row: 1 for a plain table, 2 or 3 for some survey platforms, 0 for JSON.
  package var headerRows: Int
  /// The names as they stand in the header, or the keys of the objects in the order of their
  /// first use.
  package var columns: [String]
  /// What the header says of each column besides its name, such as the question behind `Q2`; empty
  /// where it says nothing.
  package var titles: [String] = []
  /// The platform that writes such a header, where one is known.
  package var origin: String?
  /// A row with fewer fields is rejected. Trailing columns may be missing if they have no name,
  /// or if the beginning of the input shows that they can be empty.
  package var minimumFields: Int
  /// Of JSON lines, whether a column is of texts: a list of strings in it is a text of several lines.
  package var textColumns: [Bool]

  package init(
    dialect: RecordDialect, headerRows: Int, columns: [String], minimumFields: Int? = nil
  ) {
    self.dialect = dialect
    self.headerRows = headerRows
    self.columns = columns
    self.minimumFields = minimumFields ?? columns.count
    textColumns = [Bool](repeating: false, count: columns.count)
  }

  /// The title of a column, or its name.
  package func label(_ column: Int) -> String {
    titles.indices.contains(column) && !titles[column].isEmpty ? titles[column] : columns[column]
  }
}

/// The first rows of an input, from which columns are judged.
package struct SampleRecords: Sendable, Equatable {
  /// One array a row, one value a column; `nil` where the row has none.
  package var rows: [[String?]]

  package static let size = 200

  package init(rows: [[String?]]) {
    self.rows = rows
  }

  /// The values of a column that are not empty, without white space around them.
  package func values(_ column: Int) -> [String] {
    rows.compactMap { row in
      guard column < row.count, let value = row[column] else { return nil }
      let trimmed = value.trimmed
      return trimmed.isEmpty ? nil : trimmed
    }
  }
}

extension String {
  var trimmed: String {
    var part = unicodeScalars[...]
    while let first = part.first, first.properties.isWhitespace { part.removeFirst() }
    while let last = part.last, last.properties.isWhitespace { part.removeLast() }
    return String(part)
  }
}
