/// R² divided among correlated predictors in polynomial time.
///
/// The predictors are replaced by the uncorrelated ones nearest to them. The outcome's regression
/// on those is plain, and each one's share goes back to the predictors by their squared
/// correlations with it. With R = VΛV′ and r the correlations with the outcome, the weights are
/// (VΛ^½V′)∘² · (VΛ^−½V′ r)∘², ∘² squaring each element.
///
/// Source: Johnson (2000), Multivariate Behavioral Research 35, 1–19.
package enum JohnsonWeights {
  /// The weights of the predictors.
  ///
  /// - Parameters:
  ///   - correlations: of the predictors among each other. Directions without variance are left
  ///     out, so it may be singular.
  ///   - outcome: of each predictor with the outcome.
  /// - Complexity: O(p³).
  package static func weights(
    correlations: SymmetricMatrix, outcome: [Double]
  ) -> RelativeWeights {
    let p = outcome.count
    precondition(p == correlations.order, "one outcome correlation for each predictor")
    let eigen = SymmetricEigen(correlations)
    let floor = (eigen.values.first ?? 0) * GrowingCholesky.tolerance
    let roots = eigen.values.prefix { $0 > floor && $0 > 0 }.map { $0.squareRoot() }

    var beta = [Double](repeating: 0, count: p)
    for (k, root) in roots.enumerated() {
      var projection = 0.0
      for i in 0..<p { projection += eigen.vectors[k * p + i] * outcome[i] }
      for i in 0..<p { beta[i] += eigen.vectors[k * p + i] * projection / root }
    }

    // VΛ^¼, one row for each predictor: the root of R is its product with its own transpose.
    let rank = roots.count
    var half = [Double](repeating: 0, count: p * rank)
    for (k, root) in roots.enumerated() {
      let scale = root.squareRoot()
      for i in 0..<p { half[i * rank + k] = eigen.vectors[k * p + i] * scale }
    }
    let root = SymmetricMatrix(order: p) { row, column in
      var sum = 0.0
      for k in 0..<rank { sum += half[row * rank + k] * half[column * rank + k] }
      return sum
    }

    let weights = (0..<p).map { row in
      var sum = 0.0
      for column in 0..<p {
        let product = root[row, column] * beta[column]
        sum += product * product
      }
      return sum
    }
    let rSquared = beta.reduce(0) { $0 + $1 * $1 }
    return RelativeWeights(method: .johnson, weights: weights, rSquared: min(1, rSquared))
  }
}
