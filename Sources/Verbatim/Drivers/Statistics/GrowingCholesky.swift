/// A regression that takes in one predictor after the other, and can forget the last one.
///
/// The Cholesky factor L of the cross products of the predictors taken in, with the outcome's cross
/// products solved forward alongside. The square of each new entry of that solution is the share
/// of the outcome the new predictor adds, so R² comes without solving anything. A predictor that
/// the ones before it already determine is refused instead of dividing by zero.
///
/// Source: bordering of a Cholesky factorisation; Golub & Van Loan, Matrix Computations, 4.2.
package struct GrowingCholesky: Sendable {
  /// The share of a predictor's own variance that must be left for it to count as new.
  package static let tolerance = 1e-10

  /// How many predictors have been taken in.
  package private(set) var count = 0
  private let capacity: Int
  private var factor: [Double]
  private var solution: [Double]

  /// - Parameter capacity: the largest number of predictors to be held at once.
  package init(capacity: Int) {
    self.capacity = capacity
    factor = [Double](repeating: 0, count: capacity * capacity)
    solution = [Double](repeating: 0, count: capacity)
  }

  /// Takes in a predictor.
  ///
  /// - Parameters:
  ///   - square: its cross product with itself.
  ///   - outcome: its cross product with the outcome.
  ///   - product: its cross product with the predictor taken in at a position.
  /// - Returns: what it adds to the explained square of the outcome, or `nil` when it is refused.
  /// - Complexity: O(count²); allocates nothing.
  package mutating func append(
    square: Double, outcome: Double, product: (_ position: Int) -> Double
  ) -> Double? {
    let new = count * capacity
    var left = square
    var projection = outcome
    for row in 0..<count {
      let old = row * capacity
      var entry = product(row)
      for column in 0..<row { entry -= factor[old + column] * factor[new + column] }
      entry /= factor[old + row]
      factor[new + row] = entry
      left -= entry * entry
      projection -= entry * solution[row]
    }
    guard left > Self.tolerance * square, left > 0 else { return nil }
    let pivot = left.squareRoot()
    factor[new + count] = pivot
    solution[count] = projection / pivot
    count += 1
    return solution[count - 1] * solution[count - 1]
  }

  /// Forgets the predictor taken in last.
  package mutating func removeLast() {
    precondition(count > 0, "no predictor to forget")
    count -= 1
  }

  /// The regression coefficients of the predictors taken in, in their order.
  ///
  /// - Complexity: O(count²).
  package var coefficients: [Double] {
    var result = [Double](repeating: 0, count: count)
    for row in (0..<count).reversed() {
      var value = solution[row]
      for below in row + 1..<max(count, row + 1) {
        value -= factor[below * capacity + row] * result[below]
      }
      result[row] = value / factor[row * capacity + row]
    }
    return result
  }
}
