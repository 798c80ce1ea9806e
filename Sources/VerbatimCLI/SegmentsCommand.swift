import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimReport

/// `verbatim segments`: how groups differ.
struct SegmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segments",
    abstract: "How touchpoints, branches or any groups differ in score and themes.",
    discussion: """
      For each value of the --by columns the score with its interval and what it costs; for each \
      theme there how many mention it, their score, and whether that is more or less than elsewhere. \
      Steps that cost points beyond chance are moments of truth. At last what promoters speak of \
      more than detractors. Small groups are shown with their n.

      Examples:
        verbatim segments survey.csv --by touchpoint --score NPS --scale nps
        verbatim segments survey.csv --by branch,segment --score csat --scale csat
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case json, text }

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions
  @OptionGroup var drivers: DriverOptions
  @Option(help: "Columns with groups, joined by commas.") var by: String
  @Option(help: "json or text.") var format = Format.text

  func run() async throws {
    try drivers.check()
    let columns = by.split(separator: ",").map { String($0) }
    guard !columns.isEmpty else { throw ValidationError("--by needs the name of a column.") }
    let reading = try await drivers.read(
      source, engine, columns: columns.map { (name: $0, option: "--by") })
    let table = reading.table.all.responses
    let analyses = columns.indices.map {
      (column: columns[$0], analysis: SegmentAnalysis(table, column: $0))
    }
    let bytes =
      switch format {
      case .json: SegmentsJSON.bytes(analyses, names: reading.table.themes)
      case .text:
        Array(
          SegmentsText.text(
            analyses, names: reading.table.themes, width: Machine.terminalWidth
          ).utf8)
      }
    try OutputSink.write(bytes, to: "-")
    try drivers.account(for: [reading])
  }
}
