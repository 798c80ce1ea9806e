import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimReport

/// `verbatim discover`: themes nobody has named yet.
struct DiscoverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Find the themes that recur in comments, without a taxonomy or beyond one.",
    discussion: """
      The same comments give the same themes, whatever the order of the rows and the number of \
      workers. Every comment with words that recur gets a theme; the others are counted, with the \
      reason.

      Where the input has a score or dates, each theme says how its comments feel, what goes with \
      the score, and how its share moves; themes that are more frequent in the last period than \
      before (Fisher's exact test, with the number of themes taken into account) come first.

      With --beyond-taxonomy only comments are looked at in which the taxonomy finds nothing, and \
      --format tsv proposes rows for it, to be read and put into a file of your own.

      Examples:
        verbatim discover reviews.csv                        a ranked list to read
        verbatim discover reviews.csv --format json          with examples
        verbatim discover survey.tsv --themes 20 --format jsonl --output themes.jsonl
        verbatim discover survey.csv --score NPS --scale nps --date-column answered
        verbatim discover in.csv --beyond-taxonomy --taxonomy mine.tsv --format tsv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, json, text, tsv }

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions

  @Option(help: "How many themes; as many as the data has when left out.")
  var themes: Int?

  @Option(
    help: "Of more than twice as many comments, so many are learned from and all are assigned.")
  var sample = ThemeDiscovery.Options().sample

  @Flag(
    help:
      "Look only at comments in which the taxonomy (--taxonomy) finds nothing, and propose rows.")
  var beyondTaxonomy = false

  @Option(
    name: [.customLong("score"), .customLong("score-column")],
    help: "The column with the score; found when left out.")
  var score: String?

  @Option(help: "nps, enps, csat, ces or numeric, with :min-max and :low-is-good as needed.")
  var scale: String?

  @Option(help: "The column with the date of each answer; found when left out.")
  var dateColumn: String?

  @Flag(
    inversion: .prefixedNo,
    help: """
      Sentiment, score and trend of each theme. It takes twice the time; on by default where the \
      input has a score or dates.
      """)
  var signals: Bool?

  @Option(
    help: """
      text: a list to read; json: the themes; jsonl: the themes of each comment; tsv: rows for a \
      taxonomy.
      """)
  var format = Format.text

  @Option(help: "The file to write; - for standard output.", completion: .file())
  var output = "-"

  @Option(help: "The file for rejected rows; by default named after the output or input.")
  var rejects: String?

  func validate() throws {
    if let themes, themes < 1 {
      throw ValidationError("--themes \(themes) is out of range: use 1 or more.")
    }
    if sample < 1_000 {
      throw ValidationError("--sample \(sample) is out of range: use 1000 or more.")
    }
    if format == .tsv, !beyondTaxonomy {
      throw ValidationError("--format tsv proposes rows for a taxonomy: add --beyond-taxonomy.")
    }
  }

  func run() async throws {
    try source.keepApart([("--output", output), ("--rejects", rejects)])
    let workers = try engine.workers
    let engine = try engine.makeEngine()
    let input = try source.open()
    let wantsSignals = signals != false && format != .jsonl && format != .tsv
    var overrides = source.overrides
    overrides.score = score
    overrides.date = dateColumn
    overrides.wantsScore = wantsSignals
    let roles = try ColumnRoles.resolve(
      input.layout, sample: input.sample, file: input.file, overrides: overrides)
    InputOptions.say(roles.commentNote, of: input)
    if wantsSignals { InputOptions.say(roles.dateNote, of: input) }
    var reader = CommentPoolReader(engine, roles, sample: sample)
    reader.isBeyond = beyondTaxonomy
    if wantsSignals {
      reader.scale = try ScoreScale.argument(scale, for: roles)
      reader.wantsSignals = signals == true || reader.scale != nil || roles.date != nil
    }
    let sink = try OutputSink(path: output)
    let log = RejectLog(
      path: rejects ?? (output == "-" ? source.baseName : output) + ".rejects.csv",
      isAsked: rejects != nil)
    let progress = ProgressLine(total: Machine.fileSize(source.input))
    let comments = try await reader.read(input, workers: workers, log, progress)
    progress.finish()
    let discovery = ThemeDiscovery(comments.pool, themes: themes)
    let signals = reader.wantsSignals ? comments.signals(of: discovery, reader.scale) : nil
    try write(discovery, signals, engine, ids: comments.ids, to: sink)
    try sink.commit()
    try log.commit()
    log.warn(file: input.file)
    if let score = roles.score,
      let warning = reader.scale.flatMap({
        comments.offScale.warning(file: input.file, scale: $0, column: score.name)
      })
    {
      StandardError.write("verbatim: \(warning)\n")
    }
    if log.counts.rejected > 0 {
      StandardError.write("verbatim: \(log.account)\n")
      throw ExitCode(3)
    }
  }

  private func write(
    _ discovery: ThemeDiscovery, _ signals: ThemeSignals?, _ engine: FeedbackEngine,
    ids: [CommentID], to sink: OutputSink
  ) throws {
    switch format {
    case .json: _ = try sink.write(DiscoveryJSON.bytes(discovery, signals))
    case .text:
      let text = DiscoveryText.text(discovery, signals, width: Machine.terminalWidth)
      _ = try sink.write(Array(text.utf8))
    case .tsv:
      let table = TaxonomyProposal.table(discovery.themes, beyond: engine)
      _ = try sink.write(Array(table.utf8))
    case .jsonl:
      var out: [UInt8] = []
      var json = JSONWriter()
      for (index, assignment) in discovery.assignments.enumerated() {
        DiscoveryJSON.write(
          assignment, id: ids[index].text, themes: discovery.themes, &json, &out)
        guard out.count > 1 << 20 else { continue }
        if try !sink.write(out) { return }
        out.removeAll(keepingCapacity: true)
      }
      _ = try sink.write(out)
    }
  }
}
