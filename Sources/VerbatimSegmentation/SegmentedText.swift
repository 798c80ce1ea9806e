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

  var scratch = Scratch()

  /// An empty value whose buffers grow on first use.
  public init() {}

  /// The main language of the text.
  public var language: Language { languages.first ?? .undetermined }
}

/// What segmenting one text needs besides its result.
struct Scratch: Sendable {
  var text = SymbolText()
  var units: [Unit] = []
  var lattice = Lattice()
  /// The language search's decisions, one byte a unit.
  var steps: [UInt8] = []
}

/// A stretch of symbols that the scanner found: a word in spaces, a Thai run, a number, a sign.
struct Unit: Sendable {
  var start: Int32
  var end: Int32
  var kind: Token.Kind
  var language: Language
  var traits: Token.Traits
  var isThaiRun: Bool
  var sign: UInt16
  /// Index into the Latin lexemes, −1 when the word is unknown.
  var lexeme: Int32
  /// What a Latin word costs in either language, in hundredths of a nat; 0 for all else.
  var vietnameseCost: UInt16 = 0
  var englishCost: UInt16 = 0
}
