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
        verbatim tag survey.tsv --text-column "Góp ý" --format csv > tagged.csv
        cat comments.jsonl | verbatim tag - --taxonomy my-themes.tsv | head
        verbatim tag reviews.csv --trace | head -1       why each sentiment was given
        verbatim tag survey.csv --taxonomy apps,general --mask-pii --format csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, csv }

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions

  @Option(help: "jsonl, or csv: the columns of the export with the tags behind them.")
  var format = Format.jsonl

  @Option(help: "The file to write; - for standard output.", completion: .file())
  var output = "-"

  @Option(help: "The file for rejected rows; by default named after the output or input.")
  var rejects: String?

  @Flag(help: "Add the opinions behind each sentiment, with all that bears on them.")
  var trace = false

  @Option(help: "The column with what each comment answers; found by its name when left out.")
  var questionColumn: String?

  @Option(help: "The column with the scores; comments that contradict theirs are flagged.")
  var scoreColumn: String?

  @Option(help: "The scale of the scores: nps, csat, numeric:1-5, numeric:1-5:low-is-good, …")
  var scale: String?

  @Flag(help: "Let the score count towards the sentiment.")
  var useScore = false

  func validate() throws {
    if (scoreColumn == nil) != (scale == nil) {
      throw ValidationError("--score-column and --scale go together.")
    }
    if useScore, scoreColumn == nil {
      throw ValidationError("--use-score needs --score-column and --scale.")
    }
  }

  func run() async throws {
    let scale = try scale.map { try ScoreScale.argument($0) }
    let workers = try engine.workers
    let masksPersonalData = engine.masksPersonalData
    let engine = try engine.makeEngine()
    let input = try source.open()
    var overrides = ColumnOverrides()
    overrides.text = source.textColumn
    overrides.id = source.idColumn
    overrides.question = questionColumn
    overrides.score = scoreColumn
    overrides.wantsScore = false
    let roles = try ColumnRoles.resolve(
      input.layout, sample: input.sample, file: input.file, overrides: overrides)
    let sink = try OutputSink(path: output)
    let log = RejectLog(
      path: rejects ?? (output == "-" ? source.baseName : output) + ".rejects.csv")
    let progress = ProgressLine(total: Machine.fileSize(source.input))
    if format == .csv {
      var header: [UInt8] = []
      var csv = TaggedCommentCSV()
      csv.header(input.layout, &header)
      _ = try sink.write(header)
    }
    try await BlockPipeline.run(
      input, workers: workers,
      makeWorker: { [useScore, trace] in
        RowTagger(
          engine, input, roles, scale: scale, usesScore: useScore, wantsTrace: trace,
          masksPersonalData: masksPersonalData)
      },
      process: { [format] block, worker in
        Self.tag(block, &worker, roles, format)
      },
      deliver: { result in
        try log.add(result.counts, result.rejects)
        progress.advance(rows: result.counts.rows, bytes: result.bytesRead)
        return try sink.write(result.bytes)
      })
    progress.finish()
    try sink.commit()
    try log.commit()
    log.warnIfEmpty(file: input.file)
    if log.counts.rejected > 0 {
      StandardError.write("verbatim: \(log.account)\n")
      throw ExitCode(3)
    }
  }

  private struct Result: Sendable {
    var bytes: [UInt8] = []
    var counts = RowCounts()
    var rejects: [Reject] = []
    var bytesRead: Int
  }

  private static func tag(
    _ block: RecordBlock, _ worker: inout RowTagger, _ roles: ColumnRoles, _ format: Format
  ) -> Result {
    var result = Result(bytesRead: block.bytes.count)
    result.bytes.reserveCapacity(block.bytes.count * 4)
    var csv = TaggedCommentCSV()
    result.counts = worker.tag(
      block,
      row: { fields, range, comment, position, trace in
        let text = fields.bytes.span.extracting(range)
        switch format {
        case .jsonl:
          TaggedCommentJSON.write(
            comment, id: RowTagger.id(fields, position, roles), text: text,
            trace: trace, &result.bytes)
        case .csv:
          csv.row(comment, fields, text: text, &result.bytes)
        }
      },
      rejected: { result.rejects.append($0) })
    return result
  }
}
