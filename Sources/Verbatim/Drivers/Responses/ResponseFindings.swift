/// What only the responses themselves can tell.
struct ResponseFindings {
  var signs: MentionRegression?
  var odds: MentionOdds?
  var importance: SignedImportance?
  var replicates: DriverBootstrap.Replicates?
  /// How the contributions spread; with the replicates.
  var shape: ContributionShape?

  /// - Parameter adjustedVariance: where there were too many themes to resample the regression.
  func intervals(
    _ theme: Int, _ summary: DriverSummary, _ impact: DriverImpact, adjustedVariance: Double?
  ) -> DriverIntervals? {
    guard let replicates, let shape else { return nil }
    let total = summary.score.n
    let group = summary.smallerGroup(theme)
    func interval(
      _ values: [Double], _ estimate: Double?, _ mentions: ContributionShape.Mentions
    ) -> ClosedRange<Double>? {
      DriverBootstrap.interval(
        values, around: estimate, of: mentions, group: group, of: total)
    }
    let within = shape.within(theme)
    let adjusted =
      replicates.adjusted[theme].isEmpty
      ? DriverBootstrap.interval(
        variance: adjustedVariance, around: impact.adjusted, of: within, group: group, of: total)
      : interval(replicates.adjusted[theme], impact.adjusted, within)
    return DriverIntervals(
      leaveOut: interval(replicates.leaveOut[theme], impact.leaveOut, shape.leaveOut(theme)),
      credit: interval(replicates.credit[theme], impact.credit, shape.credit(theme)),
      stratified: interval(replicates.stratified[theme], impact.stratified, within),
      adjusted: adjusted)
  }

  func penaltyReward(_ theme: Int, _ summary: DriverSummary) -> PenaltyReward? {
    guard let signs else { return nil }
    let tally = summary.themes[theme]
    let equations = signs.equations
    func interval(
      _ values: [Double]?, _ predictor: Int, _ count: Int
    ) -> ClosedRange<Double>? {
      guard let values, let shape, let estimate = equations.coefficients[predictor],
        let error = equations.error(predictor)
      else { return nil }
      let found = DriverBootstrap.interval(
        values, coefficient: estimate, error: error,
        widening: Double(summary.score.n) / Double(equations.degrees), shape: shape,
        group: min(count, summary.score.n - count), of: summary.score.n)
      // Nobody's contribution can change by more than the scale is wide.
      guard let found, let width = summary.score.scale.width else { return found }
      return max(
        found.lowerBound, min(estimate, -width))...min(found.upperBound, max(estimate, width))
    }
    let least = DriverBootstrap.leastSigns
    return signs.penaltyReward(
      theme, isEnough: (tally.negative >= least, tally.positive >= least),
      intervals: (
        interval(replicates?.penalty[theme], 2 * theme, tally.negative),
        interval(replicates?.reward[theme], 2 * theme + 1, tally.positive)
      ))
  }
}
