import Verbatim
import VerbatimIO
import VerbatimReport

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
    let day = roles.day(fields)?.dayNumber
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
