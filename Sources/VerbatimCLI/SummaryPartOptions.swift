import ArgumentParser
import Verbatim
import VerbatimIO

/// What `verbatim tag` sums up besides writing rows.
struct SummaryPartOptions: ParsableArguments {
  @Option(
    name: .customLong("summary"),
    help: "Also write a summary that `merge` joins with others and `drivers` reads.",
    completion: .file())
  var path: String?

  @Option(
    name: .customLong("summary-by"),
    help: "Columns whose values the summary keeps, joined by commas; found when left out.")
  var columns: String?

  @Option(help: "The column with the respondents' ids, when one may have several rows.")
  var respondent: String?

  @Option(help: "The column with the date of each answer; found when left out.")
  var dateColumn: String?

  func check(resumes: Bool) throws {
    guard path == nil else {
      if resumes {
        throw ValidationError("--summary needs a run from the beginning: leave out --resume.")
      }
      return
    }
    for (value, name) in [
      (columns, "--summary-by"), (respondent, "--respondent"), (dateColumn, "--date-column"),
    ] where value != nil {
      throw ValidationError("\(name) is for the summary: it needs --summary PART.json.")
    }
  }
}

/// Sums up tagged rows for a ``SummaryPart``.
struct SummaryPartJob: Sendable {
  let empty: SummaryPart
  private let reader: DriverReader
  private let roles: ColumnRoles
  private let columns: [(column: Int, name: String)]

  init(
    _ options: SummaryPartOptions, _ engine: FeedbackEngine, _ layout: ExportLayout,
    _ roles: ColumnRoles, scale: ScoreScale?, tagging: String, file: String
  ) throws {
    var columns = ([roles.touchpoint, roles.channel].compactMap { $0 } + roles.segments).map {
      (column: $0.column, name: $0.name)
    }
    if let named = options.columns {
      columns = try named.split(separator: ",").map { name in
        let column = try layout.column(
          named: String(name), option: "--summary-by", file: file)
        return (column, layout.columns[column])
      }
    }
    let touchpoint = roles.touchpoint?.name
    var empty = SummaryPart(
      SummaryPart.Settings(
        version: VerbatimCommand.version, tagging: tagging, themes: engine.themes.map(\.id),
        scale: scale, columns: columns.map(\.name),
        touchpoint: columns.contains { $0.name == touchpoint } ? touchpoint : nil,
        hasDates: roles.date != nil && roles.dateOrder != nil),
      idsAreRows: roles.id == nil)
    if scale != nil, let score = roles.score { empty.scoreColumns = [score.name] }
    self.empty = empty
    self.columns = columns
    self.roles = roles
    reader = DriverReader(
      roles: roles, scale: scale ?? .numeric, strata: [],
      respondent: try options.respondent.map {
        try layout.column(named: $0, option: "--respondent", file: file)
      }, columns: columns)
  }

  /// Adds a comment of a record.
  ///
  /// - Parameter answered: the themes of the record's comments so far, which the last one closes.
  func add(
    _ comment: TaggedComment, _ fields: borrowing RecordFields, _ range: Range<Int>,
    _ position: RecordPosition, _ answered: inout RecordThemes, to part: inout SummaryPart
  ) {
    let text = String(decoding: fields.bytes[range], as: UTF8.self)
    let hasText = text.utf8.contains { $0 > 0x20 }
    if position.answer == 0 { answered = RecordThemes() }
    if hasText { answered.add(comment.polarities) }
    var rating: Double?
    if empty.settings.scale != nil {
      let mentions = roles.hasSeveralComments ? answered.polarities : comment.polarities
      switch reader.response(mentions, fields, position) {
      case .none: break
      case .offScale: if roles.isLastAnswer(position) { part.offScale += 1 }
      case .response(var response):
        rating = response.rating
        response.themes.sort { $0.theme < $1.theme }
        if roles.isLastAnswer(position) { part.responses.append(response) }
      }
    }
    guard hasText else {
      part.withoutText += 1
      return
    }
    let groups = columns.compactMap { column -> (column: String, value: String)? in
      fields.text(column.column).flatMap { $0.isEmpty ? nil : (column.name, $0) }
    }
    let context = FeedbackSummary.Context(
      id: RowTagger.id(fields, position, roles).text, text: text, rating: rating, groups: groups)
    part.summary.add(comment, context)
  }
}

extension DriverTable {
  /// The responses of a summary.
  ///
  /// - Parameters:
  ///   - strata: columns of the summary whose values together make a stratum.
  ///   - by: one for each of whose values drivers are summed up as well.
  ///   - columns: those whose values are kept with the responses.
  init(_ part: SummaryPart, scale: ScoreScale, strata: [Int], by: Int?, columns: [Int]) {
    let names = columns.map { part.settings.columns[$0] }
    self.init(themes: part.settings.themes, scale: scale, columns: names)
    for response in part.responses.sorted(by: RatedResponse.isBefore) {
      var own = response
      own.stratum = strata.map { response.values[$0] }.joined(separator: "\u{1F}")
      own.values = columns.map { response.values[$0] }
      add(own, group: by.map { response.values[$0] })
    }
    offScale = OffScale(count: part.offScale)
  }
}
