import Testing
import Verbatim

@Suite struct ResponseTableTests {
  /// Never not-a-number, whatever the data: the edge cases of the sums, with the responses as well.
  @Test(arguments: DriverSummaryTests.scales) func randomSmallData(scale: ScoreScale) {
    var random = SplitMix64(state: 51)
    for _ in 0..<80 {
      let themes = Int.random(in: 0...9, using: &random)
      let rows = randomRows(
        Int.random(in: 0...30, using: &random), themes: themes,
        strata: Int.random(in: 1...4, using: &random), &random)
      var summary = NamedDriverSummary(scale: scale, themeCount: themes)
      for (index, row) in rows.enumerated() {
        summary.add(
          id: "\(index)", rating: row.rating,
          themes: row.themes.map { (theme: $0, polarity: row.polarity) },
          stratum: "\(row.stratum)")
      }
      let found = DriverAnalysis(summary, resamples: 40)
      DriverAnalysisEdgeTests.check(found)
      for driver in found.drivers {
        let bounds = [
          driver.headline.interval, driver.intervals?.leaveOut, driver.intervals?.credit,
          driver.intervals?.stratified, driver.intervals?.adjusted,
        ]
        for bound in bounds.compactMap({ $0 }) {
          #expect(bound.lowerBound.isFinite && bound.upperBound.isFinite)
        }
        let numbers = [
          driver.headline.value, driver.impact.adjusted, driver.oddsRatio, driver.headline.p,
          driver.penaltyReward?.penalty, driver.penaltyReward?.reward,
          driver.penaltyReward?.penaltyP, driver.penaltyReward?.rewardP,
        ]
        for number in numbers.compactMap({ $0 }) { #expect(number.isFinite) }
      }
    }
  }

  @Test func everybodyGivesTheSameScore() {
    var summary = NamedDriverSummary(scale: .nps, themeCount: 3)
    for index in 0..<90 {
      summary.add(
        id: "\(index)", rating: 4, themes: [(theme: index % 3, polarity: -1)],
        stratum: "\(index % 2)")
    }
    let found = DriverAnalysis(summary, resamples: 50)
    for driver in found.drivers {
      #expect(driver.headline.method == .adjusted)
      #expect(driver.headline.value == 0)
      #expect(driver.headline.p == 1)
      #expect(driver.certainty == .unclear)
      #expect(driver.confounding == nil)
      #expect(driver.oddsRatio == nil)
    }
  }

  @Test func mergingRenumbersValues() {
    var first = ResponseTable(scale: .nps, themeCount: 2, columns: ["step"])
    first.add(
      respondent: "a", rating: 9, themes: [(theme: 1, polarity: -1), (theme: 0, polarity: 1)],
      stratum: "x", values: ["pay"])
    var second = ResponseTable(scale: .nps, themeCount: 2, columns: ["step"])
    second.add(respondent: "b", rating: 3, themes: [], stratum: "y", values: ["call"], day: 7)
    second.add(respondent: "c", rating: 3, themes: [], stratum: "x", values: ["pay"])
    let added = second.add(
      respondent: "d", rating: 11, themes: [], stratum: "z", values: ["never"])
    #expect(!added)
    first.merge(second)
    #expect(first.count == 3)
    #expect(first.strata.codes.map { first.strata.values[Int($0)] } == ["x", "y", "x"])
    #expect(
      first.groups[0].codes.map { first.groups[0].values[Int($0)] } == ["pay", "call", "pay"])
    #expect(first.days == [ResponseTable.noDay, 7, ResponseTable.noDay])
    #expect(Array(first.mentions(of: 0)) == [2, 5])
    #expect(first.mentions(of: 2).isEmpty)
    #expect(first.ordered.map(\.name) == ["x", "y"])
    #expect(first.ordered.map(\.rows) == [[2, 0], [1]] || first.ordered[0].rows.count == 2)
    let part = first.filtered { first.contributions[$0] < 0 }
    #expect(part.count == 2)
    #expect(part.groups[0].values == ["call", "pay"])
  }
}
