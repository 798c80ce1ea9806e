/// A word, number, sign or other unit of a text.
///
/// `start` and `end` are UTF-8 byte offsets into the text exactly as it came, half open. Tokens do
/// not overlap and are in order; what lies between them is white space.
public struct Token: Sendable, Equatable {
  /// What a token is.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case word, number, punctuation, emoji, emoticon, laughter, hashtag, mention, link, email, phone
    /// A sign that is none of the above.
    case sign
    /// Bytes that are not UTF-8.
    case invalid
  }

  /// What is known of how a token was written.
  public struct Traits: OptionSet, Sendable {
    /// The traits as bits.
    public let rawValue: UInt8
    /// Traits from their bits.
    @inlinable @inline(__always)
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// White space stands before the token.
    @inlinable @inline(__always)
    public static var spaceBefore: Traits { Traits(rawValue: 1) }
    /// A line break stands before the token.
    @inlinable @inline(__always)
    public static var lineBreakBefore: Traits { Traits(rawValue: 2) }
    /// The token is in no word list.
    @inlinable @inline(__always)
    public static var unknown: Traits { Traits(rawValue: 4) }
    /// A letter was stretched: มากกก, đẹppp, soooo.
    @inlinable @inline(__always)
    public static var stretched: Traits { Traits(rawValue: 8) }
    /// A short form or variant spelling that was written out: ko → không.
    @inlinable @inline(__always)
    public static var expanded: Traits { Traits(rawValue: 16) }
  }

  /// Byte offset of the first byte.
  public var start: UInt32
  /// Byte offset after the last byte.
  public var end: UInt32
  /// Where the normal form stands in the segmented text's `forms`.
  package var formStart: UInt32
  package var formEnd: UInt32
  /// The token's index in the word lists of its script, −1 when it is in none or was rewritten.
  package var lexeme: Int32
  /// For an emoji or emoticon: 1 + its row in the emoji lexicon, 0 when it has none.
  package var sign: UInt16
  /// What the token is.
  public var kind: Kind
  /// The language of a word; undetermined for all else.
  public var language: Language
  /// How the token was written.
  public var traits: Traits

  /// A place for a token.
  init() {
    self.init(
      start: 0, end: 0, formStart: 0, formEnd: 0, lexeme: -1, sign: 0, kind: .word,
      language: .undetermined, traits: [])
  }

  init(
    start: UInt32, end: UInt32, formStart: UInt32, formEnd: UInt32, lexeme: Int32, sign: UInt16,
    kind: Kind, language: Language, traits: Traits
  ) {
    self.start = start
    self.end = end
    self.formStart = formStart
    self.formEnd = formEnd
    self.lexeme = lexeme
    self.sign = sign
    self.kind = kind
    self.language = language
    self.traits = traits
  }

  /// The byte range of the token in the original text.
  public var range: Range<Int> { Int(start)..<Int(end) }
}
