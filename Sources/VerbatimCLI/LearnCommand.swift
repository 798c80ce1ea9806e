import ArgumentParser

/// `verbatim learn`: makes lexicon files from data.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Make lexicon files from labelled or plain data.",
    subcommands: [
      LearnWords.self, LearnSegmentation.self, LearnSyllables.self, LearnSentiment.self,
      LearnThemes.self,
    ])
}
