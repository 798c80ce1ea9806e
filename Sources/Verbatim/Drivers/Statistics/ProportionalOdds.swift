/// Regression of an ordered outcome: how many times the odds of a higher level each predictor goes
/// with. With two levels it is logistic regression.
///
/// ln(P(level ≤ j) / P(level > j)) = ζ_j − βx, by maximum likelihood: Newton's method with halved
/// steps where a full one does not help. Source: McCullagh (1980); for two levels Cox (1958).
package struct ProportionalOdds: Sendable {
  /// Equal observations.
  package struct Group: Sendable {
    /// From 0, the lowest.
    package var level: Int
    /// The predictors that are 1; all others are 0.
    package var predictors: [Int]
    /// How many observations they are.
    package var weight: Double

    package init(level: Int, predictors: [Int], weight: Double = 1) {
      (self.level, self.predictors, self.weight) = (level, predictors, weight)
    }
  }

  /// β, one for each predictor: the logarithm of the odds ratio of a higher level.
  package private(set) var coefficients: [Double]
  /// ζ, one fewer than there are levels, ascending.
  package private(set) var cuts: [Double]
  /// −2 times the logarithm of the likelihood.
  package private(set) var deviance: Double

  /// - Parameters:
  ///   - groups: of which every level has some.
  ///   - levels: at least two.
  ///   - predictors: their number.
  /// - Returns: `nil` when there is no maximum: a level is empty, a predictor determines the outcome
  ///   or the other predictors.
  /// - Complexity: O(groups · predictors² of a group) for each of a few steps, and O(p³).
  package init?(_ groups: [Group], levels: Int, predictors: Int) {
    guard levels >= 2 else { return nil }
    var totals = [Double](repeating: 0, count: levels)
    for group in groups { totals[group.level] += group.weight }
    guard totals.allSatisfy({ $0 > 0 }) else { return nil }
    let all = totals.reduce(0, +)
    var parameters = [Double](repeating: 0, count: predictors + levels - 1)
    var below = 0.0
    for cut in 0..<levels - 1 {
      below += totals[cut]
      parameters[predictors + cut] = naturalLogarithm(below / (all - below))
    }
    coefficients = []
    cuts = []
    deviance = 0
    guard var current = Self.likelihood(groups, parameters, levels, predictors, derivatives: true)
    else { return nil }
    for _ in 0..<40 {
      guard let step = Self.solve(current.information, current.gradient) else { return nil }
      var share = 1.0
      var next: Likelihood?
      var tried = parameters
      while share > 1e-6 {
        for index in tried.indices { tried[index] = parameters[index] + share * step[index] }
        next = Self.likelihood(groups, tried, levels, predictors, derivatives: true)
        if let next, next.value >= current.value - 1e-12 * current.value.magnitude { break }
        next = nil
        share /= 2
      }
      guard let next else { return nil }
      let largest = tried.prefix(predictors).map(\.magnitude).max() ?? 0
      guard largest < 15 else { return nil }
      let gain = next.value - current.value
      let moved = zip(tried, parameters).map { ($0 - $1).magnitude }.max() ?? 0
      (parameters, current) = (tried, next)
      if moved < 1e-10 || (gain.magnitude < 1e-13 * current.value.magnitude && moved < 1e-8) {
        coefficients = Array(parameters.prefix(predictors))
        cuts = Array(parameters.suffix(levels - 1))
        deviance = -2 * current.value
        return
      }
    }
    return nil
  }

  private struct Likelihood {
    var value: Double
    var gradient: [Double]
    /// Minus the second derivatives, row by row.
    var information: [Double]
  }

  private static func logistic(_ x: Double) -> Double {
    x >= 0 ? 1 / (1 + exponential(-x)) : exponential(x) / (1 + exponential(x))
  }

  /// `nil` where the cuts are out of order.
  private static func likelihood(
    _ groups: [Group], _ parameters: [Double], _ levels: Int, _ predictors: Int, derivatives: Bool
  ) -> Likelihood? {
    let order = parameters.count
    var result = Likelihood(
      value: 0, gradient: [Double](repeating: 0, count: order),
      information: [Double](repeating: 0, count: order * order))
    for cut in 1..<max(1, levels - 1)
    where parameters[predictors + cut] <= parameters[predictors + cut - 1] { return nil }
    for group in groups {
      var effect = 0.0
      for predictor in group.predictors { effect += parameters[predictor] }
      let upper = group.level < levels - 1 ? predictors + group.level : nil
      let lower = group.level > 0 ? predictors + group.level - 1 : nil
      let high = upper.map { logistic(parameters[$0] - effect) } ?? 1
      let low = lower.map { logistic(parameters[$0] - effect) } ?? 0
      let chance = high - low
      guard chance > 0 else { return nil }
      result.value += group.weight * naturalLogarithm(chance)
      let (highSlope, lowSlope) = (high * (1 - high), low * (1 - low))
      // Derivatives by the two ends a = ζ_j − βx and b = ζ_(j−1) − βx.
      let (byHigh, byLow) = (highSlope / chance, -lowSlope / chance)
      let highHigh = highSlope * (1 - 2 * high) / chance - byHigh * byHigh
      let lowLow = -lowSlope * (1 - 2 * low) / chance - byLow * byLow
      let highLow = -byHigh * byLow
      func add(_ index: Int, _ first: Double) {
        result.gradient[index] += group.weight * first
      }
      func add(_ row: Int, _ column: Int, _ second: Double) {
        result.information[row * order + column] -= group.weight * second
        if row != column { result.information[column * order + row] -= group.weight * second }
      }
      if let upper {
        add(upper, byHigh)
        add(upper, upper, highHigh)
        for predictor in group.predictors { add(upper, predictor, -(highHigh + highLow)) }
      }
      if let lower {
        add(lower, byLow)
        add(lower, lower, lowLow)
        for predictor in group.predictors { add(lower, predictor, -(lowLow + highLow)) }
      }
      if let upper, let lower { add(upper, lower, highLow) }
      let whole = highHigh + lowLow + 2 * highLow
      for (index, predictor) in group.predictors.enumerated() {
        add(predictor, -(byHigh + byLow))
        for other in group.predictors[...index] { add(predictor, other, whole) }
      }
    }
    return result
  }

  private static func solve(_ matrix: [Double], _ right: [Double]) -> [Double]? {
    let p = right.count
    var factor = matrix
    var solution = right
    for row in 0..<p {
      for column in 0...row {
        var value = matrix[row * p + column]
        for k in 0..<column { value -= factor[row * p + k] * factor[column * p + k] }
        if row == column {
          guard value > 1e-11 * matrix[row * p + row], value > 0 else { return nil }
          factor[row * p + row] = value.squareRoot()
        } else {
          factor[row * p + column] = value / factor[column * p + column]
        }
      }
      for k in 0..<row { solution[row] -= factor[row * p + k] * solution[k] }
      solution[row] /= factor[row * p + row]
    }
    for row in stride(from: p - 1, through: 0, by: -1) {
      for below in row + 1..<max(p, row + 1) {
        solution[row] -= factor[below * p + row] * solution[below]
      }
      solution[row] /= factor[row * p + row]
    }
    return solution
  }
}
