import Testing
import Verbatim

/// Outcomes that are or are not, and stars.
@Suite struct OutcomeTests {
  @Test func yesIsCountedInPercent() throws {
    var score = ScoreSummary(scale: .yesNo)
    for rating in [1.0, 1, 1, 0, 0.5, 2, -1] { score.add(rating) }
    #expect(score.n == 4)
    #expect(score.rejected == 3)
    #expect(score.value == 75)
    #expect((score.yes, score.no) == (3, 1))
    #expect(score.histogram == [1, 3])
    // Agresti & Coull of 3 in 4.
    expectNear(score.interval, 28.9...96.6, within: 0.1)
    #expect(score.promoters == nil && score.satisfied == nil)
  }

  @Test func whereNoIsGoodThePercentIsThatOfNo() throws {
    let scale = try ScoreScale(parsing: "yesno:low-is-good")
    #expect(scale.description == "yesno:low-is-good")
    var score = ScoreSummary(scale: scale)
    for rating in [1.0, 0, 0, 0] { score.add(rating) }
    #expect(score.value == 75)
    #expect((score.yes, score.no) == (1, 3))
  }

  @Test func starsAreAMean() throws {
    #expect(try ScoreScale(parsing: "stars") == .stars)
    #expect(try ScoreScale(parsing: "stars:1-10").bounds == 1...10)
    var score = ScoreSummary(scale: .stars)
    for rating in [5.0, 4, 4.5, 0, 6] { score.add(rating) }
    #expect(score.n == 3)
    #expect(score.value == 4.5)
  }

  @Test(arguments: ["yesno:0-1", "yesno:1", "yes", "yesno:high"])
  func refuses(text: String) {
    #expect(throws: ScoreScaleError.self) { try ScoreScale(parsing: text) }
  }

  /// Of those who mention it 60 % leave, of others 20 %: the odds are six times as high, and with
  /// one theme and one group logistic regression gives the ratio of the table itself.
  @Test func theOddsRatioIsThatOfTheTable() throws {
    let scale = try ScoreScale(parsing: "yesno:low-is-good")
    var summary = NamedDriverSummary(scale: scale, themeCount: 1)
    for index in 0..<1_000 {
      let mentions = index < 200
      let leaves = mentions ? index % 10 < 6 : index % 10 < 2
      summary.add(
        id: "\(index)", rating: leaves ? 1 : 0,
        themes: mentions ? [(theme: 0, polarity: -1)] : [], stratum: "")
    }
    let found = DriverAnalysis(summary, resamples: 200)
    #expect(found.score.value == 72)
    let driver = try #require(found.drivers.first)
    expectNear(driver.oddsRatio, 1.0 / 6, within: 1e-6)
    expectNear(driver.impact.leaveOut, -8)
    expectNear(driver.impact.credit, 8)
    #expect(driver.certainty == .clear)
    #expect(driver.headline.interval?.contains(-8) == true)
    #expect(try #require(driver.p) < 1e-6)
    expectNear(driver.penaltyReward?.penalty, -40, within: 1e-6)
    #expect(driver.penaltyReward?.penaltyInterval?.contains(-40) == true)
  }
}
