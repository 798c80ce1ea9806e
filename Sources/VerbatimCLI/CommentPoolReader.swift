import ArgumentParser
import Verbatim
import VerbatimIO

/// Reads the comments of an export for discovery, on several workers.
struct CommentPoolReader: Sendable {
  private let reader: DiscoveryReader
  private let roles: ColumnRoles
  private let sample: Int
  /// Of the ratings; nil when they are not wanted.
  var scale: ScoreScale?
  var wantsSignals = false
  /// Looks only at comments in which the taxonomy finds nothing.
  var isBeyond = false

  init(_ engine: FeedbackEngine, _ roles: ColumnRoles, sample: Int) {
    reader = DiscoveryReader(engine)
    self.roles = roles
    self.sample = sample
  }

  /// Comments with their ids, and what else is known of them.
  struct Comments: Sendable {
    var pool: CommentPool
    var ids: [CommentID] = []
    var known: [ThemeSignals.Comment] = []
    var offScale = OffScale()

    /// What the themes' comments say besides, by periods that suit the time they span.
    func signals(of discovery: ThemeDiscovery, _ scale: ScoreScale?) -> ThemeSignals {
      let periods = SurveyPeriods(spanning: known.compactMap(\.day))
      return ThemeSignals(
        discovery, known, scale: scale, periods: periods?.names ?? [],
        period: { periods?.place(ofDay: $0) })
    }
  }

  private struct Part: Sendable {
    var corpus = DiscoveryCorpus()
    var keys = TermKeys()
    var ids: [CommentID] = []
    var known: [ThemeSignals.Comment] = []
    var offScale = OffScale()
    var counts = RowCounts()
    var rejects: [Reject] = []
    var bytesRead: Int
  }

  /// What one worker reads with.
  private struct Worker: Sendable {
    var parser: RecordParser
    var scratch = TagScratch()
    var before = ReadComments()
  }

  func read(
    _ input: SharedBlockReader, workers: Int, _ log: RejectLog, _ progress: ProgressLine
  ) async throws -> Comments {
    let all = Shared(Comments(pool: CommentPool(limit: sample)))
    try await BlockPipeline.run(
      input, workers: workers, makeWorker: { Worker(parser: input.makeParser()) },
      process: { block, worker in read(block, &worker) },
      deliver: { part in
        try log.add(part.counts, part.rejects)
        progress.advance(rows: part.counts.rows, bytes: part.bytesRead)
        all.withLock { all in
          all.pool.append(part.corpus, keys: part.keys)
          all.ids += part.ids
          all.known += part.known
          all.offScale.merge(part.offScale)
        }
        return true
      })
    return all.withLock { all in
      defer { all = Comments(pool: CommentPool(limit: sample)) }
      return all
    }
  }

  private func read(_ block: RecordBlock, _ worker: inout Worker) -> Part {
    var part = Part(bytesRead: block.bytes.count)
    // Taken out, since the parser and the others cannot be changed through `worker` at once.
    var scratch = TagScratch()
    swap(&scratch, &worker.scratch)
    var before = ReadComments()
    swap(&before, &worker.before)
    part.counts = worker.parser.parse(
      block,
      record: { fields, position in
        var position = position
        for (answer, column) in roles.comments.enumerated() {
          position.answer = answer
          read(fields, column.choice.column, position, &before, &scratch, &part)
          part.ids.append(RowTagger.id(fields, position, roles))
        }
      },
      rejected: { part.rejects.append($0) })
    part.keys = part.corpus.keys
    swap(&scratch, &worker.scratch)
    swap(&before, &worker.before)
    return part
  }

  private func read(
    _ fields: borrowing RecordFields, _ column: Int, _ position: RecordPosition,
    _ before: inout ReadComments, _ scratch: inout TagScratch, _ part: inout Part
  ) {
    let text = fields.bytes.span.extracting(fields.range(column) ?? 0..<0)
    guard wantsSignals || isBeyond else {
      reader.read(text, before: &before, scratch: &scratch, into: &part.corpus)
      return
    }
    var context = RowContext()
    context.source = roles.commentSource
    let comment = reader.readTagging(
      text, context, isBeyond: isBeyond, scratch: &scratch, into: &part.corpus)
    guard wantsSignals else { return }
    var known = ThemeSignals.Comment(polarity: comment.sentiment.label)
    if let scale {
      switch RatingReading(fields, roles, scale) {
      case .none: break
      case .rating(let rating): known.rating = rating
      case .offScale(let found): part.offScale.add(line: position.line, found: found)
      }
    }
    known.day = roles.day(fields)?.dayNumber
    part.known.append(known)
  }
}

extension ScoreScale {
  /// The scale of an option, or of the score that was found; nil without a score.
  static func argument(_ text: String?, for roles: ColumnRoles) throws -> ScoreScale? {
    guard roles.score != nil else {
      if text != nil {
        throw ValidationError("--scale is given but no score column was found: use --score-column.")
      }
      return nil
    }
    return try (text ?? roles.scale?.argument).map { try argument($0) }
  }
}
