import VerbatimSegmentation

/// Which phrase is the label of a theme.
extension ThemeNames {
  /// A language in which a smaller share of a theme's comments is has no label of its own: its words
  /// are borrowed.
  private static let leastShare = 0.1
  /// A stronger label than another is taken if its phrase tells so much of what that of the other
  /// tells: by the strength of the other.
  private static let leastOfWeaker = [0.1, 0.2, 0.75, 1]

  /// A phrase of a theme and what may stand in its place in a label, the best first.
  struct Spelled {
    var phrase: PhraseCounts.Candidate
    var names: [PhraseCounts.Candidate]
  }

  static func spelled(
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
  struct Label {
    var name: PhraseCounts.Candidate
    var phrase: PhraseCounts.Candidate
    /// The language of the comments that it stands for.
    var language: Language
  }

  /// The words of labels, and what these are about.
  struct Taken {
    var names: Set<[UInt64]> = []
    var subjects: Set<[UInt64]> = []
  }

  /// For each language that enough comments are in the first phrase that says what the theme is
  /// about, or else the first; no two themes get the same words. Words of other languages are taken
  /// for words that the most frequent one has borrowed.
  static func labels(
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
  static func naming(
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
}
