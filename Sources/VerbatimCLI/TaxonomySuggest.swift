import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimText

/// `verbatim taxonomy suggest`: what customers say that a taxonomy does not find.
struct TaxonomySuggest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Propose terms for the themes of a taxonomy, and phrases that no theme covers.",
    usage: "verbatim taxonomy suggest [<options>] <taxonomy> <input>",
    discussion: """
      Prints a table: theme (empty for phrases of no theme), what, language and value as a taxonomy \
      has them, then how many comments have the phrase, how many of those have no theme yet, and an \
      example as it was written. Read the example before you take a row over.

      Examples:
        verbatim taxonomy suggest general survey.csv
        verbatim taxonomy suggest mine.tsv,general reviews.jsonl --top 10
      """)

  @Argument(help: "Taxonomies that are built in, or files, joined with commas.")
  var taxonomy: String

  @OptionGroup var source: InputOptions

  @Option(help: "How many phrases to propose for each theme, and eight times as many for none.")
  var top = 5

  func validate() throws {
    if top < 1 { throw ValidationError("--top \(top) is out of range: use 1 or more.") }
  }

  func run() throws {
    var options = FeedbackEngine.Options()
    options.withoutLayers = [.learned]
    try EngineOptions.use(taxonomies: taxonomy, in: &options)
    let engine = try FeedbackEngine(options: options)
    let reader = DiscoveryReader(engine)
    var corpus = DiscoveryCorpus()
    var themes: [[Int32]] = []
    var scratch = TagScratch()
    try source.forEachComment { text, _ in
      themes.append(reader.readThemes(text, scratch: &scratch, into: &corpus))
    }
    let result = TaxonomySuggestions(
      corpus, themes: themes, names: engine.themes.map(\.id), most: top)
    var text = "theme\twhat\tlanguage\tvalue\tcomments\twithout_theme\texample\n"
    for row in result.suggestions {
      let example = row.examples.first.map(Self.cell) ?? ""
      text +=
        "\(row.theme ?? "")\tterm\t\(row.language.code)\t\(Self.cell(row.phrase))\t\(row.comments)\t"
        + "\(row.unthemed)\t\(example)\n"
    }
    let sink = try OutputSink(path: "-")
    _ = try sink.write(Array(text.utf8))
    try sink.commit()
    StandardError.write(
      "\(Count.of(result.comments, "comment")) read, \(result.unthemed) of them without a theme\n")
  }

  /// The text on one line, without tabs.
  private static func cell(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 ? Unicode.Scalar(0x20) : $0 }))
  }
}

extension InputOptions {
  /// Calls `body` with each comment of the input and its id, in order.
  func forEachComment(_ body: (Span<UInt8>, String) -> Void) throws {
    let input = try open()
    var overrides = ColumnOverrides()
    overrides.texts = textColumns
    overrides.id = idColumn
    overrides.wantsScore = false
    let roles = try ColumnRoles.resolve(
      input.layout, sample: input.sample, file: input.file, overrides: overrides)
    var parser = input.makeParser()
    while let block = try input.next() {
      _ = parser.parse(
        block,
        record: { fields, position in
          var position = position
          for (answer, column) in roles.comments.enumerated() {
            guard let range = fields.range(column.choice.column), !range.isEmpty else { continue }
            position.answer = answer
            body(
              fields.bytes.span.extracting(range), RowTagger.id(fields, position, roles).text)
          }
        },
        rejected: { _ in })
    }
  }
}
