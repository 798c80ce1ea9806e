import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimLexicon

/// `verbatim taxonomy`: what themes there are, and whether a file of one's own is right.
struct TaxonomyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taxonomy",
    abstract: "List the taxonomies, show one, or check a file of your own.",
    subcommands: [TaxonomyList.self, TaxonomyShow.self, TaxonomyCheck.self])
}

struct TaxonomyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The taxonomies that are built in.")

  func run() throws {
    for name in FeedbackEngine.taxonomyNames {
      let themes = try FeedbackEngine(options: .init(taxonomies: [name])).themes
      print("\(name)\t\(themes.count) themes")
    }
  }
}

struct TaxonomyShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The themes of a taxonomy: id, label, owner, note.")

  @Argument(help: "A taxonomy that is built in, or a file.") var taxonomy = "general"
  @Option(help: "The language of the labels: vi, th or en.") var language = "en"

  func run() throws {
    var options = EngineOptions()
    options.taxonomy = taxonomy
    options.language = "auto"
    for theme in try options.makeEngine().themes {
      print("\(theme.id)\t\(theme.label(in: language))\t\(theme.owner)\t\(theme.note)")
    }
  }
}

struct TaxonomyCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check taxonomy files: every fault with file, line, column and what to do.")

  @Argument(help: "Taxonomy files.", completion: .file()) var files: [String]

  func run() throws {
    var faults = 0
    for file in files {
      let found = Taxonomy.check(
        file, text: try TextFile.read(file), concepts: Set(FeedbackEngine.conceptNames))
      for error in found { print(error) }
      faults += found.count
    }
    if faults > 0 { throw ExitCode(1) }
    print("no faults")
  }
}
