import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimLexicon

/// `verbatim taxonomy`: what themes there are, and whether a file of one's own is right.
struct TaxonomyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taxonomy",
    abstract: "List the taxonomies, show one, or check a file of your own.",
    discussion: """
      Examples:
        verbatim taxonomy list
        verbatim taxonomy show general --language vi
        verbatim taxonomy check my-themes.tsv
      """,
    subcommands: [TaxonomyList.self, TaxonomyShow.self, TaxonomyCheck.self])
}

struct TaxonomyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The taxonomies that are built in.",
    discussion: """
      Examples:
        verbatim taxonomy list
      """)

  func run() throws {
    for name in FeedbackEngine.taxonomyNames {
      let themes = try FeedbackEngine(options: .init(taxonomies: [name])).themes
      print("\(name)\t\(themes.count) themes")
    }
  }
}

struct TaxonomyShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The themes of a taxonomy: id, label, owner, note.",
    discussion: """
      Examples:
        verbatim taxonomy show general --language vi
        verbatim taxonomy show my-themes.tsv
      """)

  @Argument(help: "A taxonomy that is built in, or a file.") var taxonomy = "general"
  @Option(help: "The language of the labels: vi, th or en.") var language = "en"

  func run() throws {
    guard language != "auto" else {
      throw ValidationError("Labels have one language each: use vi, th or en.")
    }
    _ = try EngineOptions.language(language)
    var options = FeedbackEngine.Options()
    try EngineOptions.use(taxonomies: taxonomy, in: &options)
    for theme in try FeedbackEngine(options: options).themes {
      print("\(theme.id)\t\(theme.label(in: language))\t\(theme.owner)\t\(theme.note)")
    }
  }
}

struct TaxonomyCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check taxonomy files: every fault with file, line, column and what to do.",
    discussion: """
      Examples:
        verbatim taxonomy check my-themes.tsv
        verbatim taxonomy check retail.tsv bank.tsv
      """)

  @Argument(help: "Taxonomy files.", completion: .file()) var files: [String]

  func run() throws {
    var faults = 0
    for file in files {
      let found = Taxonomy.check(
        file, text: try TextFile.read(file), concepts: Set(FeedbackEngine.conceptNames)
      )
      .sorted { ($0.line, $0.column) < ($1.line, $1.column) }
      for error in found { print(error) }
      faults += found.count
    }
    if faults > 0 { throw ExitCode(1) }
    print("no faults")
  }
}
