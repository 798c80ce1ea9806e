import Foundation
import Testing
import VerbatimAutomata

@Suite struct AlphabetTests {
  static let alphabet = Alphabet()
  static let letters = Array(
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")

  @Test("every letter has a symbol of its own, and the symbol its letter")
  func distinct() {
    var seen: Set<Symbol> = []
    let thai = (0x0E01...0x0E5B).filter { !(0x0E3B...0x0E3E).contains($0) }
      .compactMap { Unicode.Scalar($0).map { Character($0) } }
    for letter in Self.letters + Array("abcdefghijklmnopqrstuvwxyz0123456789") + thai {
      let symbols = SymbolText.symbols(of: String(letter), alphabet: Self.alphabet)
      #expect(symbols.count == 1, "\(letter)")
      guard let symbol = symbols.first else { continue }
      #expect(Self.alphabet.text[Int(symbol)] == String(letter), "\(letter)")
      #expect(symbol > 4, "\(letter)")
      #expect(seen.insert(symbol).inserted, "\(letter) shares its symbol")
    }
  }

  @Test("plain letters are the letters without marks", arguments: letters)
  func plain(letter: Character) throws {
    let symbol = try #require(
      SymbolText.symbols(of: String(letter), alphabet: Self.alphabet).first)
    let bare =
      letter == "đ"
      ? "d"
      : String(
        String.UnicodeScalarView(
          String(letter).decomposedStringWithCanonicalMapping.unicodeScalars.prefix(1)))
    #expect(Self.alphabet.text[Int(Self.alphabet.plain[Int(symbol)])] == bare)
    #expect(Self.alphabet.classes[Int(symbol)] & SymbolClass.latin != 0)
    #expect(Self.alphabet.classes[Int(symbol)] & SymbolClass.vietnamese != 0)
  }

  @Test("tones and toneless letters", arguments: letters)
  func tone(letter: Character) throws {
    let marks: [Unicode.Scalar: UInt8] = [
      "\u{300}": 1, "\u{301}": 2, "\u{309}": 3, "\u{303}": 4, "\u{323}": 5,
    ]
    let symbol = try #require(
      SymbolText.symbols(of: String(letter), alphabet: Self.alphabet).first)
    let scalars = String(letter).decomposedStringWithCanonicalMapping.unicodeScalars
    // The five tones are numbered; which number stands for which is the table's own business.
    let hasTone = scalars.contains { marks[$0] != nil }
    #expect((Self.alphabet.tone[Int(symbol)] != 0) == hasTone)
    let toneless = String(String.UnicodeScalarView(scalars.filter { marks[$0] == nil }))
      .precomposedStringWithCanonicalMapping
    #expect(Self.alphabet.text[Int(Self.alphabet.toneless[Int(symbol)])] == toneless)
  }

  @Test("tone numbers are as documented: grave, acute, hook, tilde, dot below")
  func toneNumbers() {
    let tones = SymbolText.symbols(of: "aàáảãạ", alphabet: Self.alphabet).map {
      Self.alphabet.tone[Int($0)]
    }
    #expect(tones == [0, 1, 2, 3, 4, 5])
  }
}
