package import VerbatimAutomata

/// The tokens of one text, and their normal forms. Reused from text to text by one worker.
public struct SegmentedText: Sendable {
  /// The tokens in order.
  public internal(set) var tokens: [Token] = []
  /// The languages of the text's words, most frequent first; empty when it has no word.
  public internal(set) var languages: [Language] = []
  /// Normal forms of all tokens as symbols, one after another with a space or a barrier between
  /// those that no term may span.
  package internal(set) var forms: [Symbol] = []
  /// `clauseStarts[i]` is the index of the first token of clause `i`.
  public internal(set) var clauseStarts: [Int] = []

  /// By which convention the Thai words are cut; nil when there are none.
  public internal(set) var thaiConvention: ThaiConvention?

  /// How many tokens are words.
  package internal(set) var wordCount = 0
  /// Whether any token is Vietnamese.
  package internal(set) var hasVietnamese = false

  var scratch = Scratch()

  /// An empty value whose buffers grow on first use.
  public init() {}

  /// The main language of the text.
  public var language: Language { languages.first ?? .undetermined }

  mutating func removeTokens() {
    tokens.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
  }
}

/// What segmenting one text needs besides its result.
struct Scratch: Sendable {
  var text = SymbolText()
  /// The units of the text at hand; behind them are those of earlier texts.
  var units: [Unit] = []
  var cut = CutScratch()
}

/// A stretch of symbols that the scanner found: a word in spaces, a Thai run, a number, a sign.
struct Unit: Sendable {
  /// The token that becomes of it if it is neither cut nor joined nor written out. Its places are
  /// symbols as yet, not bytes.
  var token = Token()
  /// What a Latin word costs in either language, in hundredths of a nat; 0 for all else.
  var vietnameseCost: UInt16 = 0
  var englishCost: UInt16 = 0
  /// Bit 0: the word is a short form in Vietnamese; bit 1: in English.
  var shortForms: UInt8 = 0
  var isThaiRun = false
  /// The language search's decisions: English was reached from English, Vietnamese from English.
  var staysEnglish = false
  var leavesEnglish = false

  @inline(__always)
  var start: UInt32 { token.start }
  @inline(__always)
  var end: UInt32 { token.end }
  @inline(__always)
  var kind: Token.Kind { token.kind }
  @inline(__always)
  var sign: UInt16 { token.sign }
  /// Index into the Latin lexemes, −1 when the word is unknown.
  @inline(__always)
  var lexeme: Int32 {
    get { token.lexeme }
    set { token.lexeme = newValue }
  }
  @inline(__always)
  var language: Language {
    get { token.language }
    set { token.language = newValue }
  }
  @inline(__always)
  var traits: Token.Traits {
    get { token.traits }
    set { token.traits = newValue }
  }
}
