import Foundation
import Testing
import VerbatimAutomata

@Suite struct SymbolTextTests {
  private static let alphabet = Alphabet()

  private func read(_ text: String) -> [Symbol] {
    SymbolText.symbols(of: text, alphabet: Self.alphabet)
  }
  private func read(_ bytes: [UInt8]) -> [Symbol] {
    var text = SymbolText()
    text.read(bytes.span, alphabet: Self.alphabet)
    return Array(text.symbols[..<text.count])
  }

  @Test("composed and decomposed letters are one", arguments: AlphabetTests.letters)
  func decomposed(letter: Character) {
    let composed = String(letter)
    #expect(read(composed.decomposedStringWithCanonicalMapping) == read(composed))
    #expect(read(composed.uppercased()) == read(composed))
    #expect(read(composed.uppercased().decomposedStringWithCanonicalMapping) == read(composed))
  }

  @Test(
    "marks in either order are one letter",
    arguments: [
      ("a\u{302}\u{323}", "ậ"), ("a\u{323}\u{302}", "ậ"), ("a\u{301}\u{302}", "ấ"),
      ("o\u{31B}\u{300}", "ờ"), ("o\u{300}\u{31B}", "ờ"), ("u\u{323}\u{31B}", "ự"),
      ("a\u{306}\u{303}", "ẵ"), ("e\u{309}\u{302}", "ể"), ("â\u{301}", "ấ"), ("ạ\u{302}", "ậ"),
      ("a\u{340}", "à"), ("a\u{341}", "á"),
    ])
  func markOrder(typed: String, letter: String) {
    #expect(read(typed) == read(letter))
  }

