import Testing
import Verbatim

@Suite struct DriverAnalysisEdgeTests {
  /// No number is not-a-number or infinite, and what must add up does.
  static func check(_ analysis: DriverAnalysis, sourceLocation: SourceLocation = #_sourceLocation) {
    func finite(_ x: Double?) {
      if let x { #expect(x.isFinite, sourceLocation: sourceLocation) }
    }
    func probability(_ x: Double?) {
      if let x { #expect((0...1).contains(x), sourceLocation: sourceLocation) }
    }
    var credits = analysis.unthemed.credit ?? 0
    var weights = 0.0
    for driver in analysis.drivers {
      let impact = driver.impact
      #expect(driver.mentions > 0, sourceLocation: sourceLocation)
      for number in [
        driver.share, driver.scoreWith, driver.scoreWithout, impact.leaveOut, impact.credit,
        impact.stratified, driver.interval?.lowerBound, driver.interval?.upperBound,
      ] { finite(number) }
      probability(driver.share)
      probability(driver.p)
      probability(driver.q)
      probability(impact.relativeWeight)
      #expect((driver.p == nil) == (driver.q == nil), sourceLocation: sourceLocation)
      if let p = driver.p, let q = driver.q { #expect(q >= p, sourceLocation: sourceLocation) }
      if let interval = driver.interval, let leaveOut = impact.leaveOut {
        #expect(interval.contains(leaveOut), sourceLocation: sourceLocation)
      }
      credits += impact.credit
      weights += impact.relativeWeight ?? 0
    }
    if let value = analysis.score.value {
      expectNear(credits, value, sourceLocation: sourceLocation)
    }
    if let rSquared = analysis.rSquared {
      probability(rSquared)
      expectNear(weights, rSquared, sourceLocation: sourceLocation)
    }
    finite(analysis.score.interval?.lowerBound)
    finite(analysis.score.interval?.upperBound)
  }

  @Test(arguments: DriverSummaryTests.scales) func nobody(scale: ScoreScale) {
    let found = DriverAnalysis(DriverSummary(scale: scale, themeCount: 3))
    #expect(found.drivers.isEmpty)
    #expect(found.score.value == nil)
    #expect(found.unthemed.credit == nil)
    #expect(found.strata == 0)
    #expect(found.relativeWeightMethod == nil)
    Self.check(found)
  }

  @Test(arguments: DriverSummaryTests.scales) func noThemeAtAll(scale: ScoreScale) {
    let rows = (1...5).map { Row(rating: Double($0), themes: []) }
    let found = DriverAnalysis(DriverSummary(rows, scale: scale, themeCount: 0))
    #expect(found.drivers.isEmpty)
    #expect(found.unthemed.credit == found.score.value)
    Self.check(found)
  }

  @Test(arguments: DriverSummaryTests.scales) func oneComment(scale: ScoreScale) throws {
    let rows = [Row(rating: 3, themes: [1])]
    let found = DriverAnalysis(DriverSummary(rows, scale: scale, themeCount: 3))
    let driver = try #require(found.drivers.first)
    #expect(found.drivers.count == 1)
    #expect(driver.share == 1)
    #expect(driver.scoreWithout == nil)
    #expect(driver.impact.leaveOut == nil)
    #expect(driver.impact.stratified == nil)
    #expect(driver.impact.credit == found.score.value)
    #expect(driver.interval == nil)
    #expect(driver.p == nil)
    #expect(driver.certainty == .unclear)
    Self.check(found)
  }

  @Test(arguments: DriverSummaryTests.scales) func everybodyGivesTheSameScore(scale: ScoreScale) {
    let rows = (0..<30).map { Row(rating: 4, themes: [$0 % 3], stratum: $0 % 2) }
    let found = DriverAnalysis(DriverSummary(rows, scale: scale, themeCount: 3))
    #expect(found.relativeWeightMethod == nil)
    for driver in found.drivers {
      #expect(driver.impact.leaveOut == 0)
      #expect(driver.impact.stratified == 0)
      #expect(driver.impact.relativeWeight == nil)
      #expect(driver.p == 1)
      #expect(driver.certainty == .unclear)
    }
    Self.check(found)
  }

  @Test(arguments: DriverSummaryTests.scales) func everybodyMentionsTheTheme(
    scale: ScoreScale
  ) throws {
    let rows = (0..<30).map {
      Row(rating: Double($0 % 6), themes: $0 % 2 == 0 ? [0, 1] : [0], stratum: $0 % 3)
    }
    let found = DriverAnalysis(DriverSummary(rows, scale: scale, themeCount: 2))
    let always = try #require(found.drivers.first { $0.theme == 0 })
    #expect(always.impact.leaveOut == nil)
    #expect(always.impact.stratified == nil)
    #expect(always.impact.strataLeftOut == 3)
    #expect(always.impact.relativeWeight == nil)
    #expect(always.p == nil)
    #expect(found.drivers.last?.theme == 0)
    Self.check(found)
  }

  @Test func themesThatAlwaysComeTogether() throws {
    let rows = (0..<40).map { Row(rating: Double($0 % 11), themes: $0 % 3 == 0 ? [0, 1, 2] : []) }
    let found = DriverAnalysis(DriverSummary(rows, themeCount: 3))
    let weights = found.drivers.compactMap(\.impact.relativeWeight)
    expectNear(weights[0], weights[1], within: 1e-12)
    expectNear(weights[0], weights[2], within: 1e-12)
    #expect(found.drivers.map(\.theme) == [0, 1, 2])
    Self.check(found)
  }

  @Test func groupsThatDoNotVaryAreStillCompared() throws {
    let rows = (0..<20).map { Row(rating: $0 < 8 ? 1 : 7, themes: $0 < 8 ? [0] : []) }
    let driver = try #require(
      DriverAnalysis(DriverSummary(rows, scale: .ces, themeCount: 1)).drivers.first)
    // One arrangement in 125,970 is as extreme.
    expectNear(driver.p, 1 / 125_970.0, within: 1e-15)
    #expect(driver.certainty == .clear)
  }

  @Test func welchAgreesWithReference() throws {
    let rows =
      [10, 12, 13, 15, 11, 14].map { Row(rating: $0, themes: [0]) }
      + [9, 8, 12, 7, 10].map { Row(rating: $0, themes: []) }
    let found = DriverAnalysis(DriverSummary(rows, scale: .numeric, themeCount: 1))
    expectNear(found.drivers.first?.p, 0.01950951849624885, within: 1e-12)
    let lone = [
      Row(rating: 3, themes: [0]), Row(rating: 4, themes: []), Row(rating: 5, themes: []),
    ]
    let driver = try #require(
      DriverAnalysis(DriverSummary(lone, scale: .numeric, themeCount: 1)).drivers.first)
    // One against two: pooled variance 1/2 with one degree of freedom, t = -1.7320508.
    expectNear(driver.p, 1.0 / 3, within: 1e-12)
    #expect(driver.impact.leaveOut == -0.5)
  }

  @Test func emptyStrataDoNotCount() {
    let rows = [
      Row(rating: 3, themes: [0], stratum: 7), Row(rating: 9, themes: [], stratum: 7),
      Row(rating: 9, themes: [], stratum: 2),
    ]
    let found = DriverAnalysis(DriverSummary(rows, themeCount: 1))
    #expect(found.strata == 2)
    #expect(found.drivers.first?.impact.strataLeftOut == 1)
    expectNear(found.drivers.first?.impact.stratified, -200.0 / 3, within: 1e-12)
  }

  @Test func threeHundredThemes() {
    var random = SplitMix64(state: 9)
    let rows = (0..<900).map { row in
      let first = row % 300
      return Row(
        rating: Double(Int.random(in: 0...10, using: &random)),
        themes: [first, (first + Int.random(in: 1..<300, using: &random)) % 300],
        stratum: Int.random(in: 0..<20, using: &random))
    }
    let summary = DriverSummary(rows, themeCount: 300)
    #expect(summary.brokenInvariant == nil)
    let found = DriverAnalysis(summary)
    #expect(found.drivers.count == 300)
    #expect(found.relativeWeightMethod == .johnson)
    Self.check(found)
  }

  @Test(arguments: DriverSummaryTests.scales) func randomSmallData(scale: ScoreScale) {
    var random = SplitMix64(state: 10)
    for _ in 0..<150 {
      let themes = Int.random(in: 0...17, using: &random) / Int.random(in: 1...3, using: &random)
      let rows = randomRows(
        Int.random(in: 0...12, using: &random), themes: themes,
        strata: Int.random(in: 1...4, using: &random), &random)
      Self.check(DriverAnalysis(DriverSummary(rows, scale: scale, themeCount: themes)))
    }
  }

  /// The fold against the definitions, computed the plain way from the rows.
  @Test(arguments: DriverSummaryTests.scales) func agreesWithTheDefinitions(scale: ScoreScale) {
    var random = SplitMix64(state: 11)
    for _ in 0..<30 {
      let all = randomRows(40, themes: 4, strata: 3, &random)
      let rows = all.filter { scale.contribution(of: $0.rating) != nil }
      func mean(_ rows: [Row]) -> Double {
        rows.reduce(0) { $0 + (scale.contribution(of: $1.rating) ?? .nan) } / Double(rows.count)
      }
      let found = DriverAnalysis(DriverSummary(all, scale: scale, themeCount: 4))
      #expect(found.score.rejected == all.count - rows.count)
      for driver in found.drivers {
        let with = rows.filter { $0.themes.contains(driver.theme) }
        let without = rows.filter { !$0.themes.contains(driver.theme) }
        expectNear(driver.scoreWith, mean(with))
        expectNear(driver.scoreWithout, mean(without))
        expectNear(driver.impact.leaveOut, mean(rows) - mean(without))
        let credit = with.reduce(0) {
          $0 + (scale.contribution(of: $1.rating) ?? .nan) / Double($1.themes.count)
        }
        expectNear(driver.impact.credit, credit / Double(rows.count))
        var stratified = 0.0
        for stratum in 0..<3 {
          let group = rows.filter { $0.stratum == stratum }
          let rest = without.filter { $0.stratum == stratum }
          if rest.isEmpty || rest.count == group.count { continue }
          stratified += Double(group.count) / Double(rows.count) * (mean(group) - mean(rest))
        }
        expectNear(driver.impact.stratified ?? 0, stratified)
      }
    }
  }
}
