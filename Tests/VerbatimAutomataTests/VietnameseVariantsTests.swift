import Testing
import VerbatimAutomata

@Suite struct VietnameseVariantsTests {
  private static let alphabet = Alphabet()
  private func text(_ symbols: [Symbol]) -> String {
    symbols.map { Self.alphabet.text[Int($0)] }.joined()
  }

  @Test(
    "both placements of the tone have one key",
    arguments: [
      ("hòa", "hoà"), ("hóa đơn", "hoá đơn"), ("khỏe", "khoẻ"), ("thúy", "thuý"), ("tòe", "toè"),
      ("thủy", "thuỷ"), ("tùy", "tuỳ"), ("lọe", "loẹ"), ("xõa tóc", "xoã tóc"), ("HỎA", "hoả"),
      ("ủy quyền", "uỷ quyền"), ("hủy đơn", "huỷ đơn"), ("họa sĩ", "hoạ sĩ"),
    ])
  func placement(old: String, new: String) {
    #expect(
      VietnameseVariants.key(old, alphabet: Self.alphabet)
        == VietnameseVariants.key(new, alphabet: Self.alphabet))
  }

  @Test(
    "words that only look alike keep their spelling",
    arguments: [
      "của", "mùa", "hoàn", "toán", "thuyền", "quý", "quà", "giá", "lịa", "tòan", "khoái",
    ])
  func untouched(word: String) {
    #expect(text(VietnameseVariants.key(word, alphabet: Self.alphabet)) == word)
  }

  @Test(
    "stripped forms",
    arguments: [
      ("không", "khong"), ("đẹp", "dep"), ("giao hàng chậm", "giao hang cham"),
      ("ưỡn ẹo", "uon eo"),
    ])
  func stripped(word: String, plain: String) {
    let key = VietnameseVariants.key(word, alphabet: Self.alphabet)
    #expect(VietnameseVariants.stripped(key, alphabet: Self.alphabet).map(text) == plain)
  }

  @Test("a word without marks has no stripped form", arguments: ["ngon", "shop", "tot"])
  func bare(word: String) {
    let key = VietnameseVariants.key(word, alphabet: Self.alphabet)
    #expect(VietnameseVariants.stripped(key, alphabet: Self.alphabet) == nil)
  }

  private func isUnambiguous(_ word: String, _ shares: [String: Double]) -> Bool {
    let key = VietnameseVariants.key(word, alphabet: Self.alphabet)
    let plain = VietnameseVariants.stripped(key, alphabet: Self.alphabet) ?? key
    return VietnameseVariants.isUnambiguous(key, stripped: plain) { shares[text($0)] ?? 0 }
  }

  @Test("a syllable needs three letters and most of the share")
  func syllable() {
    #expect(isUnambiguous("đẹp", ["đẹp": 0.6]))
    #expect(!isUnambiguous("đẹp", ["đẹp": 0.59]))
    #expect(!isUnambiguous("dở", ["dở": 1]))
  }

  @Test("a phrase needs no rare syllable")
  func phrase() {
    #expect(isUnambiguous("giá cao", ["giá": 0.06]))
    #expect(!isUnambiguous("giá hời", ["giá": 0.5, "hời": 0.01]))
    #expect(isUnambiguous("giá hời", ["giá hời": 0.6]))
    #expect(!isUnambiguous("có ý", ["có ý": 1]))
    // Three syllables say enough of each other.
    #expect(isUnambiguous("giá hời quá", ["giá": 0.5, "hời": 0.01]))
  }
}
