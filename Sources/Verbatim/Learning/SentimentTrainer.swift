import VerbatimLexicon

/// A comment as the trainer sees it: features by number, measures, polarity and source.
struct TrainingExamples: Sendable {
  /// All features of all comments, one comment after another.
  private(set) var features: [Int32] = []
  private(set) var measures: [Float] = []
  private(set) var starts: [Int] = [0]
  private(set) var polarities: [Polarity] = []
  private(set) var sources: [Int] = []
  /// The comment of the source that the example was made from; its twin has the same number.
  private(set) var comments: [Int] = []

  var count: Int { polarities.count }

  mutating func add(
    features: [Int32], measures: [Double], _ polarity: Polarity, source: Int, comment: Int
  ) {
    self.features.append(contentsOf: features)
    self.measures.append(contentsOf: measures.lazy.map { Float($0) })
    starts.append(self.features.count)
    polarities.append(polarity)
    sources.append(source)
    comments.append(comment)
  }
}

/// Multinomial logistic regression with neutral as the reference class: two weights a feature, for
/// positive and for negative.
///
/// - A source without neutral comments says nothing about neutral: its softmax has two classes.
/// - Classes and sources weigh in between their number and the same for all (√ and ⁴√).
/// - Sources have no bias of their own: what is said only in one of them carries its share of
///   complaints and of neutral comments, so that its like are read by it and others are not.
/// - Where asked for, a feature counts by how much more or less often comments of a side have it than
///   others: the log-count ratio of naive Bayes (S. Wang, C. Manning, ACL 2012), cut at 4 and mixed
///   with 1. It is multiplied into the weight afterwards, so that reading costs no more.
/// - Steps are those of AdaGrad (J. Duchi, E. Hazan, Y. Singer, JMLR 2011) in an order that a fixed
///   generator shuffles, so that the same examples give the same weights.
struct SentimentTrainer {
  struct Settings: Sendable {
    /// Features that fewer examples have are left out.
    var minimumCount = 3
    /// At most so many features are kept, those with the greatest |weight| · √count.
    var features = 30_000
    var penalty: Float = 0.2
    var rate: Float = 0.2
    /// The share of the log-count ratio in what a feature counts.
    var ratioShare: Float = 0
    var measureRate = 0.05
    var measurePenalty = 0.1
    /// Rounds over the measures alone, then over everything.
    var measureRounds = 2
    var rounds = 5
  }

  /// Weights of a trained model; feature `i` has the two from `2 * i` on.
  struct Model: Sendable {
    var weights: [Float]
    var measures: [Double]
    var bias = (positive: 0.0, negative: 0.0)
    /// Whether a feature was seen often enough and weighs enough to be kept.
    var isKept: [Bool]
  }

  let settings: Settings
  let examples: TrainingExamples
  let featureCount: Int
  /// What a comment of each source counts.
  let sourceWeights: [Double]

  func train(_ chosen: [Int]) -> Model {
    let measureCount = SentimentMeasures.count
    var counts = [Int32](repeating: 0, count: featureCount)
    for example in chosen {
      for position in examples.starts[example]..<examples.starts[example + 1] {
        counts[Int(examples.features[position])] += 1
      }
    }
    let isKept = counts.map { $0 >= Int32(settings.minimumCount) }
    let values = values(chosen)
    var learned = [Float](repeating: 0, count: 2 * featureCount)
    var measureWeights = [Double](repeating: 0, count: 2 * measureCount)
    var squares = [Float](repeating: 1e-6, count: 2 * featureCount)
    var measureSquares = [Double](repeating: 1e-6, count: 2 * measureCount)
    var biasSquares = [1e-6, 1e-6]
    var bias = [0.0, 0.0]
    let importance = importances(chosen)
    let hasNeutral = neutralSources(chosen)
    let total = Double(chosen.count)
    var order = Array(chosen.indices)
    var random = XorShift()
    for round in 0..<(settings.measureRounds + settings.rounds) {
      let readsWords = round >= settings.measureRounds
      for index in order.indices.dropFirst().reversed() {
        order.swapAt(index, Int(random.next() % UInt64(index + 1)))
      }
      var weights = learned.mutableSpan
      var squares = squares.mutableSpan
      let features = examples.features.span
      let measures = examples.measures.span
      for position in order {
        let example = chosen[position]
        let range = examples.starts[example]..<examples.starts[example + 1]
        let value = range.isEmpty ? 0 : 1 / Float(range.count).squareRoot()
        var odds = (bias[0], bias[1])
        for index in 0..<measureCount {
          let measure = Double(measures[example * measureCount + index])
          odds.0 += measureWeights[2 * index] * measure
          odds.1 += measureWeights[2 * index + 1] * measure
        }
        if readsWords {
          var sum: (Float, Float) = (0, 0)
          for position in range {
            let feature = Int(features[position])
            sum.0 += weights[2 * feature] * values[2 * feature]
            sum.1 += weights[2 * feature + 1] * values[2 * feature + 1]
          }
          odds.0 += Double(sum.0 * value)
          odds.1 += Double(sum.1 * value)
        }
        let error = Self.error(
          odds, examples.polarities[example], hasNeutral[examples.sources[example]],
          importance[position])
        for side in 0..<2 {
          let gradient = side == 0 ? error.0 : error.1
          for index in 0..<measureCount {
            let measure = Double(measures[example * measureCount + index])
            guard measure != 0 else { continue }
            Self.step(
              &measureWeights[2 * index + side], &measureSquares[2 * index + side],
              gradient * measure
                + settings.measurePenalty * measureWeights[2 * index + side] / total,
              settings.measureRate)
          }
          Self.step(&bias[side], &biasSquares[side], gradient, settings.measureRate)
        }
        guard readsWords else { continue }
        let gradients = (Float(error.0) * value, Float(error.1) * value)
        for position in range {
          let feature = Int(features[position])
          guard isKept[feature] else { continue }
          let penalty = settings.penalty / Float(counts[feature])
          let positive = gradients.0 * values[2 * feature] + penalty * weights[2 * feature]
          squares[2 * feature] += positive * positive
          weights[2 * feature] -= settings.rate * positive / squares[2 * feature].squareRoot()
          let negative =
            gradients.1 * values[2 * feature + 1] + penalty * weights[2 * feature + 1]
          squares[2 * feature + 1] += negative * negative
          weights[2 * feature + 1] -=
            settings.rate * negative / squares[2 * feature + 1].squareRoot()
        }
      }
    }
    for index in learned.indices { learned[index] *= values[index] }
    var model = Model(
      weights: learned, measures: measureWeights, bias: (bias[0], bias[1]), isKept: isKept)
    prune(&model, counts)
    return model
  }

