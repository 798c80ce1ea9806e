/// The letters of Vietnamese, Thai and English as one-byte symbols, and the tables that relate them.
///
/// Immutable; make one and keep it. All tables together take under 6 KB.
package struct Alphabet: Sendable {
  /// Symbol of each ASCII byte, upper case folded to lower.
  package let ascii: [Symbol]
  /// Class of each symbol.
  package let classes: [UInt8]
  /// Each symbol without tone and without diacritics: ậ becomes a, đ becomes d.
  package let plain: [Symbol]
  /// Each symbol without its tone: ậ becomes â.
  package let toneless: [Symbol]
  /// 0 none, 1 grave, 2 acute, 3 hook, 4 tilde, 5 dot below.
  package let tone: [UInt8]
  /// The UTF-8 text of each symbol.
  package let text: [String]
  /// The symbol of the code points below U+0250, 0 where there is none.
  let lowCodePoints: [Symbol]
  /// The symbol of the code points U+1EA0 to U+1EF9.
  let vietnameseBlock: [Symbol]
  /// `composed[mark * 256 + base]`: what a combining mark makes of a letter, 0 if nothing.
  let composed: [Symbol]

  static let vietnameseLetters = Array(
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ".unicodeScalars)
  /// Upper-case ASCII has no symbols, so its places and a few controls hold Vietnamese letters.
  static let vietnameseSymbols: [Symbol] =
    Array(0xDC...0xFF) + Array(0x41...0x5A) + Array(0x0B...0x0F)

  /// Whether a symbol is a letter of `vietnameseSymbols`.
  package static func isVietnamese(_ symbol: Symbol) -> Bool {
    switch symbol {
    case 0xDC...0xFF, 0x41...0x5A, 0x0B...0x0F: true
    default: false
    }
  }

  package init() {
    var ascii = [Symbol](repeating: Symbols.invalid, count: 128)
    var classes = [UInt8](repeating: 0, count: 256)
    var plain = (0...255).map { Symbol($0) }
    var text = [String](repeating: "", count: 256)
    for byte in UInt8(0x20)..<0x7F {
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let symbol = isUpper ? byte + 0x20 : byte
      ascii[Int(byte)] = symbol
      text[Int(symbol)] = String(Unicode.Scalar(symbol))
      switch symbol {
      case 0x20: classes[Int(symbol)] = SymbolClass.blank
      case 0x30...0x39: classes[Int(symbol)] = SymbolClass.digit
      case 0x61...0x7A: classes[Int(symbol)] = SymbolClass.latin
      default: classes[Int(symbol)] = SymbolClass.punctuation
      }
    }
    ascii[0x09] = Symbols.space
    ascii[0x0A] = Symbols.newline
    ascii[0x0B] = Symbols.newline
    ascii[0x0C] = Symbols.newline
    ascii[0x0D] = Symbols.newline
    classes[Int(Symbols.newline)] = SymbolClass.blank
    text[Int(Symbols.newline)] = "\n"

    for codePoint in UInt32(0x0E01)...0x0E5B where !(0x0E3B...0x0E3E).contains(codePoint) {
      let symbol = Symbols.thaiBase | Symbol(truncatingIfNeeded: codePoint - 0x0E00)
      classes[Int(symbol)] = SymbolClass.thai
      text[Int(symbol)] = Unicode.Scalar(codePoint).map { String($0) } ?? ""
      switch codePoint {
      case 0x0E3F, 0x0E4F, 0x0E5A, 0x0E5B: classes[Int(symbol)] = SymbolClass.punctuation
      case 0x0E30...0x0E3A, 0x0E45, 0x0E47...0x0E4E:
        classes[Int(symbol)] |= SymbolClass.thaiDependent
      case 0x0E40...0x0E44: classes[Int(symbol)] |= SymbolClass.thaiLeading
      default: break
      }
    }

    var toneless = plain
    var tone = [UInt8](repeating: 0, count: 256)
    var composed = [Symbol](repeating: 0, count: 256 * CombiningMark.count)
    var low = [Symbol](repeating: 0, count: 0x250)
    var block = [Symbol](repeating: 0, count: 0x5A)
    for (letter, symbol) in zip(Self.vietnameseLetters, Self.vietnameseSymbols) {
      classes[Int(symbol)] = SymbolClass.latin | SymbolClass.vietnamese
      text[Int(symbol)] = String(letter)
      for scalar in [letter] + Array(letter.properties.uppercaseMapping.unicodeScalars) {
        if scalar.value < 0x250 { low[Int(scalar.value)] = symbol }
        if (0x1EA0..<0x1EFA).contains(scalar.value) { block[Int(scalar.value - 0x1EA0)] = symbol }
      }
    }
    let symbolOf = Dictionary(
      uniqueKeysWithValues: zip(Self.vietnameseLetters, Self.vietnameseSymbols))
    let tones = [
      "àảãáạ", "ằẳẵắặ", "ầẩẫấậ", "èẻẽéẹ", "ềểễếệ", "ìỉĩíị", "òỏõóọ", "ồổỗốộ", "ờởỡớợ",
      "ùủũúụ", "ừửữứự", "ỳỷỹýỵ",
    ]
    let toneOrder: [CombiningMark] = [.grave, .hook, .tilde, .acute, .dotBelow]
    let bases = Array("aăâeêioôơuưy".unicodeScalars)
    for (base, toned) in zip(bases, tones) {
      let baseSymbol = symbolOf[base] ?? Symbol(truncatingIfNeeded: base.value)
      for (mark, letter) in zip(toneOrder, toned.unicodeScalars) {
        guard let symbol = symbolOf[letter] else { continue }
        toneless[Int(symbol)] = baseSymbol
        tone[Int(symbol)] = UInt8(mark.rawValue + 1)
        composed[mark.rawValue * 256 + Int(baseSymbol)] = symbol
      }
    }
    // A circumflex, breve or horn may also follow the tone: ạ + circumflex is ậ.
    let shapes: [(CombiningMark, Character, Character)] = [
      (.circumflex, "a", "â"), (.circumflex, "e", "ê"), (.circumflex, "o", "ô"),
      (.breve, "a", "ă"), (.horn, "o", "ơ"), (.horn, "u", "ư"),
    ]
    for (mark, base, shaped) in shapes {
      guard let from = base.unicodeScalars.first, let to = shaped.unicodeScalars.first,
        let shapedSymbol = symbolOf[to]
      else { continue }
      let baseSymbol = Symbol(truncatingIfNeeded: from.value)
      composed[mark.rawValue * 256 + Int(baseSymbol)] = shapedSymbol
      for toneMark in toneOrder {
        let toned = composed[toneMark.rawValue * 256 + Int(baseSymbol)]
        let both = composed[toneMark.rawValue * 256 + Int(shapedSymbol)]
        if toned != 0 { composed[mark.rawValue * 256 + Int(toned)] = both }
      }
    }
    for (letter, symbol) in symbolOf {
      let decomposed = toneless[Int(symbol)]
      plain[Int(symbol)] = Self.plainLetter[text[Int(decomposed)]] ?? decomposed
      if letter == "đ" { plain[Int(symbol)] = 0x64 }
    }
    for (letters, base) in Self.foreignLetters {
      for scalar in letters.unicodeScalars where low[Int(scalar.value)] == 0 {
        low[Int(scalar.value)] = base
      }
    }
    self.ascii = ascii
    self.classes = classes
    self.plain = plain
    self.toneless = toneless
    self.tone = tone
    self.text = text
    lowCodePoints = low
    vietnameseBlock = block
    self.composed = composed
  }

  private static let plainLetter: [String: Symbol] = [
    "ă": 0x61, "â": 0x61, "ê": 0x65, "ô": 0x6F, "ơ": 0x6F, "ư": 0x75, "đ": 0x64,
  ]

  /// Letters of other Latin alphabets read as their base letter: café, señor, Zürich.
  private static let foreignLetters: [(String, Symbol)] = [
    ("äåāąÄÅĀĄ", 0x61), ("çćčĉÇĆČ", 0x63), ("ďĎ", 0x64), ("ëēęěėËĒĘĚĖ", 0x65), ("ğĝĞ", 0x67),
    ("ïîīįıÏÎĪ", 0x69), ("łľŁ", 0x6C), ("ñńňÑŃŇ", 0x6E), ("öøōőÖØŌŐ", 0x6F), ("řŘ", 0x72),
    ("śšşŚŠŞ", 0x73), ("ťţŤ", 0x74), ("üûūůűÜÛŪŮ", 0x75), ("ÿŸ", 0x79), ("źżžŹŻŽ", 0x7A),
  ]
}

/// The marks with which decomposed Vietnamese is written.
enum CombiningMark: Int {
  case grave, acute, hook, tilde, dotBelow, circumflex, breve, horn
  static let count = 8

  init?(codePoint: UInt32) {
    switch codePoint {
    case 0x0300, 0x0340: self = .grave
    case 0x0301, 0x0341: self = .acute
    case 0x0309: self = .hook
    case 0x0303: self = .tilde
    case 0x0323: self = .dotBelow
    case 0x0302: self = .circumflex
    case 0x0306: self = .breve
    case 0x031B: self = .horn
    default: return nil
    }
  }
}
