import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimReport

/// `verbatim actions`: who should do what.
struct ActionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actions",
    abstract: "For each owner in the taxonomy: root causes with evidence, and whom to answer.",
    discussion: """
      Causes are ranked by what they cost the score, or by complaints when there is none. Every \
      negative comment is to be answered, and every other one that is urgent or waits for a reply; \
      each stands once, with the owner of its worst theme: urgent ones and customers about to leave \
      first, then the lowest score. --actions FILE (columns theme, date, what) adds what past \
      actions changed: complaints and score before the day and from it on.

      Examples:
        verbatim actions survey.csv --score NPS --scale nps
        verbatim actions survey.csv --format csv --keep ticket > replies.csv
        verbatim actions survey.csv --format csv --list causes
        verbatim actions survey.csv --score NPS --scale nps --actions done.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv, text }
  enum List: String, ExpressibleByArgument, CaseIterable { case replies, causes }

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions

  @Option(
    name: [.customLong("score"), .customLong("score-column")],
    help: "The column with the scores, if causes are to be ranked by them.")
  var score: String?
  @Option(
    help: "nps, enps, csat, ces, stars, yesno or numeric; :min-max and :low-is-good as needed.")
  var scale: String?
  @Option(help: "The column with the touchpoint, within which impacts are compared.")
  var touchpointColumn: String?
  @Option(help: "The column with the date of each answer; found when left out.")
  var dateColumn: String?
  @Option(help: "A column kept with each reply, such as a ticket; may be given several times.")
  var keep: [String] = []
  @Option(
    help: "A table of past actions with the columns theme, date and what.", completion: .file())
  var actions: String?
  @Option(help: "What a CSV lists: replies or causes.") var list = List.replies
  @Option(help: "json, csv or text.") var format = Format.text
  @Option(help: "How many causes and replies of each owner the text shows.") var top = 5

  func run() async throws {
    guard (score == nil) == (scale == nil) else {
      throw ValidationError("--score and --scale go together: name the column and what it holds.")
    }
    guard top > 0 else { throw ValidationError("--top \(top) is out of range: use 1 or more.") }
    let scale = try scale.map { try ScoreScale.argument($0) }
    let workers = try engine.workers
    let masksPersonalData = engine.masksPersonalData
    let engine = try engine.makeEngine()
    let past = try actions.map { try PastAction.read($0, engine.themes.map(\.id)) } ?? []
    let input = try source.open()
    var overrides = source.overrides
    overrides.score = score
    overrides.date = dateColumn
    overrides.touchpoint = touchpointColumn
    overrides.wantsScore = score != nil
    let roles = try ColumnRoles.resolve(
      input.layout, sample: input.sample, file: input.file, overrides: overrides)
    if !past.isEmpty { InputOptions.say(roles.dateNote, of: input) }
    if !past.isEmpty, roles.date == nil {
      throw ValidationError("no column of dates was found: name it with --date-column.")
    }
    let kept = try keep.map {
      try input.layout.column(named: $0, option: "--keep", file: input.file)
    }
    let log = RejectLog(path: source.baseName + ".rejects.csv")
    let job = ActionsJob(
      engine: engine, roles: roles, scale: score == nil ? nil : scale, kept: kept,
      masksPersonalData: masksPersonalData)
    let notes = try await job.run(input, workers: workers, log)
    try log.commit()
    log.warn(file: input.file)
    var analysis: DriverAnalysis?
    if let drivers = notes.summary.namedDrivers {
      analysis = await DriverAnalysis(drivers, workers: workers)
    }
    var plan = ActionPlan(
      themes: engine.themes, summary: notes.summary, complaints: notes.complaints,
      replies: notes.replies, analysis: analysis, references: keep,
      lowIsGood: scale?.lowIsGood ?? false)
    plan.effects = past.map { notes.effect(of: $0) }
    let bytes =
      switch (format, list) {
      case (.json, _): ActionsJSON.bytes(plan)
      case (.csv, .replies): ActionsTable.replies(plan)
      case (.csv, .causes): ActionsTable.causes(plan)
      case (.text, _):
        Array(ActionsText.text(plan, width: Machine.terminalWidth, top: top).utf8)
      }
    try OutputSink.write(bytes, to: "-")
    if let scale, let score,
      let warning = notes.offScale.warning(file: input.file, scale: scale, column: score)
    {
      StandardError.write("verbatim: \(warning)\n")
    }
    if log.counts.rejected > 0 {
      StandardError.write("verbatim: \(log.account)\n")
      throw ExitCode(3)
    }
  }
}
