import Verbatim
import VerbatimIO
import VerbatimReport
import VerbatimSQLite

/// Tags an export for a report: the table goes to a file row by row, the rest is summed up.
struct ReportJob: Sendable {
  let engine: FeedbackEngine
  let roles: ColumnRoles
  let scale: ScoreScale?
  let layout: ExportLayout
  var masksPersonalData = false
  /// Whether comments are wanted as rows of a database.
  var wantsRows = false
  /// The columns by which comments are grouped.
  private let groupChoices: [ColumnChoice]

  /// The group of the detected language; no column of an export is called so.
  private static let languageColumn = "(language)"
  /// Columns with more values than this are not shown as groups.
  private static let mostGroups = 100
  /// In fewer comments no theme is looked for that nobody has named.
  private static let leastForThemes = 50
  /// The same in what the taxonomy leaves over, where comments have little in common.
  private static let leastLeftOver = 100
  /// With this many scores, a score that falls as words get better is reported.
  private static let leastForDirection = 30

  /// What a part of the input comes to.
  struct Part: Sendable {
    var summary: FeedbackSummary
    var offScale = OffScale()
    var withoutText = 0
    var agreement = Agreement()
    /// Of each comment with text, in order, to find repeats.
    var signatures: [CommentSignature?] = []
    var toRead = CommentsToRead()
    var sample = CommentSample()
    /// For each month the complaints about each theme.
    var monthlyComplaints: [String: [Int]] = [:]
    var days: DayCounts
    var touchpoints: TouchpointCounts
    /// The themes of every comment, with its groups and day, whatever its score.
    var mentions: ResponseTable
  }

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
    engine: FeedbackEngine, roles: ColumnRoles, scale: ScoreScale?, layout: ExportLayout,
    masksPersonalData: Bool = false, wantsRows: Bool = false
  ) {
    self.engine = engine
    self.roles = roles
    self.scale = scale
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
    var csv = TaggedCommentCSV(roles, options: CSVWriter.Options(hasByteOrderMark: true))
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
    var csv = TaggedCommentCSV(roles)
    var answered = RecordThemes()
    var questions = worker.questions
    let counts = worker.tagger.tag(
      block,
      row: { fields, range, comment, position, _ in
        let text = fields.bytes.span.extracting(range)
        let hasText = Self.hasText(text)
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

  private static func hasText(_ text: borrowing Span<UInt8>) -> Bool {
    for index in 0..<text.count where text[index] > 0x20 { return true }
    return false
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
    let day = day(fields)
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

  // MARK: - Content

  /// So many resamples suffice for intervals that are drawn, not quoted.
  private static let resamples = 400

  func content(
    _ part: Part, _ log: RejectLog, input: SharedBlockReader, workers: Int
  ) async -> ReportContent {
    var analysis: DriverAnalysis?
    if let drivers = part.summary.namedDrivers {
      analysis = await DriverAnalysis(drivers, resamples: Self.resamples, workers: workers)
    }
    var content = ReportContent(
      source: input.file.split(separator: "/").last.map(String.init) ?? input.file,
      version: VerbatimCommand.version,
      rows: RowTotals(
        read: log.counts.rows, tagged: part.summary.comments, rejected: log.counts.rejected,
        withoutText: part.withoutText),
      summary: part.summary, themes: engine.themes,
      score: part.summary.drivers?.score,
      analysis: analysis,
      whyNoScore: scale == nil
        ? "No column looks like a score; if there is one, name it with --score-column." : nil)
    content.columns = roles.described.map {
      ColumnUse(role: $0.role, name: $0.choice.name, reason: $0.choice.reason)
    }
    content.notes = input.notes + roles.notes
    content.notes += Self.repeats(part.signatures)
    if let scale, let guess = roles.scale {
      content.notes.append("the score is read as \(scale): \(guess.reason)")
      if scale.lowIsGood {
        content.notes.append(
          "a low score is good here: scores are turned round, so that more is always better")
      }
    }
    if let scale, let column = roles.score?.name,
      let warning = part.offScale.warning(file: input.file, scale: scale, column: column)
    {
      content.warnings.append(warning)
    }
    if let scale, part.agreement.count >= Self.leastForDirection,
      let correlation = part.agreement.correlation, correlation < -0.1
    {
      content.warnings.append(
        "scores get lower as words get better (correlation "
          + "\((correlation * 100).rounded() / 100)): if a low score is good here, add "
          + "--scale \(scale.kind.rawValue)\(Self.range(scale)):low-is-good")
    } else if let scale, let column = roles.score?.name,
      let warning = ScoreDirection.effort(scale, column: column)
    {
      content.warnings.append(warning)
    }
    content.groups = groups(part.summary)
    content.notes += tooManyValues(part.summary)
    content.rejects = log.tally
    content.toRead = part.toRead
    content.monthlyComplaints = part.monthlyComplaints
    content.days = roles.date == nil ? nil : part.days
    content.touchpoints = roles.touchpoint == nil ? nil : part.touchpoints
    if scale != nil {
      content.warnings += content.groups.compactMap { group in
        PooledSurveys.warning(
          column: group.column, values: (part.summary.groups[group.column] ?? [:]).keys,
          file: content.source)
      }
    }
    content.segments = segments(part, content.groups)
    if roles.date != nil {
      content.scoreTrend = (part.summary.namedDrivers?.responses).flatMap(content.trends)
      content.themeTrends = content.trends(of: part.mentions)
    }
    let comments = part.sample.comments
    content.discovered = await discover(
      in: comments, of: part.sample.offered, least: Self.leastForThemes, content.trend,
      workers: workers)
    let rest = comments.filter { $0.theme == nil }
    content.leftOver = await discover(
      in: rest, of: rest.count, least: Self.leastLeftOver, content.trend, workers: workers)
    return content
  }

  /// How the groups of each column differ: those who gave a score, or all where there is none.
  private func segments(_ part: Part, _ groups: [GroupColumn]) -> [SegmentFindings] {
    let table = part.summary.namedDrivers?.responses ?? part.mentions
    return groups.compactMap { group in
      guard [.touchpoint, .channel, .segment].contains(group.role),
        let column = table.columns.firstIndex(of: group.column)
      else { return nil }
      let analysis = SegmentAnalysis(table, column: column)
      return analysis.segments.count > 1
        ? SegmentFindings(column: group.column, analysis: analysis) : nil
    }
  }

  /// What to say of comments that were given more than once.
  private static func repeats(_ signatures: [CommentSignature?]) -> [String] {
    let duplicates = DuplicateFinder(signatures)
    guard duplicates.exact + duplicates.near > 0 else { return [] }
    let most = duplicates.groups.values.max() ?? 0
    return [
      "\(duplicates.exact) comments repeat an earlier one word for word, \(duplicates.near) "
        + "nearly; one was given \(most + 1) times"
    ]
  }

  /// The themes of comments that nobody has named.
  private func discover(
    in comments: [CommentSample.Comment], of offered: Int, least: Int,
    _ trend: (unit: TrendUnit, steps: [TrendStep]), workers: Int
  ) async -> DiscoveryFindings? {
    guard comments.count >= least else { return nil }
    let reader = DiscoveryReader(engine)
    let size = max(500, (comments.count + workers - 1) / workers)
    let starts = Array(stride(from: 0, to: comments.count, by: size))
    let parts = await withTaskGroup(of: (start: Int, corpus: DiscoveryCorpus).self) { group in
      for start in starts {
        group.addTask {
          var corpus = DiscoveryCorpus()
          var scratch = TagScratch()
          for comment in comments[start..<min(start + size, comments.count)] {
            reader.read(Array(comment.text.utf8).span, scratch: &scratch, into: &corpus)
          }
          return (start, corpus)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var corpus = DiscoveryCorpus()
    for part in parts.sorted(by: { $0.start < $1.start }) { corpus.append(part.corpus) }
    let steps = trend.steps.map(\.name)
    let places = Dictionary(uniqueKeysWithValues: zip(steps, 0...))
    return DiscoveryFindings(
      ThemeDiscovery(corpus), in: comments, of: offered, scale: scale, steps: steps
    ) { places[trend.unit.name(ofDay: $0)] }
  }

  /// Says which columns have too many values to be shown as groups.
  private func tooManyValues(_ summary: FeedbackSummary) -> [String] {
    groupChoices.compactMap { choice in
      guard let count = summary.groups[choice.name]?.count, count > Self.mostGroups else {
        return nil
      }
      return "'\(choice.name)' has \(count) values, too many to show as groups"
    }
  }

  private static func range(_ scale: ScoreScale) -> String {
    if scale.kind == .yesNo { return "" }
    return scale.bounds.map { ":\(Int($0.lowerBound))-\(Int($0.upperBound))" } ?? ":min-max"
  }

  private func groups(_ summary: FeedbackSummary) -> [GroupColumn] {
    var columns: [GroupColumn] = []
    func add(_ choice: ColumnChoice?, _ role: GroupColumn.Role) {
      guard let choice, let values = summary.groups[choice.name],
        values.count > 1 || role == .touchpoint, values.count <= Self.mostGroups
      else { return }
      columns.append(GroupColumn(column: choice.name, role: role))
    }
    add(roles.touchpoint, .touchpoint)
    add(roles.channel, .channel)
    for segment in roles.segments { add(segment, .segment) }
    add(roles.date, .month)
    columns.append(GroupColumn(column: Self.languageColumn, role: .language))
    return columns
  }
}

extension ReportJob.Part {
  mutating func merge(_ other: Self) {
    summary.merge(other.summary)
    offScale.merge(other.offScale)
    withoutText += other.withoutText
    agreement.merge(other.agreement)
    signatures += other.signatures
    toRead.merge(other.toRead)
    sample.merge(other.sample)
    days.merge(other.days)
    touchpoints.merge(other.touchpoints)
    mentions.merge(other.mentions)
    for (month, counts) in other.monthlyComplaints {
      guard let known = monthlyComplaints[month] else {
        monthlyComplaints[month] = counts
        continue
      }
      monthlyComplaints[month] = zip(known, counts).map(+)
    }
  }
}

/// How far scores and words agree: sums for a correlation, in whole thousandths so that parts add up
/// the same in any order.
struct Agreement: Sendable {
  private(set) var count = 0
  private var x = 0
  private var y = 0
  private var xx: Int128 = 0
  private var yy: Int128 = 0
  private var xy: Int128 = 0

  mutating func add(_ contribution: Double, _ sentiment: Double) {
    let a = Int((max(-1e9, min(1e9, contribution)) * 1000).rounded())
    let b = Int((sentiment * 1000).rounded())
    count += 1
    x += a
    y += b
    xx += Int128(a) * Int128(a)
    yy += Int128(b) * Int128(b)
    xy += Int128(a) * Int128(b)
  }

  mutating func merge(_ other: Agreement) {
    count += other.count
    x += other.x
    y += other.y
    xx += other.xx
    yy += other.yy
    xy += other.xy
  }

  /// Pearson's correlation; nil when either does not vary.
  var correlation: Double? {
    let n = Int128(count)
    let varianceX = Double(n * xx - Int128(x) * Int128(x))
    let varianceY = Double(n * yy - Int128(y) * Int128(y))
    guard varianceX > 0, varianceY > 0 else { return nil }
    return Double(n * xy - Int128(x) * Int128(y)) / (varianceX * varianceY).squareRoot()
  }
}
