/// What moves a score: every theme that is mentioned, the worst first.
///
/// Nothing is dropped for being rare or uncertain. What is not defined is `nil`, never a number
/// made up and never not-a-number. The same summary gives the same analysis to the last bit.
///
/// - Complexity: O(themes · strata) and, for the relative weights, O(2^p · p²) with p ≤ 15 themes
///   or O(p³) with more.
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

  /// The score of all respondents.
  public let score: ScoreSummary
  /// The themes with at least one mention. Ascending, so what hurts most comes first, by stratified
  /// impact when there is more than one stratum, else by leave-out impact; themes without that
  /// number come last, and equals are in the order of their numbers.
  public let drivers: [Driver]
  /// What no theme accounts for. Its credit and those of the drivers add up to the score.
  public let unthemed: Unthemed
  /// The number of strata with respondents.
  public let strata: Int
  /// How the relative weights were found; `nil` when there are none.
  public let relativeWeightMethod: RelativeWeightMethod?
  /// The explained share of the score's variance, which the relative weights divide, in [0, 1]. It
  /// grows with the number of themes also when they explain nothing.
  public let rSquared: Double?

  /// Analyses a summary.
  public init(_ summary: DriverSummary) {
    let weights = summary.relativeWeights()
    score = summary.score
    strata = summary.strataInUse
    relativeWeightMethod = weights?.weights.method
    rSquared = weights?.weights.rSquared
    unthemed = Self.unthemed(summary)

    var weightOf = [Double?](repeating: nil, count: summary.themeCount)
    if let weights {
      for (theme, weight) in zip(weights.themes, weights.weights.weights) {
        weightOf[theme] = weight
      }
    }
    let mentioned = summary.themes.indices.filter { summary.themes[$0].moments.count > 0 }
    let p = mentioned.map(summary.probability)
    let q = Self.adjusted(p)
    let byStratum = strata > 1
    drivers = zip(mentioned, zip(p, q)).compactMap { theme, test in
      Driver(theme, in: summary, relativeWeight: weightOf[theme], p: test.0, q: test.1)
    }.sorted { $0.ranksBefore($1, byStratum: byStratum) }
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

extension Driver {
  /// `nil` when nobody mentions the theme.
  fileprivate init?(
    _ theme: Int, in summary: DriverSummary, relativeWeight: Double?, p: Double?, q: Double?
  ) {
    let tally = summary.themes[theme]
    guard let with = tally.moments.mean, let credit = summary.credit(theme) else { return nil }
    let stratified = summary.stratified(theme)
    self.theme = theme
    mentions = tally.moments.count
    positive = tally.positive
    negative = tally.negative
    share = Double(tally.moments.count) / Double(summary.score.n)
    scoreWith = with
    scoreWithout = summary.score.moments.removing(tally.moments).mean
    impact = DriverImpact(
      leaveOut: summary.leaveOut(theme), credit: credit, stratified: stratified.impact,
      strataLeftOut: stratified.leftOut, relativeWeight: relativeWeight)
    interval = summary.leaveOutInterval(theme)
    self.p = p
    self.q = q
    certainty = Certainty(p: p, q: q)
  }

  fileprivate func ranksBefore(_ other: Driver, byStratum: Bool) -> Bool {
    let mine = byStratum ? impact.stratified : impact.leaveOut
    let theirs = byStratum ? other.impact.stratified : other.impact.leaveOut
    switch (mine, theirs) {
    case (let mine?, let theirs?) where mine != theirs: return mine < theirs
    case (_?, nil): return true
    case (nil, _?): return false
    default: return theme < other.theme
    }
  }
}