  @Test("a mark that composes with nothing is passed over", arguments: ["b\u{301}", "b\u{327}"])
  func looseMark(text: String) { #expect(read(text) == read("b")) }

  @Test(
    "Thai that looks the same is the same",
    arguments: [
      ("เเพง", "แพง"), ("เเเพง", "แเพง"), ("น\u{0E4D}\u{0E32}", "นำ"),
      ("น\u{0E4D}\u{0E49}\u{0E32}", "น้ำ"), ("น\u{0E49}\u{0E4D}\u{0E32}", "น้ำ"),
      ("ที\u{0E48}\u{0E48}\u{0E48}", "ที่"), ("ท\u{0E48}\u{0E35}", "ที่"), ("ดีี", "ดี"),
      ("ไม่่่ดี", "ไม่ดี"), ("ถ\u{0E49}\u{0E31}", "ถ\u{0E31}\u{0E49}"),
      ("ม\u{0E48}\u{0E38}น", "ม\u{0E38}\u{0E48}น"),
    ])
  func thai(typed: String, usual: String) {
    #expect(read(typed) == read(usual))
  }

  @Test(
    "stretched letters",
    arguments: [
      ("มากกก", "มาก"), ("มากกกกกกกก", "มาก"), ("มากกกคนนนน", "มากคน"), ("ดีีีี", "ดี"),
      ("soooo", "soo"), ("đẹppppp", "đẹpp"), ("aaaaab", "aab"), ("quáááá", "quáá"),
    ])
  func stretched(typed: String, short: String) { #expect(read(typed) == read(short)) }

  @Test("it does not matter where letters stand among those read at once", arguments: 0..<24)
  func stretchedAnywhere(place: Int) {
    let before = String("service was very slow at the counter".prefix(place))
    let behind = "d, and the rest of the answer goes on"
    #expect(read(before + "xoooo" + behind) == read(before + "xoo" + behind))
    #expect(read(before + "x   " + behind) == read(before + "x " + behind))
  }

  @Test(
    "two of a letter stay, digits and signs always",
    arguments: ["รถถัง", "good", "555555", ")))", "aa"])
  func kept(text: String) {
    #expect(read(text).count == text.unicodeScalars.count)
  }

  @Test("the places of stretched Latin letters are known")
  func stretchedPlaces() {
    var text = SymbolText()
    let bytes = Array("a soooo đẹppp".utf8)
    text.read(bytes.span, alphabet: Self.alphabet)
    #expect(text.stretched == [4, 9])
    let plain = Array("so good".utf8)
    text.read(plain.span, alphabet: Self.alphabet)
    #expect(text.stretched.isEmpty)
  }

  @Test(
    "stretched vowels are stretched when decomposed too", arguments: ["đẹẹẹẹp", "ôôôôi", "quááááá"])
  func stretchedDecomposed(word: String) {
    let typed = read(word.decomposedStringWithCanonicalMapping)
    let usual = read(word)
    #expect(typed == usual)
  }

  @Test(
    "spaces of all widths are one space",
    arguments: [
      "a b", "a  b", "a\u{A0}b", "a\u{3000}b", "a\u{2003}\u{2009}b", "a\tb", "a\u{202F}b",
      "a \u{A0} b",
    ])
  func spaces(text: String) { #expect(read(text) == read("a b")) }

  @Test(
    "a line break outweighs spaces",
    arguments: ["a\nb", "a \r\n b", "a\n\n\nb", "a\u{2028}b", "a \nb", "a\n b"])
  func lines(text: String) { #expect(read(text) == read("a\nb")) }

  @Test(
    "signs without width are nothing",
    arguments: [
      "\u{FEFF}ab", "a\u{200B}b", "a\u{200C}b", "a\u{200D}b", "a\u{AD}b", "a\u{2060}b",
      "ab\u{FE0F}",
      "a\u{200E}b\u{202A}",
    ])
  func zeroWidth(text: String) { #expect(read(text) == read("ab")) }

  @Test(
    "typographic and wide signs become the plain ones",
    arguments: [
      ("don’t", "don't"), ("“a”", "\"a\""), ("a–b", "a-b"), ("ＡＢＣ１２", "abc12"),
      ("garçon", "garcon"),
      ("Zürich", "zurich"), ("señor", "senor"), ("50₫", "50đ"),
    ])
  func folded(typed: String, plain: String) { #expect(read(typed) == read(plain)) }

  @Test(
    "an emoji of any make is one symbol",
    arguments: [
      "😊", "👍🏽", "👩‍💻", "👨‍👩‍👧‍👦", "❤️", "❤️‍🔥", "🇻🇳", "🇹🇭", "👁️‍🗨️", "🏳️‍🌈", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "#️⃣", "🧑🏿‍🦱", "🤷🏻‍♀️", "☺️",
    ])
  func emoji(text: String) {
    #expect(read(text).count == 1)
  }

  @Test("two flags, thumbs or hearts are two", arguments: ["🇻🇳🇹🇭", "👍🏽👍🏿", "❤️❤️", "😊😊", "👩‍💻👩‍💻"])
  func twoEmoji(text: String) { #expect(read(text).count == 2) }

  @Test("a lone half of a flag does not eat the next sign")
  func loneFlag() {
    let found = read("🇻😀🇻🇳").count
    // One symbol each: 🇻, 😀, 🇻🇳. The count is right by luck, so the offsets tell.
    var text = SymbolText()
    let bytes = Array("🇻😀🇻🇳".utf8)
    text.read(bytes.span, alphabet: Self.alphabet)
    #expect(found == 3)
    #expect(Array(text.offsets[..<text.count]) == [0, 4, 8])
  }

  @Test("code points of the Thai block that mean nothing are not Vietnamese letters")
  func unassignedThai() {
    let values = Array(UInt32(0x0E5C)...0x0E7F) + [0x0E00, 0x0E3B, 0x0E3C, 0x0E3D, 0x0E3E]
    let wrong = values.compactMap { Unicode.Scalar($0) }.filter {
      read(String($0)) != [Symbols.otherLetter]
    }
    #expect(wrong.isEmpty, "\(wrong.count) code points")
  }

  @Test(
    "letters and signs of other scripts",
    arguments: [
      ("日本", [Symbols.otherLetter, Symbols.otherLetter]), ("한", [Symbols.otherLetter]),
      ("я", [Symbols.otherLetter]), ("€", [Symbols.otherSign]), ("→", [Symbols.otherSign]),
    ])
  func foreign(text: String, symbols: [Symbol]) { #expect(read(text) == symbols) }

  // MARK: - UTF-8, Unicode Table 3-7

  static let malformedBytes: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xC2, 0x20], [0xDF, 0xC0],
    [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0], [0xE0], [0xE0, 0xB8], [0xE0, 0xB8, 0x41],
    [0xE1, 0x80], [0xE1, 0x80, 0x7F], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xEF, 0xBF],
    [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80], [0xF0, 0x90], [0xF0],
    [0xF1, 0x80, 0x80, 0x41], [0xF4, 0x90, 0x80, 0x80], [0xF4, 0xBF, 0xBF, 0xBF],
    [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xE0, 0xB9, 0xC0],
  ]

  @Test("malformed bytes are marked and what follows is read", arguments: malformedBytes)
  func malformed(bytes: [UInt8]) {
    let symbols = read([0x78] + bytes + [0x79])
    #expect(symbols.first == 0x78)
    #expect(symbols.last == 0x79)
    #expect(symbols.contains(Symbols.invalid))
    // At the very end of the text too.
    #expect(read([0x78] + bytes).contains(Symbols.invalid))
    #expect(read(bytes).contains(Symbols.invalid))
  }

  @Test("the first and last code point of each length are well formed")
  func wellFormed() {
    for value in [0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF] as [UInt32] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(!read("x" + String(scalar) + "y").contains(Symbols.invalid), "\(value)")
    }
  }

  @Test("bytes that Swift finds well formed have no invalid symbol, and the other way round")
  func sameAsSwift() {
    var random = SplitMix64(state: 11)
    let leads: [UInt8] = [0x41, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEE, 0xF0, 0xF3, 0xF4, 0xFF, 0xC0]
    let others: [UInt8] = [0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xB8, 0xBF, 0xC0]
    for _ in 0..<5000 {
      var bytes = [leads.randomElement(using: &random) ?? 0]
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        bytes.append(others.randomElement(using: &random) ?? 0)
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect(read(bytes).contains(Symbols.invalid) != isValid, "\(bytes)")
    }
  }

  @Test("offsets rise and point at the start of a scalar", arguments: 0..<40)
  func offsets(seed: Int) {
    var random = SplitMix64(state: UInt64(seed))
    let pieces = [
      "giao hàng", "ไม่ดี", "น\u{0E49}\u{0E4D}\u{0E32}", "เเพงงงง", "a\u{302}\u{301}", "so goooood",
      "👩‍💻",
      "👍🏽", "🇻🇳", " \u{A0}\n ", "\u{FEFF}", "\u{200B}", "1️⃣", "555", "日本", "ท\u{0E48}\u{0E35}",
      "\u{301}",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<60 {
      bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
      if seed % 2 == 1 { bytes.append(UInt8.random(in: 0...255, using: &random)) }
    }
    var text = SymbolText()
    text.read(bytes.span, alphabet: Self.alphabet)
    #expect(Int(text.offsets[text.count]) == bytes.count)
    var previous = -1
    for index in 0..<text.count {
      let offset = Int(text.offsets[index])
      #expect(offset > previous)
      previous = offset
      if text.symbols[index] != Symbols.invalid {
        #expect(bytes[offset] & 0xC0 != 0x80)
      }
    }
    #expect(previous < bytes.count)
  }

  @Test("a value that is read anew forgets the last text")
  func reused() {
    var text = SymbolText()
    for sample in ["một hai ba bốn năm sáu bảy", "x", "", "soooo", "ดี"] {
      let bytes = Array(sample.utf8)
      text.read(bytes.span, alphabet: Self.alphabet)
      #expect(Array(text.symbols[..<text.count]) == read(sample))
    }
  }

  @Test("ASCII read eight at a time is as ASCII read one by one")
  func eightAtATime() {
    var random = SplitMix64(state: 8)
    let characters = Array("aaabBzZ09  ..,'-\n\t\u{7F}~@".utf8)
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes = (0..<count).map { _ in
        characters[Int.random(in: 0..<characters.count, using: &random)]
      }
      var text = SymbolText()
      text.read(bytes.span, alphabet: Self.alphabet)
      var symbols: [Symbol] = []
      var offsets: [UInt32] = []
      var run = 0
      for (offset, byte) in bytes.enumerated() {
        let symbol = Self.alphabet.ascii[Int(byte)]
        let symbolClass = Self.alphabet.classes[Int(symbol)]
        let isBlank = symbolClass & SymbolClass.blank != 0
        if isBlank, let last = symbols.last,
          Self.alphabet.classes[Int(last)] & SymbolClass.blank != 0
        {
          if symbol == Symbols.newline { symbols[symbols.count - 1] = symbol }
          continue
        }
        run = symbol == symbols.last ? run + 1 : 1
        if run > 2, symbolClass & SymbolClass.latin != 0 { continue }
        symbols.append(symbol)
        offsets.append(UInt32(offset))
      }
      #expect(Array(text.symbols[..<text.count]) == symbols)
      #expect(Array(text.offsets[..<text.count]) == offsets)
    }
  }
}
