/// The regression of the contribution on the signs of all themes, with a mean for each stratum.
///
/// - Complexity: O(responses · mentions²) and O(themes³).
package struct MentionRegression: Sendable {
  /// Two predictors a theme: 2t its negative mentions, 2t + 1 its positive ones.
  package let equations: NormalEquations
  /// For each stratum what a respondent without signs is expected to contribute, in points.
  private let intercepts: [Double]

  package init(_ table: ResponseTable, ordered strata: [ResponseTable.Stratum]) {
    let p = 2 * table.themeCount
    var products = SymmetricMatrix(order: p)
    var outcome = [Double](repeating: 0, count: p)
    var square = 0.0
    var counts = [Double](repeating: 0, count: p)
    var sums = [Double](repeating: 0, count: p)
    var predictors: [Int] = []
    var means: [(mean: Double, shares: [(predictor: Int, share: Double)])] = []
    for stratum in strata {
      var moments = Moments()
      var met: [Int] = []
      for row in stratum.rows {
        let contribution = table.contributions[Int(row)]
        moments.add(contribution)
        predictors.removeAll(keepingCapacity: true)
        for code in table.mentions(of: Int(row)) {
          if let predictor = Self.predictor(code) { predictors.append(predictor) }
        }
        for (index, predictor) in predictors.enumerated() {
          if counts[predictor] == 0 { met.append(predictor) }
          counts[predictor] += 1
          sums[predictor] += Double(contribution)
          for other in predictors[..<index] { products[predictor, other] += 1 }
        }
      }
      square += moments.squaredDeviations
      let n = Double(moments.count)
      let mean = Double(moments.sum) / n
      for (index, predictor) in met.enumerated() {
        let count = counts[predictor]
        products[predictor, predictor] += count * (n - count) / n
        let unit = Double(FixedPoint.unitsPerPoint)
        // Exactly nothing where all contributions are equal, whatever the mean's rounding.
        if moments.squaredDeviations > 0 {
          outcome[predictor] += (sums[predictor] - count * mean) / unit
        }
        for other in met[..<index] { products[predictor, other] -= count * counts[other] / n }
      }
      means.append((moments.mean ?? 0, met.map { ($0, counts[$0] / n) }))
      for predictor in met {
        counts[predictor] = 0
        sums[predictor] = 0
      }
    }
    let equations = NormalEquations(
      products: products, outcome: outcome, outcomeSquare: square,
      observations: table.count - strata.count)
    self.equations = equations
    intercepts = means.map { stratum in
      stratum.shares.reduce(stratum.mean) {
        $0 - (equations.coefficients[$1.predictor] ?? 0) * $1.share
      }
    }
  }

  /// The predictor that a mention is; `nil` without a sign.
  @inline(__always) static func predictor(_ code: UInt32) -> Int? {
    code % 4 == 0 ? nil : Int(code / 4) * 2 + Int(code % 4) - 1
  }

  /// What the regression leaves of a contribution, in points.
  func residual(_ contribution: Int64, _ mentions: ArraySlice<UInt32>, stratum: Int) -> Double {
    mentions.reduce(FixedPoint.points(contribution) - intercepts[stratum]) { left, code in
      left - (Self.predictor(code).flatMap { equations.coefficients[$0] } ?? 0)
    }
  }

  /// The penalty and reward of a theme; `nil` when neither can be told.
  package func penaltyReward(
    _ theme: Int, isEnough: (penalty: Bool, reward: Bool),
    intervals: (penalty: ClosedRange<Double>?, reward: ClosedRange<Double>?)
  ) -> PenaltyReward? {
    let (low, high) = (2 * theme, 2 * theme + 1)
    let (penalty, reward) = (equations.coefficients[low], equations.coefficients[high])
    guard penalty != nil || reward != nil else { return nil }
    return PenaltyReward(
      penalty: penalty, reward: reward, penaltyP: equations.probability([low]),
      rewardP: equations.probability([high]), differenceP: equations.probability([low, high]),
      isEnough: isEnough, intervals: intervals)
  }
}
