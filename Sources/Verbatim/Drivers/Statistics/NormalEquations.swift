/// Least squares from the cross products of centred predictors, with standard errors.
///
/// Each predictor's own square is raised by a billionth before solving. That changes nothing that
/// can be seen, but gives predictors that determine each other equal parts of what they explain
/// together, with standard errors so large that nobody takes them for known.
///
/// Source: Cholesky factorisation; Golub & Van Loan, Matrix Computations, 4.2. Ridge: Hoerl &
/// Kennard (1970).
package struct NormalEquations: Sendable {
  /// The share by which each predictor's own square is raised.
  package static let ridge = 1e-9

  /// One for each predictor; `nil` for one that does not vary.
  package let coefficients: [Double?]
  /// The variance of what the predictors leave, per degree of freedom; `nil` without any.
  package let residualVariance: Double?
  /// Degrees of freedom that the residuals have; may be zero or less.
  package let degrees: Int
  private let places: [Int?]
  private let order: Int
  private let inverse: [Double]

  /// - Parameters:
  ///   - products: of the centred predictors with each other.
  ///   - outcome: of each centred predictor with the centred outcome.
  ///   - outcomeSquare: of the centred outcome with itself.
  ///   - observations: their number less the number of means taken off.
  /// - Complexity: O(p³).
  package init(
    products: SymmetricMatrix, outcome: [Double], outcomeSquare: Double, observations: Int
  ) {
    let varying = outcome.indices.filter { products[$0, $0] > 0 }
    let p = varying.count
    var factor = [Double](repeating: 0, count: p * p)
    for row in 0..<p {
      for column in 0...row {
        var value = products[varying[row], varying[column]]
        if row == column { value *= 1 + Self.ridge }
        for k in 0..<column { value -= factor[row * p + k] * factor[column * p + k] }
        if row == column {
          // Only rounding can make this too small; the ridge keeps it positive otherwise.
          let floor = products[varying[row], varying[row]] * Self.ridge / 2
          factor[row * p + row] = max(value, floor).squareRoot()
        } else {
          factor[row * p + column] = value / factor[column * p + column]
        }
      }
    }
    let inverse = Self.inverse(factor, p)
    var places = [Int?](repeating: nil, count: outcome.count)
    var coefficients = [Double?](repeating: nil, count: outcome.count)
    var explained = 0.0
    for (row, index) in varying.enumerated() {
      var value = 0.0
      for column in 0..<p { value += inverse[row * p + column] * outcome[varying[column]] }
      places[index] = row
      coefficients[index] = value
      explained += value * outcome[index]
    }
    self.places = places
    self.coefficients = coefficients
    self.inverse = inverse
    order = p
    degrees = observations - p
    let left = max(0, outcomeSquare - explained)
    // What is but rounding of the whole is nothing.
    residualVariance =
      degrees > 0 ? (left > outcomeSquare * 1e-12 ? left / Double(degrees) : 0) : nil
  }

  /// The covariance of two coefficients; `nil` where either is, or no degrees of freedom are left.
  package func covariance(_ first: Int, _ second: Int) -> Double? {
    guard let variance = residualVariance, let row = places[first], let column = places[second]
    else { return nil }
    return variance * inverse[row * order + column]
  }

  /// How much a coefficient moves when the products of the predictors with the outcome change by
  /// `sums`; `nil` where there is none.
  package func shift(_ index: Int, _ sums: [Double]) -> Double? {
    guard let row = places[index] else { return nil }
    var value = 0.0
    for (other, place) in places.enumerated() {
      if let place { value += inverse[row * order + place] * sums[other] }
    }
    return value
  }

  /// The standard error of a coefficient.
  package func error(_ index: Int) -> Double? {
    covariance(index, index).map { max(0, $0).squareRoot() }
  }

  /// The two-sided p of a sum of coefficients, by Student's t test; `nil` where it is not defined.
  package func probability(_ indices: [Int]) -> Double? {
    var estimate = 0.0
    var variance = 0.0
    for first in indices {
      guard let coefficient = coefficients[first] else { return nil }
      estimate += coefficient
      for second in indices {
        guard let covariance = covariance(first, second) else { return nil }
        variance += covariance
      }
    }
    guard variance > 0 else { return estimate == 0 ? 1 : nil }
    return StudentT.twoSidedProbability(estimate / variance.squareRoot(), degrees: Double(degrees))
  }

  /// The inverse of LL′ from L.
  private static func inverse(_ factor: [Double], _ p: Int) -> [Double] {
    var lower = [Double](repeating: 0, count: p * p)
    for column in 0..<p {
      for row in column..<p {
        var value = row == column ? 1.0 : 0
        for k in column..<max(row, column) {
          value -= factor[row * p + k] * lower[k * p + column]
        }
        lower[row * p + column] = value / factor[row * p + row]
      }
    }
    var inverse = [Double](repeating: 0, count: p * p)
    for row in 0..<p {
      for column in 0...row {
        var value = 0.0
        for k in row..<p { value += lower[k * p + row] * lower[k * p + column] }
        inverse[row * p + column] = value
        inverse[column * p + row] = value
      }
    }
    return inverse
  }
}
