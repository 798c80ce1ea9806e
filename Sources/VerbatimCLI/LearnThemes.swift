import ArgumentParser
import Verbatim
import VerbatimIO

/// `verbatim learn themes`: a model that finds the mentions that rules miss.
struct LearnThemes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "Learn from unlabelled comments which words go with the themes of a taxonomy.",
    usage: "verbatim learn themes [<options>] <taxonomy> <input> --output <output>",
    discussion: """
      What the rules of the taxonomy find are the labels, so none are needed. Where people have \
      labelled comments (theme ids joined by |), their labels take the place of the rules'. Where \
      the labels also say what is said of a theme (delivery=negative|staff=positive), that is \
      learned too. The same comments give the same file. Use it with --theme-model; its tags are \
      marked as learned and carry the words that decided.

      Examples:
        verbatim learn themes general survey.csv --output mine.themes.tsv
        verbatim tag survey.csv --theme-model mine.themes.tsv --theme-threshold 0.3
        verbatim learn themes apps,general posts.jsonl --output m.tsv
        verbatim learn themes my.tsv in.csv --themes-column themes --output m.tsv
      """)

  @Argument(help: "Taxonomies that are built in, or files, joined with commas.")
  var taxonomy: String

  @OptionGroup var source: InputOptions

  @Option(
    help: """
      The column with themes as people see them, ids joined by |, each with =positive, =neutral or \
      =negative behind it where that is known; empty cells have none.
      """)
  var themesColumn: String?

  @Option(help: "What the data is and its licence, for the head of the file.") var origin = ""

  @Option(help: "The file to write.", completion: .file()) var output: String

  func run() throws {
    var options = FeedbackEngine.Options()
    options.withoutLayers = [.learned]
    try EngineOptions.use(taxonomies: taxonomy, in: &options)
    var learner = ThemeLearner(try FeedbackEngine(options: options))
    try read(into: &learner)
    guard learner.count > 0 else { throw ValidationError("No row has a comment.") }
    let (rows, report) = learner.learn()
    guard !rows.isEmpty else {
      throw ValidationError(
        "The rules find no theme often enough to learn from: use more comments or more terms.")
    }
    try write(rows)
    StandardError.write(
      "\(Count.of(report.comments, "comment")) read, \(report.seeded) with a theme by rules or labels "
        + "(\(report.labelled) labelled), \(report.themes.count) themes learned, "
        + "\(rows.count) weights written to \(output)\n")
    if !report.themesWithPolarity.isEmpty {
      StandardError.write(
        "what is said of them was learned for: "
          + "\(report.themesWithPolarity.joined(separator: ", "))\n")
    }
    if !report.skipped.isEmpty {
      StandardError.write(
        "too few comments to learn: \(report.skipped.joined(separator: ", "))\n")
    }
  }

  private func read(into learner: inout ThemeLearner) throws {
    let input = try source.open()
    var overrides = source.overrides
    overrides.wantsScore = false
    let roles = try ColumnRoles.resolve(
      input.layout, sample: input.sample, file: input.file, overrides: overrides)
    let labels = try themesColumn.map {
      try input.layout.column(named: $0, option: "--themes-column", file: input.file)
    }
    var unknown: Set<String> = []
    var parser = input.makeParser()
    while let block = try input.next() {
      _ = parser.parse(
        block,
        record: { fields, _ in
          guard let text = roles.comment.flatMap({ fields.text($0.column) }), !text.isEmpty else {
            return
          }
          let given =
            labels.flatMap { fields.text($0) }
            .map { $0.split(separator: "|").map(Self.label) } ?? []
          for label in given where !learner.knows(label.theme) { unknown.insert(label.theme) }
          learner.add(text, labels: given.isEmpty ? nil : given)
        },
        rejected: { _ in })
    }
    if !unknown.isEmpty {
      StandardError.write(
        "labels that are no themes of \(taxonomy): \(unknown.sorted().joined(separator: ", "))\n")
    }
  }

  /// A theme's id, or with what is said of it: `delivery=negative`.
  private static func label(_ cell: Substring) -> ThemeLearner.Label {
    guard let equals = cell.lastIndex(of: "="),
      let polarity = Polarity.allCases.first(where: {
        $0.name == cell[cell.index(after: equals)...]
      })
    else { return ThemeLearner.Label(String(cell)) }
    return ThemeLearner.Label(String(cell[..<equals]), polarity)
  }

  private func write(_ rows: [ThemeLearner.Row]) throws {
    var text = """
      # Words, pairs of words and parts of unknown words that go with themes, in log-odds.
      # Made by `verbatim learn themes \(taxonomy)`.
      # Learned from: \(origin)
      feature\tkind\ttheme\tweight

      """
    for row in rows {
      text += "\(row.feature)\t\(row.kind)\t\(row.theme)\t\(row.weight)\n"
    }
    let sink = try OutputSink(path: output)
    _ = try sink.write(Array(text.utf8))
    try sink.commit()
  }
}
