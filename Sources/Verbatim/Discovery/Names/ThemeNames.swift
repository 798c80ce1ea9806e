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
  private(set) var terms: [[(language: Language, text: String)]] = []

  /// By theme and language the keys of the words in the phrases, the most telling first.
  private(set) var words: [[[UInt64]]] = []

  static let phrasesOfTheme = 8
  private static let wordsOfTheme = 10
  /// A function word names a theme that has it so many times as often as others …
  private static let leastLiftOfFunctionWord = 3.0
  /// … if this share of its comments are hardly anything else: so many words with it.
  private static let leastAlone = 0.2
  private static let mostWordsAlone = 3

  /// - Parameters:
  ///   - comments: the comments of the sample.
  ///   - groups: the theme of each of them.
  init(
    _ corpus: borrowing DiscoveryCorpus, _ comments: [Int32], _ groups: [Int], themes: Int
  ) {
    let counts = PhraseCounts(corpus, comments, groups, themes: themes)
    let places = PhrasePlaces(corpus, comments, counts.candidates)
    let selected = (0..<themes).map { Self.select(counts, $0, places) }
    let proposed = (0..<themes).map { Self.select(counts, $0, nil) }
    let spelled = (0..<themes).map { Self.spelled(selected[$0], counts, $0) }
    let written = Self.surfaces(
      corpus, comments, groups,
      (0..<themes).map { selected[$0] + proposed[$0] + spelled[$0].flatMap(\.names) })
    let leads = PhraseLeads(
      corpus, comments, groups, spelled.map { $0.flatMap { [$0.phrase] + $0.names } })
    let chosen = zip(selected, written).map { Self.withoutRelated($0, $1) }
    var taken = Taken()
    let labelled = (0..<themes).map { theme in
      Self.labels(
        of: chosen[theme], spelled[theme], led: leads.texts[theme], counts.speakers[theme], &taken)
    }
    for theme in 0..<themes {
      let named = Self.withoutRelated(
        Self.withoutOpinions(Self.naming(chosen[theme], labelled[theme]), labelled[theme]),
        written[theme], beside: labelled[theme].map(\.name))
      var texts: [String] = []
      for text in named.compactMap({ leads.texts[theme][$0.key] ?? written[theme][$0.key] })
      where texts.count < Self.phrasesOfTheme && !texts.contains(text) {
        texts.append(text)
      }
      phrases.append(texts)
      // No word stands in two of them.
      words.append(
        Language.allCases.map { language in
          let own = named.filter { $0.language == language }
          return Array(own.flatMap(\.words).prefix(Self.wordsOfTheme))
        })
      terms.append(
        proposed[theme].compactMap { phrase in
          written[theme][phrase.key].map { (phrase.language, $0) }
        })
      let byCount = labelled[theme].sorted {
        counts.speakers[theme][Int($0.language.rawValue)]
          > counts.speakers[theme][Int($1.language.rawValue)]
      }
      labels.append(
        byCount.compactMap { label in
          (leads.texts[theme][label.name.key] ?? written[theme][label.name.key]).map {
            (label.language, $0)
          }
        })
    }
    nameTheUnnamed(corpus, comments, groups, counts.sizes)
  }

  /// Themes that no phrase of their own covers are named by the word that tells most: a function word
  /// only where it is the whole of many comments and seldom said elsewhere, such as "nothing".
  private mutating func nameTheUnnamed(
    _ corpus: borrowing DiscoveryCorpus, _ comments: [Int32], _ groups: [Int],
    _ sizes: [Int]
  ) {
    let unnamed = Set(labels.indices.filter { labels[$0].isEmpty })
    if unnamed.isEmpty { return }
    var taken = Set(labels.joined().map(\.text))
    // Words as they are written, by their hashes.
    var totals = KeyCounter()
    var counts = [KeyCounter](repeating: KeyCounter(), count: labels.count)
    var alone = counts
    var words: [UInt64: (text: String, term: DiscoveryTerm)] = [:]
    for (index, comment) in comments.enumerated() {
      let base = corpus.text(Int(comment)).lowerBound
      let isUnnamed = unnamed.contains(groups[index])
      let places = corpus.terms(Int(comment)).filter {
        corpus.terms[$0].language != .undetermined
      }
      for place in places {
        let term = corpus.terms[place]
        let bytes = base + Int(term.start)..<base + Int(term.end)
        let key = DiscoveryTerm.key(corpus.bytes.span, bytes, salt: 0)
        totals.add(key, inComment: Int32(index))
        guard isUnnamed else { continue }
        counts[groups[index]].add(key, inComment: Int32(index))
        if places.count <= Self.mostWordsAlone {
          alone[groups[index]].add(key, inComment: Int32(index))
        }
        if words[key] == nil { words[key] = (corpus.string(bytes), term) }
      }
    }
    var total: [UInt64: Int] = [:]
    for entry in totals.entries where words[entry.key] != nil {
      total[entry.key] = Int(entry.count)
    }
    for theme in unnamed.sorted() {
      let size = Double(sizes[theme])
      var aloneCounts: [UInt64: Int] = [:]
      for entry in alone[theme].entries { aloneCounts[entry.key] = Int(entry.count) }
      var best: (rank: Int, score: Double, text: String, language: Language)?
      for entry in counts[theme].entries {
        guard let (text, term) = words[entry.key], !taken.contains(text) else { continue }
        let all = total[entry.key] ?? Int(entry.count)
        let cover = Double(entry.count) / size
        let score =
          cover.squareRoot()
          * PhraseCounts.score(
            Int(entry.count), of: sizes[theme], total: all, comments: comments.count, length: 1)
        let rank = Self.rank(
          term, lift: cover * Double(comments.count) / Double(all),
          alone: Double(aloneCounts[entry.key] ?? 0) / size)
        if let best {
          if (best.rank, best.score) > (rank, score) { continue }
          let isEqual = (best.rank, best.score) == (rank, score)
          if isEqual, !best.text.utf8.lexicographicallyPrecedes(text.utf8) { continue }
        }
        best = (rank, score, text, term.language)
      }
      guard let best else { continue }
      taken.insert(best.text)
      labels[theme] = [(best.language, best.text)]
      if !phrases[theme].contains(best.text) { phrases[theme].insert(best.text, at: 0) }
    }
  }

  /// How well a word names a theme that nothing else names; what leads or is outside does not, nor a
  /// function word that is said everywhere, or beside others.
  private static func rank(_ term: DiscoveryTerm, lift: Double, alone: Double) -> Int {
    switch term.part {
    case .lead, .outside: 0
    case .opinion: 1
    case .plain, .general:
      term.kind == .word || lift >= leastLiftOfFunctionWord && alone >= leastAlone ? 2 : 0
    }
  }

  private static func mostFrequent(_ forms: [String: Int]) -> String? {
    forms.max {
      $0.value != $1.value
        ? $0.value < $1.value : $1.key.utf8.lexicographicallyPrecedes($0.key.utf8)
    }?.key
  }

  /// How customers most often write each chosen phrase, byte by byte: the usual letters, and of those
  /// the usual capitals.
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
        let last = PhraseScan.object(of: phrase, corpus, Int(comment)) ?? phrase.last
        let text = corpus.string(start..<base + Int(corpus.terms[last].end))
        counts[theme][phrase.key, default: [:]][text, default: 0] += 1
      }
    }
    return counts.map { theme in
      theme.compactMapValues { forms in
        var letters: [String: Int] = [:]
        for (form, count) in forms { letters[form.lowercased(), default: 0] += count }
        return mostFrequent(letters).flatMap { usual in
          mostFrequent(forms.filter { $0.key.lowercased() == usual })
        }
      }
    }
  }
}
