/// The other ways in which a Vietnamese word or phrase of the lexicon is typed.
package enum VietnameseVariants {
  /// The key of a lexicon term: its symbols with the tones of oa, oe, uy in one place.
  package static func key(_ term: String, alphabet: borrowing Alphabet) -> [Symbol] {
    var symbols = SymbolText.symbols(of: term, alphabet: alphabet)
    placeTone(in: &symbols, from: 0, alphabet: alphabet)
    return symbols
  }

  /// The same without diacritics, or nil when it has none.
  package static func stripped(_ key: [Symbol], alphabet: borrowing Alphabet) -> [Symbol]? {
    var result = key
    for index in result.indices { result[index] = alphabet.plain[Int(result[index])] }
    return result == key ? nil : result
  }

  /// Whether the stripped form may stand for the term.
  ///
  /// A single syllable may when most of what is written like it without diacritics is this
  /// syllable; a phrase of two when none of its syllables is a rare reading, so that "gia hoi"
  /// (giá hơi) is not taken for "giá hời"; a longer one always.
  ///
  /// - Parameter share: the share, 0 to 1, of a word or syllable in all running text with that
  ///   stripped form.
  package static func isUnambiguous(
    _ key: [Symbol], stripped: [Symbol], share: ([Symbol]) -> Double
  ) -> Bool {
    guard key.contains(Symbols.space) else { return stripped.count >= 3 && share(key) >= 0.6 }
    guard stripped.count >= 5 else { return false }
    if share(key) >= 0.6 { return true }
    let marked = Array(
      zip(key.split(separator: Symbols.space), stripped.split(separator: Symbols.space)))
    if marked.count > 2 { return true }
    return marked.allSatisfy { $0 == $1 || share(Array($0)) >= 0.06 }
  }
}
