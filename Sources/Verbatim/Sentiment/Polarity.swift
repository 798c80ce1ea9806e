/// Which way a comment, clause or theme mention leans.
public enum Polarity: UInt8, Sendable, CaseIterable {
  case positive, neutral, negative
  /// Strong praise and strong complaint together.
  case mixed

  /// `positive`, `neutral`, `negative` or `mixed`.
  public var name: String {
    switch self {
    case .positive: "positive"
    case .neutral: "neutral"
    case .negative: "negative"
    case .mixed: "mixed"
    }
  }
}

/// A polarity with its strength.
public struct Sentiment: Sendable, Equatable {
  /// Positive, neutral, negative or mixed.
  public var label: Polarity
  /// From −1, entirely negative, to 1, entirely positive.
  public var score: Double

  /// Scores nearer to zero than this are neutral.
  static let neutralBand = 0.08
  /// Praise and complaint are mixed when the weaker is at least this share of the stronger, …
  static let mixedShare = 0.6
  /// … and both weigh at least this much.
  static let mixedWeight = 1.2

  /// Sums of weights become a score by x / √(x² + a), which grows like x near zero and never passes
  /// 1; `a` is the squared weight at which the score is 0.7. After C. Hutto and E. Gilbert, "VADER",
  /// ICWSM 2014.
  static func score(_ sum: Double, softness: Double) -> Double {
    let score = sum / (sum * sum + softness).squareRoot()
    return (score * 1000).rounded() / 1000
  }

  /// The sentiment of weights summed up in `balance`.
  ///
  /// Whether praise and complaint are mixed is judged before contrast shifts their weights: "great
  /// food but rude staff" is mixed, whichever half comes last.
  init(_ balance: Balance, softness: Double) {
    score = Self.score(balance.positive - balance.negative, softness: softness)
    let weaker = min(balance.positiveInClause, balance.negativeInClause)
    let stronger = max(balance.positiveInClause, balance.negativeInClause)
    if weaker >= Self.mixedWeight, weaker >= Self.mixedShare * stronger {
      label = .mixed
    } else if score >= Self.neutralBand {
      label = .positive
    } else if score <= -Self.neutralBand {
      label = .negative
    } else {
      label = .neutral
    }
  }
}

/// Praise and complaint added up, with and without the contrast between clauses.
struct Balance: Sendable {
  private(set) var positive = 0.0
  private(set) var negative = 0.0
  private(set) var positiveInClause = 0.0
  private(set) var negativeInClause = 0.0

  /// Praise less complaint.
  var net: Double { positive - negative }

  mutating func add(_ other: Balance) {
    positive += other.positive
    negative += other.negative
    positiveInClause += other.positiveInClause
    negativeInClause += other.negativeInClause
  }

  mutating func add(_ hit: OpinionHit) {
    add(weight: hit.weight, inClause: hit.weightInClause)
  }

  mutating func add(weight: Double, inClause: Double) {
    if weight > 0 {
      positive += weight
      positiveInClause += inClause
    } else {
      negative -= weight
      negativeInClause -= inClause
    }
  }
}
