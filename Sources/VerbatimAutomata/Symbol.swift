/// One letter of normalised text, in one byte.
///
/// Thai letters, Vietnamese letters with their marks, and lower-case ASCII together are 223
/// letters, so a normalised letter of all three languages fits one byte. Tries over symbols are
/// three times shallower on Thai than tries over UTF-8, and one code path reads three languages.
public typealias Symbol = UInt8

/// The symbols that have names.
public enum Symbols {
  /// Ends a key in an automaton; never occurs in text.
  @inlinable public static var end: Symbol { 0x00 }
  /// A letter of a script that has no symbol of its own.
  @inlinable public static var otherLetter: Symbol { 0x01 }
  /// Emoji, pictographs, dingbats and currency signs outside the alphabet.
  @inlinable public static var otherSign: Symbol { 0x02 }
  /// Bytes that are not UTF-8, and control characters.
  @inlinable public static var invalid: Symbol { 0x03 }
  /// Stands for a token that no term may cross, such as a link.
  @inlinable public static var barrier: Symbol { 0x04 }
  /// A line break.
  @inlinable public static var newline: Symbol { 0x0A }
  /// Any other white space.
  @inlinable public static var space: Symbol { 0x20 }

  /// The first of the Thai symbols; U+0E00 + n is this + n.
  @inlinable public static var thaiBase: Symbol { 0x80 }
  /// U+0E5B, the last of the Thai symbols.
  @inlinable public static var lastThai: Symbol { 0xDB }
  /// ะ
  @inlinable public static var saraA: Symbol { 0xB0 }
  /// ั
  @inlinable public static var maiHanAkat: Symbol { 0xB1 }
  /// า
  @inlinable public static var saraAa: Symbol { 0xB2 }
  /// ำ
  @inlinable public static var saraAm: Symbol { 0xB3 }
  /// เ
  @inlinable public static var saraE: Symbol { 0xC0 }
  /// แ
  @inlinable public static var saraAe: Symbol { 0xC1 }
  /// ฿
  @inlinable public static var baht: Symbol { 0xBF }
  /// ๆ
  @inlinable public static var maiyamok: Symbol { 0xC6 }
  /// ํ
  @inlinable public static var nikhahit: Symbol { 0xCD }
}

/// What a symbol can do in a word, as bits of one byte. Constants are inlined: they are tested for
/// every letter.
public enum SymbolClass {
  /// a to z and the Vietnamese letters.
  @inlinable public static var latin: UInt8 { 1 }
  /// The Thai letters, vowels and marks.
  @inlinable public static var thai: UInt8 { 2 }
  /// 0 to 9; Thai digits are read as these.
  @inlinable public static var digit: UInt8 { 4 }
  /// Space and newline.
  @inlinable public static var blank: UInt8 { 8 }
  /// A Latin letter that only Vietnamese has.
  @inlinable public static var vietnamese: UInt8 { 16 }
  /// A Thai sign that belongs to the letter before it, so that no word starts with it.
  @inlinable public static var thaiDependent: UInt8 { 32 }
  /// A Thai vowel written before its consonant, so that no word ends with it.
  @inlinable public static var thaiLeading: UInt8 { 64 }
  /// Printable ASCII that is neither letter nor digit, and the Thai signs.
  @inlinable public static var punctuation: UInt8 { 128 }
  /// Either of the two.
  @inlinable public static var latinOrDigit: UInt8 { 5 }
}
