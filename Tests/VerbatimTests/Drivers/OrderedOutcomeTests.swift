import Testing
import Verbatim

@Suite struct OrderedOutcomeTests {
  /// Satisfaction of 1,681 tenants in Copenhagen (Madsen, 1976), as MASS carries it: satisfaction
  /// fastest, then influence, type of home, contact.
  static let housing: [Double] = [
    21, 21, 28, 34, 22, 36, 10, 11, 36, 61, 23, 17, 43, 35, 40, 26, 18, 54, 13, 9, 10, 8, 8, 12, 6,
    7, 9, 18, 6, 7, 15, 13, 13, 7, 5, 11, 14, 19, 37, 17, 23, 40, 3, 5, 23, 78, 46, 43, 48, 45, 86,
    15, 25, 62, 20, 23, 20, 10, 22, 24, 7, 10, 21, 57, 23, 13, 31, 21, 13, 5, 6, 13,
  ]

  private func groups(_ level: (Int) -> Int) -> [ProportionalOdds.Group] {
    Self.housing.enumerated().map { index, weight in
      let (influence, type, contact) = (index / 3 % 3, index / 9 % 4, index / 36)
      var predictors: [Int] = []
      if influence > 0 { predictors.append(influence - 1) }
      if type > 0 { predictors.append(type + 1) }
      if contact > 0 { predictors.append(5) }
      return .init(level: level(index % 3), predictors: predictors, weight: weight)
    }
  }

  var housingFit: ProportionalOdds? {
    ProportionalOdds(groups { $0 }, levels: 3, predictors: 6)
  }

  @Test func housingAgreesWithReference() throws {
    let fit = try #require(housingFit)
    expectNear(
      fit.coefficients,
      [0.56639374, 1.28881906, -0.57235015, -0.36618657, -1.09101491, 0.36028415], within: 1e-6)
    expectNear(fit.cuts, [-0.49613534, 0.69070829], within: 1e-6)
    expectNear(fit.deviance, 3479.1493, within: 1e-4)
  }

  /// With one predictor the odds ratio of a 2 × 2 table, and its cut the odds of the rest.
  @Test func twoLevelsAreLogisticRegression() throws {
    let groups: [ProportionalOdds.Group] = [
      .init(level: 0, predictors: [], weight: 30), .init(level: 1, predictors: [], weight: 10),
      .init(level: 0, predictors: [0], weight: 5), .init(level: 1, predictors: [0], weight: 20),
    ]
    let fit = try #require(ProportionalOdds(groups, levels: 2, predictors: 1))
    expectNear(fit.coefficients[0], 2.4849066497880004, within: 1e-9)  // ln 12
    expectNear(fit.cuts[0], 1.0986122886681098, within: 1e-9)  // ln 3
  }

  @Test func whatHasNoMaximumIsRefused() {
    let separated: [ProportionalOdds.Group] = [
      .init(level: 0, predictors: [], weight: 30), .init(level: 1, predictors: [0], weight: 20),
    ]
    #expect(ProportionalOdds(separated, levels: 2, predictors: 1) == nil)
    #expect(ProportionalOdds(separated, levels: 3, predictors: 1) == nil)
    #expect(ProportionalOdds([], levels: 2, predictors: 0) == nil)
    let twins: [ProportionalOdds.Group] = [
      .init(level: 0, predictors: [], weight: 3), .init(level: 1, predictors: [], weight: 2),
      .init(level: 0, predictors: [0, 1], weight: 2),
      .init(level: 1, predictors: [0, 1], weight: 5),
    ]
    #expect(ProportionalOdds(twins, levels: 2, predictors: 2) == nil)
  }

  @Test func theExactTestWithinStrataIsFishersOfOneStratum() throws {
    let table = StratifiedExact.Table(total: 20, marked: 7, chosen: 3)
    expectNear(
      StratifiedExact.twoSided([table], found: 3), FisherExact.twoSided(3, 0, 4, 13),
      within: 1e-12)
    // Where all or none are chosen nothing can be learned.
    let certain = StratifiedExact.Table(total: 5, marked: 5, chosen: 5)
    expectNear(
      StratifiedExact.twoSided([table, certain], found: 8), FisherExact.twoSided(3, 0, 4, 13),
      within: 1e-12)
    #expect(StratifiedExact.twoSided([certain], found: 5) == nil)
    // Two strata by hand: both chosen marked has the chance 1/4 · 1/4 in either tail.
    let half = StratifiedExact.Table(total: 4, marked: 1, chosen: 1)
    expectNear(StratifiedExact.twoSided([half, half], found: 2), 1.0 / 16, within: 1e-12)
    // Many chosen: the normal approximation is near.
    let many = StratifiedExact.Table(total: 900, marked: 300, chosen: 150)
    let other = StratifiedExact.Table(total: 800, marked: 100, chosen: 150)
    let exact = try #require(StratifiedExact.twoSided([many, other], found: 85))
    let large = StratifiedExact.Table(total: 2, marked: 1, chosen: 1)
    let pairs = [StratifiedExact.Table](repeating: large, count: 500)
    expectNear(StratifiedExact.twoSided(pairs, found: 250), 1, within: 1e-9)
    #expect(exact > 0.01 && exact < 0.05)
  }

  @Test func normalEquationsAgreeWithReference() throws {
    // The worked example by numpy: standard errors on 12 degrees of freedom.
    let regression = Golden20.summary(stratified: true).regression(on: [0, 1, 2, 3, 4])
    #expect(regression.degrees == 12)
    let errors = (0..<5).map { regression.error($0) ?? .nan }
    expectNear(
      errors,
      [
        65.2847726106847, 59.94035303467776, 58.301921357490784, 40.058057376402765,
        45.865611723990675,
      ], within: 1e-5)
  }
}
