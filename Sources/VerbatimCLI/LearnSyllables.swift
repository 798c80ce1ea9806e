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
      for line in try TextFile.lines(path) where line.first != "#" {
        let fields = line.split(separator: "\t")
        if fields.count >= 2, fields[0] != "term" { learner.addWord(fields[0]) }
      }
    }
    for path in segmented {
      for line in try TextFile.lines(path) { learner.addSentence(line) }
    }
    try LearnedRows(
      rows: learner.learn(), columns: "template\tfeature\tweights",
      title: "Votes on gaps between syllables, in 16ths of a nat.", command: "learn syllables",
      origin: origin
    ).write(to: output)
  }
}
