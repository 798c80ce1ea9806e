/// Tells exports that seem to begin with a row instead of the names of columns.
enum MissingHeader {
  /// What to say where the first row looks like those behind it; `nil` if it looks like a header.
  static func note(_ layout: ExportLayout, _ sample: SampleRecords) -> String? {
    guard layout.headerRows == 1, !hasNames(layout) else { return nil }
    let column = layout.columns.indices.first { column in
      let name = layout.columns[column]
      let values = sample.values(column)
      return isDate(name) && share(of: values, isDate) > 0.8 || isSentence(name, amid: values)
    }
    return column.map {
      "the first row is taken for the names of columns, but '\(layout.columns[$0])' looks like an "
        + "answer; if there is no header, add --no-header"
    }
  }

  /// Whether any column is called as columns of exports are.
  static func hasNames(_ layout: ExportLayout) -> Bool { layout.columns.contains(where: isName) }

  /// Whether a name tells what stands below it.
  private static func isName(_ name: String) -> Bool {
    let folded = FoldedName(name)
    let names: [RoleNames] = [
      .comment, .question, .score, .id, .date, .touchpoint, .channel, .besideComment, .specified,
      .further,
    ]
    return name.contains("?") || names.contains { $0.match(folded) != nil }
  }

  private static func share(of values: [String], _ isMatch: (String) -> Bool) -> Double {
    Double(values.count(where: isMatch)) / Double(max(values.count, 1))
  }

  private static func isDate(_ text: String) -> Bool {
    SurveyDate(parsing: text, order: .dayFirst) != nil
      || SurveyDate(parsing: text, order: .monthFirst) != nil
  }

  /// Several words where as many stand below.
  private static func isSentence(_ name: String, amid values: [String]) -> Bool {
    let length = name.unicodeScalars.count
    let lengths = values.map { $0.unicodeScalars.count }.sorted()
    guard name.split(separator: " ").count >= 3, !values.isEmpty else { return false }
    let median = lengths[lengths.count / 2]
    return Set(values).count * 2 > values.count && length * 2 >= median && length <= median * 2
      && share(of: values) { $0.split(separator: " ").count >= 2 } > 0.8
  }
}
