import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimReport

/// `verbatim compare`: what moved the score between two groups.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "What moved the score: before and after, or two arms of a test.",
    discussion: """
      Splits the change of the score exactly into who answered (the mix of --adjust columns, or of \
      the touchpoint), how many mention each theme, and how those who mention it score. Takes two \
      exports, or one that is split by the two values of a column or at a date.

      Examples:
        verbatim compare may.csv june.csv --score NPS --scale nps --adjust touchpoint
        verbatim compare test.csv --split arm --score csat --scale csat
        verbatim compare s.csv --split wave --before 2025 --after 2026 --scale nps \\
          --score NPS
        verbatim compare survey.csv --at 2026-03-01 --score NPS --scale nps
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case json, text }

  @OptionGroup var source: InputOptions
  @Argument(help: "The later export, when there are two.", completion: .file())
  var later: String?
  @OptionGroup var engine: EngineOptions
  @OptionGroup var drivers: DriverOptions

  @Option(help: "Split one export by this column.") var split: String?
  @Option(help: "The value of --split that comes first.") var before: String?
  @Option(help: "The value of --split that comes second.") var after: String?
  @Option(help: "Split one export at this day (2026-03-01), which belongs to what comes after.")
  var at: String?
  @Option(help: "json or text.") var format = Format.text

  func run() async throws {
    try drivers.check()
    guard [later, split, at].count(where: { $0 != nil }) == 1 else {
      throw ValidationError(
        "name what to compare: a second export, --split COLUMN, or --at DATE, and only one of them."
      )
    }
    if split == nil, before != nil || after != nil {
      throw ValidationError("--before and --after are values of --split COLUMN.")
    }
    let columns = split.map { [(name: $0, option: "--split")] } ?? []
    let first = try await drivers.read(source, engine, columns: columns)
    var readings = [first]
    var names = first.table.themes
    var tables: (ResponseTable, ResponseTable)
    var groups: (before: String, after: String)
    if let later {
      var second = source
      second.input = later
      let reading = try await drivers.read(second, engine)
      readings.append(reading)
      groups = (first.file, reading.file)
      if names == reading.table.themes {
        tables = (first.table.all.responses, reading.table.all.responses)
      } else {
        names = Set(names).union(reading.table.themes).sorted {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        tables = (
          first.table.all.responses.renamed(first.table.themes, names),
          reading.table.all.responses.renamed(reading.table.themes, names)
        )
      }
    } else if let at {
      (tables, groups) = try Self.split(first, at: at)
    } else {
      (tables, groups) = try valuesSplit(first)
    }
    guard
      let change = await ScoreChange(
        before: tables.0, after: tables.1, resamples: drivers.resamples, seed: drivers.seed,
        workers: try engine.workers)
    else {
      let empty = tables.0.count == 0 ? groups.before : groups.after
      throw ReadingError(
        .emptyInput, file: first.file, expected: "ratings in both groups",
        found: "none in '\(empty)'",
        mend: "Check the score column and how the export is split.")
    }
    let bytes =
      switch format {
      case .json:
        ChangeJSON.bytes(change, names: names, groups: groups, column: first.label)
      case .text:
        Array(
          ChangeText.text(
            change, names: names, groups: groups, column: first.label,
            width: Machine.terminalWidth
          ).utf8)
      }
    try OutputSink.write(bytes, to: "-")
    try drivers.account(for: readings)
  }

  private static func split(
    _ reading: DriverOptions.Reading, at text: String
  ) throws -> ((ResponseTable, ResponseTable), (before: String, after: String)) {
    guard let day = SurveyDate(parsing: text, order: .dayFirst) else {
      throw ValidationError("--at '\(text)' is no day: write it as 2026-03-01.")
    }
    guard let date = reading.roles.date else {
      throw ValidationError("no column of dates was found: name it with --date-column.")
    }
    InputOptions.say(reading.roles.dateNote, of: reading.file)
    let table = reading.table.all.responses
    let number = Int32(day.dayNumber)
    let undated = table.days.count { $0 == ResponseTable.noDay }
    if undated > 0 {
      StandardError.write(
        "verbatim: \(reading.file): \(undated) rated rows have no date in '\(date.name)' and are "
          + "left out\n")
    }
    return (
      (
        table.filtered { table.days[$0] != ResponseTable.noDay && table.days[$0] < number },
        table.filtered { table.days[$0] >= number }
      ), ("before \(day)", "from \(day)")
    )
  }

  private func valuesSplit(
    _ reading: DriverOptions.Reading
  ) throws -> ((ResponseTable, ResponseTable), (before: String, after: String)) {
    let table = reading.table.all.responses
    let column = table.groups[0]
    let found = column.ranks.sorted
    let name = split ?? ""
    func value(_ given: String?, _ option: String) throws -> String? {
      guard let given else { return nil }
      guard found.contains(given) else {
        throw ValidationError(
          "\(option) '\(given)' is no value of '\(name)', which has: "
            + found.prefix(12).map { "'\($0)'" }.joined(separator: ", "))
      }
      return given
    }
    let (first, second) = (try value(before, "--before"), try value(after, "--after"))
    let rest = found.filter { $0 != first && $0 != second }
    var pair: (String, String)?
    if let first, let second {
      pair = (first, second)
    } else if found.count == 2 {
      pair = (
        first ?? (second == nil ? found[0] : rest[0]), second ?? (first == nil ? found[1] : rest[0])
      )
    }
    guard let pair, pair.0 != pair.1 else {
      throw ValidationError(
        "'\(name)' has \(found.count) values with ratings: name two with --before and --after. "
          + "It has: " + found.prefix(12).map { "'\($0)'" }.joined(separator: ", "))
    }
    func part(_ value: String) -> ResponseTable {
      table.filtered { column.values[Int(column.codes[$0])] == value }
    }
    return ((part(pair.0), part(pair.1)), (pair.0, pair.1))
  }
}
