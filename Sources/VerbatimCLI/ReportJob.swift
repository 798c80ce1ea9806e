import Verbatim
import VerbatimIO
import VerbatimReport
import VerbatimSQLite

/// Tags an export for a report: the table goes to a file row by row, the rest is summed up.
struct ReportJob: Sendable {
  let engine: FeedbackEngine
  let roles: ColumnRoles
  let scale: ScoreScale?
  /// The user has named the scale.
  let scaleIsGiven: Bool
  let layout: ExportLayout
  let masksPersonalData: Bool
  /// Whether comments are wanted as rows of a database.
  let wantsRows: Bool
  /// The columns by which comments are grouped.
  let groupChoices: [ColumnChoice]

  /// The group of the detected language; no column of an export is called so.
  static let languageColumn = "(language)"

  /// What a block becomes besides what is summed up.
  private struct Written: Sendable {
    var input: Int
    var table: [UInt8] = []
    var rows: [CommentRow] = []
  }

  /// Tags the rows of one worker, and knows what they answer.
  private struct Worker: Sendable {
    var tagger: RowTagger
    var questions: [String: SurveyQuestion] = [:]
  }

  init(
    engine: FeedbackEngine, roles: ColumnRoles, scale: ScoreScale?, scaleIsGiven: Bool = false,
    layout: ExportLayout, masksPersonalData: Bool = false, wantsRows: Bool = false
  ) {
    self.engine = engine
    self.roles = roles
    self.scale = scale
    self.scaleIsGiven = scaleIsGiven
    self.layout = layout
    self.masksPersonalData = masksPersonalData
    self.wantsRows = wantsRows
    groupChoices = [roles.touchpoint, roles.channel].compactMap { $0 } + roles.segments
  }

  func run(
    _ input: SharedBlockReader, workers: Int, tagged: OutputSink, database: ResultDatabase? = nil,
    log: RejectLog, progress: ProgressLine
  ) async throws -> Part {
    let total = Shared(emptyPart)
    var header: [UInt8] = []
    var csv = TaggedCommentCSV(
      roles, layout, options: CSVWriter.Options(hasByteOrderMark: true))
    csv.header(layout, &header)
    _ = try tagged.write(header)
    try await BlockPipeline.run(
      input, workers: workers,
      makeWorker: {
        Worker(
          tagger: RowTagger(
            engine, input, roles, scale: scale, masksPersonalData: masksPersonalData))
      },
      process: { block, worker in process(block, &worker) },
      deliver: { part, written, counts, rejects in
        try log.add(counts, rejects)
        total.withLock { $0.merge(part) }
        progress.advance(rows: counts.rows, bytes: written.input)
        try database?.add(written.rows)
        return try tagged.write(written.table)
      })
    return total.withLock { $0 }
  }

  private var emptyPart: Part {
    let themeCount = engine.themes.count
    let columns = groupChoices.map(\.name)
    return Part(
      summary: FeedbackSummary(themeCount: themeCount, scale: scale, columns: columns),
      days: DayCounts(themeCount: themeCount, scale: scale),
      touchpoints: TouchpointCounts(themeCount: themeCount),
      mentions: ResponseTable(scale: .numeric, themeCount: themeCount, columns: columns))
  }

  private func process(
    _ block: RecordBlock, _ worker: inout Worker
  ) -> (Part, Written, RowCounts, [Reject]) {
    var part = emptyPart
    var written = Written(input: block.bytes.count)
    written.table.reserveCapacity(block.bytes.count * 2)
    var rejects: [Reject] = []
    var csv = TaggedCommentCSV(roles, layout)
    var answered = RecordThemes()
    var questions = worker.questions
    let counts = worker.tagger.tag(
      block,
      row: { fields, range, comment, position, _ in
        let text = fields.bytes.span.extracting(range)
        let hasText = text.hasWords
        csv.row(hasText ? comment : nil, fields, position, text: text, &written.table)
        if wantsRows {
          written.rows.append(row(hasText ? comment : nil, fields, range, position))
        }
        if roles.hasSeveralComments {
          if position.answer == 0 { answered = RecordThemes() }
          if hasText { answered.add(comment.polarities) }
        }
        let question = hasText ? question(fields, position, &questions) : .other
        add(comment, fields, range, position, question, answered, hasText: hasText, to: &part)
      },
      rejected: { rejects.append($0) })
    worker.questions = questions
    return (part, written, counts, rejects)
  }

