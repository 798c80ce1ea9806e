import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimReport

/// `verbatim drivers`: what moves the score.
struct DriversCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drivers",
    abstract: "What moves the score: the impact of every theme that is mentioned.",
    discussion: """
      Tags the comments first, or takes a table that is tagged already (--themes-column, values \
      joined by |). Impacts are shown side by side: leave-out (crude), credit (adds up to the \
      score), stratified (within each value of the --adjust columns) and adjusted (by regression, \
      these columns and the other themes held equal), with what complaint costs and praise brings. \
      The first of them is the headline: adjusted when there are ten responses for each theme and \
      group, else stratified, else leave-out; its interval comes from resampling respondents. Every \
      theme with a mention is listed, whatever its certainty.

      Examples:
        verbatim drivers survey.csv --score NPS --scale nps --adjust touchpoint
        verbatim drivers tagged.csv --score csat --scale csat --themes-column themes
        verbatim drivers survey.csv --score Effort --scale ces:1-7 --format json
        verbatim drivers a.csv --score csat --scale csat --respondent customer
        verbatim drivers exits.csv --score churned --scale yesno:low-is-good
        verbatim drivers all.json                   a summary of `verbatim merge`
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case json, text }

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions

  @OptionGroup var drivers: DriverOptions

  @Option(help: "Show the drivers for each value of this column as well.") var by: String?
  @Option(help: "The language of the words in the text: en, vi or th.") var pageLanguage = "en"
  @Option(help: "json or text.") var format = Format.text

  func run() async throws {
    try drivers.check()
    guard ["en", "vi", "th"].contains(pageLanguage) else {
      throw ValidationError("'\(pageLanguage)' is no language of the page: use en, vi or th.")
    }
    let reading = try await drivers.read(source, engine, by: by)
    try await write(reading.table, reading.label, try engine.workers)
    try drivers.account(for: [reading])
  }

  private func write(_ table: DriverTable, _ label: String?, _ workers: Int) async throws {
    var out: [UInt8] = []
    func analysed(_ summary: NamedDriverSummary) async -> Analysed {
      Analysed(
        analysis: await DriverAnalysis(
          summary, resamples: drivers.resamples, seed: drivers.seed, workers: workers),
        names: table.themes, comments: summary.orderedComments, label: label)
    }
    switch format {
    case .json:
      out = jsonBytes(await analysed(table.all))
      if let by {
        // The shape of the whole, with one more field: the same for each value of the column.
        Self.removeLineEnd(&out)
        out.removeLast()  // the closing brace
        var json = JSONWriter()
        json.literal(",\"by\":{\"column\":", &out)
        json.string(by, &out)
        json.literal(",\"values\":[", &out)
        for name in table.groups.keys.sorted() {
          guard let group = table.groups[name] else { continue }
          json.beginObject(&out)
          json.key("value", &out)
          json.string(name, &out)
          json.key("drivers", &out)
          var part = jsonBytes(await analysed(group))
          Self.removeLineEnd(&part)
          json.raw(part, &out)
          json.endObject(&out)
        }
        json.literal("]}}\n", &out)
      }
    case .text:
      out = Array(text(await analysed(table.all)).utf8)
      for name in table.groups.keys.sorted() {
        guard let group = table.groups[name] else { continue }
        out += Array("\n\(by ?? "") = \(name)\n\(text(await analysed(group)))".utf8)
      }
    }
    try OutputSink.write(out, to: "-")
  }

  private static func removeLineEnd(_ out: inout [UInt8]) {
    if out.last == 0x0A { out.removeLast() }
  }

  /// An analysis with what is needed to write it down.
  private struct Analysed {
    var analysis: DriverAnalysis
    var names: [String]
    var comments: [[String]]
    /// The columns by which impacts are stratified.
    var label: String?
  }

  private func jsonBytes(_ part: Analysed) -> [UInt8] {
    DriversJSON.bytes(
      part.analysis, names: part.names, comments: part.comments, column: part.label)
  }

  private func text(_ part: Analysed) -> String {
    DriversText.text(
      part.analysis, names: part.names, comments: part.comments, width: Machine.terminalWidth,
      column: part.label, language: pageLanguage)
  }
}
