/// Why an input could not be read, an output not written, or a column not found.
///
/// It always says three things: what was expected, what was found, and what to do about it.
/// A single bad row is no `ReadingError`: it becomes a ``Reject`` and reading goes on.
public struct ReadingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Names that stay the same from version to version, for scripts to test.
  public enum Code: String, Sendable, CaseIterable {
    case missingFile = "missing_file"
    case directory = "is_directory"
    case unreadable = "unreadable"
    case emptyInput = "empty_input"
    case compressed = "compressed"
    case workbook = "workbook"
    case notText = "not_text"
    case notUTF8 = "not_utf_8"
    case jsonArray = "json_array"
    case badHeader = "bad_header"
    case unknownSheet = "unknown_sheet"
    case unknownColumn = "unknown_column"
    case noCommentColumn = "no_comment_column"
    case ambiguousComment = "ambiguous_comment_column"
    case ambiguousScore = "ambiguous_score_column"
    case cannotWrite = "cannot_write"
    case cannotResume = "cannot_resume"
    case notBuiltIn = "not_built_in"
    case badSummaryPart = "bad_summary_part"
    case unlikeParts = "unlike_parts"
  }

  /// What kind of error it is.
  public var code: Code
  /// The file as the user named it, or "standard input".
  public var file: String
  /// Counted from 1.
  public var line: Int?
  /// Characters from the start of the line, counted from 1.
  public var column: Int?
  /// What would have been right, without "expected" in front.
  public var expected: String
  /// What was there instead.
  public var found: String
  /// What to do, as a sentence to the user.
  public var mend: String

  /// An error at a place of an input or output.
  public init(
    _ code: Code, file: String, line: Int? = nil, column: Int? = nil,
    expected: String, found: String, mend: String
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.expected = expected
    self.found = found
    self.mend = mend
  }

  /// One line: `survey.csv:12:5: expected a closing quote, found the end of the file`.
  public var description: String {
    var place = file
    if let line { place += ":\(line)" }
    if let column { place += ":\(column)" }
    return "\(place): expected \(expected), found \(found)"
  }

  /// The description, and on the next line what to do.
  public var explanation: String { "\(description)\n  \(mend)" }
}
