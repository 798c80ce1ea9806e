import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimLexicon

/// `verbatim taxonomy`: what themes there are, and whether a file of one's own is right.
struct TaxonomyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taxonomy",
    abstract: "List the taxonomies, show, check, compare or extend one.",
    discussion: """
      Examples:
        verbatim taxonomy list
        verbatim taxonomy show general --language vi
        verbatim taxonomy check my-themes.tsv
        verbatim taxonomy diff my-themes.tsv my-themes-new.tsv survey.csv
        verbatim taxonomy suggest my-themes.tsv survey.csv
      """,
    subcommands: [
      TaxonomyList.self, TaxonomyShow.self, TaxonomyCheck.self, TaxonomyDiff.self,
      TaxonomySuggest.self,
    ])
}

struct TaxonomyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The taxonomies that are built in.",
    discussion: """
      Examples:
        verbatim taxonomy list
      """)

  func run() throws {
    try OutputSink.write(
      lines: FeedbackEngine.taxonomyNames.map { name in
        "\(name)\t\(try TaxonomyComposition(.init(taxonomies: [name])).themes.count) themes"
      })
  }
}

struct TaxonomyShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The themes of a taxonomy: id, label, owner, note.",
    discussion: """
      Examples:
        verbatim taxonomy show general --language vi
        verbatim taxonomy show my-themes.tsv
        verbatim taxonomy show restaurants,general
      """)

  @Argument(help: "Taxonomies that are built in, or files, joined with commas.")
  var taxonomy = FeedbackEngine.generalTaxonomy
  @Option(help: "The language of the labels: vi, th or en.") var language = "en"

  func run() throws {
    guard language != "auto" else {
      throw ValidationError("Labels have one language each: use vi, th or en.")
    }
    _ = try EngineOptions.language(language)
    var options = FeedbackEngine.Options()
    try EngineOptions.use(taxonomies: taxonomy, in: &options)
    try OutputSink.write(
      lines: TaxonomyComposition(options).themes.map { theme in
        "\(theme.id)\t\(theme.label(in: language))\t\(theme.owner)\t\(theme.note)"
      })
  }
}

struct TaxonomyCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check taxonomy files: every fault with file, line, column and what to do.",
    discussion: """
      Taxonomies joined with commas are checked one by one, and then for what they disagree on: \
      labels and owners of themes that several have, and terms that different themes claim. The \
      one that stands first has the right of way, files before what is built in.

      Examples:
        verbatim taxonomy check my-themes.tsv
        verbatim taxonomy check retail.tsv bank.tsv
        verbatim taxonomy check my-themes.tsv,restaurants,general
      """)

  @Argument(
    help: "Taxonomy files, or several taxonomies joined with commas.", completion: .file())
  var files: [String]

  func run() throws {
    var faults = 0
    for argument in files {
      var options = FeedbackEngine.Options()
      // A single name is a file, even if a taxonomy of that name is built in.
      if argument.contains(",") {
        try EngineOptions.use(taxonomies: argument, in: &options)
      } else {
        options.taxonomies = []
        options.taxonomyFiles = [(name: argument, text: try TextFile.read(argument))]
      }
      let before = faults
      for (name, text) in options.taxonomyFiles {
        let found = Taxonomy.check(name, text: text, concepts: Set(FeedbackEngine.conceptNames))
          .sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        try OutputSink.write(lines: found.map(\.description))
        faults += found.count
      }
      guard faults == before, argument.contains(",") else { continue }
      try OutputSink.write(lines: TaxonomyComposition(options).conflicts.map { "\($0)" })
    }
    if faults > 0 { throw ExitCode(1) }
    try OutputSink.write(lines: ["no faults"])
  }
}
