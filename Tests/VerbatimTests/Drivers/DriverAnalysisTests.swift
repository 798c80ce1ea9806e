import Testing
import Verbatim

/// The worked example, against values found by hand and by other programs.
@Suite struct DriverAnalysisTests {
  private func values(
    _ analysis: DriverAnalysis, _ value: (Driver) -> Double?
  ) -> [Double] {
    analysis.drivers.sorted { $0.theme < $1.theme }.map { value($0) ?? .nan }
  }

  @Test func leaveOut() {
    let found = DriverAnalysis(Golden20.summary(stratified: false))
    #expect(found.score.value == 10)
    #expect(found.score.promoters == 9)
    expectNear(
      values(found) { $0.impact.leaveOut },
      [10, -30.0 / 17, -330.0 / 17, 10.0 / 3, -180.0 / 7], within: 1e-12)
  }

  @Test func credit() {
    let found = DriverAnalysis(Golden20.summary(stratified: true))
    #expect(values(found) { $0.impact.credit } == [7.5, 2.5, -10, 7.5, -7.5])
    #expect(found.unthemed.credit == 10)
    #expect(found.unthemed.mentions == 3)
    expectNear(found.unthemed.score, 200.0 / 3)
  }

  @Test func stratified() {
    let found = DriverAnalysis(Golden20.summary(stratified: true))
    #expect(found.strata == 3)
    expectNear(
      values(found) { $0.impact.stratified },
      [5.0 / 3, 0, -7.5, 61.0 / 21, -55.0 / 3], within: 1e-12)
    #expect(values(found) { $0.impact.stratified }[1] == 0)
    #expect(
      found.drivers.sorted { $0.theme < $1.theme }.map(\.impact.strataLeftOut) == [2, 1, 2, 0, 1])
    #expect(
      found.drivers.map { Golden20.themes[$0.theme] } == [
        "wait", "refund", "price", "app", "staff",
      ])
  }

  @Test func withoutStrataLeaveOutDecidesTheOrder() {
    let found = DriverAnalysis(Golden20.summary(stratified: false))
    #expect(found.strata == 1)
    #expect(
      found.drivers.map { Golden20.themes[$0.theme] } == [
        "wait", "refund", "price", "staff", "app",
      ])
    for driver in found.drivers {
      #expect(driver.impact.stratified == driver.impact.leaveOut)
      #expect(driver.impact.strataLeftOut == 0)
    }
  }

  @Test func testsAndCertainty() {
    let found = DriverAnalysis(Golden20.summary(stratified: true))
    expectNear(
      values(found) { $0.p },
      [0.6126160990712074, 1, 0.03070175438596491, 1, 0.12192982456140351], within: 1e-12)
    expectNear(
      values(found) { $0.q }, [1, 1, 0.15350877192982457, 1, 0.3048245614035088], within: 1e-12)
    // Of all comments together refund is likely a driver; among calls everybody is unhappy.
    expectNear(
      values(found) { $0.headline.p }, [1, 1, 1, 1, 3.0 / 7], within: 1e-12)
    #expect(found.drivers.allSatisfy { $0.certainty == .unclear })
    let crude = DriverAnalysis(Golden20.summary(stratified: false))
    #expect(
      crude.drivers.sorted { $0.theme < $1.theme }.map(\.certainty) == [
        .unclear, .unclear, .likely, .unclear, .unclear,
      ])
  }

  @Test func adjusted() {
    let found = DriverAnalysis(Golden20.summary(stratified: true))
    // Ordinary least squares of the contributions on five themes and two touchpoints.
    expectNear(
      values(found) { $0.impact.adjusted }, Golden20.adjusted, within: 1e-6)
    #expect(found.drivers.allSatisfy { $0.headline.method == .stratified })
    #expect(found.drivers.allSatisfy { $0.headline.value == $0.impact.stratified })
  }

  @Test func intervals() {
    let found = DriverAnalysis(Golden20.summary(stratified: true))
    let expected = [
      -12.780120958100674...32.780120958100674, -17.547085409217853...14.01767364451197,
      -41.04540976495841...2.2218803531937006, -21.461488218504872...28.128154885171536,
      -54.64255967209762...3.2139882435261917,
    ]
    for driver in found.drivers { expectNear(driver.interval, expected[driver.theme]) }
  }

  @Test func relativeWeights() throws {
    let found = DriverAnalysis(Golden20.summary(stratified: true))
    #expect(found.relativeWeightMethod == .lmg)
    let weights = values(found) { $0.impact.relativeWeight }
    expectNear(
      weights, [0.01930526, 0.0107791, 0.27244831, 0.00325787, 0.18314534], within: 1e-8)
    expectNear(found.rSquared, weights.reduce(0, +), within: 1e-12)
  }

  @Test func counts() throws {
    let found = DriverAnalysis(Golden20.summary(stratified: true))
    let wait = try #require(found.drivers.first)
    #expect(wait.mentions == 6)
    #expect(wait.share == 0.3)
    #expect(wait.scoreWith == -50)
    expectNear(wait.scoreWithout, 500.0 / 14)
  }

  /// Credits are the Shapley value of the game v(S) = Σ c / N over those who mention any theme
  /// of S: found here the long way, over all subsets.
  @Test func creditIsTheShapleyValue() {
    let rows = Golden20.rows
    func worth(_ set: Int) -> Double {
      rows.reduce(0) { sum, row in
        row.themes.contains { set & (1 << $0) != 0 }
          ? sum + (ScoreScale.nps.contribution(of: row.rating) ?? 0) / Double(rows.count) : sum
      }
    }
    let orders = [1.0 / 5, 1.0 / 20, 1.0 / 30, 1.0 / 20, 1.0 / 5]
    let found = DriverAnalysis(Golden20.summary(stratified: true))
    for driver in found.drivers {
      let bit = 1 << driver.theme
      let value = (0..<32).filter { $0 & bit == 0 }.reduce(0.0) {
        $0 + orders[$1.nonzeroBitCount] * (worth($1 | bit) - worth($1))
      }
      expectNear(driver.impact.credit, value, within: 1e-12)
    }
  }

  /// A theme without any effect, mentioned mostly where the score is low anyway.
  @Test func strataClearAnInnocentTheme() throws {
    var random = SplitMix64(state: 8)
    var leaveOut = 0.0
    var stratified = 0.0
    let repetitions = 20
    var alarms = 0
    for _ in 0..<repetitions {
      let rows = (0..<2_000).map { _ in
        let bad = Int.random(in: 0..<10, using: &random) < 3
        let rating = Int.random(in: bad ? 0...9 : 6...10, using: &random)
        let mentions = Int.random(in: 0..<100, using: &random) < (bad ? 40 : 5)
        return Row(
          rating: Double(rating), themes: mentions ? [0] : [], stratum: bad ? 1 : 0)
      }
      let driver = try #require(
        DriverAnalysis(DriverSummary(rows, themeCount: 1)).drivers.first)
      #expect(try #require(driver.p) < 0.001)
      #expect(driver.certainty != .clear)
      if driver.certainty == .likely { alarms += 1 }
      leaveOut += driver.impact.leaveOut ?? .nan
      stratified += driver.impact.stratified ?? .nan
    }
    #expect(alarms <= 3)
    #expect(leaveOut / Double(repetitions) < -4)
    expectNear(stratified / Double(repetitions), 0, within: 0.5)
  }
}
