/// A theme that somebody mentions, and what it has to do with the score.
public struct Driver: Sendable, Hashable {
  /// The theme's number, as it was given to ``DriverSummary``.
  public let theme: Int
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
  /// How many points of the score it accounts for.
  public let impact: DriverImpact
  /// The 95 % interval of the leave-out impact, in points: linearised, so rough with few mentions.
  /// `nil` where that impact is.
  public let interval: ClosedRange<Double>?
  /// The chance of an association at least this strong if there were none: Fisher's exact test for
  /// nps, enps (× detractor) and csat (× low box), Welch's t test for means. `nil` where it is not
  /// defined, as when everybody mentions the theme.
  public let p: Double?
  /// `p` after Benjamini and Hochberg's adjustment for the number of themes tested.
  public let q: Double?
  /// The two in a word.
  public let certainty: Certainty
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
  /// The theme's part of R² in a regression on all themes, in [0, 1]; without a sign. The method is
  /// ``DriverAnalysis/relativeWeightMethod``. `nil` when the score does not vary, or everybody
  /// mentions the theme.
  public let relativeWeight: Double?
}
