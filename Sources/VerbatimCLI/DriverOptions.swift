import ArgumentParser
import Verbatim
import VerbatimIO

/// Which columns hold what drivers are made of.
struct DriverOptions: ParsableArguments {
  @Option(
    name: [.customLong("score"), .customLong("score-column")], help: "The column with the scores.")
  var score: String?
  @Option(
    help: "nps, enps, csat, ces, stars, yesno or numeric; :min-max and :low-is-good as needed.")
  var scale: String?
  @Option(help: "Columns within which impacts are compared, joined by commas.")
  var adjust: String?
  @Option(help: "The column with themes joined by |, when the table is tagged already.")
  var themesColumn: String?
  @Option(help: "The column with the respondents' ids, when one may have several rows.")
  var respondent: String?
  @Option(help: "The column with the date of each answer; found when left out.")
  var dateColumn: String?
  @Option(help: "How many times respondents are drawn anew for the intervals; 0 for none.")
  var resamples = DriverAnalysis.standardResamples
  @Option(help: "Another number draws other resamples.") var seed: UInt64 = 1

  /// What was read of an input.
  struct Reading {
    var table: DriverTable
    var file: String
    var roles: ColumnRoles
    /// The columns by which impacts are compared, as they are to be shown.
    var label: String?
    var log: RejectLog
  }

  func check() throws {
    _ = try scale.map { try ScoreScale.argument($0) }
    guard (0...100_000).contains(resamples) else {
      throw ValidationError("--resamples \(resamples) is out of range: use 0 to 100000.")
    }
  }

  /// Reads an input, tagging its comments unless they are tagged already.
  ///
  /// - Parameters:
  ///   - by: a column for each of whose values drivers are summed up as well.
  ///   - columns: names of columns whose values are kept with the responses, and the options that
  ///     named them.
  func read(
    _ source: InputOptions, _ engineOptions: EngineOptions, by: String? = nil,
    columns: [(name: String, option: String)] = []
  ) async throws -> Reading {
    if try SummaryPartReader.isPart(source.input) {
      return try read(SummaryPartReader.read(source.input), source, by: by, columns: columns)
    }
    guard let score, let scale = try scale.map({ try ScoreScale.argument($0) }) else {
      let missing = score == nil ? "--score" : "--scale"
      throw ValidationError(
        "\(missing) is missing: name the column of scores with --score and what it holds with "
          + "--scale, such as --score NPS --scale nps.")
    }
    if scale == .yesNo, YesNoText.isLoss(column: score) {
      StandardError.write(
        "verbatim: yes counts as good in '\(score)'; if no is the good answer, use "
          + "--scale yesno:low-is-good\n")
    }
    let workers = try engineOptions.workers
    let input = try source.open()
    let engine = themesColumn == nil ? try engineOptions.makeEngine() : nil
    var overrides = source.overrides
    overrides.score = score
    overrides.date = dateColumn
    overrides.needsComment = themesColumn == nil
    let roles = try ColumnRoles.resolve(
      input.layout, sample: input.sample, file: input.file, overrides: overrides)
    InputOptions.say(roles.commentNote, of: input)
    func column(_ name: String, _ option: String) throws(ReadingError) -> Int {
      try input.layout.column(named: name, option: option, file: input.file)
    }
    var strata = try (adjust?.split(separator: ",") ?? []).map {
      try column(String($0), "--adjust")
    }
    let by = try by.map { try column($0, "--by") }
    if strata.isEmpty { strata = by.map { [$0] } ?? (roles.touchpoint.map { [$0.column] } ?? []) }
    var kept = try columns.map { (column: try column($0.name, $0.option), name: $0.name) }
    for choice in roles.segments where !kept.contains(where: { $0.column == choice.column }) {
      kept.append((choice.column, choice.name))
    }
    let reader = DriverReader(
      roles: roles, scale: scale, strata: strata, by: by,
      themes: try themesColumn.map { try column($0, "--themes-column") },
      respondent: try respondent.map { try column($0, "--respondent") }, columns: kept)
    let log = RejectLog(path: source.baseName + ".rejects.csv")
    let table: DriverTable
    if let engine {
      table = try await reader.tag(input, engine, workers: workers, log)
    } else {
      table = try reader.read(input, log)
    }
    try log.commit()
    log.warn(file: input.file)
    let responses = table.all.responses
    let compared = Set(columns.map(\.name))
    let pooled = zip(responses.columns, responses.groups).compactMap { name, group in
      compared.contains(name)
        ? nil : PooledSurveys.warning(column: name, values: group.values, file: input.file)
    }
    for warning in pooled + ScoreDirection.warnings(of: scale, column: score, responses) {
      StandardError.write("verbatim: \(warning)\n")
    }
    let names = input.layout.columns
    return Reading(
      table: table, file: input.file, roles: roles,
      label: strata.isEmpty ? nil : strata.map { names[$0] }.joined(separator: " × "), log: log)
  }

