import Testing
import Verbatim

/// Every reference value in one table, with the largest error of each row.
@Suite struct ReferenceTableTests {
  struct Line {
    var name: String
    var error: Double
  }

  private static func error(_ found: [Double], _ expected: [Double]) -> Double {
    guard found.count == expected.count else { return .infinity }
    return zip(found, expected).map { ($0 - $1).magnitude }.max() ?? 0
  }

  static let lines: [Line] = {
    var lines: [Line] = []
    func add(_ name: String, _ found: [Double], _ expected: [Double]) {
      lines.append(Line(name: name, error: error(found, expected)))
    }
    for reference in RelativeWeightsTests.references {
      let (predictors, outcome) = ClassicData.correlations(reference.rows, reference.columns)
      let lmg = LMG.weights(correlations: predictors, outcome: outcome)
      let johnson = JohnsonWeights.weights(correlations: predictors, outcome: outcome)
      add("LMG, \(reference.testDescription)", lmg.weights, reference.lmg)
      add("Johnson, \(reference.testDescription)", johnson.weights, reference.johnson)
      add("R², \(reference.testDescription)", [lmg.rSquared], [reference.rSquared])
    }
    let (r, y) = (ClassicData.azenBudescu, ClassicData.azenBudescuOutcome)
    add(
      "LMG, Azen & Budescu", LMG.weights(correlations: r, outcome: y).weights,
      [0.29217618, 0.07586135, 0.09491088, 0.12140411])
    add(
      "Johnson, Azen & Budescu", JohnsonWeights.weights(correlations: r, outcome: y).weights,
      [0.29075902, 0.0761198, 0.09760615, 0.11986755])
    let golden = DriverAnalysis(Golden20.summary(stratified: true))
    func values(_ value: (Driver) -> Double?) -> [Double] {
      golden.drivers.sorted { $0.theme < $1.theme }.map { value($0) ?? .nan }
    }
    add(
      "leave-out, golden 20", values { $0.impact.leaveOut },
      [10, -30.0 / 17, -330.0 / 17, 10.0 / 3, -180.0 / 7])
    add(
      "credit with no theme, golden 20",
      values { $0.impact.credit } + [golden.unthemed.credit ?? .nan],
      [7.5, 2.5, -10, 7.5, -7.5, 10])
    add(
      "stratified, golden 20", values { $0.impact.stratified },
      [5.0 / 3, 0, -7.5, 2.904762, -18.333333])
    add("q of refund, golden 20", [values { $0.q }[2]], [0.15350877])
    let interval = AdjustedWald.netPromoterScore(promoters: 40, passives: 40, detractors: 20)
    let (low, high) = (interval?.lowerBound ?? .nan, interval?.upperBound ?? .nan)
    // The reference has three decimals.
    add(
      "adjusted Wald", [low, high, (low + high) / 2].map { ($0 * 1_000).rounded() / 1_000 },
      [4.974, 33.861, 19.417])
    let classic = BenjaminiHochbergTests()
    add("Benjamini & Hochberg", BenjaminiHochberg.adjusted(classic.p), classic.q)
    if let fit = OrderedOutcomeTests().housingFit {
      add(
        "proportional odds, housing", fit.coefficients + fit.cuts,
        [
          0.56639374, 1.28881906, -0.57235015, -0.36618657, -1.09101491, 0.36028415, -0.49613534,
          0.69070829,
        ])
      // Four decimals.
      add("its deviance", [(fit.deviance * 1e4).rounded() / 1e4], [3_479.1493])
    }
    let fit = LeastSquaresTests.attitudeThirds
    add(
      "penalty and reward, attitude",
      [fit?.intercept ?? .nan] + (fit?.coefficients.compactMap { $0 } ?? []) + [fit?.rSquared ?? 0],
      [62.402646, -10.288864, 8.420066, 0.828666, 6.890187, 0.6676631])
    return lines
  }()

  @Test func everyReferenceValueIsReproduced() {
    #expect(Self.lines.count == 23)
    for line in Self.lines {
      #expect(line.error <= 1e-6, "\(line.name): \(line.error)")
    }
  }
}
