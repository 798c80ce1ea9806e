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

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions
  @OptionGroup var drivers: DriverOptions
  @Option(help: "day, week (from Monday), month or quarter.") var every = DatePeriod.month
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
      let days = table.days.map { $0 == ResponseTable.noDay ? nil : Int($0) }
      let starts = every.starts(spanning: days.compactMap { $0 })
      let places = Dictionary(uniqueKeysWithValues: zip(starts, 0...))
      trends = TrendAnalysis(table, periods: starts.map(every.name(ofDay:))) { row in
        days[row].flatMap { places[every.start(of: $0)] }
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
}

extension DatePeriod: ExpressibleByArgument {}
