/// One letter of normalised text, in one byte.
///
/// Thai letters, Vietnamese letters with their marks, and lower-case ASCII together are 223
/// letters, so a normalised letter of all three languages fits one byte. Tries over symbols are
/// three times shallower on Thai than tries over UTF-8, and one code path reads three languages.
package typealias Symbol = UInt8

package enum Symbols {
  /// Ends a key in an automaton; never occurs in text.
  package static let end: Symbol = 0x00
  /// A letter of a script that has no symbol of its own.
  package static let otherLetter: Symbol = 0x01
  /// Emoji, pictographs, dingbats and currency signs outside the alphabet.
  package static let otherSign: Symbol = 0x02
  /// Bytes that are not UTF-8, and control characters.
  package static let invalid: Symbol = 0x03
  /// Stands for a token that no term may cross, such as a link.
  package static let barrier: Symbol = 0x04
  package static let newline: Symbol = 0x0A
  package static let space: Symbol = 0x20

  package static let thaiBase: Symbol = 0x80
  package static let paiyannoi = thai(0x0E2F)
  package static let saraA = thai(0x0E30)
  package static let maiHanAkat = thai(0x0E31)
  package static let saraAa = thai(0x0E32)
  package static let saraAm = thai(0x0E33)
  package static let saraE = thai(0x0E40)
  package static let saraAe = thai(0x0E41)
  package static let saraAiMaimalai = thai(0x0E44)
  package static let lakkhangyao = thai(0x0E45)
  package static let maiyamok = thai(0x0E46)
  package static let maitaikhu = thai(0x0E47)
  package static let thanthakhat = thai(0x0E4C)
  package static let nikhahit = thai(0x0E4D)

  private static func thai(_ codePoint: UInt32) -> Symbol {
    thaiBase | Symbol(truncatingIfNeeded: codePoint - 0x0E00)
  }
}

/// What a symbol can do in a word.
package struct SymbolClass: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// a to z and the Vietnamese letters.
  package static let latin = SymbolClass(rawValue: 1)
  package static let thai = SymbolClass(rawValue: 2)
  package static let digit = SymbolClass(rawValue: 4)
  /// Space and newline.
  package static let blank = SymbolClass(rawValue: 8)
  /// A Latin letter that only Vietnamese has.
  package static let vietnamese = SymbolClass(rawValue: 16)
  /// A Thai sign that belongs to the letter before it, so that no word starts with it.
  package static let thaiDependent = SymbolClass(rawValue: 32)
  /// A Thai vowel written before its consonant, so that no word ends with it.
  package static let thaiLeading = SymbolClass(rawValue: 64)
  package static let punctuation = SymbolClass(rawValue: 128)
}
