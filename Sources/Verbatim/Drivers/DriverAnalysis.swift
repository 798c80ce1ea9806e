/// What moves a score: every theme that is mentioned, the worst first.
///
/// Nothing is dropped for being rare or uncertain. What is not defined is `nil`, never a number
/// made up and never not-a-number. The same summary gives the same analysis to the last bit.
///
/// - Complexity: O(strata · themes² + themes³) and, for the relative weights, O(2^p · p²) with
///   p ≤ 15 themes; with resamples O(responses · resamples) and O(themes³ · resamples).
public struct DriverAnalysis: Sendable, Hashable {
  /// The respondents whose comments mention no theme.
  public struct Unthemed: Sendable, Hashable {
    /// How many they are.
    public let mentions: Int
    /// Their score; `nil` when there are none.
    public let score: Double?
    /// Their part of the score in points; `nil` of nobody at all.
    public let credit: Double?
  }

  /// What says how much a theme moves the score, whichever way.
  public enum Ranking: String, Sendable, Hashable, CaseIterable {
    /// The theme's part of what praise and complaint explain: where the comments have signs, and ten
    /// respondents for each theme with signs and each stratum.
    case importance
    /// The size of the headline.
    case headline
  }

  /// How many resamples are drawn unless told otherwise.
  public static let standardResamples = 1_000

  /// The score of all respondents.
  public let score: ScoreSummary
  /// The 95 % interval of the score by resampling respondents, which also holds where a respondent
  /// gave several answers; `nil` without the responses.
  public let scoreInterval: ClosedRange<Double>?
  /// The themes with at least one mention. Ascending by headline, so what hurts most comes first;
  /// themes that everybody mentions come last, and equals are in the order of their numbers.
  public let drivers: [Driver]
  /// By what the drivers are ranked.
  public let rankedBy: Ranking
  /// What no theme accounts for. Its credit and those of the drivers add up to the score.
  public let unthemed: Unthemed
  /// The number of strata with respondents.
  public let strata: Int
  /// How many resamples the intervals rest on; zero without the responses.
  public let resamples: Int
  /// How the relative weights were found; `nil` when there are none.
  public let relativeWeightMethod: RelativeWeightMethod?
  /// How the importances were found; `nil` when there are none.
  public let importanceMethod: RelativeWeightMethod?
  /// The share of the score's variance that praise and complaint explain, which the importances
  /// divide.
  public let importanceRSquared: Double?
  /// The explained share of the score's variance, which the relative weights divide, in [0, 1]. It
  /// grows with the number of themes also when they explain nothing.
  public let rSquared: Double?

  /// Analyses a summary: all that sums can tell, without resampling and without praise and
  /// complaint apart.
  public init(_ summary: DriverSummary) { self.init(summary, Sample()) }

  /// Analyses a summary with its responses, on one thread.
  ///
  /// - Parameters:
  ///   - resamples: how many; none for zero.
  ///   - seed: the same seed gives the same intervals.
  public init(
    _ named: NamedDriverSummary, resamples: Int = DriverAnalysis.standardResamples,
    seed: UInt64 = 1
  ) {
    let summary = named.ordered
    let table = named.responses
    let strata = table.ordered
    let signs = MentionRegression(table, ordered: strata)
    var sample = Sample(
      signs: signs, odds: MentionOdds(table, ordered: strata), importance: SignedImportance(table))
    if resamples > 0 {
      let bootstrap = DriverBootstrap(
        table, ordered: strata, signs: signs, seed: seed, withRegression: summary.usesRegression)
      sample.shape = bootstrap.shape
      sample.replicates = bootstrap.replicates(resamples)
    }
    self.init(summary, sample)
  }

  /// Analyses a summary with its responses, on several threads. The result does not depend on their
  /// number.
  public init(
    _ named: NamedDriverSummary, resamples: Int = DriverAnalysis.standardResamples,
    seed: UInt64 = 1, workers: Int
  ) async {
    let summary = named.ordered
    let table = named.responses
    let strata = table.ordered
    async let odds = MentionOdds(table, ordered: strata)
    async let importance = SignedImportance(table)
    let signs = MentionRegression(table, ordered: strata)
    var sample = Sample(signs: signs)
    if resamples > 0 {
      let bootstrap = DriverBootstrap(
        table, ordered: strata, signs: signs, seed: seed, withRegression: summary.usesRegression)
      sample.shape = bootstrap.shape
      sample.replicates = await bootstrap.replicates(resamples, workers: workers)
    }
    sample.odds = await odds
    sample.importance = await importance
    self.init(summary, sample)
  }

