/// A theme that somebody mentions, and what it has to do with the score.
public struct Driver: Sendable, Hashable {
  /// The theme's number, as it was given to ``DriverSummary``.
  public let theme: Int
  /// Its place among the drivers by how much of the score it moves, whichever way: 1 moves it most.
  /// ``DriverAnalysis/rankedBy`` tells by what.
  public internal(set) var rank = 0
  /// How many respondents mention it; at least one.
  public let mentions: Int
  /// How many of them speak well of it.
  public let positive: Int
  /// How many of them speak ill of it. The rest are neither.
  public let negative: Int
  /// Mentions divided by respondents, in (0, 1].
  public let share: Double
  /// The score of those who mention it.
  public let scoreWith: Double
  /// The score of those who do not; `nil` when everybody does.
  public let scoreWithout: Double?
  /// The number that is shown first.
  public let headline: Headline
  /// How many points of the score it accounts for, by methods that answer different questions.
  public let impact: DriverImpact
  /// The 95 % intervals of these, by resampling respondents; `nil` without the responses.
  public let intervals: DriverIntervals?
  /// What praise and complaint of it cost and bring; `nil` without the responses.
  public let penaltyReward: PenaltyReward?
  /// How much of the differences between scores goes with praise and complaint of it: its part of
  /// ``DriverAnalysis/importanceRSquared``, in [0, 1], within strata. `nil` where nobody speaks well or ill of it,
  /// or without the responses.
  public let importance: Double?
  /// How many times the odds of a higher score go with mentioning it, strata and other themes held
  /// equal; `nil` where it cannot be told.
  public let oddsRatio: Double?
  /// What the crude impact is mostly owed to, when not to the theme.
  public let confounding: Confounding?
  /// The 95 % interval of the leave-out impact, in points: linearised, so rough with few mentions.
  /// `nil` where that impact is.
  public let interval: ClosedRange<Double>?
  /// The chance of an association at least this strong if there were none, all respondents taken
  /// together: Fisher's exact test for nps, enps (× detractor) and csat (× low box), Welch's t test
  /// for means. `nil` where it is not defined, as when everybody mentions the theme.
  public let p: Double?
  /// `p` after Benjamini and Hochberg's adjustment for the number of themes tested.
  public let q: Double?
  /// How sure the headline is, in a word: from its own p and q.
  public let certainty: Certainty

  /// How many points of the score go with complaints of it: the penalty times the share of
  /// respondents who complain. At most so much is to be won back. `nil` where the penalty is.
  public var complaintCost: Double? {
    penaltyReward?.penalty.map { $0 * share * Double(negative) / Double(mentions) }
  }

  /// How many points of the score go with praise of it: the reward times the share of respondents
  /// who praise. `nil` where the reward is.
  public var praiseGain: Double? {
    penaltyReward?.reward.map { $0 * share * Double(positive) / Double(mentions) }
  }
}

/// The impact of a theme, in points of the score, by methods that answer different questions.
public struct DriverImpact: Sendable, Hashable {
  /// The score less the score without those who mention the theme. `nil` when everybody does.
  public let leaveOut: Double?
  /// The theme's share of the score: the credits of all themes and of the unthemed row add up to
  /// it.
  public let credit: Double
  /// The leave-out impact within strata, weighted by their size. `nil` when no stratum has both
  /// respondents who mention the theme and some who do not.
  public let stratified: Double?
  /// How many strata could not be used for it.
  public let strataLeftOut: Int
  /// The share of respondents that mention the theme times its coefficient in a regression of the
  /// contribution on all themes and strata. `nil` when the regression cannot tell, or has no degrees
  /// of freedom left.
  public let adjusted: Double?
  /// The theme's part of R² in a regression on all themes, in [0, 1]; without a sign. The method is
  /// ``DriverAnalysis/relativeWeightMethod``. `nil` when the score does not vary, or everybody
  /// mentions the theme.
  public let relativeWeight: Double?
}

/// The 95 % bootstrap intervals of a theme's impacts, in points of the score; `nil` where too few
/// resamples have a value, or too few respondents mention the theme or do not to say: fewer than
/// five, or more where ratings are lopsided (``ContributionShape``).
public struct DriverIntervals: Sendable, Hashable {
  /// Of the leave-out impact.
  public let leaveOut: ClosedRange<Double>?
  /// Of the credit.
  public let credit: ClosedRange<Double>?
  /// Of the stratified impact.
  public let stratified: ClosedRange<Double>?
  /// Of the adjusted impact; `nil` as well when the regression was too large to resample.
  public let adjusted: ClosedRange<Double>?
}
