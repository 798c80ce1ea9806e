import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation
import VerbatimText

/// What a survey question asks for.
package enum SurveyQuestion: Sendable {
  case praise, improvement, other
}

/// Reads answers in the light of their question: "Nothing" to "What could we improve?" is praise,
/// to "What did you like?" a complaint, and "Parking" the other way round. Other answers lean a little
/// the way they were asked for.
struct QuestionLayer: Sendable {
  /// Log-odds of an answer that says nothing is there and little else.
  static let nothingLean = 3.0
  /// The same when more words follow.
  static let openingLean = 1.2
  /// An answer of at most so many words behind "nothing" says little else.
  static let fewWords = 3
  /// Log-odds of an answer that names something and says nothing of it, and what its theme weighs.
  static let namingLean = 2.0
  static let namedWeight = 1.0
  /// An answer that only names something has at most so many words: with a theme, and without.
  static let themeWords = 5
  static let nameWords = 2
  /// Log-odds of other answers.
  static let praiseLean = 0.6
  static let improvementLean = -0.3

  /// What the question adds to a comment's log-odds, and the answer's words that decided.
  struct Lean {
    var odds: Double
    /// The answer says that nothing is there, or names something, and little else: its words mean what
    /// the question asks.
    var decides = false
    /// It names something.
    var names = false
    /// Tokens of the answer; empty when the question alone speaks.
    var tokens: Range<Int32> = 0..<0
  }

  private var terms: [(role: QuestionRole, symbols: [Symbol])] = []

  /// The words that are compiled in, read when the first question is asked.
  static let builtIn = QuestionLayer(
    FeedbackEngine.tables, Segmenter(thaiConvention: .comments))

  init(_ tables: TermTables, _ segmenter: Segmenter) {
    for (code, role, term) in tables.questionTerms {
      let forms = segmenter.segment(term, language: Language(code: code)).forms
      if !terms.contains(where: { $0.role == role && $0.symbols == forms }) {
        terms.append((role, forms))
      }
    }
  }

  /// What a question asks for: the role of its longest listed term.
  func read(_ question: borrowing SegmentedText) -> SurveyQuestion {
    var longest = 0
    var asked = QuestionRole.both
    for (role, symbols) in terms where role != .nothing && symbols.count > longest {
      if Self.contains(question.forms, symbols) {
        longest = symbols.count
        asked = role
      }
    }
    switch asked {
    case .praise: return .praise
    case .improvement: return .improvement
    case .both, .nothing: return .other
    }
  }

  /// How far the question bends the reading of its answer.
  func lean(_ question: SurveyQuestion, _ scratch: borrowing TagScratch) -> Lean? {
    guard question != .other, scratch.text.wordCount > 0 else { return nil }
    let sign = question == .improvement ? 1.0 : -1.0
    if let end = nothing(scratch.text) {
      let rest = scratch.text.tokens[Int(end)...].count { $0.kind == .word }
      let isAll = rest <= Self.fewWords
      return Lean(
        odds: sign * (isAll ? Self.nothingLean : Self.openingLean), decides: isAll,
        tokens: 0..<end)
    }
    if Self.names(scratch, -sign) {
      return Lean(odds: -sign * Self.namingLean, decides: true, names: true)
    }
    return Lean(odds: question == .praise ? Self.praiseLean : Self.improvementLean)
  }

  /// Whether an answer names something, and says nothing of it but what the question asks for.
  private static func names(_ scratch: borrowing TagScratch, _ asked: Double) -> Bool {
    let most = scratch.mentions.isEmpty ? nameWords : themeWords
    return !scratch.saysNothing && scratch.text.wordCount <= most && scratch.hits.isEmpty
      && scratch.themeHits.allSatisfy { $0.weight * asked > 0 }
      && !scratch.terms.contains { $0.isOperator(.negator) }
      && !scratch.clauses.contains(where: \.isQuestion)
  }

  /// Whether a comment names a theme in very few words and says nothing of it: "the price".
  static func onlyNames(_ scratch: borrowing TagScratch) -> Bool {
    !scratch.mentions.isEmpty && scratch.text.wordCount <= nameWords && scratch.hits.isEmpty
      && scratch.themeHits.isEmpty && !scratch.terms.contains { $0.record.kind == .operator }
  }

  /// The token behind the words with which an answer says that there is nothing. A bare "no" or
  /// "không" must be the whole answer.
  private func nothing(_ answer: borrowing SegmentedText) -> Int32? {
    var end: Int32?
    for (role, symbols) in terms where role == .nothing {
      guard answer.forms.starts(with: symbols) else { continue }
      guard let last = answer.tokens.firstIndex(where: { $0.formEnd >= symbols.count }),
        Int(answer.tokens[last].formEnd) == symbols.count
      else { continue }
      let isBare = !symbols.contains(Symbols.space) && symbols.count <= 5 && symbols.count != 4
      if isBare, answer.tokens.count(where: { $0.kind == .word }) > 2 { continue }
      end = max(end ?? 0, Int32(last + 1))
    }
    return end
  }

  private static func contains(_ text: [Symbol], _ term: [Symbol]) -> Bool {
    guard !term.isEmpty, text.count >= term.count else { return false }
    let isThai = term[0] >= Symbols.thaiBase && term[0] <= Symbols.lastThai
    for start in 0...(text.count - term.count) where text[start] == term[0] {
      let end = start + term.count
      guard text[start..<end].elementsEqual(term) else { continue }
      if isThai { return true }
      let opens = start == 0 || text[start - 1] == Symbols.space
      if opens, end == text.count || text[end] == Symbols.space { return true }
    }
    return false
  }
}
