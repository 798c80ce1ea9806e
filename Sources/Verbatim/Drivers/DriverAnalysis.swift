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
  public init(_ summary: DriverSummary) { self.init(summary, ResponseFindings()) }

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
    var findings = ResponseFindings(
      signs: signs, odds: MentionOdds(table, ordered: strata), importance: SignedImportance(table))
    if resamples > 0 {
      let bootstrap = DriverBootstrap(
        table, ordered: strata, signs: signs, seed: seed, withRegression: summary.usesRegression)
      findings.shape = bootstrap.shape
      findings.replicates = bootstrap.replicates(resamples)
    }
    self.init(summary, findings)
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
    var findings = ResponseFindings(signs: signs)
    if resamples > 0 {
      let bootstrap = DriverBootstrap(
        table, ordered: strata, signs: signs, seed: seed, withRegression: summary.usesRegression)
      findings.shape = bootstrap.shape
      findings.replicates = await bootstrap.replicates(resamples, workers: workers)
    }
    findings.odds = await odds
    findings.importance = await importance
    self.init(summary, findings)
  }

  private init(_ summary: DriverSummary, _ findings: ResponseFindings) {
    let weights = summary.relativeWeights()
    score = summary.score
    strata = summary.strataInUse
    relativeWeightMethod = weights?.weights.method
    rSquared = weights?.weights.rSquared
    unthemed = Self.unthemed(summary)
    resamples = findings.replicates?.score.count ?? 0
    importanceMethod = findings.importance?.method
    importanceRSquared = findings.importance?.rSquared
    scoreInterval = findings.replicates.flatMap { replicates in
      findings.shape.flatMap {
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
      let intervals = findings.intervals(
        theme, summary, impact, adjustedVariance: regression.variance(place, impact, summary, theme)
      )
      let headline = Headline(
        value: Self.value(impact, methods[place]), method: methods[place],
        interval: Self.interval(
          methods[place], intervals, summary, theme, impact, regression, place),
        p: p[place], q: q[place])
      return Driver(
        theme, in: summary, impact, headline, intervals: intervals,
        penaltyReward: findings.penaltyReward(theme, summary),
        importance: findings.importance?.weights[theme],
        oddsRatio: findings.odds?.ratios[theme],
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
