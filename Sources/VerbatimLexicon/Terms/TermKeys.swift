import VerbatimAutomata
import VerbatimSegmentation

/// Turns a lexicon term into the keys under which the matcher will meet it.
struct TermKeys: Sendable {
  private let segmenter: Segmenter
  private let shares: VietnameseShares

  init(_ segmenter: Segmenter) {
    self.segmenter = segmenter
    shares = VietnameseShares(segmenter)
  }

  /// Adds the term as text will be after normalising and, in Vietnamese, without diacritics where
  /// that is unambiguous. A language of 3 stands for any.
  ///
  /// - Returns: a Vietnamese term without its diacritics, and whether it says too little so.
  @discardableResult
  func add(
    _ term: String, _ record: TermRecord, to builder: inout TermTableBuilder
  ) -> (plain: [Symbol], isAmbiguous: Bool)? {
    let language = Language(rawValue: record.language) ?? .undetermined
    let text = segmenter.segment(term, language: language == .undetermined ? nil : language)
    builder.add(text.forms, record)
    guard language == .vietnamese || language == .undetermined,
      let stripped = VietnameseVariants.stripped(text.forms, alphabet: segmenter.alphabet)
    else { return nil }
    guard VietnameseVariants.isUnambiguous(text.forms, stripped: stripped, share: shares.share)
    else { return (stripped, true) }
    var plain = record
    plain.isStripped = true
    builder.add(stripped, plain)
    return (stripped, false)
  }
}

/// How much of what is typed like a Vietnamese word without diacritics is that word.
struct VietnameseShares: Sendable {
  private let segmenter: Segmenter
  /// The share of Vietnamese that the word lists take to be typed without diacritics.
  private static let strippedShare = 0.3

  init(_ segmenter: Segmenter) { self.segmenter = segmenter }

  func share(of key: [Symbol]) -> Double {
    guard let stripped = VietnameseVariants.stripped(key, alphabet: segmenter.alphabet),
      let marked = cost(key), let plain = cost(stripped)
    else { return 0 }
    // Costs are -100 ln of shares, so a difference of 100 is a factor of e.
    var share = Self.strippedShare
    for _ in 0..<abs(plain - marked) { share *= plain > marked ? Self.step : 1 / Self.step }
    return min(1, share)
  }
  private static let step = 1.010050167084168  // e to the power of 0.01

  private func cost(_ key: [Symbol]) -> Int? {
    guard let lexeme = segmenter.tables.latin.value(of: key) else { return nil }
    let cost = segmenter.tables.latinLexemes[Int(lexeme) * 2] & 0xFFFF
    return cost == WordTables.noCost ? nil : Int(cost)
  }
}
