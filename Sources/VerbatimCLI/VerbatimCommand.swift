import ArgumentParser

/// The `verbatim` command.
@main
struct VerbatimCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verbatim",
    abstract: "Reads what customers wrote in Vietnamese, Thai and English.",
    subcommands: [SegmentCommand.self, TagCommand.self, LearnCommand.self])
}
