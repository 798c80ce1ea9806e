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

/// Something that was done about a theme.
struct PastAction: Sendable {
  var theme: Int
  var day: SurveyDate
  var what: String

  /// Reads a table with the columns theme, date and what.
  static func read(_ path: String, _ themes: [String]) throws -> [PastAction] {
    let input = SharedBlockReader(try BlockReader(ByteSource.open(path), options: ReadingOptions()))
    let columns = try ["theme", "date", "what"].map {
      try input.layout.column(named: $0, option: "--actions", file: input.file)
    }
    var found: [PastAction] = []
    var problem: ReadingError?
    var parser = input.makeParser()
    while let block = try input.next() {
      _ = parser.parse(
        block,
        record: { fields, position in
          let cells = columns.map { fields.text($0) ?? "" }
          guard let theme = themes.firstIndex(of: cells[0]) else {
            problem =
              problem
              ?? ReadingError(
                .unknownColumn, file: path, line: position.line,
                expected: "a theme of the taxonomy", found: "'\(cells[0])'",
                mend: "`verbatim taxonomy show` lists the ids of the themes.")
            return
          }
          guard let day = SurveyDate(parsing: cells[1], order: .dayFirst) else {
            problem =
              problem
              ?? ReadingError(
                .unknownColumn, file: path, line: position.line,
                expected: "a day such as 2026-03-01", found: "'\(cells[1])'",
                mend: "Correct the date in this line.")
            return
          }
          found.append(PastAction(theme: theme, day: day, what: cells[2]))
        },
        rejected: { reject in
          problem =
            problem
            ?? ReadingError(
              .unreadable, file: path, line: reject.line, expected: reject.expected,
              found: reject.found, mend: reject.mend)
        })
    }
    if let problem { throw problem }
    return found
  }
}

/// What is noted of the comments for an action plan. Parts add up in the order of the input.
struct ActionNotes: Sendable {
  var summary: FeedbackSummary
  /// For each theme the comments that complain of it.
  var complaints: [[String]]
  /// The days of these comments, `nil` where unknown.
  var complaintDays: [[Int?]]
  /// The days of all comments.
  var days: [Int?] = []
  var replies: [Reply] = []
  var offScale = OffScale()

  mutating func merge(_ other: ActionNotes) {
    summary.merge(other.summary)
    for theme in complaints.indices {
      complaints[theme] += other.complaints[theme]
      complaintDays[theme] += other.complaintDays[theme]
    }
    days += other.days
    replies += other.replies
    offScale.merge(other.offScale)
  }

  /// What an action changed: the day itself counts as after.
  func effect(of action: PastAction) -> ActionEffect {
    let day = action.day.dayNumber
    func split(_ days: [Int?]) -> (before: Int, after: Int) {
      (days.count { $0.map { $0 < day } ?? false }, days.count { $0.map { $0 >= day } ?? false })
    }
    let (comments, complaints) = (split(days), split(complaintDays[action.theme]))
    let table = summary.namedDrivers?.responses
    let change = table.flatMap { table in
      ScoreChange(
        before: table.filtered {
          table.days[$0] != ResponseTable.noDay && Int(table.days[$0]) < day
        },
        after: table.filtered { Int(table.days[$0]) >= day })
    }
    return ActionEffect(
      theme: action.theme, date: action.day.description, what: action.what,
      before: (comments.before, complaints.before), after: (comments.after, complaints.after),
      change: change)
  }
}

/// Reads an export for an action plan.
struct ActionsJob: Sendable {
  let engine: FeedbackEngine
  let roles: ColumnRoles
  let scale: ScoreScale?
  /// Columns kept with each reply.
  let kept: [Int]
  var masksPersonalData = false

  func run(
    _ input: SharedBlockReader, workers: Int, _ log: RejectLog
  ) async throws -> ActionNotes {
    let total = Shared(emptyNotes)
    try await BlockPipeline.run(
      input, workers: workers,
      makeWorker: {
        RowTagger(engine, input, roles, scale: scale, masksPersonalData: masksPersonalData)
      },
      process: { block, worker in
        var notes = emptyNotes
        var rejects: [Reject] = []
        let counts = worker.tag(
          block,
          row: { fields, range, comment, position, _ in
            add(comment, fields, range, position, to: &notes)
          },
          rejected: { rejects.append($0) })
        return (notes, counts, rejects)
      },
      deliver: { notes, counts, rejects in
        try log.add(counts, rejects)
        total.withLock { $0.merge(notes) }
        return true
      })
    return total.withLock { $0 }
  }

  private var emptyNotes: ActionNotes {
    ActionNotes(
      summary: FeedbackSummary(themeCount: engine.themes.count, scale: scale),
      complaints: [[String]](repeating: [], count: engine.themes.count),
      complaintDays: [[Int?]](repeating: [], count: engine.themes.count))
  }

  private func add(
    _ comment: TaggedComment, _ fields: borrowing RecordFields, _ range: Range<Int>,
    _ position: RecordPosition, to notes: inout ActionNotes
  ) {
    var rating: Double?
    if let scale {
      switch RatingReading(fields, roles, scale) {
      case .none: break
      case .offScale(let found): notes.offScale.add(line: position.line, found: found)
      case .rating(let value): rating = value
      }
    }
    var day: Int?
    if let date = roles.date, let order = roles.dateOrder?.order,
      let text = fields.text(date.column)
    {
      day = SurveyDate(parsing: text, order: order)?.dayNumber
    }
    let id = RowTagger.id(fields, position, roles).text
    let text = String(decoding: fields.bytes[range], as: UTF8.self)
    var context = FeedbackSummary.Context(
      id: id, text: text, rating: rating,
      touchpoint: roles.touchpoint.flatMap { fields.text($0.column) })
    context.day = day
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      notes.summary.addWithoutText(context)
      return
    }
    notes.summary.add(comment, context)
    notes.days.append(day)
    let complained = comment.themes.filter {
      $0.sentiment.label == .negative || $0.sentiment.label == .mixed
    }.sorted { $0.sentiment.score < $1.sentiment.score }
    for mention in complained {
      notes.complaints[mention.themeIndex].append(id)
      notes.complaintDays[mention.themeIndex].append(day)
    }
    let label = comment.sentiment.label
    let isNegative = label == .negative || label == .mixed || !complained.isEmpty
    let waits = comment.intents.contains { [.urgent, .needsReply, .churnRisk].contains($0) }
    guard isNegative || waits else { return }
    let worst = complained.first
    let phrase = comment.painPoints.first { $0.themeIndex == worst?.themeIndex }?.range
    notes.replies.append(
      Reply(
        id: id, text: text, theme: worst?.themeIndex,
        others: complained.dropFirst().map(\.themeIndex),
        phrase: phrase.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) } ?? text,
        sentiment: comment.sentiment.score, rating: rating,
        flags: comment.flags.map(\.rawValue) + comment.intents.map(\.rawValue),
        references: kept.map { fields.text($0) ?? "" }, isNegative: isNegative,
        record: position.record))
  }
}
