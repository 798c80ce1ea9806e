import ArgumentParser
import Verbatim
import VerbatimIO

/// `verbatim tag`: every comment with its tags, streaming.
struct TagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Tag every comment: language, sentiment, themes with evidence, pain points.",
    discussion: """
      Reads an export of any size in little memory and writes one row a comment, in \
      input order. \
      Offsets are UTF-8 bytes into the comment as it came, half open.

      Examples:
        verbatim tag reviews.csv --output tagged.jsonl
        verbatim tag survey.xlsx --text-column "Comments" --format csv > tagged.csv
        verbatim tag q.csv --text-column Q2 --text-column Q7 --output out.jsonl
        verbatim tag large.csv.gz --output tagged.jsonl --resume
        cat comments.jsonl | verbatim tag - --taxonomy my-themes.tsv | head
        verbatim tag reviews.csv --trace | head -1       why each sentiment was given
        verbatim tag survey.csv --taxonomy apps,general --mask-pii --format csv
        verbatim tag may.csv --summary may.json --output may.jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, csv }

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions

  @Option(help: "jsonl, or csv: the columns of the export with the tags behind them.")
  var format = Format.jsonl

  @Flag(help: "Write the table as Excel opens it everywhere: UTF-16, tabs between columns.")
  var excel = false

  @Flag(help: "Go on where an interrupted run of the same command has stopped.")
  var resume = false

  @Option(help: "The file to write; - for standard output.", completion: .file())
  var output = "-"

  @Option(help: "The file for rejected rows; by default named after the output or input.")
  var rejects: String?

  @Flag(help: "Add the opinions behind each sentiment, with all that bears on them.")
  var trace = false

  @Option(help: "The column with what each comment answers; found by its name when left out.")
  var questionColumn: String?

  @Option(
    name: [.customLong("score-column"), .customLong("score")],
    help: "The column with the scores; comments that contradict theirs are flagged.")
  var scoreColumn: String?

  @Option(
    help: "The scale of the scores: nps, csat, numeric:1-5, numeric:1-5:low-is-good and others.")
  var scale: String?

  @Flag(help: "Let the score count towards the sentiment.")
  var useScore = false

  @OptionGroup var part: SummaryPartOptions

  func validate() throws {
    if (scoreColumn == nil) != (scale == nil) {
      throw ValidationError("--score-column and --scale go together.")
    }
    if excel, format != .csv {
      throw ValidationError("--excel is for tables: it needs --format csv.")
    }
    if resume, output == "-" {
      throw ValidationError("--resume needs --output FILE: a pipe cannot be gone on with.")
    }
    try part.check(resumes: resume)
    if useScore, scoreColumn == nil {
      throw ValidationError("--use-score needs --score-column and --scale.")
    }
  }

  func run() async throws {
    // A table keeps all of the export, so it may take its place.
    let replacesInput = format == .csv && Machine.isSameFile(source.input, output)
    try source.keepApart([
      ("--output", replacesInput ? nil : output), ("--rejects", rejects), ("--summary", part.path),
    ])
    let scale = try scale.map { try ScoreScale.argument($0) }
    let workers = try engine.workers
    let tagging = part.path == nil ? "" : try engineSettings()
    let masksPersonalData = engine.masksPersonalData
    let engine = try engine.makeEngine()
    let input = try source.open()
    var overrides = source.overrides
    overrides.question = questionColumn
    overrides.score = scoreColumn
    overrides.wantsScore = false
    overrides.date = part.dateColumn
    // No row of the beginning can be read: if that is all, they are rejected, each with its reason.
    let isUnreadable = input.layout.columns.isEmpty
    if isUnreadable {
      overrides = ColumnOverrides()
      overrides.needsComment = false
    }
    let roles = try ColumnRoles.resolve(
      input.layout, sample: input.sample, file: input.file, overrides: overrides)
    InputOptions.say(roles.commentNote, of: input)
    let sink = try OutputSink(
      path: output, settings: try settings(roles, scale: scale), resumes: resume)
    let log = RejectLog(
      path: rejects ?? (output == "-" ? source.baseName : output) + ".rejects.csv",
      isAsked: rejects != nil, takesOver: rejects == nil && sink.isClaimed)
    let job = try part.path.map { _ in
      try SummaryPartJob(
        part, engine, input.layout, roles, scale: scale, tagging: tagging, file: input.file)
    }
    let whole = Shared(job?.empty)
    let progress = ProgressLine(total: Machine.fileSize(source.input))
    if format == .csv, sink.blocksDone == 0 {
      var header: [UInt8] = []
      var csv = TaggedCommentCSV(roles, input.layout, options: csvOptions)
      csv.header(input.layout, &header)
      _ = try sink.write(
        excel ? UTF16Text.byteOrderMark + UTF16Text.bytes(header) : header)
    }
    let blocksDone = sink.blocksDone
    try await BlockPipeline.run(
      input, workers: workers,
      makeWorker: { [useScore, trace] in
        RowTagger(
          engine, input, roles, scale: scale, usesScore: useScore, wantsTrace: trace,
          masksPersonalData: masksPersonalData)
      },
      process: { [format, csvOptions, excel, layout = input.layout] block, worker in
        guard block.index >= blocksDone else { return Self.skip(block, &worker) }
        var result = Self.tag(block, &worker, roles, layout, format, csvOptions, job)
        if excel { result.bytes = UTF16Text.bytes(result.bytes) }
        return result
      },
      deliver: { [output] result in
        try log.add(result.counts, result.rejects)
        if isUnreadable, result.counts.accepted > 0 { throw Self.noColumns(input.file) }
        progress.advance(rows: result.counts.rows, bytes: result.bytesRead)
        if let part = result.part { whole.withLock { $0?.merge(part) } }
        let isRead = try sink.write(result.bytes)
        try sink.endBlock(checksum: result.checksum)
        if result.index + 1 == blocksDone {
          StandardError.write("verbatim: \(output): goes on behind row \(log.counts.rows)\n")
        }
        return isRead
      })
    progress.finish()
    try sink.commit()
    try log.commit()
    if let path = part.path, var whole = whole.withLock({ $0 }) {
      whole.rejected = log.counts.rejected
      try OutputSink.write(SummaryPartJSON.bytes(whole), to: path)
    }
    log.warn(file: input.file)
    if log.counts.rejected > 0 {
      StandardError.write("verbatim: \(log.account)\n")
      throw ExitCode(3)
    }
  }

  private static func noColumns(_ file: String) -> ReadingError {
    ReadingError(
      .noCommentColumn, file: file, expected: "a row that can be read among the first",
      found: "\(SampleRecords.size) that cannot",
      mend: "Run verbatim check to see what is wrong with each.")
  }

  /// How cells are written.
  private var csvOptions: CSVWriter.Options { excel ? .excel : CSVWriter.Options() }

  /// All that the tags depend on besides the comments, as a check sum.
  private func engineSettings() throws -> String {
    let text = try engine.settings() + (useScore ? " score" : "")
    return String(BlockChecksum.of(Array(text.utf8)), radix: 16)
  }

  /// All that the output depends on besides the input.
  private func settings(_ roles: ColumnRoles, scale: ScoreScale?) throws -> String {
    let columns = roles.described.map { "\($0.role)=\($0.choice.column)" }
    var parts = [
      VerbatimCommand.version, format.rawValue, "\(excel) \(trace) \(useScore)",
      scale.map { "\($0)" } ?? "", "\(source.maximumField)",
    ]
    parts += columns
    parts.append(try engine.settings())
    return "\(BlockChecksum.of(Array(parts.joined(separator: "\u{1F}").utf8)))"
  }

  private struct Result: Sendable {
    var index: Int
    var checksum: UInt64
    var bytes: [UInt8] = []
    var counts = RowCounts()
    var rejects: [Reject] = []
    var bytesRead: Int
    var part: SummaryPart?

    init(_ block: RecordBlock) {
      index = block.index
      checksum = BlockChecksum.of(block.bytes)
      bytesRead = block.bytes.count
    }
  }

  /// A block that an interrupted run has tagged: only what became of its rows is found out again.
  private static func skip(_ block: RecordBlock, _ worker: inout RowTagger) -> Result {
    var result = Result(block)
    result.counts = worker.skip(block) { result.rejects.append($0) }
    return result
  }

  private static func tag(
    _ block: RecordBlock, _ worker: inout RowTagger, _ roles: ColumnRoles, _ layout: ExportLayout,
    _ format: Format, _ csvOptions: CSVWriter.Options, _ job: SummaryPartJob?
  ) -> Result {
    var result = Result(block)
    result.bytes.reserveCapacity(block.bytes.count * 4)
    var csv = TaggedCommentCSV(roles, layout, options: csvOptions)
    var part = job?.empty
    var answered = RecordThemes()
    result.counts = worker.tag(
      block,
      row: { fields, range, comment, position, trace in
        if var own = part.take() {
          job?.add(comment, fields, range, position, &answered, to: &own)
          part = own
        }
        let text = fields.bytes.span.extracting(range)
        switch format {
        case .jsonl:
          TaggedCommentJSON.write(
            comment, id: RowTagger.id(fields, position, roles), text: text,
            question: roles.question(position), trace: trace, &result.bytes)
        case .csv:
          csv.row(
            text.hasWords ? comment : nil, fields, position, text: text, &result.bytes)
        }
      },
      rejected: { result.rejects.append($0) })
    result.part = part
    return result
  }
}
