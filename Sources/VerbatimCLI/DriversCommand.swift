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
      score) and stratified (within each value of the --adjust columns). Every theme with a mention \
      is listed, whatever its certainty.

      Examples:
        verbatim drivers survey.csv --score NPS --scale nps --adjust touchpoint
        verbatim drivers tagged.csv --score csat --scale csat --themes-column themes
        verbatim drivers survey.csv --score Effort --scale ces:1-7 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case json, text }

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions

  @Option(
    name: [.customLong("score"), .customLong("score-column")], help: "The column with the scores.")
  var score: String
  @Option(help: "nps, enps, csat, ces or numeric, with :min-max and :low-is-good as needed.")
  var scale: String
  @Option(help: "Show the drivers for each value of this column as well.") var by: String?
  @Option(help: "Columns within which impacts are stratified, joined by commas.")
  var adjust: String?
  @Option(help: "The column with themes joined by |, when the table is tagged already.")
  var themesColumn: String?
  @Option(help: "json or text.") var format = Format.text

  func run() async throws {
    let scale = try ScoreScale.argument(scale)
    let workers = try engine.workers
    let input = try source.open()
    let engine = themesColumn == nil ? try engine.makeEngine() : nil
    var overrides = ColumnOverrides()
    overrides.texts = source.textColumns
    overrides.id = source.idColumn
    overrides.score = score
    overrides.needsComment = themesColumn == nil
    let roles = try ColumnRoles.resolve(
      input.layout, sample: input.sample, file: input.file, overrides: overrides)
    InputOptions.say(roles.commentNote, of: input)
    func column(_ name: String, _ option: String) throws(ReadingError) -> Int {
      try input.layout.column(named: name, option: option, file: input.file)
    }
    var strata = try (adjust?.split(separator: ",") ?? []).map {
      try column(String($0), "--adjust")
    }
    let by = try by.map { try column($0, "--by") }
    if strata.isEmpty { strata = by.map { [$0] } ?? (roles.touchpoint.map { [$0.column] } ?? []) }

    let log = RejectLog(path: source.baseName + ".rejects.csv")
    let reader = DriverReader(
      roles: roles, scale: scale, strata: strata, by: by,
      themes: try themesColumn.map { try column($0, "--themes-column") })
    let table: DriverTable
    if let engine {
      table = try await reader.tag(input, engine, workers: workers, log)
    } else {
      table = try reader.read(input, log)
    }
    try log.commit()
    log.warnIfEmpty(file: input.file)
    try write(table, scale)
    if let warning = table.offScale.warning(file: input.file, scale: scale, column: score) {
      StandardError.write("verbatim: \(warning)\n")
    }
    if log.counts.rejected > 0 {
      StandardError.write("verbatim: \(log.account)\n")
      throw ExitCode(3)
    }
  }

  private func write(_ table: DriverTable, _ scale: ScoreScale) throws {
    var out: [UInt8] = []
    switch format {
    case .json:
      out = Self.json(table.all, table.themes)
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
          var part = Self.json(group, table.themes)
          Self.removeLineEnd(&part)
          json.raw(part, &out)
          json.endObject(&out)
        }
        json.literal("]}}\n", &out)
      }
    case .text:
      out = Array(Self.text(table.all, table.themes).utf8)
      for name in table.groups.keys.sorted() {
        guard let group = table.groups[name] else { continue }
        out += Array("\n\(by ?? "") = \(name)\n\(Self.text(group, table.themes))".utf8)
      }
    }
    let sink = try OutputSink(path: "-")
    _ = try sink.write(out)
    try sink.commit()
  }

  private static func removeLineEnd(_ out: inout [UInt8]) {
    if out.last == 0x0A { out.removeLast() }
  }

  private static func json(_ drivers: NamedDriverSummary, _ themes: [String]) -> [UInt8] {
    DriversJSON.bytes(
      DriverAnalysis(drivers.ordered), names: themes, comments: drivers.comments)
  }

  private static func text(_ drivers: NamedDriverSummary, _ themes: [String]) -> String {
    DriversText.text(
      DriverAnalysis(drivers.ordered), names: themes, comments: drivers.comments,
      width: Machine.terminalWidth)
  }
}
