import VerbatimLexicon
import VerbatimSegmentation

/// Finds themes by learned words where rules find none, and says which theme is the main one. A model
/// that was learned from labels of people also decides which findings of the rules stand.
///
/// One linear model a theme: the log-odds of the theme are its bias and the weights of the comment's
/// words, pairs of words and parts of unknown words, divided by the root of their number. Learned by
/// ``ThemeLearner``; what it adds is marked (``ThemeMention/learned``) and names the words that decided.
/// Where labels said what is said of a theme, the model says that too
/// (``ThemeMention/learnedSentiment``).
struct ThemeModel: Sendable {
  private let weights: ThemeWeights
  private let threshold: Float
  /// By theme of the model: its index in the engine's taxonomy, −1 when that has none of the id.
  private let indices: [Int]
  /// By theme of the taxonomy that rules find: what that says of the model's themes.
  private let findings: [[ThemeWeights.Weight]]
  /// By theme of the taxonomy: where the model has the odds of a positive and a negative mention.
  private let opinions: [OpinionOdds?]
  private let taxonomy: CompiledTaxonomy
  /// The evidence of a learned theme has at most so many words or pairs.
  private static let mostWords = 3

  private struct OpinionOdds {
    let positive: Int
    let negative: Int
    /// By polarity of the mention that rules find.
    let findings: [[ThemeWeights.Weight]]

    init?(_ theme: String, _ weights: ThemeWeights) {
      func place(_ polarity: Polarity) -> Int? {
        weights.themes.firstIndex(of: ThemeWeights.name(theme, polarity.name))
      }
      guard let positive = place(.positive), let negative = place(.negative) else { return nil }
      self.positive = positive
      self.negative = negative
      findings = Polarity.allCases.map {
        weights.findings[ThemeWeights.name(theme, $0.name)] ?? []
      }
    }
  }

  init(_ weights: ThemeWeights, threshold: Double, taxonomy: CompiledTaxonomy) {
    self.weights = weights
    self.threshold = Float(threshold)
    self.taxonomy = taxonomy
    let known = Dictionary(
      taxonomy.themes.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    indices = weights.themes.map { known[$0] ?? -1 }
    findings = taxonomy.themes.map { weights.findings[$0.id] ?? [] }
    opinions = taxonomy.themes.map { OpinionOdds($0.id, weights) }
  }

  private var decides: Bool { !weights.findings.isEmpty }

  /// The log-odds of each of the model's themes.
  private func odds(
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
    return sums
  }

  static func probability(_ odds: Float) -> Float { Float(1 / (1 + exponential(-Double(odds)))) }

  /// The probabilities of two log-odds against a third.
  static func probabilities(_ first: Float, _ second: Float) -> (first: Float, second: Float) {
    let most = max(0, first, second)
    let a = exponential(Double(first - most))
    let b = exponential(Double(second - most))
    let sum = a + b + exponential(Double(-most))
    return (Float(a / sum), Float(b / sum))
  }

  /// Adds learned themes to those of the rules, the likeliest first, and takes away what a model that
  /// decides holds for unlikely.
  func add(
    to mentions: inout [ThemeMention], _ sentiment: Sentiment, _ scratch: borrowing TagScratch
  ) {
    let odds = odds(scratch.text, mentions)
    let probabilities = odds.map(Self.probability)
    var order: [(mention: ThemeMention, probability: Float)] = []
    for mention in mentions {
      let theme = indices.firstIndex(of: mention.themeIndex)
      let probability = theme.map { probabilities[$0] } ?? 0.5
      if theme != nil, decides, probability < threshold { continue }
      order.append((judged(mention, mention.sentiment.label, odds), probability))
    }
    for theme in indices.indices where probabilities[theme] >= threshold && indices[theme] >= 0 {
      let index = indices[theme]
      let isKnown = order.contains {
        $0.mention.themeIndex == index || taxonomy.isAncestor(index, of: $0.mention.themeIndex)
      }
      if isKnown { continue }
      if let mention = mention(theme, probabilities[theme], sentiment, scratch) {
        order.append((judged(mention, nil, odds), probabilities[theme]))
      }
    }
    // Stable, so that equal ones stay as they were.
    mentions = order.indices.sorted {
      (order[$1].probability, $0) < (order[$0].probability, $1)
    }.map { order[$0].mention }
  }

  /// The mention with the sentiment that the model gives it, if it was learned what is said of the
  /// theme.
  ///
  /// - Parameter found: the sentiment that rules found.
  private func judged(
    _ mention: ThemeMention, _ found: Polarity?, _ odds: [Float]
  ) -> ThemeMention {
    guard let own = opinions[mention.themeIndex] else { return mention }
    var (positive, negative) = (odds[own.positive], odds[own.negative])
    for weight in found.map({ own.findings[Int($0.rawValue)] }) ?? [] {
      if Int(weight.theme) == own.positive { positive += weight.weight }
      if Int(weight.theme) == own.negative { negative += weight.weight }
    }
    let likely = Self.probabilities(positive, negative)
    let neutral = 1 - likely.first - likely.second
    var judged = mention
    judged.sentiment.label =
      neutral >= max(likely.first, likely.second)
      ? .neutral : likely.first > likely.second ? .positive : .negative
    judged.sentiment.score = Self.rounded(likely.first - likely.second)
    judged.learnedSentiment = Self.rounded(max(neutral, likely.first, likely.second))
    for index in judged.evidence.indices {
      judged.evidence[index].sentiment = judged.sentiment.label
    }
    return judged
  }

  private static func rounded(_ value: Float) -> Double { (Double(value) * 1000).rounded() / 1000 }

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
      learned: Self.rounded(probability))
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
