import VerbatimLexicon
import VerbatimSegmentation

/// Finds themes by learned words where rules find none, and says which theme is the main one. A model
/// that was learned from labels of people also decides which findings of the rules stand.
///
/// One linear model a theme: the log-odds of the theme are its bias and the weights of the comment's
/// words, pairs of words and parts of unknown words, divided by the root of their number. Learned by
/// ``ThemeLearner``; what it adds is marked (``ThemeMention/learned``) and names the words that decided.
struct ThemeModel: Sendable {
  private let weights: ThemeWeights
  private let threshold: Float
  /// By theme of the model: its index in the engine's taxonomy, −1 when that has none of the id.
  private let indices: [Int]
  /// By theme of the taxonomy that rules find: what that says of the model's themes.
  private let findings: [[ThemeWeights.Weight]]
  private let taxonomy: CompiledTaxonomy
  /// The evidence of a learned theme has at most so many words or pairs.
  private static let mostWords = 3

  init(_ weights: ThemeWeights, threshold: Double, taxonomy: CompiledTaxonomy) {
    self.weights = weights
    self.threshold = Float(threshold)
    self.taxonomy = taxonomy
    let known = Dictionary(
      taxonomy.themes.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    indices = weights.themes.map { known[$0] ?? -1 }
    findings = taxonomy.themes.map { weights.findings[$0.id] ?? [] }
  }

  private var decides: Bool { !weights.findings.isEmpty }

  /// The probability of each of the model's themes.
  private func probabilities(
    _ text: borrowing SegmentedText, _ mentions: [ThemeMention]
  ) -> [Float] {
    var sums = [Float](repeating: 0, count: indices.count)
    var count = 0
    FeatureScan.each(text, []) { feature in
      count += 1
      guard let place = weights.place(feature.hash) else { return }
      for weight in weights.weights[Int(place.lowerBound)..<Int(place.upperBound)] {
        sums[Int(weight.theme)] += weight.weight
      }
    }
    let value = count > 0 ? 1 / Float(count).squareRoot() : 0
    for theme in sums.indices { sums[theme] = weights.biases[theme] + sums[theme] * value }
    for mention in mentions {
      for weight in findings[mention.themeIndex] { sums[Int(weight.theme)] += weight.weight }
    }
    return sums.map(Self.probability)
  }

  static func probability(_ odds: Float) -> Float { Float(1 / (1 + exponential(-Double(odds)))) }

  /// Adds learned themes to those of the rules, the likeliest first, and takes away what a model that
  /// decides holds for unlikely.
  func add(
    to mentions: inout [ThemeMention], _ sentiment: Sentiment, _ scratch: borrowing TagScratch
  ) {
    let probabilities = probabilities(scratch.text, mentions)
    var order: [(mention: ThemeMention, probability: Float)] = []
    for mention in mentions {
      let theme = indices.firstIndex(of: mention.themeIndex)
      let probability = theme.map { probabilities[$0] } ?? 0.5
      if theme != nil, decides, probability < threshold { continue }
      order.append((mention, probability))
    }
    for theme in indices.indices where probabilities[theme] >= threshold && indices[theme] >= 0 {
      let index = indices[theme]
      let isKnown = order.contains {
        $0.mention.themeIndex == index || taxonomy.isAncestor(index, of: $0.mention.themeIndex)
      }
      if isKnown { continue }
      if let mention = mention(theme, probabilities[theme], sentiment, scratch) {
        order.append((mention, probabilities[theme]))
      }
    }
    // Stable, so that equal ones stay as they were.
    mentions = order.indices.sorted {
      (order[$1].probability, $0) < (order[$0].probability, $1)
    }.map { order[$0].mention }
  }

  /// The mention of a theme, its evidence the words that speak for it most.
  private func mention(
    _ theme: Int, _ probability: Float, _ sentiment: Sentiment, _ scratch: borrowing TagScratch
  ) -> ThemeMention? {
    var found: [(weight: Float, first: Int32, last: Int32)] = []
    FeatureScan.each(scratch.text, []) { feature in
      guard let place = weights.place(feature.hash) else { return }
      for weight in weights.weights[Int(place.lowerBound)..<Int(place.upperBound)]
      where weight.theme == Int32(theme) && weight.weight > 0 {
        let first =
          feature.kind == .pair && feature.first.start != -1
          ? feature.first.token : feature.token
        found.append((weight.weight, min(first, feature.token), feature.token))
      }
    }
    found.sort { ($1.weight, $0.first, $0.last) < ($0.weight, $1.first, $1.last) }
    var chosen: [Range<Int32>] = []
    for word in found where chosen.count < Self.mostWords {
      let range = word.first..<word.last + 1
      if !chosen.contains(where: { $0.overlaps(range) }) { chosen.append(range) }
    }
    guard !chosen.isEmpty else { return nil }
    chosen.sort { $0.lowerBound < $1.lowerBound }
    var balance = Balance()
    var evidence: [Evidence] = []
    var clauses: [Int] = []
    for range in chosen {
      let clause = scratch.clauses.lastIndex { $0.start <= range.lowerBound } ?? 0
      evidence.append(
        Evidence(
          range: Int(
            scratch.text.tokens[Int(range.lowerBound)].start)..<Int(
              scratch.text.tokens[Int(range.upperBound) - 1].end), clause: clause, rule: "learned"))
      if !clauses.contains(clause) { clauses.append(clause) }
    }
    for hit in scratch.hits where clauses.contains(Int(hit.clause)) { balance.add(hit) }
    for hit in scratch.themeHits where clauses.contains(Int(hit.clause)) { balance.add(hit) }
    let own = Sentiment(balance, softness: SentimentScorer.mentionSoftness)
    let said = own.label == .neutral ? sentiment : own
    for index in evidence.indices { evidence[index].sentiment = said.label }
    return ThemeMention(
      theme: taxonomy.themes[indices[theme]].id, themeIndex: indices[theme],
      sentiment: said, evidence: evidence,
      learned: Double((probability * 1000).rounded()) / 1000)
  }
}

extension ThemeModel {
  /// The model of an engine, if it has one.
  init?(
    _ options: FeedbackEngine.Options, _ taxonomy: CompiledTaxonomy, _ segmenter: Segmenter
  ) throws(LexiconError) {
    guard let (name, text) = options.themeModel else { return nil }
    let file = try LexiconFile(
      name: name, text: text, columns: ThemeWeights.columns, keyColumns: 3)
    let weights = try ThemeWeights(file, alphabet: segmenter.alphabet)
    self.init(weights, threshold: options.themeThreshold, taxonomy: taxonomy)
  }
}
