extension Segmenter {
  func countLanguages(_ result: inout SegmentedText) {
    let counts = WordCounts(result.tokens)
    result.wordCount = counts.words
    result.hasVietnamese = counts.vietnamese > 0
    rankLanguages(counts, &result.languages)
  }

  /// The languages that make up a fifth of the text or a dozen letters, the most frequent first.
  private func rankLanguages(_ counts: WordCounts, _ languages: inout [Language]) {
    languages.removeAll(keepingCapacity: true)
    let total = counts.vietnamese + counts.thai + counts.english
    guard total > 0 else { return }
    if counts.english == total {
      languages.append(.english)
      return
    }
    for language in [Language.vietnamese, .thai, .english] {
      let count = counts.letters(of: language)
      guard count * 5 >= total || count >= 12 else { continue }
      let position = languages.firstIndex { counts.letters(of: $0) < count }
      languages.insert(language, at: position ?? languages.count)
    }
  }
}

/// The words of a text, and their letters by language: letters since Thai has shorter words than
/// Vietnamese has syllables.
private struct WordCounts {
  var words = 0
  var vietnamese: UInt32 = 0
  var thai: UInt32 = 0
  var english: UInt32 = 0

  init(_ tokens: borrowing [Token]) {
    let tokens = tokens.span
    for index in tokens.indices {
      let token = tokens[index]
      guard token.kind == .word else { continue }
      words += 1
      // Names and what fingers type at random are English only for want of a better guess.
      let isGuess = token.traits.contains(.unknown) && token.language == .english
      let length = token.formEnd &- token.formStart
      let letters = isGuess ? (length &+ 3) / 4 : length
      // Added without a branch, since languages may change from word to word.
      vietnamese &+= token.language == .vietnamese ? letters : 0
      thai &+= token.language == .thai ? letters : 0
      english &+= token.language == .english ? letters : 0
    }
  }

  func letters(of language: Language) -> UInt32 {
    switch language {
    case .vietnamese: vietnamese
    case .thai: thai
    case .english: english
    case .undetermined: 0
    }
  }
}
