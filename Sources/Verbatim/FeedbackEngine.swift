public import VerbatimAutomata
public import VerbatimLexicon
public import VerbatimSegmentation
import VerbatimText

/// Reads customers' comments: language, sentiment, themes with evidence, pain points.
///
/// An engine is immutable, `Sendable` and safe to use from any number of threads. Tagging is a pure
/// function of the comment: the same text gives the same result, alone or in any batch.
///
/// ```swift
/// let engine = try FeedbackEngine()
/// let comment = engine.tag("Giao hàng chậm nhưng nhân viên dễ thương 😊")
/// comment.themes.map(\.theme)  // ["delivery.speed", "staff.attitude"]
/// ```
public struct FeedbackEngine: Sendable {
  /// What an engine is made of.
  public struct Options: Sendable {
    /// Names of taxonomies that are compiled in; `general` by default, empty for files alone. Of
    /// several, the first has the right of way.
    public var taxonomies: [String]
    /// Taxonomy files of the user's own, name and text. They stand before `taxonomies`.
    public var taxonomyFiles: [(name: String, text: String)]
    /// Reads every Latin word as this language; nil detects it word by word.
    public var language: Language?
    /// Where the comments were written; nil takes answers to a question, and comments with a score or
    /// a touchpoint beside them, for a survey's, and leaves it open otherwise.
    public var source: CommentSource?
    /// Layers of the sentiment that are left out: ``OpinionLayer/learned``,
    /// ``OpinionLayer/question``. Others cannot be.
    public var withoutLayers: Set<OpinionLayer> = []
    /// Leaves out lexicons that were learned from data for research only.
    public var openLexiconsOnly = false
    /// Learned sentiment files, name and text; each takes the place of what is compiled in for its
    /// language.
    public var learnedFiles: [(name: String, text: String)] = []
    /// Cue files of the user's own (`intent, what, term`), for the brands that compete with theirs
    /// and the words of their trade; they join those that are compiled in.
    public var intentFiles: [(name: String, text: String)] = []

    /// A model of `verbatim learn themes`, name and text, that finds themes where rules find none.
    public var themeModel: (name: String, text: String)?
    /// How sure the model must be to add a theme, from 0 to 1.
    public var themeThreshold = 0.4

    /// The general taxonomy, languages detected.
    public init(
      taxonomies: [String] = [FeedbackEngine.generalTaxonomy],
      taxonomyFiles: [(name: String, text: String)] = [],
      language: Language? = nil
    ) {
      self.taxonomies = taxonomies
      self.taxonomyFiles = taxonomyFiles
      self.language = language
    }

    fileprivate func check() throws(LexiconError) {
      if let layer = withoutLayers.subtracting([.learned, .question]).map(\.rawValue).min() {
        throw LexiconError(
          file: "withoutLayers", line: 0, column: 0, problem: "'\(layer)' cannot be left out",
          mend: "use learned or question")
      }
      guard (0...1).contains(themeThreshold) else {
        throw LexiconError(
          file: "themeThreshold", line: 0, column: 0,
          problem: "\(themeThreshold) is no probability", mend: "use 0 to 1")
      }
    }
  }

  /// The themes of the taxonomy in use, sorted by id; `ThemeMention.theme` names one of them.
  public let themes: [Theme]
  package let segmenter: Segmenter
  private let language: Language?
  private let source: CommentSource?
  private let matcher: TermMatcher
  private let scorer: SentimentScorer
  let learned: LearnedModels
  private let readsQuestions: Bool
  private let tagger: ThemeTagger
  let taxonomy: CompiledTaxonomy
  private let intents: IntentReader
  private let themeModel: ThemeModel?
  private let intentSets = Self.allIntentSets

