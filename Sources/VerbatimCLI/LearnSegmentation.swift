import ArgumentParser
import VerbatimIO
import VerbatimText

/// `verbatim learn segmentation`: learns from segmented text where words end.
struct LearnSegmentation: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segmentation",
    abstract: "Learn where words end (template, feature, weights) and what words there are.",
    usage: "verbatim learn segmentation [<options>] --output <o> --words-output <w>",
    discussion: """
      Segmented text has one sentence a line, its words separated by tabs; spaces are words of \
      their own. Give each file under the convention by which its words were cut.

      Examples:
        verbatim learn segmentation --language th \\
          --words lexicons/th/words.tsv --words lexicons/th/words.learned.tsv \\
          --comments posts.tsv --general tud.tsv --formal best.tsv \\
          --origin "Wisesight, CC0; UD_Thai-TUD, CC BY-SA 4.0" \\
          --output lexicons/th/boundaries.learned.tsv \\
          --words-output lexicons/th/words.segmented.learned.tsv
      """)

  @Option(help: "th.") var language: String
  @Option(help: "Word lists: a word and its occurrences a million words, separated by a tab.")
  var words: [String] = []
  @Option(help: "Segmented posts or comments.") var comments: [String] = []
  @Option(help: "Segmented text of all kinds, in a treebank's words.") var general: [String] = []
  @Option(help: "Segmented news, articles or books, with whole names.") var formal: [String] = []
  @Option(help: "What the data is and its licence, for the head of the files.") var origin = ""
  @Option(help: "The file to write the weights to.") var output: String
  @Option(help: "The file to write words to that no list has.") var wordsOutput: String

  func validate() throws {
    guard Language(code: language) == .thai else {
      throw ValidationError("'\(language)' cannot be learned yet: use th.")
    }
    guard !(comments + general + formal).isEmpty else {
      throw ValidationError(
        "there is no text to learn from: give --comments, --general or --formal.")
    }
  }

  func run() throws {
    var learner = ThaiBoundaryLearner()
    for path in words {
      for line in try TextFile.lines(path) where line.first != "#" {
        let fields = line.split(separator: "\t")
        guard fields.count >= 2, fields[0] != "term", fields[0] != "short" else { continue }
        learner.addWord(fields[0], perMillion: Double(fields[1]))
      }
    }
    let corpora: [([String], ThaiConvention)] = [
      (comments, .comments), (general, .general), (formal, .formal),
    ]
    for (paths, convention) in corpora {
      for path in paths {
        for line in try TextFile.lines(path) { learner.addSentence(line, convention: convention) }
      }
    }
    let result = learner.learn { StandardError.write($0 + "\n") }
    try write(
      result.boundaries, columns: "template\tfeature\tweights", to: output,
      title: "Votes on word boundaries, in 32nds of a nat.")
    try write(
      result.words, columns: "term\tcount", to: wordsOutput,
      title: "Words and how often they occur, a million words.")
  }

  private func write(_ rows: [String], columns: String, to path: String, title: String) throws {
    try LearnedRows(
      rows: rows, columns: columns, title: title, command: "learn segmentation", origin: origin
    ).write(to: path)
  }
}
