/// Ordinary least squares of an outcome on columns of predictors, with an intercept.
///
/// Centred cross products and a Cholesky factor. A column that is constant, or determined by the
/// columns before it, gets no coefficient.
package struct LeastSquares: Sendable {
  /// The value at which all predictors are zero.
  package let intercept: Double
  /// One for each column; `nil` for a column that adds nothing to those before it.
  package let coefficients: [Double?]
  /// The explained share of the outcome's variance, in [0, 1]; `nil` when the outcome is constant.
  package let rSquared: Double?

  /// - Parameters:
  ///   - outcome: n values.
  ///   - columns: predictors, each of n values.
  /// - Returns: `nil` when n is zero or a column has another length.
  /// - Complexity: O(n·p² + p³).
  package init?(_ outcome: [Double], on columns: [[Double]]) {
    guard !outcome.isEmpty, columns.allSatisfy({ $0.count == outcome.count }) else { return nil }
    let (mean, centred) = Self.centred(outcome)
    let predictors = columns.map(Self.centred)
    var regression = GrowingCholesky(capacity: columns.count)
    var taken: [Int] = []
    var explained = 0.0
    for (index, predictor) in predictors.enumerated() {
      let column = predictor.values
      // A constant column leaves rounding dust after centring, not exact zeros.
      let dust = Double(column.count) * predictor.mean * predictor.mean * 1e-28
      let square = Self.product(column, column)
      guard square > dust else { continue }
      let gain = regression.append(square: square, outcome: Self.product(column, centred)) {
        Self.product(column, predictors[taken[$0]].values)
      }
      guard let gain else { continue }
      explained += gain
      taken.append(index)
    }
    var found = [Double?](repeating: nil, count: columns.count)
    var level = mean
    for (index, coefficient) in zip(taken, regression.coefficients) {
      found[index] = coefficient
      level -= coefficient * predictors[index].mean
    }
    let total = Self.product(centred, centred)
    intercept = level
    coefficients = found
    rSquared = total > 0 ? min(1, explained / total) : nil
  }

  private static func centred(_ values: [Double]) -> (mean: Double, values: [Double]) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.map { $0 - mean })
  }

  private static func product(_ first: [Double], _ second: [Double]) -> Double {
    var sum = 0.0
    for index in first.indices { sum += first[index] * second[index] }
    return sum
  }
}
