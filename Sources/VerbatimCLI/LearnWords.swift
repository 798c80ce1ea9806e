import ArgumentParser
import VerbatimIO
import VerbatimText

/// `verbatim learn words`: counts words into a word list.
struct LearnWords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Count words into a word list (term, occurrences a million words).",
    usage: "verbatim learn words [<options>] --output <output>",
    discussion: """
      Every source given counts the same, whatever its size.

      Examples:
        verbatim learn words --language vi --segmented vtb.tsv --segmented news.tsv \\
          --origin "UD Vietnamese-VTB, CC BY-SA 4.0; pyvi, MIT" --output learned.tsv
        verbatim learn words --language en --comments c.jsonl --output learned.tsv
      """)

  @Option(help: "vi, th or en.") var language: String
  @Option(help: "Sentences whose words are separated by tabs, one a line.")
  var segmented: [String] = []
  @Option(help: "Words and counts separated by a tab.") var counts: [String] = []
  @Option(help: "Exports whose comments are counted word by word.") var comments: [String] = []
  @Option(help: "The column of the exports with the comments.") var textColumn = "text"
  @Option(help: "Leave out words rarer than this, a million words.") var minimum = 0.05
  @Option(help: "What the data is and its licence, for the head of the file.") var origin = ""
  @Option(help: "The file to write.") var output: String

  func run() throws {
    guard let language = Language(code: language) else {
      throw ValidationError("'\(language)' is no language of ours: use vi, th or en.")
    }
    var words = WordCounts(language: language)
    for path in segmented {
      words.beginSource()
      for line in try lines(path) {
        for word in line.split(separator: "\t") { words.add(word) }
      }
    }
    for path in counts {
      words.beginSource()
      for line in try lines(path) {
        let fields = line.split(separator: "\t")
        if fields.count == 2, let count = Int(fields[1]) { words.add(fields[0], count: count) }
      }
    }
    let segmenter = Segmenter()
    for path in comments {
      words.beginSource()
      let input = SharedBlockReader(try BlockReader(ByteSource.open(path)))
      let column = try input.layout.column(named: textColumn, option: "--text-column", file: path)
      var parser = input.makeParser()
      while let block = try input.next() {
        _ = parser.parse(
          block,
          record: { fields, _ in
            let text = fields.text(column) ?? ""
            for word in segmenter.words(in: text, language: language) { words.add(word) }
          },
          rejected: { _ in })
      }
    }
    let rows = words.perMillion(minimum: minimum)
    var text =
      "# Words and how often they occur, a million words. Made by `verbatim learn words`.\n"
    text += "# Learned from: \(origin)\n"
    text += "term\tcount\n"
    for row in rows { text += "\(row.word)\t\(row.count)\n" }
    let sink = try OutputSink(path: output)
    _ = try sink.write(Array(text.utf8))
    try sink.commit()
    StandardError.write("\(rows.count) words written to \(output)\n")
  }

  private func lines(_ path: String) throws -> [Substring] {
    try TextFile.read(path).split(whereSeparator: \.isNewline)
  }
}
