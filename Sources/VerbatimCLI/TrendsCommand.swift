import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimReport

/// `verbatim trends`: score and themes over time.
struct TrendsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trends",
    abstract: "Score and themes by day, week, month, quarter or wave: what rises, what changed.",
    discussion: """
      For each period the score with its interval; for each theme its share, whether it is emerging \
      (more frequent in the last period than before), and where its share changed. Tests by counts, \
      with the number of themes taken into account.

      Examples:
        verbatim trends survey.csv --score NPS --scale nps --every week
        verbatim trends survey.csv --score csat --scale csat --date-column answered
        verbatim trends survey.csv --score NPS --scale nps --wave wave
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case json, text }
  enum Period: String, ExpressibleByArgument, CaseIterable { case day, week, month, quarter }

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions
  @OptionGroup var drivers: DriverOptions
  @Option(help: "day, week (from Monday), month or quarter.") var every = Period.month
  @Option(help: "A column with waves, in the order of their names, in the place of dates.")
  var wave: String?
  @Option(help: "json or text.") var format = Format.text

  func run() async throws {
    try drivers.check()
    let reading = try await drivers.read(
      source, engine, columns: wave.map { [(name: $0, option: "--wave")] } ?? [])
    let table = reading.table.all.responses
    let trends: TrendAnalysis
    if wave != nil {
      let (rankOf, names) = table.groups[0].ranks
      trends = TrendAnalysis(table, periods: names) { rankOf[Int(table.groups[0].codes[$0])] }
    } else {
      guard reading.roles.date != nil else {
        throw ValidationError(
          "no column of dates was found: name it with --date-column, or a column of waves with "
            + "--wave.")
      }
      InputOptions.say(reading.roles.dateNote, of: reading.file)
      let starts = table.days.map { $0 == ResponseTable.noDay ? nil : start(of: Int($0)) }
      let names = periods(from: starts.compactMap { $0 })
      let places = Dictionary(uniqueKeysWithValues: zip(names.map(\.start), 0...))
      trends = TrendAnalysis(table, periods: names.map(\.name)) { row in
        starts[row].flatMap { places[$0] }
      }
    }
    let bytes =
      switch format {
      case .json: TrendsJSON.bytes(trends, names: reading.table.themes)
      case .text:
        Array(
          TrendsText.text(trends, names: reading.table.themes, width: Machine.terminalWidth).utf8)
      }
    try OutputSink.write(bytes, to: "-")
    try drivers.account(for: [reading])
  }

  /// The first day of the period of a day.
  private func start(of day: Int) -> Int {
    switch every {
    case .day: return day
    case .week: return day - ((day + 3) % 7 + 7) % 7  // 1970-01-01 was a Thursday.
    case .month, .quarter:
      let date = SurveyDate(dayNumber: day)
      let month = every == .month ? date.month : (date.month - 1) / 3 * 3 + 1
      return SurveyDate(year: date.year, month: month, day: 1)?.dayNumber ?? day
    }
  }

  /// All periods from the first to the last, those without ratings as well.
  private func periods(from starts: [Int]) -> [(start: Int, name: String)] {
    guard let first = starts.min(), let last = starts.max() else { return [] }
    // A date far off, by a slip of the pen, must not make a million empty periods.
    guard last - first <= 36_600 else { return Set(starts).sorted().map { ($0, name(of: $0)) } }
    var found: [(start: Int, name: String)] = []
    for day in first...last where start(of: day) == day { found.append((day, name(of: day))) }
    return found
  }

  private func name(of start: Int) -> String {
    let date = SurveyDate(dayNumber: start)
    switch every {
    case .day, .week: return date.description
    case .month: return String(date.description.prefix(7))
    case .quarter: return "\(date.description.prefix(4)) Q\((date.month + 2) / 3)"
    }
  }
}
