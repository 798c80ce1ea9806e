import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimReport

/// `verbatim discover`: themes nobody has named yet.
struct DiscoverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Find the themes that recur in comments, without a taxonomy.",
    discussion: """
      The same comments give the same themes, whatever the order of the rows and the number of \
      workers. Every comment with words that recur gets a theme; the others are counted, with the \
      reason.

      Examples:
        verbatim discover reviews.csv                        a ranked list to read
        verbatim discover reviews.csv --format json          the themes with phrases and examples
        verbatim discover survey.tsv --themes 20 --format jsonl --output themes.jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, json, text }

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions

  @Option(help: "How many themes; as many as the data has when left out.")
  var themes: Int?

  @Option(help: "Of more comments than this, so many are learned from and all are assigned.")
  var sample = 12_000

  @Option(help: "text: a list to read; json: the themes; jsonl: the themes of each comment.")
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
  }

  func run() async throws {
    let workers = try engine.workers
    let engine = try engine.makeEngine()
    let input = try source.open()
    var overrides = ColumnOverrides()
    overrides.texts = source.textColumns
    overrides.id = source.idColumn
    overrides.wantsScore = false
    let roles = try ColumnRoles.resolve(
      input.layout, sample: input.sample, file: input.file, overrides: overrides)
    InputOptions.say(roles.commentNote, of: input)
    let sink = try OutputSink(path: output)
    let log = RejectLog(
      path: rejects ?? (output == "-" ? source.baseName : output) + ".rejects.csv")
    let progress = ProgressLine(total: Machine.fileSize(source.input))
    let all = Shared(Comments())
    let reader = DiscoveryReader(engine)
    try await BlockPipeline.run(
      input, workers: workers, makeWorker: { Worker(parser: input.makeParser()) },
      process: { block, worker in Self.read(block, &worker, reader, roles) },
      deliver: { part in
        try log.add(part.counts, part.rejects)
        progress.advance(rows: part.counts.rows, bytes: part.bytesRead)
        all.withLock { $0.append(part.comments) }
        return true
      })
    progress.finish()
    let comments = all.withLock { comments in
      defer { comments = Comments() }
      return comments
    }
    let discovery = ThemeDiscovery(
      comments.corpus, options: ThemeDiscovery.Options(themes: themes, sample: sample))
    try write(discovery, ids: comments.ids, to: sink)
    try sink.commit()
    try log.commit()
    log.warnIfEmpty(file: input.file)
    if log.counts.rejected > 0 {
      StandardError.write("verbatim: \(log.account)\n")
      throw ExitCode(3)
    }
  }

  /// Comments with their ids.
  private struct Comments: Sendable {
    var corpus = DiscoveryCorpus()
    var ids: [CommentID] = []

    mutating func append(_ other: Comments) {
      corpus.append(other.corpus)
      ids += other.ids
    }
  }

  private struct Part: Sendable {
    var comments = Comments()
    var counts = RowCounts()
    var rejects: [Reject] = []
    var bytesRead: Int
  }

  /// What one worker reads with.
  private struct Worker: Sendable {
    var parser: RecordParser
    var scratch = TagScratch()
  }

  private static func read(
    _ block: RecordBlock, _ worker: inout Worker, _ reader: DiscoveryReader, _ roles: ColumnRoles
  ) -> Part {
    var part = Part(bytesRead: block.bytes.count)
    // Taken out, since the parser and the scratch cannot be changed through `worker` at once.
    var scratch = TagScratch()
    swap(&scratch, &worker.scratch)
    part.counts = worker.parser.parse(
      block,
      record: { fields, position in
        var position = position
        for (answer, column) in roles.comments.enumerated() {
          let range = fields.range(column.choice.column) ?? 0..<0
          position.answer = answer
          reader.read(
            fields.bytes.span.extracting(range), scratch: &scratch, into: &part.comments.corpus)
          part.comments.ids.append(RowTagger.id(fields, position, roles))
        }
      },
      rejected: { part.rejects.append($0) })
    swap(&scratch, &worker.scratch)
    return part
  }

  private func write(_ discovery: ThemeDiscovery, ids: [CommentID], to sink: OutputSink) throws {
    switch format {
    case .json: _ = try sink.write(DiscoveryJSON.bytes(discovery))
    case .text:
      let text = DiscoveryText.text(discovery, width: Machine.terminalWidth)
      _ = try sink.write(Array(text.utf8))
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