  /// What each feature counts for either side where a comment has it.
  private func values(_ chosen: [Int]) -> [Float] {
    var values = [Float](repeating: 1, count: 2 * featureCount)
    if settings.ratioShare == 0 { return values }
    // Of each feature in positive, neutral and negative comments, one more than there are.
    var counts = [Float](repeating: 1, count: 3 * featureCount)
    var totals = [Float](repeating: 0, count: 3)
    for example in chosen {
      let polarity = Int(examples.polarities[example].rawValue)
      for position in examples.starts[example]..<examples.starts[example + 1] {
        counts[3 * Int(examples.features[position]) + polarity] += 1
        totals[polarity] += 1
      }
    }
    let total = totals.reduce(0, +)
    for feature in 0..<featureCount {
      let all = counts[3 * feature] + counts[3 * feature + 1] + counts[3 * feature + 2] - 1
      for (side, polarity) in [Polarity.positive, .negative].enumerated() {
        let own = counts[3 * feature + Int(polarity.rawValue)]
        let ofSide = totals[Int(polarity.rawValue)]
        guard ofSide > 0, ofSide < total else { continue }
        let odds = own / ofSide * (total - ofSide) / (all - own)
        let ratio = Float(naturalLogarithm(Double(odds)))
        values[2 * feature + side] =
          1 - settings.ratioShare + settings.ratioShare * min(ratio.magnitude, Self.mostRatio)
      }
    }
    return values
  }
  private static let mostRatio: Float = 4

  @inline(__always)
  private static func step(
    _ weight: inout Double, _ square: inout Double, _ gradient: Double, _ rate: Double
  ) {
    square += gradient * gradient
    weight -= rate * gradient / square.squareRoot()
  }

  /// The derivative of the loss by the two log-odds.
  @inline(__always)
  private static func error(
    _ odds: (Double, Double), _ polarity: Polarity, _ hasNeutral: Bool, _ importance: Double
  ) -> (Double, Double) {
    let most = max(odds.0, odds.1, hasNeutral ? 0 : -.infinity)
    let positive = exponential(odds.0 - most)
    let negative = exponential(odds.1 - most)
    let sum = positive + negative + (hasNeutral ? exponential(-most) : 0)
    return (
      (positive / sum - (polarity == .positive ? 1 : 0)) * importance,
      (negative / sum - (polarity == .negative ? 1 : 0)) * importance
    )
  }

  /// What each chosen example counts: rare classes and small sources more than their number, and as
  /// its source does.
  private func importances(_ chosen: [Int]) -> [Double] {
    var classes = [Double](repeating: 0, count: sourceWeights.count * 3)
    for example in chosen { classes[classIndex(example)] += 1 }
    var factors = [Double](repeating: 0, count: classes.count)
    for source in sourceWeights.indices {
      let own = classes[(3 * source)..<(3 * source + 3)]
      let present = Double(own.count { $0 > 0 })
      let total = own.reduce(0, +)
      guard total > 0 else { continue }
      var weighted = 0.0
      for index in own.indices where own[index] > 0 {
        factors[index] = (total / present / own[index]).squareRoot()
        weighted += factors[index] * own[index]
      }
      let balance = (Self.sourceSize / weighted).squareRoot().squareRoot()
      for index in own.indices { factors[index] *= balance * sourceWeights[source] }
    }
    return chosen.map { factors[classIndex($0)] }
  }
  /// A source of this size weighs as it is.
  private static let sourceSize = 10_000.0

  private func classIndex(_ example: Int) -> Int {
    3 * examples.sources[example] + Int(examples.polarities[example].rawValue)
  }

  private func neutralSources(_ chosen: [Int]) -> [Bool] {
    var result = [Bool](repeating: false, count: sourceWeights.count)
    for example in chosen where examples.polarities[example] == .neutral {
      result[examples.sources[example]] = true
    }
    return result
  }

  /// Keeps the features that weigh most.
  private func prune(_ model: inout Model, _ counts: [Int32]) {
    var kept = model.isKept.indices.filter { model.isKept[$0] }
    guard kept.count > settings.features else { return }
    let worth = kept.map { feature in
      max(model.weights[2 * feature].magnitude, model.weights[2 * feature + 1].magnitude)
        * Float(counts[feature]).squareRoot()
    }
    let order = kept.indices.sorted {
      worth[$0] != worth[$1] ? worth[$0] > worth[$1] : kept[$0] < kept[$1]
    }
    kept = order.dropFirst(settings.features).map { kept[$0] }
    for feature in kept {
      model.isKept[feature] = false
      model.weights[2 * feature] = 0
      model.weights[2 * feature + 1] = 0
    }
  }
}

/// A small generator that gives the same numbers everywhere (G. Marsaglia, 2003).
private struct XorShift {
  private var state: UInt64 = 88_172_645_463_325_252

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 11
  }
}