  /// Takes the responses of a summary.
  private func read(
    _ part: SummaryPart, _ source: InputOptions, by: String?,
    columns: [(name: String, option: String)]
  ) throws -> Reading {
    for (value, name) in [
      (score, "--score"), (scale, "--scale"), (themesColumn, "--themes-column"),
      (respondent, "--respondent"), (dateColumn, "--date-column"),
    ] where value != nil {
      throw ValidationError("\(name): a summary knows it from `verbatim tag`; leave it out.")
    }
    let settings = part.settings
    guard let scale = settings.scale else {
      throw ReadingError(
        .badSummaryPart, file: source.input, expected: "a summary with scores", found: "none",
        mend: "Make it with `verbatim tag --score-column NAME --scale SCALE --summary PART.json`.")
    }
    func column(_ name: String, _ option: String) throws -> Int {
      if let index = settings.columns.firstIndex(of: name) { return index }
      throw ReadingError(
        .unknownColumn, file: source.input, expected: "a column of the summary for \(option)",
        found: "'\(name)'; it has " + settings.columns.map { "'\($0)'" }.joined(separator: ", "),
        mend: "Name it when the summary is made: `verbatim tag --summary-by \(name)`.")
    }
    var strata = try (adjust?.split(separator: ",") ?? []).map {
      try column(String($0), "--adjust")
    }
    let by = try by.map { try column($0, "--by") }
    if strata.isEmpty {
      strata =
        by.map { [$0] }
        ?? settings.columns.indices.filter {
          settings.columns[$0] == settings.touchpoint
        }
    }
    let table = DriverTable(
      part, scale: scale, strata: strata, by: by,
      columns: try columns.map { try column($0.name, $0.option) })
    let scores =
      part.scoreColumns.isEmpty ? "the summary" : part.scoreColumns.joined(separator: ", ")
    for warning in PooledSurveys.warnings(
      of: part, file: source.input, compared: Set(columns.map(\.name)))
      + ScoreDirection.warnings(of: scale, column: scores, table.all.responses)
    {
      StandardError.write("verbatim: \(warning)\n")
    }
    var roles = ColumnRoles()
    if settings.hasDates {
      roles.date = ColumnChoice(column: 0, name: "the summary", reason: "as tagged")
    }
    return Reading(
      table: table,
      file: source.input, roles: roles,
      label: strata.isEmpty
        ? nil : strata.map { settings.columns[$0] }.joined(separator: " × "),
      log: RejectLog(path: source.baseName + ".rejects.csv"))
  }

  /// Says what became of scores and rows that could not be used.
  ///
  /// - Throws: the exit code for rejected rows.
  func account(for readings: [Reading]) throws {
    var isRejected = false
    for reading in readings {
      if let warning = reading.table.offScale.warning(
        file: reading.file, scale: reading.table.all.summary.score.scale,
        column: score ?? "the summary")
      {
        StandardError.write("verbatim: \(warning)\n")
      }
      if reading.log.counts.rejected > 0 {
        StandardError.write("verbatim: \(reading.log.account)\n")
        isRejected = true
      }
    }
    if isRejected { throw ExitCode(3) }
  }
}