  private init(_ summary: DriverSummary, _ sample: Sample) {
    let weights = summary.relativeWeights()
    score = summary.score
    strata = summary.strataInUse
    relativeWeightMethod = weights?.weights.method
    rSquared = weights?.weights.rSquared
    unthemed = Self.unthemed(summary)
    resamples = sample.replicates?.score.count ?? 0
    importanceMethod = sample.importance?.method
    importanceRSquared = sample.importance?.rSquared
    scoreInterval = sample.replicates.flatMap { replicates in
      sample.shape.flatMap {
        DriverBootstrap.interval(
          replicates.score, around: summary.score.value, of: $0.score, group: summary.score.n,
          of: summary.score.n)
      }
    }

    var weightOf = [Double?](repeating: nil, count: summary.themeCount)
    if let weights {
      for (theme, weight) in zip(weights.themes, weights.weights.weights) {
        weightOf[theme] = weight
      }
    }
    let mentioned = summary.themes.indices.filter { summary.themes[$0].moments.count > 0 }
    let regression = summary.regression(on: mentioned)
    let usesRegression = summary.usesRegression
    let byStratum = strata > 1
    let crudeP = mentioned.map(summary.probability)
    let crudeQ = Self.adjusted(crudeP)
    let impacts = mentioned.indices.map { place in
      let theme = mentioned[place]
      let stratified = summary.stratified(theme)
      let share = Double(summary.themes[theme].moments.count) / Double(max(1, summary.score.n))
      return DriverImpact(
        leaveOut: summary.leaveOut(theme), credit: summary.credit(theme) ?? 0,
        stratified: stratified.impact, strataLeftOut: stratified.leftOut,
        adjusted: regression.degrees > 0 ? regression.coefficients[place].map { $0 * share } : nil,
        relativeWeight: weightOf[theme])
    }
    let methods = impacts.map { impact -> Headline.Method in
      if usesRegression, impact.adjusted != nil { return .adjusted }
      if byStratum, impact.stratified != nil { return .stratified }
      return impact.leaveOut != nil ? .leaveOut : .credit
    }
    let p = mentioned.indices.map { place -> Double? in
      switch methods[place] {
      case .adjusted: summary.adjustedProbability(mentioned[place], place, regression)
      case .stratified: summary.stratifiedProbability(mentioned[place])
      case .leaveOut: crudeP[place]
      case .credit: nil
      }
    }
    let q = Self.adjusted(p)
    let found = mentioned.indices.compactMap { place -> Driver? in
      let theme = mentioned[place]
      let impact = impacts[place]
      let intervals = sample.intervals(
        theme, summary, impact, adjustedVariance: regression.variance(place, impact, summary, theme)
      )
      let headline = Headline(
        value: Self.value(impact, methods[place]), method: methods[place],
        interval: Self.interval(
          methods[place], intervals, summary, theme, impact, regression, place),
        p: p[place], q: q[place])
      return Driver(
        theme, in: summary, impact, headline, intervals: intervals,
        penaltyReward: sample.penaltyReward(theme, summary),
        importance: sample.importance?.weights[theme],
        oddsRatio: sample.odds?.ratios[theme],
        confounding: Confounding(
          impact, byStratum: byStratum, headline: methods[place],
          smallest: summary.score.scale.smallestNotable),
        p: crudeP[place], q: crudeQ[place])
    }.sorted { $0.ranksBefore($1) }
    let signed = found.count { $0.importance != nil }
    rankedBy =
      signed > 0 && summary.score.n >= Headline.respondentsPerParameter * (signed + strata)
      ? .importance : .headline
    drivers = Self.ranked(found, by: rankedBy)
  }

  /// The drivers in their order, each with its rank: 1 moves the score most. Themes without signs
  /// come after those with an importance; equals are in the order of their numbers.
  private static func ranked(_ drivers: [Driver], by ranking: Ranking) -> [Driver] {
    func size(_ driver: Driver) -> (Double, Double) {
      let importance = ranking == .importance ? driver.importance ?? -1 : -1
      return (importance, (driver.headline.value.magnitude * 1e6).rounded())
    }
    var ranked = drivers
    let order = drivers.indices.sorted { left, right in
      let (mine, theirs) = (size(drivers[left]), size(drivers[right]))
      return mine != theirs ? mine > theirs : drivers[left].theme < drivers[right].theme
    }
    for (place, index) in order.enumerated() { ranked[index].rank = place + 1 }
    return ranked
  }

  private static func value(_ impact: DriverImpact, _ method: Headline.Method) -> Double {
    switch method {
    case .adjusted: impact.adjusted ?? 0
    case .stratified: impact.stratified ?? 0
    case .leaveOut: impact.leaveOut ?? 0
    case .credit: impact.credit
    }
  }

