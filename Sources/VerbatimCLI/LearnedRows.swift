import VerbatimIO

/// A table of learned rows as a lexicon file, with where it comes from on top.
struct LearnedRows {
  var rows: [String]
  /// The names of the columns, with tabs between them.
  var columns: String
  var title: String
  /// The command that made it: "learn syllables".
  var command: String
  /// What it was learned from.
  var origin: String

  func write(to path: String) throws {
    var text = "# \(title) Made by `verbatim \(command)`.\n"
    text += "# Learned from: \(origin)\n\(columns)\n"
    for row in rows { text += row + "\n" }
    try OutputSink.write(Array(text.utf8), to: path)
    StandardError.write("\(rows.count) rows written to \(path)\n")
  }
}
