import ArgumentParser
import VerbatimIO
import VerbatimText

/// `verbatim learn syllables`: learns from segmented text which Vietnamese syllables are one word.
struct LearnSyllables: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "syllables",
    abstract: "Learn which Vietnamese syllables are one word (template, feature, weights).",
    usage: "verbatim learn syllables [<options>] --output <output>",
    discussion: """
      Segmented text has one sentence a line, its words separated by tabs, their syllables by \
      spaces.

      Examples:
        verbatim learn syllables --words lexicons/vi/words.tsv \\
          --segmented vtb.tsv --segmented news.tsv \\
          --origin "UD Vietnamese-VTB, CC BY-SA 4.0; pyvi, MIT" \\
          --output lexicons/vi/boundaries.learned.tsv
      """)

  @Option(help: "Word lists: a word and its occurrences a million words, separated by a tab.")
  var words: [String] = []
  @Option(help: "Sentences whose words are separated by tabs, one a line.")
  var segmented: [String] = []
  @Option(help: "What the data is and its licence, for the head of the file.") var origin = ""
  @Option(help: "The file to write.") var output: String

  func validate() throws {
    guard !segmented.isEmpty else {
      throw ValidationError("there is no text to learn from: give --segmented.")
    }
  }

  func run() throws {
    var learner = VietnameseBoundaryLearner()
    for path in words {
      for line in try lines(path) where line.first != "#" {
        let fields = line.split(separator: "\t")
        if fields.count >= 2, fields[0] != "term" { learner.addWord(fields[0]) }
      }
    }
    for path in segmented {
      for line in try lines(path) { learner.addSentence(line) }
    }
    let rows = learner.learn()
    var text =
      "# Votes on gaps between syllables, in 16ths of a nat. Made by `verbatim learn syllables`.\n"
    text += "# Learned from: \(origin)\ntemplate\tfeature\tweights\n"
    for row in rows { text += row + "\n" }
    let sink = try OutputSink(path: output)
    _ = try sink.write(Array(text.utf8))
    try sink.commit()
    StandardError.write("\(rows.count) rows written to \(output)\n")
  }

  private func lines(_ path: String) throws -> [Substring] {
    try TextFile.read(path).split { $0 == "\n" || $0 == "\r\n" }
  }
}
