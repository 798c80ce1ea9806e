/// The one number that is shown of a theme's impact, how it was found, and how sure it is.
///
/// The rule, the same for all themes of an analysis as far as each allows:
///
/// 1. ``Method/adjusted`` when there are at least ten respondents for each theme and stratum in the
///    regression: what remains when the strata and the other themes are held equal.
/// 2. ``Method/stratified`` when there is more than one stratum: what remains within strata.
/// 3. ``Method/leaveOut``: all respondents together.
/// 4. ``Method/credit`` when everybody mentions the theme and there is nothing to compare with.
///
/// Source of the ten: the usual rule of thumb for regressions; Harrell, Regression Modeling
/// Strategies, 4.4.
public struct Headline: Sendable, Hashable {
  /// How a headline was found.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Regression on the strata and all themes.
    case adjusted
    /// Leave-out within strata.
    case stratified
    /// Leave-out of all respondents together.
    case leaveOut = "leave_out"
    /// The theme's share of the score.
    case credit
  }

  /// Respondents that the regression must have for each of its parameters.
  package static let respondentsPerParameter = 10

  /// In points of the score.
  public let value: Double
  /// How it was found.
  public let method: Method
  /// The 95 % interval of `value`; `nil` where it is not defined, or too few respondents mention the
  /// theme or do not to say: fewer than five, or more where ratings are lopsided.
  public let interval: ClosedRange<Double>?
  /// The chance of a number at least this far from zero if there were no effect, by a test that
  /// holds equal what `method` does; `nil` where it is not defined.
  public let p: Double?
  /// `p` after Benjamini and Hochberg's adjustment for the number of themes tested.
  public let q: Double?

  /// `value`; `nil` where everybody mentions the theme: without anybody to compare with, its share of
  /// the score is no impact.
  public var impact: Double? { method == .credit ? nil : value }
}

/// What the crude number of a theme is to a good part owed to, when not to the theme.
public enum Confounding: String, Sendable, Hashable {
  /// To the strata in which it is mentioned: within them the impact is less than half, or turns
  /// round.
  case strata
  /// To the themes mentioned with it: with these held equal the impact is less than half, or turns
  /// round.
  case otherThemes = "other_themes"

  /// - Parameter smallest: crude impacts nearer to zero than this are not worth a word.
  init?(_ impact: DriverImpact, byStratum: Bool, headline: Headline.Method, smallest: Double) {
    guard let crude = impact.leaveOut, crude.magnitude >= smallest else { return nil }
    func explainsAway(_ value: Double) -> Bool {
      value * crude < 0 || value.magnitude < crude.magnitude / 2
    }
    if byStratum, let stratified = impact.stratified, explainsAway(stratified) {
      self = .strata
    } else if headline == .adjusted, let adjusted = impact.adjusted, explainsAway(adjusted) {
      self = .otherThemes
    } else {
      return nil
    }
  }
}

/// How praise and complaint of a theme go with the score, apart from each other.
///
/// A regression with an indicator of each theme's negative and of its positive mentions, and a mean
/// for each stratum: penalty–reward contrast analysis. Source: Brandt (1987), Advances in Consumer
/// Research 14.
public struct PenaltyReward: Sendable, Hashable {
  /// What kind of theme it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Complaint costs more than praise brings: it is taken for granted.
    case hygiene
    /// Praise brings more than complaint costs.
    case delighter
    /// Both count, and about alike.
    case performance
    /// The data cannot tell.
    case unclear
  }

  /// Points of a respondent's own contribution that go with a complaint of the theme, compared with
  /// no sign of it; `nil` without complaints that could be compared.
  public let penalty: Double?
  /// The same for praise.
  public let reward: Double?
  /// The two-sided p of the penalty and of the reward.
  public let penaltyP: Double?
  /// The two-sided p of the reward.
  public let rewardP: Double?
  /// The 95 % intervals by resampling; `nil` without resamples, or where fewer than ten respondents
  /// complain or praise: too few to say.
  public let penaltyInterval, rewardInterval: ClosedRange<Double>?
  /// By tests at 5 %: whether either differs from zero, and whether their sizes differ. Fewer than
  /// ten who complain, or praise, say nothing by themselves.
  public let kind: Kind

  init(
    penalty: Double?, reward: Double?, penaltyP: Double?, rewardP: Double?, differenceP: Double?,
    isEnough: (penalty: Bool, reward: Bool),
    intervals: (penalty: ClosedRange<Double>?, reward: ClosedRange<Double>?)
  ) {
    self.penalty = penalty
    self.reward = reward
    self.penaltyP = penaltyP
    self.rewardP = rewardP
    penaltyInterval = intervals.penalty
    rewardInterval = intervals.reward
    let hurts = isEnough.penalty && (penalty ?? 0) < 0 && (penaltyP ?? 1) <= 0.05
    let helps = isEnough.reward && (reward ?? 0) > 0 && (rewardP ?? 1) <= 0.05
    let costsMore = (penalty ?? 0) + (reward ?? 0) < 0
    if penalty != nil, reward != nil, let differenceP, differenceP <= 0.05,
      costsMore ? hurts : helps
    {
      kind = costsMore ? .hygiene : .delighter
    } else {
      kind = hurts && helps ? .performance : .unclear
    }
  }
}
