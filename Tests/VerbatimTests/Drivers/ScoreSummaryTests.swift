import Testing
import Verbatim

@Suite struct ScoreSummaryTests {
  private func summary(_ ratings: [Double], _ scale: ScoreScale) -> ScoreSummary {
    var summary = ScoreSummary(scale: scale)
    for rating in ratings { summary.add(rating) }
    return summary
  }

  @Test func netPromoterScore() {
    let ratings =
      [Double](repeating: 10, count: 40) + [Double](repeating: 7, count: 40)
      + [Double](repeating: 0, count: 20) + [11]
    let found = summary(ratings, .nps)
    #expect(found.n == 100)
    #expect(found.rejected == 1)
    #expect(found.promoters == 40)
    #expect(found.passives == 40)
    #expect(found.detractors == 20)
    #expect(found.value == 20)
    #expect(found.sum == 2_000)
    #expect(found.sumOfSquares == 600_000)
    #expect(found.histogram == [20, 0, 0, 0, 0, 0, 0, 40, 0, 0, 40])
    #expect(found.satisfied == nil)
    expectNear(found.interval, 4.974...33.861, within: 1e-3)
  }

  @Test func customerSatisfaction() {
    let ratings = [Double](repeating: 5, count: 45) + [Double](repeating: 2, count: 15)
    let found = summary(ratings, .csat)
    #expect(found.value == 75)
    #expect(found.satisfied == 45)
    #expect(found.dissatisfied == 15)
    #expect(found.promoters == nil)
    expectNear(found.interval, 62.66926041268328...84.32214698021224)
  }

  @Test func meansHaveStudentsInterval() {
    let found = summary([5, 6, 7, 7, 3.5], .ces)
    #expect(found.value == 5.7)
    #expect(found.histogram == [0, 0, 1, 0, 1, 1, 2])
    // 5.7 ± t(4) · sd / √5, with sd² = 2.2 and t(4) = 2.7764451051978.
    let half = 2.7764451051977987 * (2.2 / 5).squareRoot()
    expectNear(found.interval, (5.7 - half)...7, within: 1e-9)
    #expect(summary([4], .ces).interval == nil)
    // Two who agree do not tell how others rate.
    #expect(summary([4, 4], .ces).interval == nil)
  }

  @Test func satisfactionHasAMeanAsWell() {
    var found = summary([5, 4, 1, 3.5], .csat)
    #expect(found.value == 50)
    #expect(found.meanRating == 3.375)
    // sd² = 2.8958333, t(3) = 3.1824463.
    let half = 3.182446305283711 * (2.8958333333333335 / 4).squareRoot()
    expectNear(found.meanRatingInterval, max(1, 3.375 - half)...5, within: 1e-9)
    found.merge(summary([2], .csat))
    #expect(found.meanRating == 3.1)
    #expect(summary([9, 10], .nps).meanRating == nil)
    #expect(ScoreSummary(scale: .csat).meanRating == nil)
  }

  @Test(arguments: [ScoreScale.nps, .csat, .ces, .numeric]) func nobody(scale: ScoreScale) {
    let found = ScoreSummary(scale: scale)
    #expect(found.value == nil)
    #expect(found.interval == nil)
    #expect(found.n == 0)
  }

  @Test func tenthsAddUpExactly() {
    var random = SplitMix64(state: 3)
    let ratings = (0..<1_000).map { _ in Double(Int.random(in: 0...100, using: &random)) / 10 }
    let forward = summary(ratings, .numeric)
    #expect(forward == summary(ratings.reversed(), .numeric))
    #expect(forward == summary(ratings.shuffled(using: &random), .numeric))
  }

  @Test func equalRatingsHaveNoVariance() {
    for rating in [0.1, 3, 7.3, 123_456.789, 1e9] {
      let found = summary([Double](repeating: rating, count: 77), .numeric)
      #expect(found.moments.squaredDeviations == 0)
      expectNear(found.value, rating, within: rating * 1e-15)
    }
  }

  @Test func varianceSurvivesALargeMean() {
    let found = summary([1e9, 1e9 - 1, 1e9 - 2], .numeric)
    expectNear(found.moments.variance, 1)
  }

  @Test func hugeSumsOfSquaresStopInsteadOfTrapping() {
    #expect(FixedPoint.saturatingSum(.max, 5) == .max)
    #expect(FixedPoint.saturatingSum(.max - 5, 5) == .max)
    #expect(FixedPoint.saturatingSum(2, 3) == 5)
  }

  @Test func mergingIsAssociativeAndCommutative() {
    var random = SplitMix64(state: 4)
    let scales: [ScoreScale] = [.nps, .csat, .ces, .numeric]
    for scale in scales {
      for _ in 0..<50 {
        let parts = (0..<3).map { _ in
          summary(
            (0..<Int.random(in: 0...9, using: &random)).map { _ in
              Double(Int.random(in: 0...11, using: &random))
            }, scale)
        }
        func merged(_ order: [ScoreSummary]) -> ScoreSummary {
          order.reduce(into: ScoreSummary(scale: scale)) { $0.merge($1) }
        }
        var right = parts[1]
        right.merge(parts[2])
        var nested = parts[0]
        nested.merge(right)
        #expect(merged(parts) == nested)
        #expect(merged(parts) == merged(parts.reversed()))
        #expect(merged([parts[0]]) == parts[0])
      }
    }
  }
}
