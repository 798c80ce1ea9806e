import VerbatimLexicon
import VerbatimSegmentation

/// The learned layers of an engine, one a language: compiled in, from a file, or none.
struct LearnedModels: Sendable {
  /// By the language's raw value; those that are compiled in are unpacked when they are met.
  private var models = [LearnedModel?](repeating: nil, count: Language.allCases.count)
  private var takesBuiltIn: Bool

  init(
    _ options: FeedbackEngine.Options, _ tables: TermTables, _ segmenter: Segmenter
  ) throws(LexiconError) {
    let isLeftOut = options.withoutLayers.contains(.learned)
    takesBuiltIn = !isLeftOut && !options.openLexiconsOnly
    if isLeftOut { return }
    if options.openLexiconsOnly {
      for language in [Language.vietnamese, .thai, .english] {
        models[Int(language.rawValue)] = Self.model(tables.learned(language, openOnly: true))
      }
    }
    for (name, text) in options.learnedFiles {
      let file = try LexiconFile(
        name: name, text: text, columns: LearnedTable.columns, keyColumns: 2)
      let table = try LearnedTable(file, alphabet: segmenter.alphabet)
      models[Int(table.language.rawValue)] = LearnedModel(table: table)
    }
  }

  subscript(language: Language) -> LearnedModel? {
    if let model = models[Int(language.rawValue)] { return model }
    guard takesBuiltIn else { return nil }
    switch language {
    case .vietnamese: return Self.vietnamese
    case .thai: return Self.thai
    case .english: return Self.english
    default: return nil
    }
  }

  private static let vietnamese = model(FeedbackEngine.tables.learned(.vietnamese, openOnly: false))
  private static let thai = model(FeedbackEngine.tables.learned(.thai, openOnly: false))
  private static let english = model(FeedbackEngine.tables.learned(.english, openOnly: false))

  private static func model(_ table: LearnedTable?) -> LearnedModel? {
    table.map { LearnedModel(table: $0) }
  }
}
