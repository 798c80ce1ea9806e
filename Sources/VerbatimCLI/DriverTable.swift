import Synchronization
import Verbatim
import VerbatimIO

/// Ratings with their themes, summed up: all together, and for each value of a column.
struct DriverTable: Sendable {
  /// The names of the themes by number.
  var themes: [String]
  var all: NamedDriverSummary
  /// The same for each value of the `--by` column.
  var groups: [String: NamedDriverSummary] = [:]
  var offScale = OffScale()

  init(themes: [String], scale: ScoreScale, columns: [String] = []) {
    self.themes = themes
    all = NamedDriverSummary(scale: scale, themeCount: themes.count, columns: columns)
  }

  mutating func add(_ response: RatedResponse, group: String?) {
    all.add(response)
    guard let group else { return }
    let none = empty
    groups[group, default: none].add(response)
  }

  private var empty: NamedDriverSummary {
    NamedDriverSummary(
      scale: all.summary.score.scale, themeCount: all.summary.themeCount,
      columns: all.responses.columns)
  }

  mutating func merge(_ other: DriverTable) {
    all.merge(other.all)
    let none = empty
    for (name, group) in other.groups { groups[name, default: none].merge(group) }
    offScale.merge(other.offScale)
  }
}

/// Turns an export into a `DriverTable`, tagging the comments or taking the themes from a column.
struct DriverReader: Sendable {
  let roles: ColumnRoles
  let scale: ScoreScale
  /// The columns whose values together make a stratum.
  let strata: [Int]
  var by: Int?
  /// The column with themes joined by |.
  var themes: Int?
  /// The column with the respondents' ids, where that is not the id of the comment.
  var respondent: Int?
  /// Columns whose values are kept with the responses.
  var columns: [(column: Int, name: String)] = []

  /// Tags the comments on several workers.
  func tag(
    _ input: SharedBlockReader, _ engine: FeedbackEngine, workers: Int, _ log: RejectLog
  ) async throws -> DriverTable {
    let names = engine.themes.map(\.id)
    let sum = Shared(emptyTable(names))
    try await BlockPipeline.run(
      input, workers: workers, makeWorker: { RowTagger(engine, input, roles) },
      process: { block, worker in
        var part = emptyTable(names)
        var rejects: [Reject] = []
        var answered = RecordThemes()
        let counts = worker.tag(
          block,
          row: { fields, _, comment, position, _ in
            if roles.hasSeveralComments {
              if position.answer == 0 { answered = RecordThemes() }
              answered.add(comment.polarities)
              guard roles.isLastAnswer(position) else { return }
              add(answered.polarities, fields, position, to: &part)
            } else {
              add(comment.polarities, fields, position, to: &part)
            }
          },
          rejected: { rejects.append($0) })
        return (part, counts, rejects)
      },
      deliver: { part, counts, rejects in
        try log.add(counts, rejects)
        sum.withLock { $0.merge(part) }
        return true
      })
    return sum.withLock { $0 }
  }

  /// Takes the themes from their column. The responses are held in memory until all themes are
  /// known.
  func read(_ input: SharedBlockReader, _ log: RejectLog) throws -> DriverTable {
    var rows: [(response: RatedResponse, group: String?)] = []
    var numbers: [String: Int] = [:]
    var names: [String] = []
    var offScale = OffScale()
    var parser = input.makeParser()
    while let block = try input.next() {
      var rejects: [Reject] = []
      let counts = parser.parse(
        block,
        record: { fields, position in
          let text = themes.flatMap { fields.text($0) } ?? ""
          var mentioned: [(theme: Int, polarity: Int8)] = []
          for part in text.split(separator: "|") {
            let name = part.trimmingSpaces
            if name.isEmpty { continue }
            let number = numbers[name] ?? names.count
            if number == names.count {
              numbers[name] = number
              names.append(name)
            }
            if !mentioned.contains(where: { $0.theme == number }) {
              mentioned.append((theme: number, polarity: 0))
            }
          }
          switch response(mentioned, fields, position) {
          case .none: break
          case .offScale(let found): offScale.add(line: position.line, found: found)
          case .response(let response): rows.append((response, by.map { fields.text($0) ?? "" }))
          }
        },
        rejected: { rejects.append($0) })
      try log.add(counts, rejects)
    }
    let order = names.indices.sorted {
      names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8)
    }
    var place = [Int](repeating: 0, count: names.count)
    for (position, number) in order.enumerated() { place[number] = position }
    var table = emptyTable(order.map { names[$0] })
    table.offScale = offScale
    for row in rows {
      var response = row.response
      for index in response.themes.indices {
        response.themes[index].theme = place[response.themes[index].theme]
      }
      table.add(response, group: row.group)
    }
    return table
  }

  private func emptyTable(_ themes: [String]) -> DriverTable {
    DriverTable(themes: themes, scale: scale, columns: columns.map(\.name))
  }

  private func add(
    _ mentions: [(theme: Int, polarity: Int8)], _ fields: borrowing RecordFields,
    _ position: RecordPosition, to table: inout DriverTable
  ) {
    switch response(mentions, fields, position) {
    case .none: break
    case .offScale(let found): table.offScale.add(line: position.line, found: found)
    case .response(let response): table.add(response, group: by.map { fields.text($0) ?? "" })
    }
  }

  /// What a row says of drivers.
  enum Row {
    case none
    case offScale(String)
    case response(RatedResponse)
  }

  /// What the current row says, its comment mentioning `mentions`.
  func response(
    _ mentions: [(theme: Int, polarity: Int8)], _ fields: borrowing RecordFields,
    _ position: RecordPosition
  ) -> Row {
    let rating: Double
    switch RatingReading(fields, roles, scale) {
    case .none: return .none
    case .offScale(let found): return .offScale(found)
    case .rating(let value): rating = value
    }
    var stratum = ""
    for (index, column) in strata.enumerated() {
      if index > 0 { stratum += "\u{1F}" }
      stratum += fields.text(column) ?? ""
    }
    let id = RowTagger.recordID(fields, position, roles).text
    let respondent = respondent.flatMap { fields.text($0) }.flatMap { $0.isEmpty ? nil : $0 }
    var response = RatedResponse(
      id: id, respondent: TextHash.of(respondent ?? id), rating: rating, themes: mentions,
      stratum: stratum, values: columns.map { fields.text($0.column) ?? "" })
    response.day = roles.day(fields)?.dayNumber
    return .response(response)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    let start = drop { $0 == " " }
    let end = start.lastIndex { $0 != " " }.map { start.index(after: $0) } ?? start.startIndex
    return String(start[..<end])
  }
}
