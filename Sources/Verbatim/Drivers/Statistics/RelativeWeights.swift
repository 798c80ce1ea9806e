/// How the explained share of an outcome was divided among its predictors.
public enum RelativeWeightMethod: String, Sendable, Hashable, CaseIterable {
  /// Lindeman, Merenda & Gold: what a predictor adds to R², averaged over all orders of entry.
  case lmg
  /// Johnson's relative weights, through the nearest uncorrelated predictors.
  case johnson
}

/// R² of a regression, divided among its predictors.
///
/// The two methods mostly agree closely but can rank predictors differently, so a weight is never
/// shown without its method.
package struct RelativeWeights: Sendable, Hashable {
  /// How the weights were found.
  package let method: RelativeWeightMethod
  /// One for each predictor, not negative, with sum `rSquared`.
  package let weights: [Double]
  /// The explained share of the outcome's variance, in [0, 1].
  package let rSquared: Double

  package init(method: RelativeWeightMethod, weights: [Double], rSquared: Double) {
    self.method = method
    self.weights = weights
    self.rSquared = rSquared
  }

  /// The weights by LMG where its 2^p regressions can be afforded, else by Johnson's method.
  ///
  /// - Parameters:
  ///   - correlations: of the predictors among each other.
  ///   - outcome: of each predictor with the outcome.
  package init(correlations: SymmetricMatrix, outcome: [Double]) {
    self =
      outcome.count <= LMG.largestModel
      ? LMG.weights(correlations: correlations, outcome: outcome)
      : JohnsonWeights.weights(correlations: correlations, outcome: outcome)
  }
}
