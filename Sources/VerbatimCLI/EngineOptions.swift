import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimText

/// What the engine is made of, and how many workers it has.
struct EngineOptions: ParsableArguments {
  @Option(
    name: .customLong("taxonomy"),
    help: """
      Taxonomies joined with commas: built in (`taxonomy list`) or files (mine.tsv). Of themes \
      that claim the same term, that of the first has it; files stand before names.
      """)
  var taxonomy = FeedbackEngine.generalTaxonomy

  @Option(help: "vi, th or en for all text; auto finds it word by word.")
  var language = "auto"

  @Option(
    name: .customLong("lexicon"),
    help:
      "A file of `verbatim learn sentiment`, in the place of what is built in for its language.",
    completion: .file())
  var lexiconFiles: [String] = []

  @Option(
    help: "A file of `verbatim learn themes`: adds themes that the rules miss, marked as learned.",
    completion: .file())
  var themeModel: String?

  @Option(help: "How sure the theme model must be to add a theme, from 0 to 1.")
  var themeThreshold = 0.4

  @Option(
    name: .customLong("cues"),
    help: """
      A file of intent cues of your own (intent, what, term), such as the brands you compete \
      with; it joins those built in.
      """, completion: .file())
  var cueFiles: [String] = []

  @Option(
    help: """
      Where the comments were written: survey (answers, reviews, tickets) or posts; auto takes \
      rows with a score, a question or a touchpoint for a survey's.
      """)
  var source = Source.auto

  /// Where the comments were written, or that their columns are to tell.
  enum Source: ExpressibleByArgument, CustomStringConvertible {
    case auto
    case given(CommentSource)

    init?(argument: String) {
      guard argument != "auto" else {
        self = .auto
        return
      }
      guard let source = CommentSource(rawValue: argument) else { return nil }
      self = .given(source)
    }

    static var allValueStrings: [String] { ["auto"] + CommentSource.allCases.map(\.rawValue) }

    var description: String { given?.rawValue ?? "auto" }

    var given: CommentSource? { if case .given(let source) = self { source } else { nil } }
  }

  @Option(help: "Leave out a layer of the sentiment: learned or question.")
  var without: [String] = []

  @Option(help: "all, or open: without what was learned from data for research only.")
  var lexicons = Lexicons.all

  enum Lexicons: String, ExpressibleByArgument, CaseIterable { case all, open }

  @Flag(
    name: .customLong("mask-pii"),
    help: """
      Mask phones, e-mails, cards, accounts, identity numbers, plates and addresses in comments \
      and in columns without a role; the columns taken for id, score, date, touchpoint, channel, \
      language and segments stay as they came. Offsets are those of the masked text.
      """)
  var masksPersonalData = false

  @Option(help: "How many workers; as many as there are cores when left out.")
  var threads: Int?

  func makeEngine() throws -> FeedbackEngine {
    var options = FeedbackEngine.Options(language: try Self.language(language))
    options.openLexiconsOnly = lexicons == .open
    options.source = source.given
    for name in without {
      guard let layer = OpinionLayer(rawValue: name), [.learned, .question].contains(layer) else {
        throw ValidationError(
          "'\(name)' is no layer that can be left out: use learned or question."
            + InputOptions.suggestion(name, ["learned", "question"]))
      }
      options.withoutLayers.insert(layer)
    }
    for path in lexiconFiles {
      options.learnedFiles.append((name: path, text: try TextFile.read(path)))
    }
    guard (0...1).contains(themeThreshold) else {
      throw ValidationError("--theme-threshold \(themeThreshold) is out of range: use 0 to 1.")
    }
    options.themeThreshold = themeThreshold
    if let themeModel { options.themeModel = (themeModel, try TextFile.read(themeModel)) }
    for path in cueFiles {
      options.intentFiles.append((name: path, text: try TextFile.read(path)))
    }
    try Self.use(taxonomies: taxonomy, in: &options)
    return try FeedbackEngine(options: options)
  }

  /// All that the tags depend on, with the content of files.
  func settings() throws -> String {
    var parts = [
      taxonomy, language, lexicons.rawValue, source.description, without.joined(separator: ","),
      "\(masksPersonalData) \(themeThreshold)",
    ]
    let files = taxonomy.split(separator: ",").map(String.init).filter {
      !FeedbackEngine.taxonomyNames.contains($0)
    }
    for path in files + lexiconFiles + cueFiles + (themeModel.map { [$0] } ?? []) {
      parts.append("\(BlockChecksum.of(Array(try TextFile.read(path).utf8)))")
    }
    return parts.joined(separator: " ")
  }

  /// Takes names of built-in taxonomies and paths of files, joined with commas.
  static func use(taxonomies: String, in options: inout FeedbackEngine.Options) throws {
    options.taxonomies = []
    for part in taxonomies.split(separator: ",") {
      let name = String(part)
      if FeedbackEngine.taxonomyNames.contains(name) {
        options.taxonomies.append(name)
      } else {
        options.taxonomyFiles.append((name: name, text: try taxonomyFile(name)))
      }
    }
  }

  private static func taxonomyFile(_ path: String) throws -> String {
    do {
      return try TextFile.read(path)
    } catch let error as ReadingError where error.code == .missingFile {
      var error = error
      let names = FeedbackEngine.taxonomyNames
      error.expected =
        "a taxonomy file, or one that is built in (\(names.joined(separator: ", ")))"
      error.mend =
        Spelling.nearest(to: path, in: names).map { "Did you mean --taxonomy \($0)?" }
        ?? "Check the spelling and the folder; `verbatim taxonomy list` shows the names."
      throw error
    }
  }

  var workers: Int { get throws { try Self.workers(threads) } }

  static func workers(_ threads: Int?) throws -> Int {
    if let threads, threads < 1 {
      throw ValidationError("--threads \(threads) is out of range: use 1 or more.")
    }
    return threads ?? Machine.cores
  }

  static func language(_ code: String) throws -> Language? {
    if code == "auto" { return nil }
    guard let language = Language(code: code), language != .undetermined else {
      // Names of the languages are understood, and answered with their codes.
      let codes = [
        "vietnamese": "vi", "vn": "vi", "tiếng Việt": "vi", "thai": "th", "tha": "th",
        "ภาษาไทย": "th", "english": "en", "eng": "en", "auto": "auto",
      ]
      let nearest = Spelling.nearest(to: code, in: codes.keys.sorted()).flatMap { codes[$0] }
      throw ValidationError(
        "'\(code)' is no language of ours: use auto, vi, th or en."
          + (nearest.map { " Did you mean '\($0)'?" } ?? ""))
    }
    return language
  }
}