  /// By resampling where there are responses, else from the sums.
  private static func interval(
    _ method: Headline.Method, _ intervals: DriverIntervals?, _ summary: DriverSummary,
    _ theme: Int, _ impact: DriverImpact, _ regression: NormalEquations, _ place: Int
  ) -> ClosedRange<Double>? {
    if let intervals {
      return switch method {
      case .adjusted: intervals.adjusted
      case .stratified: intervals.stratified
      case .leaveOut: intervals.leaveOut
      case .credit: intervals.credit
      }
    }
    guard summary.smallerGroup(theme) >= DriverBootstrap.leastGroup else { return nil }
    switch method {
    case .adjusted:
      guard let value = impact.adjusted,
        let variance = regression.variance(place, impact, summary, theme),
        let t = StudentT.quantile975(degrees: Double(regression.degrees))
      else { return nil }
      let half = t * variance.squareRoot()
      return (value - half)...(value + half)
    case .leaveOut: return summary.leaveOutInterval(theme)
    case .stratified, .credit: return nil
    }
  }

  private static func unthemed(_ summary: DriverSummary) -> Unthemed {
    let tally = summary.unthemed
    let points = FixedPoint.points(tally.sum)
    return Unthemed(
      mentions: tally.count,
      score: tally.count > 0 ? points / Double(tally.count) : nil,
      credit: summary.score.n > 0 ? points / Double(summary.score.n) : nil)
  }

  /// The family of tests is the themes that have one.
  private static func adjusted(_ p: [Double?]) -> [Double?] {
    var q = BenjaminiHochberg.adjusted(p.compactMap { $0 })[...]
    return p.map { $0 == nil ? nil : q.popFirst() }
  }
}

/// What only the responses themselves can tell.
private struct Sample {
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
    return signs.penaltyReward(
      theme,
      intervals: (
        interval(replicates?.penalty[theme], 2 * theme, tally.negative),
        interval(replicates?.reward[theme], 2 * theme + 1, tally.positive)
      ))
  }
}

extension NormalEquations {
  /// The variance of an adjusted impact: of the coefficient, and of the share that mention the theme.
  fileprivate func variance(
    _ place: Int, _ impact: DriverImpact, _ summary: DriverSummary, _ theme: Int
  ) -> Double? {
    guard let value = impact.adjusted, let error = error(place), summary.score.n > 0 else {
      return nil
    }
    let count = Double(summary.themes[theme].moments.count)
    let share = count / Double(summary.score.n)
    return share * share * error * error + value * value * (1 - share) / count
  }
}

extension DriverSummary {
  /// The smaller of those who mention the theme and those who do not; all where everybody does.
  fileprivate func smallerGroup(_ theme: Int) -> Int {
    let count = themes[theme].moments.count
    return count < score.n ? min(count, score.n - count) : count
  }

  /// Whether there are enough respondents for the regression to be the headline.
  package var usesRegression: Bool {
    let mentioned = themes.count { $0.moments.count > 0 }
    return score.n >= Headline.respondentsPerParameter * (mentioned + strataInUse)
  }

  /// With fewer mentions than this a t test can be fooled by a single rating.
  private static let leastForRegressionTest = 20

  /// The p of a theme's coefficient; of few mentions the exact test within strata has its say too.
  fileprivate func adjustedProbability(
    _ theme: Int, _ place: Int, _ regression: NormalEquations
  ) -> Double? {
    if score.moments.squaredDeviations == 0 { return 1 }
    let p = regression.probability([place])
    guard themes[theme].moments.count < Self.leastForRegressionTest else { return p }
    guard let p, let exact = stratifiedProbability(theme) else { return nil }
    return max(p, exact)
  }
}

extension ScoreScale {
  /// How far two contributions can be apart; `nil` without bounds.
  fileprivate var width: Double? {
    switch kind {
    case .nps, .enps: 200
    case .csat, .yesNo: 100
    case .ces, .stars, .numeric: bounds.map { $0.upperBound - $0.lowerBound }
    }
  }

  /// Impacts nearer to zero than this, a 400th of the range of the score, are not worth a word.
  package var smallestNotable: Double {
    switch kind {
    case .nps, .enps: 0.5
    case .csat, .yesNo: 0.25
    case .ces, .stars, .numeric: (bounds.map { $0.upperBound - $0.lowerBound } ?? 2) / 400
    }
  }
}

extension Driver {
  /// `nil` when nobody mentions the theme.
  fileprivate init?(
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

  fileprivate func ranksBefore(_ other: Driver) -> Bool {
    let (mine, theirs) = (headline.method == .credit, other.headline.method == .credit)
    if mine != theirs { return theirs }
    // Themes that are never apart share an impact, but for its rounding.
    let (left, right) = (
      (headline.value * 1e6).rounded(), (other.headline.value * 1e6).rounded()
    )
    return left != right ? left < right : theme < other.theme
  }
}