  /// An engine with the lexicons that are compiled in.
  ///
  /// - Throws: `LexiconError` when a taxonomy is unknown, a file has a fault, or an option is none of
  ///   what it can be; `file` is then the name of the taxonomy, file or option.
  public init(options: Options = Options()) throws(LexiconError) {
    try options.check()
    let tables = Self.tables
    // Terms match over tokens, so the same word has to be cut the same in every comment.
    segmenter = Segmenter(thaiConvention: .comments)
    language = options.language
    source = options.source
    taxonomy = try TaxonomyComposition(options, tables, segmenter).taxonomy
    themes = taxonomy.themes
    intents = try IntentReader(options, tables, segmenter)
    matcher = TermMatcher(tables: tables, taxonomy: taxonomy, others: intents.entrances)
    scorer = SentimentScorer(
      lexicon: tables, signWeights: tables.signWeights,
      durations: DurationReader(concepts: tables.concepts),
      unreality: Unreality(concepts: tables.concepts),
      coreFailure: CoreFailure(concepts: tables.concepts))
    tagger = ThemeTagger(taxonomy: taxonomy, lexicon: tables)
    readsQuestions = !options.withoutLayers.contains(.question)
    learned = try LearnedModels(options, tables, segmenter)
    themeModel = try ThemeModel(options, taxonomy, segmenter)
  }

  static let tables = TermTables(PackedTables(encoded: EmbeddedLexicon.tables))

  /// The concepts that taxonomy rules may name, sorted.
  public static var conceptNames: [String] { tables.concepts.sorted() }

  /// The words of each language that join others and name nothing.
  static var functionWords: [(word: String, language: Language)] {
    [Language.vietnamese, .thai, .english].flatMap { language in
      tables.functionWords(language.code).map { ($0, language) }
    }
  }

  /// The words of each language that have a role in the names of themes.
  static func nameWords(_ role: NameRole) -> [(word: String, language: Language)] {
    [Language.vietnamese, .thai, .english].flatMap { language in
      tables.nameWords(role, language.code).map { ($0, language) }
    }
  }

  /// Tags one comment. An empty text has no themes and is neutral.
  ///
  /// - Complexity: linear in the length of `text`.
  public func tag(_ text: String) -> TaggedComment {
    var scratch = TagScratch()
    var copy = text
    copy.makeContiguousUTF8()
    return tag(copy.utf8.span, scratch: &scratch)
  }

  /// The opinions behind the sentiment of `text`, each with the factors that bear on it.
  public func trace(_ text: String) -> [TraceStep] {
    var scratch = TagScratch()
    var copy = text
    copy.makeContiguousUTF8()
    _ = tag(copy.utf8.span, scratch: &scratch)
    return traceSteps(of: scratch)
  }

  /// Tags the answer to a question: "Nothing" is praise when asked what to improve.
  ///
  /// - Parameter question: as it was asked, in any of the languages; empty is the same as none.
  public func tag(_ text: String, question: String) -> TaggedComment {
    var scratch = TagScratch()
    var copy = text
    copy.makeContiguousUTF8()
    var context = RowContext()
    context.question = read(question: question)
    context.source = question.isEmpty ? nil : .survey
    return tag(copy.utf8.span, context, scratch: &scratch)
  }

  /// What a survey question asks for.
  package func read(question: String) -> SurveyQuestion {
    readsQuestions ? QuestionLayer.builtIn.read(segmenter.segment(question)) : .other
  }

  /// Tags UTF-8 bytes with scratch that is reused from comment to comment.
  package func tag(
    _ utf8: Span<UInt8>, _ context: RowContext = RowContext(), scratch: inout TagScratch
  ) -> TaggedComment {
    segmenter.segment(utf8, language: language, into: &scratch.text)
    // Taken out, since the text is read while the rest of the scratch is written.
    var text = SegmentedText()
    swap(&text, &scratch.text)
    matcher.match(text, into: &scratch)
    scratch.isPraiseAsked = context.question == .praise
    scorer.score(text, into: &scratch)
    tagger.tag(text, &scratch)
    swap(&text, &scratch.text)
    intents.find(&scratch)
    let (sentiment, isContradicted) = sentiment(context, &scratch)
    var themes = themeMentions(scratch)
    themeModel?.add(to: &themes, sentiment, scratch)
    let read = intents.read(utf8, sentiment, scratch)
    return TaggedComment(
      languages: scratch.text.languages, sentiment: sentiment, themes: themes,
      painPoints: painPoints(scratch, themes), intents: intentSets[read.intents],
      intentEvidence: read.evidence,
      flags: flags(scratch, read, isContradicted: isContradicted))
  }

