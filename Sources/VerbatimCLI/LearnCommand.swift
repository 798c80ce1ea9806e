import ArgumentParser

/// `verbatim learn`: makes lexicon files from data.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Make lexicon files from labelled or plain data.",
    discussion: """
      Examples:
        verbatim learn words --language vi --segmented vtb.tsv --output words.tsv
        verbatim learn sentiment survey.csv --score-column nps --scale nps \\
          --language vi --output mine.tsv
        verbatim learn themes general survey.csv --output mine.themes.tsv
      """,
    subcommands: [
      LearnWords.self, LearnSegmentation.self, LearnSyllables.self, LearnSentiment.self,
      LearnThemes.self,
    ])
}
