import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimReport
import VerbatimSQLite

/// `verbatim report`: the main job, from an export to something to act on.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "Read an export, tag it, and report what hurts, what pleases and what moves the score.",
    discussion: """
      Finds the columns by name (Vietnamese, Thai, English) and content and says what \
      it took for what; options name them where it is in doubt. Prints a summary and \
      writes report.html, \
      tagged.csv, summary.json and, if rows had to be rejected, rejects.csv.

      Examples:
        verbatim report survey.csv
        verbatim report patients.jsonl --score score --scale numeric:1-5:low-is-good
        verbatim report reviews.tsv --output october --page-language vi
        verbatim report october.csv --sqlite results.sqlite --wave 2026-10
      """)

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions

  @Option(
    name: [.customLong("score-column"), .customLong("score")],
    help: "The column with the score; found when left out.")
  var scoreColumn: String?

  @Option(
    help: "nps, enps, csat, ces, stars, yesno or numeric; :min-max and :low-is-good as needed.")
  var scale: String?

  @Option(help: "The column with the date of each answer.") var dateColumn: String?
  @Option(help: "The column with the touchpoint (journey step, service).")
  var touchpointColumn: String?
  @Option(help: "A column to group by; may be given several times.")
  var segmentColumn: [String] = []

  @Option(help: "The folder to write to; made if needed.", completion: .directory)
  var output = "verbatim-report"

  @Option(
    help: "A database to which the comments, mentions, themes and drivers are added as a wave.",
    completion: .file())
  var sqlite: String?
  @Option(help: "The name of the wave in the database; by default that of the export.")
  var wave: String?

  @Option(help: "The language of report.html: en, vi or th.") var pageLanguage = "en"
  @Option(help: "How many pain points and strengths to print.") var top = 8

  func validate() throws {
    if wave != nil, sqlite == nil {
      throw ValidationError("--wave names a wave in a database: it needs --sqlite FILE.")
    }
    guard top > 0 else { throw ValidationError("--top \(top) is out of range: use 1 or more.") }
  }

  func run() async throws {
    guard ["en", "vi", "th"].contains(pageLanguage) else {
      throw ValidationError("'\(pageLanguage)' is no language of the page: use en, vi or th.")
    }
    try source.keepApart(
      ["report.html", "tagged.csv", "summary.json", "rejects.csv"].map {
        ("--output", "\(self.output)/\($0)")
      })
    let workers = try engine.workers
    let masksPersonalData = engine.masksPersonalData
    let engine = try engine.makeEngine()
    let input = try source.open()
    let roles = try ColumnRoles.resolve(
      input.layout, sample: input.sample, file: input.file, overrides: overrides)
    let scale = try scale(for: roles)
    let output = output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output
    let wave = wave ?? source.baseName
    let database = try sqlite.map { try ResultDatabase(path: $0, wave: wave) }
    try Machine.makeFolder(output)
    let job = ReportJob(
      engine: engine, roles: roles, scale: scale, scaleIsGiven: self.scale != nil,
      layout: input.layout,
      masksPersonalData: masksPersonalData, wantsRows: database != nil)
    let tagged = try OutputSink(path: output + "/tagged.csv")
    let log = RejectLog(path: output + "/rejects.csv")
    let progress = ProgressLine(total: Machine.fileSize(source.input))
    let result = try await job.run(
      input, workers: workers, tagged: tagged, database: database, log: log, progress: progress)
    progress.finish()

    var content = await job.content(result, log, input: input, workers: workers)
    if self.engine.taxonomy == FeedbackEngine.generalTaxonomy {
      content.notes += try ReportJob.fittingTaxonomies(result.sample)
    }
    try write(HTMLReport(content, language: pageLanguage).bytes(), output + "/report.html")
    try write(SummaryJSON.bytes(content), output + "/summary.json")
    try tagged.commit()
    try database?.commit(
      RunRow(wave: wave, taxonomy: self.engine.taxonomy, content), themes: ThemeRow.all(content),
      drivers: DriverRow.all(content))
    if log.counts.rejected > 0 {
      try log.commit()
    } else {
      Machine.removeFile(log.path)
    }
    let facts = RunFacts(
      version: content.version, date: Machine.today, taxonomies: [self.engine.taxonomy],
      seconds: progress.seconds,
      commentsPerSecond: Double(log.counts.accepted) / max(progress.seconds, 1e-6),
      files: Self.files(in: output, rejected: log.counts.rejected)
        + (sqlite.map { [(path: $0, content: "the wave '\(wave)' for queries")] } ?? []))
    let text = TerminalReport(
      content, facts: facts, width: Machine.terminalWidth, useColor: Machine.wantsColor, top: top
    ).text()
    let screen = try OutputSink(path: "-")
    _ = try screen.write(Array(text.utf8))
    try screen.commit()
    if log.counts.rejected > 0 { throw ExitCode(3) }
  }

  private var overrides: ColumnOverrides {
    var overrides = source.overrides
    overrides.score = scoreColumn
    overrides.date = dateColumn
    overrides.touchpoint = touchpointColumn
    overrides.segments = segmentColumn
    return overrides
  }

  private func scale(for roles: ColumnRoles) throws -> ScoreScale? {
    guard roles.score != nil else {
      if scale != nil {
        throw ValidationError("--scale is given but no score column was found: use --score-column.")
      }
      return nil
    }
    return try (scale ?? roles.scale?.argument).map { try ScoreScale.argument($0) }
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    let sink = try OutputSink(path: path)
    _ = try sink.write(bytes)
    try sink.commit()
  }

  private static func files(
    in output: String, rejected: Int
  ) -> [(path: String, content: String)] {
    var files = [
      (path: output + "/report.html", content: "the report as a page"),
      (path: output + "/tagged.csv", content: "every row with its tags"),
      (path: output + "/summary.json", content: "the figures for programs"),
    ]
    if rejected > 0 {
      files.append((path: output + "/rejects.csv", content: "rows that could not be read, and why"))
    }
    return files
  }
}
