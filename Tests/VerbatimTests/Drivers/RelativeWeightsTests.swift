import Testing
import Verbatim

@Suite struct RelativeWeightsTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rows: [[Double]]
    let columns: [Int]
    let lmg: [Double]
    let johnson: [Double]
    let rSquared: Double
  }

  static let references = [
    Reference(
      testDescription: "swiss", rows: ClassicData.swiss, columns: Array(1...5),
      lmg: [0.05709122, 0.17117303, 0.26013468, 0.10557015, 0.11276592],
      johnson: [0.0484169, 0.15470825, 0.2719641, 0.11468003, 0.11696572],
      rSquared: 0.7067350016),
    Reference(
      testDescription: "attitude", rows: ClassicData.attitude, columns: Array(1...6),
      lmg: [0.37081619, 0.05090379, 0.15576599, 0.12034508, 0.00658872, 0.02818221],
      johnson: [0.3627602, 0.05600228, 0.16361091, 0.1217804, 0.00825547, 0.02019274],
      rSquared: 0.7326019925),
    Reference(
      testDescription: "mtcars with weight", rows: ClassicData.mtcars, columns: [1, 2, 3, 4],
      lmg: [0.21570939, 0.20069837, 0.17007695, 0.26215009],
      johnson: [0.20969036, 0.18830427, 0.17995898, 0.27068119],
      rSquared: 0.8486347934),
    Reference(
      testDescription: "mtcars with gear", rows: ClassicData.mtcars, columns: [1, 2, 3, 5],
      lmg: [0.24705203, 0.24349959, 0.2109129, 0.07772511],
      johnson: [0.22847973, 0.22214687, 0.23217444, 0.0963886],
      rSquared: 0.779189639),
  ]

  @Test(arguments: references) func agreesWithReference(_ reference: Reference) {
    let (predictors, outcome) = ClassicData.correlations(reference.rows, reference.columns)
    let lmg = LMG.weights(correlations: predictors, outcome: outcome)
    let johnson = JohnsonWeights.weights(correlations: predictors, outcome: outcome)
    expectNear(lmg.weights, reference.lmg, within: 1e-8)
    expectNear(johnson.weights, reference.johnson, within: 1e-8)
    expectNear(lmg.rSquared, reference.rSquared, within: 1e-9)
    expectNear(johnson.rSquared, reference.rSquared, within: 1e-9)
    expectNear(lmg.weights.reduce(0, +), lmg.rSquared, within: 1e-12)
    expectNear(johnson.weights.reduce(0, +), johnson.rSquared, within: 1e-12)
  }

  /// Why the method is always named.
  @Test func theMethodsCanRankDifferently() {
    func order(_ weights: [Double]) -> [Int] {
      weights.indices.sorted { weights[$0] > weights[$1] }
    }
    let (predictors, outcome) = ClassicData.correlations(ClassicData.mtcars, [1, 2, 3, 5])
    let lmg = LMG.weights(correlations: predictors, outcome: outcome)
    let johnson = JohnsonWeights.weights(correlations: predictors, outcome: outcome)
    #expect(order(lmg.weights) == [0, 1, 2, 3])
    #expect(order(johnson.weights) == [2, 0, 1, 3])
  }

  @Test func azenBudescuAgreesWithReference() {
    let (r, y) = (ClassicData.azenBudescu, ClassicData.azenBudescuOutcome)
    expectNear(
      LMG.weights(correlations: r, outcome: y).weights,
      [0.29217618, 0.07586135, 0.09491088, 0.12140411], within: 1e-8)
    expectNear(
      JohnsonWeights.weights(correlations: r, outcome: y).weights,
      [0.29075902, 0.0761198, 0.09760615, 0.11986755], within: 1e-8)
  }

  /// Conditional dominance: what a predictor adds on average to models of each size.
  @Test func azenBudescuByLevelAgreesWithReference() {
    let explained = LMG.rSquaredOfSubsets(
      correlations: ClassicData.azenBudescu, outcome: ClassicData.azenBudescuOutcome)
    let expected = [
      [0.36, 0.09, 0.16, 0.25], [0.299765, 0.073805, 0.095017, 0.151886],
      [0.262966, 0.068671, 0.063326, 0.073254], [0.245974, 0.07097, 0.061301, 0.010476],
    ]
    for size in 0..<4 {
      for predictor in 0..<4 {
        let bit = 1 << predictor
        let gains = (0..<16).filter { $0 & bit == 0 && $0.nonzeroBitCount == size }
          .map { explained[$0 | bit] - explained[$0] }
        let mean = gains.reduce(0, +) / Double(gains.count)
        expectNear(mean, expected[size][predictor], within: 1e-6)
      }
    }
  }

  @Test func twinsShareEqually() {
    let twins = SymmetricMatrix(order: 3) { $0 == $1 || ($0 < 2 && $1 < 2) ? 1 : 0.25 }
    let outcome = [0.5, 0.5, 0.4]
    let lmg = LMG.weights(correlations: twins, outcome: outcome)
    let johnson = JohnsonWeights.weights(correlations: twins, outcome: outcome)
    for weights in [lmg, johnson] {
      expectNear(weights.weights[0], weights.weights[1], within: 1e-12)
      expectNear(weights.weights.reduce(0, +), weights.rSquared, within: 1e-12)
    }
    expectNear(lmg.rSquared, johnson.rSquared, within: 1e-12)
  }

  @Test func uncorrelatedPredictorsKeepTheirOwnSquares() {
    let identity = SymmetricMatrix(order: 4) { $0 == $1 ? 1 : 0 }
    let outcome = [0.1, -0.5, 0.3, 0]
    for method in RelativeWeightMethod.allCases {
      let found =
        method == .lmg
        ? LMG.weights(correlations: identity, outcome: outcome)
        : JohnsonWeights.weights(correlations: identity, outcome: outcome)
      #expect(found.method == method)
      expectNear(found.weights, [0.01, 0.25, 0.09, 0], within: 1e-12)
    }
  }

  @Test func theMethodChangesAboveFifteen() {
    for order in [0, 1, 15, 16] {
      let identity = SymmetricMatrix(order: order) { $0 == $1 ? 1 : 0 }
      let outcome = [Double](repeating: 0.1, count: order)
      let found = RelativeWeights(correlations: identity, outcome: outcome)
      #expect(found.method == (order <= 15 ? .lmg : .johnson))
      expectNear(found.weights, outcome.map { $0 * $0 }, within: 1e-12)
    }
  }
}
