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

  init(themes: [String], scale: ScoreScale) {
    self.themes = themes
    all = NamedDriverSummary(scale: scale, themeCount: themes.count)
  }

  mutating func add(
    id: String, rating: Double, themes: [(theme: Int, polarity: Int8)], stratum: String,
    group: String?
  ) {
    all.add(id: id, rating: rating, themes: themes, stratum: stratum)
    if let group {
      groups[
        group,
        default: NamedDriverSummary(
          scale: all.summary.score.scale, themeCount: all.summary.themeCount)
      ].add(id: id, rating: rating, themes: themes, stratum: stratum)
    }
  }

  mutating func merge(_ other: DriverTable) {
    all.merge(other.all)
    for (name, group) in other.groups {
      groups[
        name,
        default: NamedDriverSummary(
          scale: all.summary.score.scale, themeCount: all.summary.themeCount)
      ].merge(group)
    }
    offScale.merge(other.offScale)
  }
}

/// Turns an export into a `DriverTable`, tagging the comments or taking the themes from a column.
struct DriverReader: Sendable {
  let roles: ColumnRoles
  let scale: ScoreScale
  /// The columns whose values together make a stratum.
  let strata: [Int]
  let by: Int?
  /// The column with themes joined by |.
  let themes: Int?

  /// Tags the comments on several workers.
  func tag(
    _ input: SharedBlockReader, _ engine: FeedbackEngine, workers: Int, _ log: RejectLog
  ) async throws -> DriverTable {
    let names = engine.themes.map(\.id)
    let sum = Shared(DriverTable(themes: names, scale: scale))
    try await BlockPipeline.run(
      input, workers: workers, makeWorker: { RowTagger(engine, input, roles) },
      process: { block, worker in
        var part = DriverTable(themes: names, scale: scale)
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

  /// Takes the themes from their column. The rows are held in memory until all themes are known.
  func read(_ input: SharedBlockReader, _ log: RejectLog) throws -> DriverTable {
    var rows: [(fields: RecordFields, position: RecordPosition, themes: [String])] = []
    var names: Set<String> = []
    var parser = input.makeParser()
    while let block = try input.next() {
      var rejects: [Reject] = []
      let counts = parser.parse(
        block,
        record: { fields, position in
          let text = themes.flatMap { fields.text($0) } ?? ""
          var mentioned: [String] = []
          for part in text.split(separator: "|") {
            let name = part.trimmingSpaces
            if !name.isEmpty, !mentioned.contains(name) { mentioned.append(name) }
          }
          names.formUnion(mentioned)
          rows.append((fields, position, mentioned))
        },
        rejected: { rejects.append($0) })
      try log.add(counts, rejects)
    }
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let numbers = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    var table = DriverTable(themes: sorted, scale: scale)
    for row in rows {
      add(
        row.themes.compactMap { numbers[$0] }.map { (theme: $0, polarity: 0) }, row.fields,
        row.position, to: &table)
    }
    return table
  }

  private func add(
    _ mentions: [(theme: Int, polarity: Int8)], _ fields: borrowing RecordFields,
    _ position: RecordPosition, to table: inout DriverTable
  ) {
    switch RatingReading(fields, roles.score?.column, scale) {
    case .none: break
    case .offScale(let found): table.offScale.add(line: position.line, found: found)
    case .rating(let rating):
      var stratum = ""
      for column in strata { stratum += (fields.text(column) ?? "") + "\u{1F}" }
      table.add(
        id: RowTagger.recordID(fields, position, roles).text, rating: rating, themes: mentions,
        stratum: stratum, group: by.map { fields.text($0) ?? "" })
    }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    let start = drop { $0 == " " }
    let end = start.lastIndex { $0 != " " }.map { start.index(after: $0) } ?? start.startIndex
    return String(start[..<end])
  }
}