  /// What a row answers; a question that was met before is not read again.
  private func question(
    _ fields: borrowing RecordFields, _ position: RecordPosition,
    _ known: inout [String: SurveyQuestion]
  ) -> SurveyQuestion {
    let text = roles.question.flatMap { fields.text($0.column) } ?? ""
    let comments = roles.comments
    let own = position.answer < comments.count ? comments[position.answer].question : nil
    let asked = text.isEmpty ? own ?? "" : text
    if asked.isEmpty { return .other }
    if let question = known[asked] { return question }
    let question = engine.read(question: asked)
    if known.count < 1000 { known[asked] = question }
    return question
  }

  private func add(
    _ comment: TaggedComment, _ fields: borrowing RecordFields, _ range: Range<Int>,
    _ position: RecordPosition, _ question: SurveyQuestion, _ answered: RecordThemes,
    hasText: Bool, to part: inout Part
  ) {
    var rating: Double?
    let isLast = roles.isLastAnswer(position)
    if let scale, isLast || hasText {
      switch RatingReading(fields, roles, scale) {
      case .none: break
      case .offScale(let found):
        if isLast { part.offScale.add(line: position.line, found: found) }
      case .rating(let value): rating = value
      }
    }
    let touchpoint = roles.touchpoint.flatMap { fields.text($0.column) }
    var groups: [(column: String, value: String)] = []
    for choice in groupChoices {
      if let value = fields.text(choice.column), !value.isEmpty {
        groups.append((choice.name, value))
      }
    }
    let day = roles.day(fields)
    let month = day.map { String($0.description.prefix(7)) }
    if hasText { groups.append((Self.languageColumn, comment.language.code)) }
    if let date = roles.date, let month { groups.append((date.name, month)) }
    var context = FeedbackSummary.Context(
      id: RowTagger.id(fields, position, roles).text,
      text: String(decoding: fields.bytes[range], as: UTF8.self), rating: rating,
      touchpoint: touchpoint, groups: groups)
    context.countsRating = isLast
    context.day = day?.dayNumber
    if roles.hasSeveralComments { context.themesOfRating = answered.polarities }
    if let day {
      part.days.add(hasText ? comment : nil, rating: isLast ? rating : nil, on: day)
    }
    if hasText, let touchpoint, !touchpoint.isEmpty {
      part.touchpoints.add(comment, at: touchpoint)
    }
    guard hasText else {
      part.withoutText += 1
      part.summary.addWithoutText(context)
      return
    }
    part.summary.add(comment, context)
    let values = groupChoices.map { choice in
      groups.first { $0.column == choice.name }?.value ?? ""
    }
    part.mentions.add(
      RatedResponse(
        id: context.id, respondent: 0, rating: 0, themes: comment.polarities, values: values,
        day: context.day))
    part.signatures.append(CommentSignature(fields.bytes.span.extracting(range)))
    var place: Double?
    if let rating, let scale { place = scale.place(of: rating) }
    part.toRead.add(
      comment, context, place: place, question: question)
    part.sample.add(
      CommentSample.Comment(
        id: context.id, text: context.text, rating: rating, sentiment: comment.sentiment.label,
        theme: comment.themes.first?.themeIndex, day: context.day))
    if let month {
      for mention in comment.themes where [.negative, .mixed].contains(mention.sentiment.label) {
        part.monthlyComplaints[
          month, default: [Int](repeating: 0, count: engine.themes.count)][mention.themeIndex] += 1
      }
    }
    if let rating, let contribution = scale?.contribution(of: rating) {
      part.agreement.add(contribution, comment.sentiment.score)
    }
  }
}
