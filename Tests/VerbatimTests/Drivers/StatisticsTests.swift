import Testing
import Verbatim

@Suite struct FisherExactTests {
  @Test(arguments: [
    ([3, 1, 1, 3], 0.48571428571428565),
    ([10, 2, 3, 15], 0.0005367241191434357),
    ([0, 10, 12, 3], 0.00010768609503297887),
    ([100, 900, 1200, 8000], 0.005967978877209474),
    ([8, 2, 1, 5], 0.034965034965034975),
    ([2, 0, 0, 2], 1.0 / 3),
    ([40_000, 60_000, 359_000, 540_000], 0.6830005388030211),
    ([3, 0, 4, 13], 0.03070175438596491),
  ])
  func agreesWithReference(table: [Int], p: Double) {
    expectNear(FisherExact.twoSided(table[0], table[1], table[2], table[3]), p, within: 1e-9)
  }

  /// All tables of up to 11, against the definition in whole numbers, so that ties are exact.
  @Test func agreesWithTheDefinition() {
    func choose(_ n: Int, _ k: Int) -> Int {
      k < 0 || k > n ? 0 : (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
    }
    for total in 0...11 {
      for row in 0...total {
        for column in 0...total {
          let ways = (0...column).map { choose(row, $0) * choose(total - row, column - $0) }
          for cell in ways.indices where ways[cell] > 0 {
            let tail = ways.filter { $0 <= ways[cell] }.reduce(0, +)
            let p = FisherExact.twoSided(
              cell, row - cell, column - cell, total - row - column + cell)
            expectNear(p, Double(tail) / Double(choose(total, column)), within: 1e-13)
          }
        }
      }
    }
  }

  @Test func doesNotCareWhichWayTheTableLies() {
    var random = SplitMix64(state: 1)
    for _ in 0..<500 {
      let cells = (0..<4).map { _ in Int.random(in: 0...30, using: &random) }
      let p = FisherExact.twoSided(cells[0], cells[1], cells[2], cells[3])
      #expect((0...1).contains(p))
      expectNear(FisherExact.twoSided(cells[0], cells[2], cells[1], cells[3]), p, within: 1e-12)
      expectNear(FisherExact.twoSided(cells[3], cells[2], cells[1], cells[0]), p, within: 1e-12)
      expectNear(FisherExact.twoSided(cells[1], cells[0], cells[3], cells[2]), p, within: 1e-12)
    }
  }

  @Test func emptyMarginsSayNothing() {
    #expect(FisherExact.twoSided(0, 0, 0, 0) == 1)
    #expect(FisherExact.twoSided(5, 0, 7, 0) == 1)
    #expect(FisherExact.twoSided(0, 0, 3, 4) == 1)
  }

  @Test func hugeDifferencesUnderflowToZeroOnly() {
    let p = FisherExact.twoSided(40_000, 60_000, 300_000, 600_000)
    #expect(p >= 0 && p < 1e-100)
    let sure = FisherExact.twoSided(1_000_000, 0, 0, 1_000_000)
    #expect(sure == 0)
  }
}

@Suite struct BenjaminiHochbergTests {
  let p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1,
  ]
  let q = [
    0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486,
    0.58118182, 0.714875, 0.75323077, 0.81321429, 1,
  ]

  @Test func agreesWithTheClassicExample() {
    expectNear(BenjaminiHochberg.adjusted(p), q, within: 5e-9)
  }

  @Test func doesNotCareAboutTheOrder() {
    var random = SplitMix64(state: 2)
    let order = p.indices.shuffled(using: &random)
    expectNear(BenjaminiHochberg.adjusted(order.map { p[$0] }), order.map { q[$0] }, within: 5e-9)
  }

  @Test func edges() {
    #expect(BenjaminiHochberg.adjusted([]).isEmpty)
    #expect(BenjaminiHochberg.adjusted([0.3]) == [0.3])
    #expect(BenjaminiHochberg.adjusted([0.5, 0.5]) == [0.5, 0.5])
    #expect(BenjaminiHochberg.adjusted([1, 0]) == [1, 0])
  }
}

@Suite struct AdjustedWaldTests {
  @Test func netPromoterScoreAgreesWithReference() throws {
    let found = AdjustedWald.netPromoterScore(promoters: 40, passives: 40, detractors: 20)
    expectNear(found, 4.973580781648209...33.861370674662474)
    let interval = try #require(found)
    expectNear((interval.lowerBound + interval.upperBound) / 2, 2_000.0 / 103)
  }

  @Test func shareAgreesWithReference() {
    expectNear(AdjustedWald.share(45, of: 60), 62.66926041268328...84.32214698021224)
  }

  @Test func staysOnTheScale() {
    #expect(AdjustedWald.netPromoterScore(promoters: 0, passives: 0, detractors: 0) == nil)
    #expect(AdjustedWald.share(0, of: 0) == nil)
    for n in 1...30 {
      let all = AdjustedWald.netPromoterScore(promoters: n, passives: 0, detractors: 0)
      #expect(all.map { $0.upperBound == 100 && $0.lowerBound > -100 } == true)
      #expect(AdjustedWald.share(n, of: n).map { $0.upperBound <= 100 } == true)
      #expect(AdjustedWald.share(0, of: n).map { $0.lowerBound >= 0 } == true)
    }
  }
}

@Suite struct StudentTTests {
  @Test(arguments: [
    (1, 1, 0.5), (2.5, 7.3, 0.03965023466560043), (0.3, 40, 0.7657307167710191),
    (6, 200, 9.115120348810346e-09), (40, 30, 1.3726045194406417e-27),
    (1.96, 1e7, 0.04999581802531423),
  ])
  func tailsAgreeWithReference(t: Double, degrees: Double, p: Double) {
    expectNear(StudentT.twoSidedProbability(t, degrees: degrees), p, within: p * 1e-9)
    expectNear(StudentT.twoSidedProbability(-t, degrees: degrees), p, within: p * 1e-9)
  }

  @Test(arguments: [
    (1, 12.706204736174694), (2, 4.302652729749462), (5, 2.5705818356363146),
    (19, 2.0930240544083087), (120, 1.9799304050824402), (1e6, 1.959966356814107),
  ])
  func quantilesAgreeWithReference(degrees: Double, expected: Double) {
    expectNear(StudentT.quantile975(degrees: degrees), expected, within: 1e-10)
  }

  @Test func edges() {
    #expect(StudentT.twoSidedProbability(0, degrees: 3) == 1)
    #expect(StudentT.twoSidedProbability(.infinity, degrees: 3) == 0)
    #expect(StudentT.twoSidedProbability(1, degrees: 0) == nil)
    #expect(StudentT.twoSidedProbability(.nan, degrees: 3) == nil)
    #expect(StudentT.quantile975(degrees: 0) == nil)
  }

  @Test(arguments: [
    (0.5, 0.5723649429247001), (1, 0), (1.5, -0.12078223763524526), (2, 0),
    (3.7, 1.428072326665388), (10, 12.801827480081469), (1e3, 5905.220423209181),
    (1e7, 151180949.36947393),
  ])
  func gammaAgreesWithReference(x: Double, expected: Double) {
    expectNear(
      GammaFunction.logarithm(x), expected, within: 1e-13 * max(10, expected.magnitude))
  }
}
