import VerbatimIO

/// Something that was done about a theme.
struct PastAction: Sendable {
  var theme: Int
  var day: SurveyDate
  var what: String

  /// Reads a table with the columns theme, date and what.
  static func read(_ path: String, _ themes: [String]) throws -> [PastAction] {
    let input = SharedBlockReader(try BlockReader(ByteSource.open(path), options: ReadingOptions()))
    let columns = try ["theme", "date", "what"].map {
      try input.layout.column(named: $0, option: "--actions", file: input.file)
    }
    var found: [PastAction] = []
    var problem: ReadingError?
    var parser = input.makeParser()
    while let block = try input.next() {
      _ = parser.parse(
        block,
        record: { fields, position in
          let cells = columns.map { fields.text($0) ?? "" }
          guard let theme = themes.firstIndex(of: cells[0]) else {
            problem =
              problem
              ?? ReadingError(
                .unknownColumn, file: path, line: position.line,
                expected: "a theme of the taxonomy", found: "'\(cells[0])'",
                mend: "`verbatim taxonomy show` lists the ids of the themes.")
            return
          }
          guard let day = SurveyDate(parsing: cells[1], order: .dayFirst) else {
            problem =
              problem
              ?? ReadingError(
                .unknownColumn, file: path, line: position.line,
                expected: "a day such as 2026-03-01", found: "'\(cells[1])'",
                mend: "Correct the date in this line.")
            return
          }
          found.append(PastAction(theme: theme, day: day, what: cells[2]))
        },
        rejected: { reject in
          problem =
            problem
            ?? ReadingError(
              .unreadable, file: path, line: reject.line, expected: reject.expected,
              found: reject.found, mend: reject.mend)
        })
    }
    if let problem { throw problem }
    return found
  }
}
