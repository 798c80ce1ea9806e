import VerbatimSegmentation

/// Names of themes: phrases that customers wrote, more often in the theme than elsewhere.
///
/// Phrases are ranked by the log-odds ratio with an informative Dirichlet prior, divided by its
/// standard error, which weighs how telling a phrase is against how often it occurs: Monroe,
/// Colaresi, Quinn, "Fightin' words", 2008.
struct ThemeNames: Sendable {
  /// For each theme a phrase in each language it is spoken of in.
  private(set) var labels: [[(language: Language, text: String)]] = []
  private(set) var phrases: [[String]] = []

  private static let phrasesOfTheme = 8
  /// A language with fewer of a theme's comments than this share has no label of its own.
  private static let leastShare = 0.03

  /// - Parameters:
  ///   - comments: the comments of the sample.
  ///   - groups: the theme of each of them.
  init(
    _ corpus: borrowing DiscoveryCorpus, _ comments: [Int32], _ groups: [Int], themes: Int
  ) {
    let counts = PhraseCounts(corpus, comments, groups, themes: themes)
    var taken: Set<UInt64> = []
    var chosen: [[PhraseCounts.Candidate]] = []
    var labelled: [[PhraseCounts.Candidate]] = []
    for theme in 0..<themes {
      let own = Self.select(counts, theme)
      chosen.append(own)
      var names: [PhraseCounts.Candidate] = []
      let least = max(1, Int(Double(counts.sizes[theme]) * Self.leastShare))
      for candidate in own where candidate.count >= least && !taken.contains(candidate.key) {
        if names.contains(where: { $0.language == candidate.language }) { continue }
        names.append(candidate)
        taken.insert(candidate.key)
      }
      labelled.append(names)
    }
    let written = Self.surfaces(corpus, comments, groups, chosen)
    for theme in 0..<themes {
      phrases.append(
        chosen[theme].prefix(Self.phrasesOfTheme).compactMap { written[theme][$0.key] })
      let byCount = labelled[theme].sorted {
        counts.languages[theme][Int($0.language.rawValue)]
          > counts.languages[theme][Int($1.language.rawValue)]
      }
      labels.append(
        byCount.compactMap { name in
          written[theme][name.key].map { (name.language, $0) }
        })
    }
  }

  /// The best phrases of a theme, no word in two of them; of each language enough for a label.
  private static func select(
    _ counts: borrowing PhraseCounts, _ theme: Int
  ) -> [PhraseCounts.Candidate] {
    let candidates = counts.candidates[theme]
    var result: [PhraseCounts.Candidate] = []
    var words: Set<UInt64> = []
    var ofLanguage = [Int](repeating: 0, count: Language.allCases.count)
    for candidate in candidates {
      if result.count >= 3 * phrasesOfTheme { break }
      let language = Int(candidate.language.rawValue)
      if ofLanguage[language] >= phrasesOfTheme { continue }
      if candidate.words.contains(where: words.contains) { continue }
      // A word that mostly stands in one phrase is named by the phrase.
      var best = candidate
      if candidate.length == 1 {
        for longer in candidates
        where longer.length > best.length && longer.count * 3 >= candidate.count
          && longer.words.contains(candidate.key) && !longer.words.contains(where: words.contains)
        {
          best = longer
        }
      }
      words.formUnion(best.words)
      ofLanguage[language] += 1
      result.append(best)
    }
    return result
  }

  /// How customers most often write each chosen phrase, byte by byte.
  private static func surfaces(
    _ corpus: borrowing DiscoveryCorpus, _ comments: [Int32], _ groups: [Int],
    _ chosen: [[PhraseCounts.Candidate]]
  ) -> [[UInt64: String]] {
    let wanted = chosen.map { Set($0.map(\.key)) }
    var counts = [[UInt64: [String: Int]]](repeating: [:], count: chosen.count)
    for (index, comment) in comments.enumerated() {
      let theme = groups[index]
      let base = corpus.text(Int(comment)).lowerBound
      PhraseScan.forEach(corpus, Int(comment)) { phrase in
        guard wanted[theme].contains(phrase.key) else { return }
        let start = base + Int(corpus.terms[phrase.first].start)
        let text = corpus.string(start..<base + Int(corpus.terms[phrase.last].end))
        counts[theme][phrase.key, default: [:]][text, default: 0] += 1
      }
    }
    return counts.map { theme in
      theme.compactMapValues { forms in
        forms.max {
          $0.value != $1.value
            ? $0.value < $1.value : $1.key.utf8.lexicographicallyPrecedes($0.key.utf8)
        }?.key
      }
    }
  }
}
