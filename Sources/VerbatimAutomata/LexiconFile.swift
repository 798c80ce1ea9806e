/// What is wrong in a lexicon or taxonomy file, where, and how to mend it.
public struct LexiconError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file's name as given.
  public var file: String
  /// 1-based line, as an editor counts, 0 when no line is meant.
  public var line: Int
  /// 1-based column of the table (not of the line), 0 when the whole line is meant.
  public var column: Int
  /// What is wrong.
  public var problem: String
  /// What to do about it.
  public var mend: String

  /// An error at a place of a file.
  public init(file: String, line: Int, column: Int, problem: String, mend: String) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
    self.mend = mend
  }

  /// `file:line:column: what is wrong; what to do`, without what is 0.
  public var description: String {
    let place =
      column > 0 ? "\(file):\(line):\(column)" : line > 0 ? "\(file):\(line)" : file
    return "\(place): \(problem); \(mend)"
  }
}

/// A tab-separated lexicon file: `#` lines about its origin, one header line, sorted rows.
package struct LexiconFile: Sendable {
  package struct Row: Sendable {
    package var line: Int
    package var fields: [String]
  }

  package var name: String
  package var comments: [String]
  package var columns: [String]
  package var rows: [Row]

  /// Parses and checks `text`.
  ///
  /// - Parameters:
  ///   - columns: the header that is expected.
  ///   - keyColumns: how many leading columns together must be unique; 0 when rows may repeat.
  /// - Throws: the first `LexiconError` found.
  package init(
    name: String, text: String, columns expected: [String], keyColumns: Int
  ) throws(LexiconError) {
    let (file, errors) = Self.check(
      name: name, text: text, columns: expected, keyColumns: keyColumns)
    if let error = errors.first { throw error }
    self = file
  }

  /// Parses `text` and collects every error instead of stopping at the first.
  package static func check(
    name: String, text: String, columns expected: [String], keyColumns: Int
  ) -> (file: LexiconFile, errors: [LexiconError]) {
    var file = LexiconFile(name: name, comments: [], columns: [], rows: [])
    var errors: [LexiconError] = []
    var keys: [String: Int] = [:]
    var previous = ""
    func report(_ line: Int, _ column: Int, _ problem: String, _ mend: String) {
      errors.append(
        LexiconError(file: name, line: line, column: column, problem: problem, mend: mend))
    }
    var lineNumber = 0
    for lineBytes in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      lineNumber += 1
      var line = String(Substring(lineBytes))
      if lineNumber == 1, line.unicodeScalars.first == "\u{FEFF}" {
        line.unicodeScalars.removeFirst()
      }
      if line.utf8.last == 0x0D { line = String(line.unicodeScalars.dropLast()) }
      if line.isEmpty { continue }
      if file.columns.isEmpty, line.utf8.first == 0x23 {
        file.comments.append(String(line.dropFirst().drop { $0 == " " }))
        continue
      }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if file.columns.isEmpty {
        file.columns = fields
        if fields != expected {
          report(
            lineNumber, 0, "the header is '\(fields.joined(separator: " | "))'",
            "write '\(expected.joined(separator: "<TAB>"))'")
        }
        continue
      }
      if fields.count != expected.count {
        report(
          lineNumber, min(fields.count, expected.count) + 1,
          "\(fields.count) columns where \(expected.count) are expected",
          "separate \(expected.joined(separator: ", ")) by one tab each")
        continue
      }
      for (column, field) in fields.enumerated() {
        if field.utf8.first == 0x20 || field.utf8.last == 0x20 {
          report(lineNumber, column + 1, "'\(field)' begins or ends with a space", "remove it")
        }
        if !isComposed(field) {
          report(
            lineNumber, column + 1, "'\(field)' is not in composed form (NFC)",
            "save the file with composed letters")
        }
      }
      if fields[0].isEmpty {
        report(lineNumber, 1, "the \(expected[0]) is empty", "fill it in or remove the line")
      }
      if keyColumns > 0 {
        let key = fields.prefix(keyColumns).joined(separator: "\t")
        if let first = keys[key] {
          report(lineNumber, 1, "'\(fields[0])' stands already in line \(first)", "keep one")
        }
        keys[key] = lineNumber
      }
      if !previous.utf8.lexicographicallyPrecedes(line.utf8), !previous.isEmpty {
        report(
          lineNumber, 0, "'\(fields[0])' is out of order", "sort the rows by code point")
      }
      previous = line
      file.rows.append(Row(line: lineNumber, fields: fields))
    }
    if file.columns.isEmpty {
      report(
        max(lineNumber, 1), 0, "there is no header line",
        "write '\(expected.joined(separator: "<TAB>"))' above the rows")
    }
    return (file, errors)
  }

  /// Reads a number in a field.
  package func number(
    _ row: Row, _ column: Int, in range: ClosedRange<Double>
  ) throws(LexiconError) -> Double {
    guard let value = Double(row.fields[column]), range.contains(value) else {
      throw error(
        row, column,
        "'\(row.fields[column])' is not a number from \(range.lowerBound) to "
          + "\(range.upperBound)", "correct the \(columns[column])")
    }
    return value
  }

  /// An error at a field of this file.
  package func error(
    _ row: Row, _ column: Int, _ problem: String, _ mend: String
  ) -> LexiconError {
    LexiconError(file: name, line: row.line, column: column + 1, problem: problem, mend: mend)
  }

  private init(name: String, comments: [String], columns: [String], rows: [Row]) {
    self.name = name
    self.comments = comments
    self.columns = columns
    self.rows = rows
  }

  /// Whether no combining mark follows a letter that it would compose with: enough for our scripts.
  private static func isComposed(_ text: String) -> Bool {
    !text.unicodeScalars.contains { (0x0300...0x0345).contains($0.value) }
  }
}
