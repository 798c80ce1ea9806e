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
  }

  /// - Parameters:
  ///   - measures: as `SentimentMeasures` gives them.
  ///   - features: is overwritten.
  func read(
    _ text: borrowing SegmentedText, _ hits: borrowing [OpinionHit],
    _ measures: borrowing [Double], into features: inout [UInt64]
  ) -> Reading {
    features.removeAll(keepingCapacity: true)
    let leftOut = FeatureScan.each(text, hits) { features.append($0.hash) }
    // One after the other, so that the loads, which mostly miss the near caches, overlap.
    let slots = table.slots.span
    let shift = table.shift
    var positive: Int64 = 0
    var negative: Int64 = 0
    var known = 0
    for hash in features {
      let slot = Self.slot(slots, shift, hash)
      known += slot == 0 ? 0 : 1
      positive += Int64(Int16(truncatingIfNeeded: slot))
      negative += Int64(Int16(truncatingIfNeeded: slot >> 16))
    }
    let total = features.count
    var reading = Reading()
    guard total > 0 else { return reading }
    reading.featureValue = 1 / Double(total).squareRoot()
    // A comment that the lexicon settles nearly as a whole is the lexicon's.
    reading.share =
      leftOut >= Self.settledTimes * total
      ? 0 : Self.share(known: Double(known), of: Double(total), table.coverage)
    let scale = reading.featureValue / LearnedTable.scale
    reading.positive = table.positiveBias + Double(positive) * scale
    reading.negative = table.negativeBias + Double(negative) * scale
    let weights = table.measures.span
    for index in 0..<SentimentMeasures.count {
      reading.positive += weights[2 * index] * measures[index]
      reading.negative += weights[2 * index + 1] * measures[index]
    }
    return reading
  }

  /// So many times what the model reads is left out of a settled comment.
  private static let settledTimes = 8

  /// How far the words count: fully when the table has as many of the features as it had of comments
  /// like those it was learned from, and less than in proportion below that.
  static func share(known: Double, of total: Double, _ coverage: Double) -> Double {
    let share = min(1, known / total / coverage)
    return share * share.squareRoot()
  }

  /// The slot of a feature, 0 when the table does not have it.
  @inline(__always)
  private static func slot(_ slots: Span<UInt64>, _ shift: UInt64, _ hash: UInt64) -> UInt64 {
    let check = UInt32(truncatingIfNeeded: hash) | 1
    var index = Int(truncatingIfNeeded: hash >> shift)
    while true {
      let slot = slots[index]
      if slot == 0 || UInt32(truncatingIfNeeded: slot >> 32) == check { return slot }
      index = (index + 1) & (slots.count - 1)
    }
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
    let slots = table.slots.span
    var all: [Contribution] = []
    FeatureScan.each(text, hits) { feature in
      let slot = Self.slot(slots, table.shift, feature.hash)
      guard slot != 0 else { return }
      let weight =
        Double(Int16(truncatingIfNeeded: slot)) - Double(Int16(truncatingIfNeeded: slot >> 16))
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
