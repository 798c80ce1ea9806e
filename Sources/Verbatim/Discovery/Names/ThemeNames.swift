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

  private static let phrasesOfTheme = 8
  private static let wordsOfTheme = 10
  /// A language in which a smaller share of a theme's comments is has no label of its own: its words
  /// are borrowed.
  private static let leastShare = 0.1
  /// A function word that is not so many times as frequent in a theme as elsewhere does not name it.
  private static let leastLiftOfFunctionWord = 3.0
  /// A stronger label than another is taken if its phrase tells so much of what that of the other
  /// tells: by the strength of the other.
  private static let leastOfWeaker = [0.1, 0.2, 0.75, 1]

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
  /// only where it is seldom said elsewhere, such as the answer "nothing".
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
    var words: [UInt64: (text: String, term: DiscoveryTerm)] = [:]
    for (index, comment) in comments.enumerated() {
      let base = corpus.text(Int(comment)).lowerBound
      let isUnnamed = unnamed.contains(groups[index])
      for place in corpus.terms(Int(comment)) {
        let term = corpus.terms[place]
        if term.language == .undetermined { continue }
        let bytes = base + Int(term.start)..<base + Int(term.end)
        let key = DiscoveryTerm.key(corpus.bytes.span, bytes, salt: 0)
        totals.add(key, inComment: Int32(index))
        guard isUnnamed else { continue }
        counts[groups[index]].add(key, inComment: Int32(index))
        if words[key] == nil { words[key] = (corpus.string(bytes), term) }
      }
    }
    var total: [UInt64: Int] = [:]
    for entry in totals.entries where words[entry.key] != nil {
      total[entry.key] = Int(entry.count)
    }
    for theme in unnamed.sorted() {
      let size = Double(sizes[theme])
      var best: (rank: Int, score: Double, text: String, language: Language)?
      for entry in counts[theme].entries {
        guard let (text, term) = words[entry.key], !taken.contains(text) else { continue }
        let all = total[entry.key] ?? Int(entry.count)
        let cover = Double(entry.count) / size
        let score =
          cover.squareRoot()
          * PhraseCounts.score(
            Int(entry.count), of: sizes[theme], total: all, comments: comments.count, length: 1)
        let rank = Self.rank(term, lift: cover * Double(comments.count) / Double(all))
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
  /// function word that is said everywhere.
  private static func rank(_ term: DiscoveryTerm, lift: Double) -> Int {
    switch term.part {
    case .lead, .outside: 0
    case .opinion: 1
    case .plain, .general: term.kind == .word || lift >= leastLiftOfFunctionWord ? 2 : 0
    }
  }

  /// The best phrases of a theme, no word in two of them; of each language enough for a label.
  ///
  /// - Parameter places: leaves out what never stands beside the others; nil keeps it, as another
  ///   way to say the same.
  private static func select(
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
  private static func withoutOpinions(
    _ phrases: [PhraseCounts.Candidate], _ labels: [Label]
  ) -> [PhraseCounts.Candidate] {
    let telling = phrases.filter { phrase in
      !phrase.isOpinion || labels.contains { $0.name.key == phrase.key }
    }
    return telling.isEmpty ? phrases : telling
  }

  /// The phrases that say nothing again of one before, or of a label.
  private static func withoutRelated(
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

  /// A word of fewer letters is not told from the beginning of another.
  private static let leastOfStem = 4

  private static func stands(_ part: [Substring], in whole: [Substring]) -> Bool {
    part.count < whole.count
      && (0...whole.count - part.count).contains { whole[$0...].starts(with: part) }
  }

  /// A phrase of a theme and what may stand in its place in a label, the best first.
  private struct Spelled {
    var phrase: PhraseCounts.Candidate
    var names: [PhraseCounts.Candidate]
  }

  private static func spelled(
    _ phrases: [PhraseCounts.Candidate], _ counts: borrowing PhraseCounts, _ theme: Int
  ) -> [Spelled] {
    let spelling = NameSpelling(counts, theme: theme)
    let candidates = counts.candidates[theme]
    return phrases.map { phrase in
      if NameSpelling.isBare(phrase) {
        return Spelled(phrase: phrase, names: spelling.phrases(of: phrase))
      }
      let fuller = Self.fuller(phrase, candidates)
      return Spelled(phrase: phrase, names: fuller.length > phrase.length ? [fuller] : [])
    }
  }

  /// What names a theme better than a word alone: the phrase in which the word stands most often, if
  /// that is not too seldom and its other words are telling as well. "flight cancelled" says what
  /// "cancelled" leaves open.
  private static func fuller(
    _ word: PhraseCounts.Candidate, _ candidates: [PhraseCounts.Candidate]
  ) -> PhraseCounts.Candidate {
    guard word.length == 1 else { return word }
    var best = word
    for longer in candidates
    where longer.length > 1 && longer.language == word.language && longer.count * 7 >= word.count
      && longer.words.contains(word.key) && (best.length == 1 || longer.count > best.count)
      && longer.words.allSatisfy({ part in candidates.contains { $0.key == part } })
    {
      best = longer
    }
    return best
  }

  /// A label and the phrase whose place it takes.
  private struct Label {
    var name: PhraseCounts.Candidate
    var phrase: PhraseCounts.Candidate
    /// The language of the comments that it stands for.
    var language: Language
  }

  /// The words of labels, and what these are about.
  private struct Taken {
    var names: Set<[UInt64]> = []
    var subjects: Set<[UInt64]> = []
  }

  /// For each language that enough comments are in the first phrase that says what the theme is
  /// about, or else the first; no two themes get the same words. Words of other languages are taken
  /// for words that the most frequent one has borrowed.
  private static func labels(
    of phrases: [PhraseCounts.Candidate], _ spelled: [Spelled], led leads: [UInt64: String],
    _ speakers: [Int], _ taken: inout Taken
  ) -> [Label] {
    func comments(_ language: Language) -> Int { speakers[Int(language.rawValue)] }
    let least = leastShare * Double(max(1, speakers.reduce(0, +)))
    let spoken = Language.allCases.filter { Double(comments($0)) >= least }
    let main = spoken.max { comments($0) < comments($1) }
    var result: [Label] = []
    for language in spoken {
      // The first label of each strength, and the score of its phrase.
      var found = [(label: Label, score: Double)?](repeating: nil, count: leastOfWeaker.count)
      let own = phrases.filter {
        $0.language == language || language == main && !spoken.contains($0.language)
      }
      // A phrase in the place of a word keeps its rank, though it is rarer.
      var score = 0.0
      let scores = own.reversed().map { phrase in
        score = max(score, phrase.score)
        return score
      }
      for (phrase, score) in zip(own, scores.reversed()) {
        let names = spelled.first { $0.phrase.key == phrase.key }?.names ?? []
        for name in Self.ordered(names, phrase, leads)
        where !taken.names.contains(name.words.sorted()) {
          let strength = NameSpelling.strength(
            name, of: phrase, isLed: leads[name.key] != nil,
            isTaken: taken.subjects.contains(name.subject))
          if found[strength] == nil {
            found[strength] = (Label(name: name, phrase: phrase, language: language), score)
          }
        }
      }
      guard let label = Self.best(found) else { continue }
      taken.names.insert(label.name.words.sorted())
      taken.subjects.insert(label.name.subject)
      result.append(label)
    }
    // Where one language says what the theme is about, no other says only how it was.
    if !result.allSatisfy(\.name.isOpinion) { result.removeAll(where: \.name.isOpinion) }
    return result.sorted { left, right in
      phrases.firstIndex { $0.key == left.phrase.key } ?? 0
        < phrases.firstIndex { $0.key == right.phrase.key } ?? 0
    }
  }

  /// What a function word leads goes before what it does not.
  private static func ordered(
    _ names: [PhraseCounts.Candidate], _ phrase: PhraseCounts.Candidate, _ leads: [UInt64: String]
  ) -> [PhraseCounts.Candidate] {
    let all = names + [phrase]
    return all.filter { leads[$0.key] != nil } + all.filter { leads[$0.key] == nil }
  }

  /// The strongest label, unless a weaker one is of a phrase that tells much more.
  private static func best(_ found: [(label: Label, score: Double)?]) -> Label? {
    var best: (label: Label, least: Double)?
    for (next, share) in zip(found, leastOfWeaker) {
      guard let next else { continue }
      if let best, next.score < best.least { continue }
      best = (next.label, share * next.score)
    }
    return best?.label
  }

  /// The phrases with each label in the place of the word that it spells out; no word stands in two.
  private static func naming(
    _ phrases: [PhraseCounts.Candidate], _ labels: [Label]
  ) -> [PhraseCounts.Candidate] {
    let spelled = Set(labels.flatMap(\.name.words))
    var result: [PhraseCounts.Candidate] = []
    for phrase in phrases {
      if let label = labels.first(where: { $0.phrase.key == phrase.key }) {
        result.append(label.name)
      } else if !phrase.words.contains(where: spelled.contains) {
        result.append(phrase)
      }
    }
    return result
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
