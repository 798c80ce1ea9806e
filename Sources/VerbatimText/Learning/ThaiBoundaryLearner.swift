import VerbatimAutomata
package import VerbatimSegmentation

/// Learns from segmented text where Thai words end: the words that no list has, and the votes of
/// n-grams and listed words on the boundaries around them.
///
/// All conventions are learned at once: each feature has a weight that they share and one of its own
/// for each, so that what they agree on is learned from all data. The same sentences in the same
/// order give the same files.
///
/// Source of sharing weights: H. Daumé III, "Frustratingly easy domain adaptation", ACL 2007.
package struct ThaiBoundaryLearner {
  private let alphabet = Alphabet()
  private let context: [Symbol]
  private var text = SymbolText()
  private var listed: [[Symbol]: Double] = [:]
  private var sentences: [ThaiSentence] = []

  /// How much a boundary counts in each convention: the small corpora more.
  private static let importance: [Float] = [2, 2, 0.5]
  private static let rounds = 2
  /// N-grams that occur less often are left out; those of formal text count a third.
  private static let fewestOccurrences = 5
  /// Votes below this, in nats, are left out: what all share, and what a convention adds.
  private static let smallestVote: Float = 0.12
  private static let smallestAddition: Float = 0.1
  /// A short form's count when its list says none.
  private static let defaultCount = 2.0

  package init() { context = ThaiBoundaries.contextLetters(alphabet) }

  /// Adds a word of a word list; a missing count is taken to be small.
  package mutating func addWord(_ word: some StringProtocol, perMillion count: Double?) {
    let letters = SymbolText.symbols(of: String(word), alphabet: alphabet)
    guard let first = letters.first, first != ThaiBoundaries.fullStop,
      letters.allSatisfy({
        $0 == ThaiBoundaries.fullStop || alphabet.classes[Int($0)] & SymbolClass.thai != 0
      })
    else { return }
    listed[letters, default: 0] += count ?? Self.defaultCount
  }

  /// Adds a sentence whose words are separated by tabs.
  package mutating func addSentence(_ line: Substring, convention: ThaiConvention) {
    sentences.append(
      ThaiSentence(
        words: line, convention: convention,
        part: sentences.count / 20 % ThaiSentence.partCount, alphabet: alphabet,
        context: context, text: &text))
  }

  /// What has been learned, as rows of lexicon files, sorted.
  package struct Result {
    /// `term, count`: words that no list has.
    package var words: [String]
    /// `template, feature, weights`.
    package var boundaries: [String]
  }

  /// - Parameter progress: is told what is being done.
  package func learn(progress: (String) -> Void) -> Result {
    let words = ThaiWordList(listed: listed, sentences: sentences, alphabet: alphabet)
    let grams = NGrams(sentences, fewest: Self.fewestOccurrences)
    progress(
      "\(sentences.count) sentences, \(words.words.count) words, \(grams.keys.count) n-grams")
    var features = ThaiFeatures(grams: grams, words: words)
    let copies = 1 + ThaiConvention.allCases.count
    var model = LogisticRegression(
      featureCount: features.count * copies, slowFrom: features.count)
    var order = Array(sentences.indices)
    var random = SplitMix64(seed: 1)
    var indices: [Int32] = []
    for round in 1...Self.rounds {
      order.shuffle(using: &random)
      var loss = 0.0
      var boundaries = 0
      for index in order {
        let sentence = sentences[index]
        features.read(sentence)
        let own = Int32(truncatingIfNeeded: features.count * (1 + sentence.convention.rawValue))
        for place in sentence.places.indices where sentence.places[place].contains(.mayPart) {
          features.collect(place, of: sentence, into: &indices)
          for index in indices.indices { indices.append(indices[index] + own) }
          loss += Double(
            model.learn(
              indices.span, isPositive: sentence.places[place].contains(.parts),
              importance: Self.importance[sentence.convention.rawValue]))
          boundaries += 1
        }
      }
      progress("round \(round): loss \(loss / Double(max(1, boundaries))) nats a boundary")
    }
    let register = learnRegister(grams, &random)
    return Result(
      words: wordRows(words), boundaries: boundaryRows(features, model, register).sorted(by: <))
  }

  // MARK: - Register

  private func learnRegister(_ grams: NGrams, _ random: inout SplitMix64) -> RegisterLearner {
    let classes = ThaiConvention.allCases.count
    var learner = RegisterLearner(featureCount: grams.keys.count + 1, classes: classes)
    var sizes = [Int](repeating: 0, count: classes)
    for sentence in sentences { sizes[sentence.convention.rawValue] += 1 }
    // As many examples of each register, within reason.
    var order: [Int] = []
    var seen = [Int](repeating: 0, count: classes)
    for index in sentences.indices {
      let convention = sentences[index].convention.rawValue
      seen[convention] += 1
      let size = sizes[convention]
      if size > 12_000 {
        if seen[convention] % (size / 12_000) == 0 { order.append(index) }
      } else {
        order += repeatElement(index, count: min(20, 12_000 / size))
      }
    }
    var features: [Int32] = []
    for _ in 0..<3 {
      order.shuffle(using: &random)
      for index in order {
        grams.register(of: sentences[index], into: &features)
        learner.learn(features, sentences[index].convention.rawValue)
      }
    }
    return learner
  }

  // MARK: - Rows

  private func wordRows(_ list: ThaiWordList) -> [String] {
    list.words.compactMap { word -> String? in
      let text = self.text(of: word.letters)
      guard !word.isListed, SymbolText.symbols(of: text, alphabet: alphabet) == word.letters else {
        return nil
      }
      return "\(text)\t\((word.count * 100).rounded() / 100)"
    }.sorted(by: Self.precedes)
  }

  private func boundaryRows(
    _ features: ThaiFeatures, _ model: LogisticRegression, _ register: RegisterLearner
  ) -> [String] {
    var rows: [String] = []
    let conventions = ThaiConvention.allCases
    for convention in conventions {
      let suffix = convention == .comments ? "" : ".\(convention)"
      let smallest = convention == .comments ? Self.smallestVote : Self.smallestAddition
      // The comments' votes are in full; the others are what they differ by.
      func vote(_ feature: Int) -> Float {
        let own = model.weight(feature + features.count * (1 + convention.rawValue))
        return convention == .comments
          ? model.weight(feature) + own : own - model.weight(feature + features.count)
      }
      func add(_ template: String, _ key: [Symbol], _ range: Range<Int>, _ smallest: Float) {
        let votes = range.map(vote)
        guard votes.contains(where: { abs($0) >= smallest }) else { return }
        let units = votes.map { Int(($0 * Float(BoundaryWeights.unitsPerNat)).rounded()) }
        rows.append(
          "\(template)\(suffix)\t\(text(of: key))\t"
            + units.map(String.init).joined(separator: " "))
      }
      for (row, key) in features.grams.keys.enumerated() {
        // An n-gram of three letters reaches the last six of its eight boundaries.
        add("letters", key, features.lanes(ofGram: row).dropFirst(key.count - 1), smallest)
      }
      for (index, word) in features.words.words.enumerated() {
        add("word", word.letters, features.votes(ofWord: index), smallest)
      }
      for match in features.matchKeys { add("match", match, features.votes(ofMatch: match), 0) }
      for stretched in 0...1 {
        let feature = features.bias(isStretched: stretched == 1)
        add("bias", [0x30 + Symbol(stretched)], feature..<feature + 1, 0)
      }
    }
    return rows + registerRows(features.grams, register)
  }

  private func registerRows(_ grams: NGrams, _ register: RegisterLearner) -> [String] {
    func votes(_ feature: Int) -> [Float] {
      [ThaiConvention.general, .formal].map {
        register.weight(feature, $0.rawValue)
          - register.weight(feature, ThaiConvention.comments.rawValue)
      }
    }
    // Only their proportions matter; all but the largest fit.
    let sizes = grams.keys.indices.map { votes($0).map(abs).max() ?? 0 }.sorted()
    guard let large = sizes.isEmpty ? nil : sizes[sizes.count * 99 / 100], large > 0 else {
      return []
    }
    func row(_ key: String, _ feature: Int) -> String? {
      let units = votes(feature).map { Int(($0 * 60 / large).rounded()) }
      guard units.contains(where: { $0 != 0 }) else { return nil }
      return "register\t\(key)\t"
        + units.map { String(max(-999, min(999, $0))) }.joined(separator: " ")
    }
    return grams.keys.indices.compactMap { row(text(of: grams.keys[$0]), $0) }
      + [row("*", grams.keys.count)].compactMap { $0 }
  }

  private func text(of letters: [Symbol]) -> String {
    letters.map { alphabet.text[Int($0)] }.joined()
  }

  private static func precedes(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }
}
