import VerbatimSegmentation

/// Which phrases are shown of a theme.
extension ThemeNames {
  /// A word of fewer letters is not told from the beginning of another.
  private static let leastOfStem = 4

  /// The best phrases of a theme, no word in two of them; of each language enough for a label.
  ///
  /// - Parameter places: leaves out what never stands beside the others; nil keeps it, as another
  ///   way to say the same.
  static func select(
    _ counts: borrowing PhraseCounts, _ theme: Int, _ places: PhrasePlaces?
  ) -> [PhraseCounts.Candidate] {
    let candidates = counts.candidates[theme]
    var result: [PhraseCounts.Candidate] = []
    var words: Set<UInt64> = []
    var opinions: Set<UInt64> = []
    var ofLanguage = [Int](repeating: 0, count: Language.allCases.count)
    for candidate in candidates {
      if ofLanguage.reduce(0, +) >= 3 * phrasesOfTheme { break }
      // An opinion keeps nothing out.
      if candidate.isOpinion {
        if !candidate.words.contains(where: opinions.contains) {
          opinions.formUnion(candidate.words)
          result.append(candidate)
        }
        continue
      }
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
      // What never stands beside the others is of another matter, unless these leave open what it is.
      if let places {
        let isBare = NameSpelling.isBare(best)
        let own = result.filter {
          $0.language == best.language && !$0.isOpinion && (isBare || !NameSpelling.isBare($0))
        }
        let together = own.count { places.meet($0.key, best.key) }
        if together * 4 < own.count * 3 { continue }
      }
      words.formUnion(best.words)
      ofLanguage[language] += 1
      result.append(best)
    }
    return places == nil ? withoutOpinions(result, []) : result
  }

  /// The phrases that say what the theme is about, and labels; all where there is none.
  static func withoutOpinions(
    _ phrases: [PhraseCounts.Candidate], _ labels: [Label]
  ) -> [PhraseCounts.Candidate] {
    let telling = phrases.filter { phrase in
      !phrase.isOpinion || labels.contains { $0.name.key == phrase.key }
    }
    return telling.isEmpty ? phrases : telling
  }

  /// The phrases that say nothing again of one before, or of a label.
  static func withoutRelated(
    _ phrases: [PhraseCounts.Candidate], _ written: [UInt64: String],
    beside labels: [PhraseCounts.Candidate] = []
  ) -> [PhraseCounts.Candidate] {
    func words(_ phrase: PhraseCounts.Candidate) -> [Substring] {
      written[phrase.key]?.lowercased().split(whereSeparator: \.isWhitespace) ?? []
    }
    var known = labels.map { (language: $0.language, words: words($0)) }
    return phrases.filter { phrase in
      if labels.contains(where: { $0.key == phrase.key }) { return true }
      let words = words(phrase)
      let isRelated = known.contains {
        $0.language == phrase.language && areRelated($0.words, words, phrase.language)
      }
      if !isRelated { known.append((phrase.language, words)) }
      return !isRelated
    }
  }

  /// Whether a word of one phrase is made of a word of the other ("friendly", "friend"), or one phrase
  /// stands in the other as it is ("hoàn", "hoàn tiền").
  private static func areRelated(
    _ left: [Substring], _ right: [Substring], _ language: Language
  ) -> Bool {
    switch language {
    case .english:
      left.contains { word in
        word.utf8.count >= leastOfStem
          && right.contains {
            $0 != word && $0.utf8.count >= leastOfStem && EnglishStem.areRelated(word, $0)
          }
      }
    case .vietnamese: stands(left, in: right) || stands(right, in: left)
    case .thai, .undetermined: false
    }
  }

  private static func stands(_ part: [Substring], in whole: [Substring]) -> Bool {
    part.count < whole.count
      && (0...whole.count - part.count).contains { whole[$0...].starts(with: part) }
  }
}
