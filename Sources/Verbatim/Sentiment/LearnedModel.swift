import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// The learned layer of one language: a linear model over words, pairs of words, letter sequences
/// of unknown words or of Thai, and what the hand-written layers found.
///
/// The model gives log-odds of a positive and of a negative comment against a neutral one
/// (multinomial logistic regression). It counts as far as it knows the words: a comment of which the
/// table has half as many features as of those it was learned from is left to the lexicon by half.
struct LearnedModel: Sendable {
  let table: LearnedTable

  /// What the model says of a comment.
  struct Reading {
    /// Log-odds against neutral.
    var positive = 0.0
    var negative = 0.0
    /// How far the model's word counts, from 0 to 1.
    var share = 0.0
    /// By what a feature's weight is multiplied: 1 / √(number of features).
    var featureValue = 0.0

    /// Moves the odds by what the structure of the comment says of its words: they were learned singly.
    mutating func takeBack(_ weight: Double) {
      guard weight != 0 else { return }
      let odds = max(-Self.mostTakenBack, min(Self.mostTakenBack, weight * Self.oddsTakenBack))
      positive += odds
      negative -= odds
    }
    /// Log-odds for each unit of an opinion's weight, and at most.
    private static let oddsTakenBack = 0.8
    private static let mostTakenBack = 4.0
  }

  /// - Parameters:
  ///   - measures: as `SentimentMeasures` gives them.
  ///   - features: room for the hashes of features.
  ///   - words: what is remembered from other comments.
  ///   - source: where the comment was written, when that is known.
  func read(
    _ text: borrowing SegmentedText, _ hits: borrowing [OpinionHit],
    _ measures: borrowing [Double], into features: inout [UInt64], _ words: inout WordWeights,
    _ source: CommentSource?
  ) -> Reading {
    words.prepare(for: table)
    while features.count < Self.mostAtOnce { features.append(0) }
    var hashes = features.mutableSpan
    let weights = table.buckets
    let buckets = weights.span
    var count = 0
    var sum = WeightSum()
    let leftOut = FeatureScan.each(
      text, hits,
      known: { token, index in
        let word = words.word(token, index, text, table)
        sum.add(word.sum)
        return word.scanned
      }
    ) {
      if count == Self.mostAtOnce {
        sum.add(Self.weights(hashes.span, count, buckets, table.shift))
        count = 0
      }
      hashes[count] = $0.hash
      buckets.prefetch(Int(truncatingIfNeeded: $0.hash &>> table.shift))
      count += 1
    }
    sum.add(Self.weights(hashes.span, count, buckets, table.shift))
    let (known, positive, negative, total) = (sum.known, sum.positive, sum.negative, sum.count)
    var reading = Reading()
    guard total > 0 else { return reading }
    reading.featureValue = 1 / Double(total).squareRoot()
    // A comment that the lexicon settles nearly as a whole is the lexicon's.
    reading.share =
      leftOut >= Self.settledTimes * total
      ? 0 : Self.share(known: Double(known), of: Double(total), table.coverage)
    if source == .survey { reading.share *= table.surveyShare }
    let scale = reading.featureValue / LearnedTable.scale
    reading.positive = table.positiveBias + Double(positive) * scale
    reading.negative = table.negativeBias + Double(negative) * scale
    let measureWeights = table.measures
    for index in 0..<SentimentMeasures.count {
      reading.positive += measureWeights[2 * index] * measures[index]
      reading.negative += measureWeights[2 * index + 1] * measures[index]
    }
    return reading
  }

  /// The weights of the first `count` features.
  @inline(never)
  private static func weights(
    _ hashes: Span<UInt64>, _ count: Int, _ buckets: Span<LearnedTable.Bucket>, _ shift: UInt64
  ) -> WeightSum {
    var lanes = WeightLanes()
    for index in 0..<count { lanes.add(buckets, shift, hashes[index]) }
    return lanes.total
  }

  /// So many features are asked for before the first of them is read.
  private static let mostAtOnce = 4096

  /// So many times what the model reads is left out of a settled comment.
  private static let settledTimes = 5

