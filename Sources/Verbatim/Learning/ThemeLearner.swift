import VerbatimLexicon
import VerbatimSegmentation

/// Learns which words go with which theme, from comments that nobody has labelled: what the rules of
/// a taxonomy find are the labels. Labels of people, where there are any, take their place.
///
/// One logistic regression a theme over words, pairs of words and parts of unknown words. Comments
/// of which the rules say nothing are not learned from: they may have any theme. The words of the
/// rules are features like all others, so a word that stands beside them in many comments comes to
/// mean the theme as well. Where people have labelled comments, what the rules find is a feature too,
/// believed until the labels say otherwise. Where the labels also say what is said of a theme, that is
/// learned as well. Steps are those of AdaGrad (J. Duchi, E. Hazan, Y. Singer, JMLR 2011) in an order
/// that a fixed generator shuffles: the same comments give the same weights.
package struct ThemeLearner: Sendable {
  package struct Row: Sendable, Equatable {
    package var feature: String
    package var kind: String
    package var theme: String
    package var weight: Double
  }

  /// What people see in a comment: a theme, and what is said of it if they say that too.
  package struct Label: Sendable, Equatable {
    package var theme: String
    package var polarity: Polarity?

    package init(_ theme: String, _ polarity: Polarity? = nil) {
      self.theme = theme
      self.polarity = polarity
    }
  }

  /// What learning came to.
  package struct Report: Sendable {
    /// All comments, those with a theme by rules or labels, and those with labels.
    package var comments = 0
    package var seeded = 0
    package var labelled = 0
    /// Themes with enough comments to learn from, and those without.
    package var themes: [String] = []
    package var skipped: [String] = []
    /// Themes of which it was learned what is said of them.
    package var themesWithPolarity: [String] = []
  }

  struct Settings: Sendable {
    /// Features of fewer comments, and themes of fewer, are left out.
    var leastComments = 3
    var leastSeeds = 5
    var penalty: Float = 0.3
    var rate: Float = 0.3
    var rounds = 5
    /// The log-odds that a theme has for being found by its rules, before any label is seen.
    var trust: Float = 3
    /// The log-odds that a mention is positive, or negative, for being found so.
    var opinionTrust: Float = 1.5
    /// Weights nearer to zero are not kept.
    var leastWeight: Float = 0.1
    /// At most so many weights are kept, the greatest.
    var mostWeights = 200_000
  }

  let engine: FeedbackEngine
  let settings = Settings()
  private(set) var features: [Int32] = []
  private(set) var starts: [Int] = [0]
  private var targets: [[Int32]] = []
  /// What the rules find in a labelled comment.
  private var findings: [[Int32]] = []
  private var isLabelled: [Bool] = []
  /// By theme: what people say of it.
  private(set) var opinions: [[LabelledOpinion]]
  private var indices: [UInt64: Int32] = [:]
  private(set) var names: [(name: String, kind: LearnedFeature.Kind)?] = []
  private var scratch = TagScratch()
  private var themeNumbers: [String: Int32]

  /// - Parameter engine: one with the taxonomy, without a theme model.
  package init(_ engine: FeedbackEngine) {
    self.engine = engine
    opinions = [[LabelledOpinion]](repeating: [], count: engine.themes.count)
    themeNumbers = Dictionary(
      engine.themes.enumerated().map { ($0.element.id, Int32($0.offset)) },
      uniquingKeysWith: { first, _ in first })
  }

  package var count: Int { targets.count }

  /// Whether the taxonomy has a theme of this id.
  package func knows(_ theme: String) -> Bool { themeNumbers[theme] != nil }

  /// Takes a comment in.
  ///
  /// - Parameter labels: its themes as people see them; nil lets the rules say.
  package mutating func add(_ text: String, labels: [Label]? = nil) {
    var copy = text
    copy.makeContiguousUTF8()
    engine.readThemes(copy.utf8.span, scratch: &scratch)
    var own: [Int32] = []
    var known = indices
    var names = names
    indices = [:]
    self.names = []
    let alphabet = engine.segmenter.alphabet
    FeatureScan.each(scratch.text, []) { feature in
      if let index = known[feature.hash] {
        own.append(index)
        return
      }
      let index = Int32(names.count)
      known[feature.hash] = index
      names.append(FeatureScan.name(feature, scratch.text, alphabet).map { ($0, feature.kind) })
      own.append(index)
    }
    indices = known
    self.names = names
    features += own
    starts.append(features.count)
    let found = Set(scratch.mentions.map { Int32($0.theme) }).sorted()
    targets.append(labels.map { Set($0.compactMap { themeNumbers[$0.theme] }).sorted() } ?? found)
    findings.append(labels == nil ? [] : found)
    isLabelled.append(labels != nil)
    addOpinions(labels ?? [])
  }

  /// Mixed mentions are not learned from: they are praise and complaint, which have words of their own.
  private mutating func addOpinions(_ labels: [Label]) {
    guard labels.contains(where: { $0.polarity != nil }) else { return }
    let mentions = engine.themeMentions(scratch)
    for label in labels {
      guard let polarity = label.polarity, polarity != .mixed,
        let theme = themeNumbers[label.theme].map({ Int($0) })
      else { continue }
      opinions[theme].append(
        LabelledOpinion(
          comment: count - 1, polarity: polarity,
          found: mentions.first { $0.themeIndex == theme }?.sentiment.label))
    }
  }

  // MARK: - Training

  package func learn() -> (rows: [Row], report: Report) {
    var report = Report(comments: count)
    var seeds = [Int](repeating: 0, count: engine.themes.count)
    var chosen: [Int] = []
    for comment in targets.indices {
      if isLabelled[comment] { report.labelled += 1 }
      guard isLabelled[comment] || !targets[comment].isEmpty else { continue }
      chosen.append(comment)
      for theme in targets[comment] { seeds[Int(theme)] += 1 }
    }
    report.seeded = chosen.count
    let learned = seeds.indices.filter { seeds[$0] >= settings.leastSeeds }
    report.themes = learned.map { engine.themes[$0].id }
    report.skipped = seeds.indices.filter { (1..<settings.leastSeeds).contains(seeds[$0]) }
      .map { engine.themes[$0].id }
    guard !learned.isEmpty else { return ([], report) }
    let polarity = polarityRows()
    report.themesWithPolarity = engine.themes.map(\.id).filter { id in
      polarity.contains {
        $0.kind == "bias" && $0.theme == ThemeWeights.name(id, Polarity.positive.name)
      }
    }
    // As the lines of the file will be sorted.
    let rows = (rows(train(chosen, learned), learned) + polarity).sorted {
      "\($0.feature)\t\($0.kind)\t\($0.theme)\t".utf8.lexicographicallyPrecedes(
        "\($1.feature)\t\($1.kind)\t\($1.theme)\t".utf8)
    }
    return (rows, report)
  }

  /// Weights and biases; feature `f` of theme `k` is at `f * themes + k`.
  private struct Model {
    var weights: [Float]
    var biases: [Float]
    /// By theme that rules find, as `weights` by feature.
    var findings: [Float]
  }

  private func train(_ chosen: [Int], _ themes: [Int]) -> Model {
    let count = themes.count
    var place = [Int32](repeating: -1, count: engine.themes.count)
    for (index, theme) in themes.enumerated() { place[theme] = Int32(index) }
    var frequency = [Float](repeating: 0, count: names.count)
    for comment in chosen {
      for position in starts[comment]..<starts[comment + 1] {
        frequency[Int(features[position])] += 1
      }
    }
    let least = Float(settings.leastComments)
    var learned = [Float](repeating: 0, count: names.count * count)
    var biases = [Float](repeating: -2, count: count)
    var rules = [Float](repeating: 0, count: engine.themes.count * count)
    for (index, theme) in themes.enumerated() { rules[theme * count + index] = settings.trust }
    let prior = rules
    let ruleFrequency = frequencyOfFindings()
    var ruleSquares = [Float](repeating: 1e-6, count: rules.count)
    var squares = [Float](repeating: 1e-6, count: names.count * count)
    var biasSquares = [Float](repeating: 1e-6, count: count)
    var errors = [Float](repeating: 0, count: count)
    var order = chosen
    var random = SplitMix64(seed: 0x7E4E)
    for _ in 0..<settings.rounds {
      for index in order.indices.dropFirst().reversed() {
        order.swapAt(index, Int(random.next() % UInt64(index + 1)))
      }
      var weights = learned.mutableSpan
      var squareSpan = squares.mutableSpan
      var errorSpan = errors.mutableSpan
      let features = features.span
      for comment in order {
        let range = starts[comment]..<starts[comment + 1]
        guard !range.isEmpty else { continue }
        let value = 1 / Float(range.count).squareRoot()
        for theme in 0..<count { errorSpan[theme] = 0 }
        for position in range {
          let base = Int(features[position]) &* count
          for theme in 0..<count { errorSpan[theme] += weights[base &+ theme] }
        }
        for theme in 0..<count {
          var odds = biases[theme] + errorSpan[theme] * value
          for found in findings[comment] { odds += rules[Int(found) &* count &+ theme] }
          errorSpan[theme] = ThemeModel.probability(odds)
        }
        for target in targets[comment] where place[Int(target)] >= 0 {
          errorSpan[Int(place[Int(target)])] -= 1
        }
        for position in range {
          let feature = Int(features[position])
          guard frequency[feature] >= least else { continue }
          let base = feature &* count
          let penalty = settings.penalty / frequency[feature]
          for theme in 0..<count {
            let weight = weights[base &+ theme]
            let gradient = value * errorSpan[theme] + penalty * weight
            let square = squareSpan[base &+ theme] + gradient * gradient
            squareSpan[base &+ theme] = square
            weights[base &+ theme] = weight - settings.rate * gradient / square.squareRoot()
          }
        }
        for found in findings[comment] {
          let penalty = settings.penalty / ruleFrequency[Int(found)]
          for theme in 0..<count {
            let place = Int(found) &* count &+ theme
            let gradient = errorSpan[theme] + penalty * (rules[place] - prior[place])
            ruleSquares[place] += gradient * gradient
            rules[place] -= settings.rate * gradient / ruleSquares[place].squareRoot()
          }
        }
        for theme in 0..<count {
          let error = errorSpan[theme]
          biasSquares[theme] += error * error
          biases[theme] -= settings.rate * error / biasSquares[theme].squareRoot()
        }
      }
    }
    return Model(weights: learned, biases: biases, findings: rules)
  }

  /// In how many labelled comments the rules find each theme.
  private func frequencyOfFindings() -> [Float] {
    var frequency = [Float](repeating: 0, count: engine.themes.count)
    for found in findings { for theme in found { frequency[Int(theme)] += 1 } }
    return frequency
  }

  private func rows(_ model: Model, _ themes: [Int]) -> [Row] {
    var kept: [(feature: Int, theme: Int, weight: Float)] = []
    for feature in names.indices where names[feature] != nil {
      for theme in themes.indices {
        let weight = model.weights[feature * themes.count + theme]
        if abs(weight) >= settings.leastWeight { kept.append((feature, theme, weight)) }
      }
    }
    kept.sort { (abs($1.weight), $0.feature, $0.theme) < (abs($0.weight), $1.feature, $1.theme) }
    var rows: [Row] = []
    for (index, theme) in themes.enumerated() {
      rows.append(
        Row(
          feature: "*", kind: "bias", theme: engine.themes[theme].id,
          weight: Self.rounded(model.biases[index])))
    }
    for (feature, theme, weight) in kept.prefix(settings.mostWeights) {
      guard let named = names[feature] else { continue }
      rows.append(
        Row(
          feature: named.name, kind: named.kind.rawValue, theme: engine.themes[themes[theme]].id,
          weight: Self.rounded(weight)))
    }
    if isLabelled.contains(true) { rows += rulesRows(model, themes) }
    return rows
  }

  /// What it says of each theme that rules find another, or the theme itself.
  private func rulesRows(_ model: Model, _ themes: [Int]) -> [Row] {
    var rows: [Row] = []
    for found in engine.themes.indices {
      for (index, theme) in themes.enumerated() {
        let weight = model.findings[found * themes.count + index]
        if found != theme, abs(weight) < settings.leastWeight { continue }
        rows.append(
          Row(
            feature: engine.themes[found].id, kind: ThemeWeights.ruleKind,
            theme: engine.themes[theme].id, weight: Self.rounded(weight)))
      }
    }
    return rows
  }

  static func rounded(_ weight: Float) -> Double { (Double(weight) * 100).rounded() / 100 }
}
