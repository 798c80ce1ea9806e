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

  /// Whether the stripped form may stand for the term: a phrase of several syllables may; a single
  /// syllable only when most of what is written like it without diacritics is this syllable.
  ///
  /// - Parameter share: the term's share, 0 to 1, of all running text with that stripped form.
  package static func isUnambiguous(stripped: [Symbol], share: Double) -> Bool {
    if stripped.contains(Symbols.space) { return stripped.count >= 5 }
    return stripped.count >= 3 && share >= 0.6
  }
}
