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
      try checkNames(CommandLine.arguments.dropFirst())
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
    } catch let error as ValidationError {
      fail("\(error.message)\n  See '\(name) --help' for more information.", code: 2)
    } catch {
      end(with: error)
    }
  }

  /// Ends as the parser says: with the help it was asked for, or with what is wrong.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if code == .success {
      print(message)
      exit(withError: code)
    }
    if message.isEmpty { exit(withError: code) }
    let label = "Error: "
    fail(
      (message.hasPrefix(label) ? String(message.dropFirst(label.count)) : message)
        + (joinedValueHint(CommandLine.arguments) ?? ""),
      code: code == .validationFailure ? 2 : code.rawValue)
  }

  /// Prints help or a version; that it cannot be is an error like any other.
  private static func print(_ text: String) {
    var output = BufferedOutput.standard()
    do {
      try output.write(Array((text + "\n").utf8))
      try output.flush()
    } catch {
      fail(error.explanation, code: 1)
    }
  }

  /// What to do about a negative number behind an option, which the parser takes for an option.
  private static func joinedValueHint(_ arguments: [String]) -> String? {
    for (option, value) in zip(arguments, arguments.dropFirst())
    where option.hasPrefix("--") && !option.contains("=") && Double(value) ?? 0 < 0 {
      return "\n  A value that begins with - is joined to its option: \(option)=\(value)."
    }
    return nil
  }

  /// Tells of a word that stands where the name of a command does and is none, such as a file.
  private static func checkNames(_ words: some Sequence<String>) throws {
    var command: any ParsableCommand.Type = Self.self
    for word in words {
      let children = command.configuration.subcommands
      guard !children.isEmpty, !word.hasPrefix("-"), word != "help" else { return }
      guard let child = children.first(where: { $0._commandName == word }) else {
        let names = children.map { $0._commandName }
        let near = Spelling.nearest(to: word, in: names)
        throw ValidationError(
          "'\(word)' is no command: use one of \(names.joined(separator: ", ")), and the file "
            + "behind it." + (near.map { " Did you mean '\($0)'?" } ?? ""))
      }
      command = child
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

  private static func fail(_ message: String, code: Int32) -> Never {
    StandardError.write("verbatim: " + message + "\n")
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
