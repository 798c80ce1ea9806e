import Verbatim
import VerbatimIO
import VerbatimReport

/// What a report says of what was tagged.
extension ReportJob {
  /// With this many scores, a score that falls as words get better is reported.
  private static let leastForDirection = 30
  /// Columns with more values than this are not shown as groups.
  private static let mostGroups = 100
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
      whyNoScore: whyNoScore(log.counts.rows))
    content.columns = roles.described.map {
      ColumnUse(role: $0.role, name: $0.choice.name, reason: $0.choice.reason)
    }
    content.notes = input.notes + roles.notes + [log.halfCharacters].compactMap(\.self)
    content.notes += Self.repeats(part.signatures)
    if log.counts.rows == 0 { content.warnings.append("the export has a header and no rows") }
    if let scale, let guess = roles.scale {
      content.notes.append(
        scaleIsGiven
          ? "the score is read as \(scale), as given with --scale"
          : "the score is read as \(scale): \(guess.reason)")
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

  private func whyNoScore(_ rows: Int) -> String? {
    if rows == 0 { return "There are no rows, hence no score." }
    return scale == nil
      ? "No column looks like a score; if there is one, name it with --score-column." : nil
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
    let repeating =
      duplicates.exact == 1 ? "1 comment repeats" : "\(duplicates.exact) comments repeat"
    return [
      "\(repeating) an earlier one word for word, \(duplicates.near) nearly; one was given "
        + "\(most + 1) times"
    ]
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
