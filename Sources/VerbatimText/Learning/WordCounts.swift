import VerbatimAutomata

/// Counts words in text that others have segmented, or in our own tokens, for a word list.
///
/// Each source is turned into occurrences a million words first and the sources are then averaged,
/// so that a large source does not drown a small one that is nearer to feedback.
package struct WordCounts {
  private var sources: [[String: Int]] = []
  private let language: Language
  private let alphabet = Alphabet()

  package init(language: Language) { self.language = language }

  package mutating func beginSource() { sources.append([:]) }

  /// Counts one word; ignores what is not a word of the language.
  package mutating func add(_ word: some StringProtocol, count: Int = 1) {
    guard let form = normalForm(String(word)), count > 0 else { return }
    sources[sources.count - 1][form, default: 0] += count
  }

  /// The word in lower case and composed letters, or nil when it has other signs than letters.
  package func normalForm(_ word: String) -> String? {
    let symbols = SymbolText.symbols(of: word, alphabet: alphabet)
    guard let first = symbols.first, let last = symbols.last,
      first != Symbols.space, last != Symbols.space
    else { return nil }
    for symbol in symbols {
      let symbolClass = alphabet.classes[Int(symbol)]
      let isWordSymbol =
        switch language {
        case .thai: (symbolClass & SymbolClass.thai != 0)
        case .vietnamese: (symbolClass & SymbolClass.latin != 0) || symbol == Symbols.space
        default: (symbolClass & SymbolClass.latin != 0) || symbol == 0x27 || symbol == 0x2D
        }
      guard isWordSymbol else { return nil }
    }
    return symbols.map { alphabet.text[Int($0)] }.joined()
  }

  /// Words and their occurrences a million words, averaged over sources, sorted by code point.
  ///
  /// - Parameter minimum: words that occur less often than this, a million, are left out.
  package func perMillion(minimum: Double) -> [(word: String, count: Double)] {
    var total: [String: Double] = [:]
    for source in sources {
      let all = source.values.reduce(0, +)
      guard all > 0 else { continue }
      for (word, count) in source {
        total[word, default: 0] += Double(count) * 1e6 / Double(all) / Double(sources.count)
      }
    }
    return total.filter { $0.value >= minimum }
      .map { (word: $0.key, count: ($0.value * 100).rounded() / 100) }
      .sorted { $0.word.utf8.lexicographicallyPrecedes($1.word.utf8) }
  }
}