  /// How far the words count: fully when the table has as many of the features as it had of comments
  /// like those it was learned from, and less than in proportion below that.
  static func share(known: Double, of total: Double, _ coverage: Double) -> Double {
    let share = min(1, known / total / coverage)
    return share * share.squareRoot()
  }

  // MARK: - Trace

  /// What one stretch of the text contributes to the model's verdict.
  struct Contribution {
    /// Tokens, the last one included.
    var first: Int32
    var last: Int32
    /// The weight for positive less that for negative.
    var weight: Double
    var result: Double
  }

  /// The stretches that decided, the strongest first; features of the same stretch are added up.
  func contributions(
    _ text: borrowing SegmentedText, _ hits: borrowing [OpinionHit], _ reading: Reading
  ) -> [Contribution] {
    let weights = table.buckets
    let buckets = weights.span
    var all: [Contribution] = []
    FeatureScan.each(text, hits) { feature in
      var lanes = WeightLanes()
      lanes.add(buckets, table.shift, feature.hash)
      let sum = lanes.total
      guard sum.known > 0 else { return }
      let weight = Double(sum.positive) - Double(sum.negative)
      let spans = feature.kind == .pair || feature.kind == .letters
      let first = spans ? min(feature.first.token, feature.token) : feature.token
      let result = weight / LearnedTable.scale * reading.featureValue * reading.share
      if let known = all.lastIndex(where: { $0.first == first && $0.last == feature.token }) {
        all[known].weight += weight / LearnedTable.scale
        all[known].result += result
      } else {
        all.append(
          Contribution(
            first: first, last: feature.token, weight: weight / LearnedTable.scale, result: result))
      }
    }
    all.sort {
      ($0.result.magnitude, $1.first) > ($1.result.magnitude, $0.first)
    }
    return Array(all.prefix(Self.shownContributions))
  }
  private static let shownContributions = 6
}

/// How many features there are, how many of them a table has, and the sums of their weights.
struct WeightSum: Sendable {
  /// In this order.
  private(set) var sums = SIMD4<Int>()

  init(_ sums: SIMD4<Int> = SIMD4()) { self.sums = sums }

  var count: Int { sums[0] }
  var known: Int { sums[1] }
  var positive: Int { sums[2] }
  var negative: Int { sums[3] }

  @inline(__always)
  mutating func add(_ other: WeightSum) { sums &+= other.sums }
}

/// Sums up the weights of features, eight places of a table at a time.
struct WeightLanes {
  private var known = SIMD8<Int32>()
  private var positive = SIMD8<Int32>()
  private var negative = SIMD8<Int32>()
  private var count = 0
  /// What is summed up already, before the lanes run over.
  private var earlier = WeightSum()

  @inline(__always)
  mutating func add(_ buckets: Span<LearnedTable.Bucket>, _ shift: UInt64, _ hash: UInt64) {
    let check = SIMD8<Int32>(repeating: LearnedFeature.check(hash))
    var index = Int(truncatingIfNeeded: hash &>> shift)
    while true {
      let bucket = buckets[index]
      let isFound = bucket.lowHalf .== check
      let weights = SIMD8<Int32>().replacing(with: bucket.highHalf, where: isFound)
      known = known &+ SIMD8<Int32>().replacing(with: SIMD8(repeating: 1), where: isFound)
      positive = positive &+ ((weights &<< 16) &>> 16)
      negative = negative &+ (weights &>> 16)
      // Few buckets are full, so that this is foreseen.
      if bucket[7] == 0 || any(isFound) { break }
      index = (index &+ 1) & (buckets.count &- 1)
    }
    count &+= 1
    if count == Int(UInt16.max) { self = WeightLanes(total) }
  }

  var total: WeightSum {
    var total = earlier
    total.add(
      WeightSum(
        SIMD4(
          count, Int(known.wrappedSum()), Int(positive.wrappedSum()), Int(negative.wrappedSum()))))
    return total
  }

  init(_ earlier: WeightSum = WeightSum()) { self.earlier = earlier }
}
