import ArgumentParser
import Verbatim
import VerbatimIO

/// The `verbatim` command.
@main
struct VerbatimCommand: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "verbatim",
    abstract: "Reads what customers wrote in Vietnamese, Thai and English.",
    discussion: """
      Finds themes, sentiment and pain points in open-ended answers, reviews and tickets, and what \
      moves the score. Runs offline; the same input gives the same output.

      Examples:
        verbatim report survey.csv                 the main job: a report to act on
        verbatim check survey.csv                  how it is read, row by row
        verbatim tag reviews.jsonl --format csv    every comment with its tags
        verbatim drivers survey.csv --score NPS --scale nps
        echo "ship cham qua" | verbatim segment

      Exit codes: 0 done, 1 failed, 2 bad usage, 3 done but some rows were rejected.
      """,
    version: version,
    subcommands: [
      ReportCommand.self, CheckCommand.self, TagCommand.self, MergeCommand.self,
      DiscoverCommand.self, DriversCommand.self, CompareCommand.self, SegmentsCommand.self,
      TrendsCommand.self, ActionsCommand.self, SegmentCommand.self, TaxonomyCommand.self,
      LearnCommand.self, EvaluateCommand.self,
    ])

  static func main() async {
    var name = "verbatim"
    do {
      var command = try parseAsRoot()
      name = Self.name(of: type(of: command))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error as ReadingError {
      fail(error.explanation, code: error.isUsage ? 2 : 1)
    } catch let error as LexiconError {
      fail(error.description, code: 1)
    } catch {
      if let error = error as? ValidationError {
        fail("\(error.message)\n  See '\(name) --help' for more information.", code: 2)
      }
      let code = exitCode(for: error)
      if code == .validationFailure { fail(fullMessage(for: error), code: 2, prefix: "") }
      exit(withError: error)
    }
  }

  /// The command as it is typed: "verbatim taxonomy show".
  private static func name(
    of type: any ParsableCommand.Type, below parent: any ParsableCommand.Type = Self.self,
    path: String = "verbatim"
  ) -> String {
    for child in parent.configuration.subcommands {
      let childPath = "\(path) \(child._commandName)"
      if child == type { return childPath }
      let found = name(of: type, below: child, path: childPath)
      if found != childPath { return found }
    }
    return path
  }

  private static func fail(_ message: String, code: Int32, prefix: String = "verbatim: ") -> Never {
    StandardError.write(prefix + message + "\n")
    exit(withError: ExitCode(code))
  }
}

extension ReadingError {
  /// Whether the command line is at fault rather than a file.
  var isUsage: Bool {
    switch code {
    case .unknownColumn, .unknownSheet, .noCommentColumn, .ambiguousComment, .ambiguousScore,
      .notBuiltIn:
      true
    default: false
    }
  }
}