  /// The sentiment of the comment that was read last, layer by layer, and whether its words say the
  /// opposite of its score.
  private func sentiment(
    _ context: RowContext, _ scratch: inout TagScratch
  ) -> (Sentiment, isContradicted: Bool) {
    let lexicon = scorer.sentiment(of: scratch.hits, themes: scratch.themeHits)
    var blend = SentimentBlend(
      lexicon, isSilent: scratch.hits.isEmpty && scratch.themeHits.isEmpty,
      isTwoSided: scratch.text.wordCount <= SentimentScorer.fewWords
        && scorer.isTwoSided(scratch))
    scratch.questionLean =
      context.question == .other
      ? nil : QuestionLayer.builtIn.lean(context.question, scratch)
    if let lean = scratch.questionLean, lean.names { giveToMentions(lean, &scratch) }
    scratch.learned = LearnedModel.Reading()
    let isSettled =
      scratch.questionLean?.decides == true || scratch.saysNothing && scratch.hits.isEmpty
      || QuestionLayer.onlyNames(scratch)
    if let model = learned[scratch.text.language], !isSettled {
      // The model was learned beside the words alone.
      SentimentMeasures.measure(scorer.sentiment(of: scratch.hits), into: &scratch)
      scratch.learned = model.read(
        scratch.text, scratch.hits, scratch.measures, into: &scratch.features,
        &scratch.wordWeights[Int(scratch.text.language.rawValue)], source ?? context.source)
      scratch.learned.takeBack(scratch.takenBack + scorer.structural(scratch))
      blend.add(scratch.learned)
    }
    if let lean = scratch.questionLean { blend.lean(lean.odds) }
    let words = blend.sentiment
    scratch.scoreLean = 0
    if context.usesScore, let score = context.score {
      scratch.scoreLean = RowContext.scoreLean * (2 * score - 1)
      blend.lean(scratch.scoreLean)
    }
    return (blend.sentiment, context.isContradicted(by: words))
  }

  /// What an answer names is what was asked for.
  private func giveToMentions(_ lean: QuestionLayer.Lean, _ scratch: inout TagScratch) {
    let weight = lean.odds > 0 ? QuestionLayer.namedWeight : -QuestionLayer.namedWeight
    for index in scratch.mentions.indices where !scratch.mentions[index].hasOpinion {
      let mention = scratch.mentions[index]
      scratch.mentions[index].add(
        OpinionHit(
          start: mention.start, end: mention.end, scopeStart: mention.start,
          scopeEnd: mention.end, clause: mention.clause, layer: .question,
          base: weight))
    }
  }

  /// Reads a comment for learning: its words, opinions and measures are left in `scratch`.
  func readLexicon(_ utf8: Span<UInt8>, scratch: inout TagScratch) -> Sentiment {
    segmenter.segment(utf8, language: language, into: &scratch.text)
    var text = SegmentedText()
    swap(&text, &scratch.text)
    matcher.match(text, into: &scratch)
    scorer.score(text, into: &scratch)
    swap(&text, &scratch.text)
    let lexicon = scorer.sentiment(of: scratch.hits)
    SentimentMeasures.measure(lexicon, into: &scratch)
    return lexicon
  }

  /// Reads a comment for discovery: its words, concepts and themes are left in `scratch`.
  func readThemes(_ utf8: Span<UInt8>, scratch: inout TagScratch) {
    segmenter.segment(utf8, language: language, into: &scratch.text)
    var text = SegmentedText()
    swap(&text, &scratch.text)
    matcher.match(text, into: &scratch)
    scorer.score(text, into: &scratch)
    tagger.tag(text, &scratch)
    swap(&text, &scratch.text)
  }

  /// Every set of intents, made once, so that tagging makes none. Bit `i` stands for intent `i`.
  private static let allIntentSets: [[Intent]] = (0..<1 << Intent.allCases.count).map { set in
    Intent.allCases.enumerated().filter { set >> $0.offset & 1 != 0 }.map(\.element)
  }
}
