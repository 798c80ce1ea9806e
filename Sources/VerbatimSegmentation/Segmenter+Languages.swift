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
    for index in tokens.indices where tokens[index].kind == .word {
      var letters = tokens[index].formEnd - tokens[index].formStart
      words += 1
      // Names and what fingers type at random are English only for want of a better guess.
      if tokens[index].traits.contains(.unknown), tokens[index].language == .english {
        letters = (letters + 3) / 4
      }
      switch tokens[index].language {
      case .vietnamese: vietnamese += letters
      case .thai: thai += letters
      case .english: english += letters
      case .undetermined: break
      }
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
