/// Puts the layers together: the lexicon's score, the learned layer, the question and the score.
///
/// The lexicon's score becomes probabilities of positive, neutral and negative; the learned layer has
/// its own; they are averaged, the learned ones by the share of the comment's words that it knows.
/// Question and score then shift the odds. Without any of these the lexicon's verdict stands.
struct SentimentBlend {
  /// Log-odds of the lexicon's score when it is turned into probabilities.
  static let lexiconSlope = 6.0
  static let lexiconThreshold = lexiconSlope * Sentiment.neutralBand
  /// A comment that is two-sided to the lexicon stays mixed unless one side is likelier than this.
  static let decisive = 0.58
  /// The same for a short comment with a clause for each side, of which the lexicon knows nearly all.
  static let decisiveInShort = 0.72
  /// A comment in which the lexicon finds no opinion is neutral unless one side is as likely as this.
  static let leastLikelihood = 0.42
  /// The score, which tells how strong a comment is, is left to the lexicon by a quarter at least.
  static let learnedScoreShare = 0.75
  /// How far a log-odd of question or score moves the score towards an end.
  static let scoreStep = 0.25
  /// What a positive comment scores at least, and how far from zero a neutral one at most.
  static let leastScore = Sentiment.neutralBand
  static let mostNeutral = 0.25

  private let lexicon: Sentiment
  private var odds: Odds
  private var score: Double
  private let isSilent: Bool
  private let isTwoSided: Bool
  private var isChanged = false

  /// - Parameters:
  ///   - isSilent: the lexicon found no opinion.
  ///   - isTwoSided: it is short, and praise and complaint stand in clauses of their own.
  init(_ lexicon: Sentiment, isSilent: Bool, isTwoSided: Bool = false) {
    self.lexicon = lexicon
    self.isSilent = isSilent
    self.isTwoSided = isTwoSided
    let slope = Self.lexiconSlope * lexicon.score
    odds = Odds(positive: slope - Self.lexiconThreshold, negative: -slope - Self.lexiconThreshold)
    score = lexicon.score
  }

  mutating func add(_ reading: LearnedModel.Reading) {
    let share = reading.share
    guard share > 0 else { return }
    isChanged = true
    let learned = Odds(positive: reading.positive, negative: reading.negative)
    odds.mix(learned, share)
    let strength = share * Self.learnedScoreShare
    score = strength * (learned.positive - learned.negative) + (1 - strength) * score
  }

  /// Shifts towards positive, or with a negative number towards negative.
  mutating func lean(_ logOdds: Double) {
    guard logOdds != 0 else { return }
    isChanged = true
    odds.shift(logOdds)
    let step = min(1, logOdds.magnitude * Self.scoreStep)
    score += step * ((logOdds > 0 ? 1 : -1) - score)
  }

  /// What all layers say together; the score agrees with the label.
  var sentiment: Sentiment {
    guard isChanged else { return lexicon }
    var sentiment = lexicon
    var score = score
    let likeliest = max(odds.positive, odds.negative)
    if lexicon.label == .mixed, likeliest < (isTwoSided ? Self.decisiveInShort : Self.decisive) {
      sentiment.label = .mixed
    } else if odds.neutral >= likeliest || isSilent && likeliest < Self.leastLikelihood {
      sentiment.label = .neutral
      score = max(-Self.mostNeutral, min(Self.mostNeutral, score))
    } else if odds.positive > odds.negative {
      sentiment.label = .positive
      score = max(score, Self.leastScore)
    } else {
      sentiment.label = .negative
      score = min(score, -Self.leastScore)
    }
    sentiment.score = (score * 1000).rounded() / 1000
    return sentiment
  }

  /// Probabilities of three classes.
  private struct Odds {
    private(set) var positive: Double
    private(set) var negative: Double

    var neutral: Double { 1 - positive - negative }

    /// From log-odds against neutral.
    init(positive: Double, negative: Double) {
      let most = max(0, max(positive, negative))
      let a = exponential(positive - most)
      let b = exponential(negative - most)
      let sum = a + b + exponential(-most)
      self.positive = a / sum
      self.negative = b / sum
    }

    mutating func mix(_ other: Odds, _ share: Double) {
      positive += share * (other.positive - positive)
      negative += share * (other.negative - negative)
    }

    mutating func shift(_ logOdds: Double) {
      let factor = exponential(logOdds)
      let (a, b, c) = (positive * factor, negative / factor, neutral)
      positive = a / (a + b + c)
      negative = b / (a + b + c)
    }
  }
}
