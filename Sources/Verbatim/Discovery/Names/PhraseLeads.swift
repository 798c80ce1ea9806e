import VerbatimSegmentation

/// Function words that belong before a phrase: "on hold", "no problems", "first class". Articles and
/// pronouns stand before everything and belong to nothing.
struct PhraseLeads: Sendable {
  /// By theme and phrase the phrase with what leads it, as customers most often write it.
  private(set) var texts: [[UInt64: String]]

  /// In this share of its occurrences in the theme the word stands before the phrase …
  private static let leastShare = 0.5
  /// … so many times as often as before other words: "the" and "my" stand before all …
  private static let leastLift = 10.0
  /// … and this often: fewer say nothing about what is usual.
  private static let leastCount = 8

  private struct Leader {
    var count = 0
    var texts: [String: Int] = [:]

    mutating func add(_ text: String) {
      count += 1
      texts[text, default: 0] += 1
    }

    /// How it is written most often.
    var text: String? {
      texts.max {
        $0.value != $1.value
          ? $0.value < $1.value : $1.key.utf8.lexicographicallyPrecedes($0.key.utf8)
      }?.key
    }
  }

  /// - Parameter phrases: by theme the phrases that may be led.
  init(
    _ corpus: borrowing DiscoveryCorpus, _ comments: [Int32], _ groups: [Int],
    _ phrases: [[PhraseCounts.Candidate]]
  ) {
    let wanted = phrases.map { Set($0.map(\.key)) }
    var leaders = [[UInt64: [UInt64: Leader]]](repeating: [:], count: phrases.count)
    var totals = [[UInt64: Int]](repeating: [:], count: phrases.count)
    var usual: [UInt64: Int] = [:]
    var words = 0
    for (index, comment) in comments.enumerated() {
      let theme = groups[index]
      let start = corpus.terms(Int(comment)).lowerBound
      let base = corpus.text(Int(comment)).lowerBound
      PhraseScan.forEach(corpus, Int(comment)) { phrase in
        var leader = PhraseScan.leader(corpus, phrase.first, start)
        if let place = leader, corpus.terms[place].part != .lead { leader = nil }
        if phrase.words == 1 {
          words += 1
          if let leader { usual[corpus.terms[leader].key, default: 0] += 1 }
        }
        guard wanted[theme].contains(phrase.key) else { return }
        totals[theme][phrase.key, default: 0] += 1
        guard let leader else { return }
        let first = base + Int(corpus.terms[leader].start)
        let text = corpus.string(first..<base + Int(corpus.terms[phrase.last].end))
        leaders[theme][phrase.key, default: [:]][corpus.terms[leader].key, default: Leader()]
          .add(text)
      }
    }
    texts = (0..<phrases.count).map { theme in
      var result: [UInt64: String] = [:]
      for (phrase, own) in leaders[theme] {
        // Half of them or more: there is one at most, but for a tie.
        let best = own.max {
          $0.value.count != $1.value.count ? $0.value.count < $1.value.count : $0.key < $1.key
        }
        guard let best, best.value.count >= Self.leastCount else { continue }
        let share = Double(best.value.count) / Double(max(1, totals[theme][phrase] ?? 0))
        let usually = Double(usual[best.key] ?? 0) / Double(max(1, words))
        guard share >= Self.leastShare, share >= Self.leastLift * usually else { continue }
        result[phrase] = best.value.text
      }
      return result
    }
  }
}
