extension Driver {
  /// `nil` when nobody mentions the theme.
  init?(
    _ theme: Int, in summary: DriverSummary, _ impact: DriverImpact, _ headline: Headline,
    intervals: DriverIntervals?, penaltyReward: PenaltyReward?, importance: Double?,
    oddsRatio: Double?, confounding: Confounding?, p: Double?, q: Double?
  ) {
    let tally = summary.themes[theme]
    guard let with = tally.moments.mean else { return nil }
    self.theme = theme
    mentions = tally.moments.count
    positive = tally.positive
    negative = tally.negative
    share = Double(tally.moments.count) / Double(summary.score.n)
    scoreWith = with
    scoreWithout = summary.score.moments.removing(tally.moments).mean
    self.headline = headline
    self.impact = impact
    self.intervals = intervals
    self.penaltyReward = penaltyReward
    self.importance = importance
    self.oddsRatio = oddsRatio
    self.confounding = confounding
    interval = summary.leaveOutInterval(theme)
    self.p = p
    self.q = q
    certainty = Certainty(p: headline.p, q: headline.q)
  }

  func ranksBefore(_ other: Driver) -> Bool {
    let (mine, theirs) = (headline.method == .credit, other.headline.method == .credit)
    if mine != theirs { return theirs }
    // Themes that are never apart share an impact, but for its rounding.
    let (left, right) = (
      (headline.value * 1e6).rounded(), (other.headline.value * 1e6).rounded()
    )
    return left != right ? left < right : theme < other.theme
  }
}
