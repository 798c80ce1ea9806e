/// R² divided among correlated predictors: the average, over all orders in which the predictors
/// may enter the regression, of what each adds when it enters. This is the Shapley value of the
/// game whose worth is R².
///
/// Source: Lindeman, Merenda & Gold (1980); the sum over subsets is Shapley (1953), as in
/// Lipovetsky & Conklin (2001) and the general dominance of Azen & Budescu (2003).
package enum LMG {
  /// The largest number of predictors: 2^15 regressions.
  package static let largestModel = 15

  /// The weights of the predictors.
  ///
  /// - Parameters:
  ///   - correlations: of the predictors among each other; it may be singular.
  ///   - outcome: of each predictor with the outcome; at most ``largestModel`` of them.
  /// - Complexity: O(2^p · p²) time, O(2^p) memory.
  package static func weights(
    correlations: SymmetricMatrix, outcome: [Double]
  ) -> RelativeWeights {
    let p = outcome.count
    precondition(p <= largestModel && p == correlations.order, "too many or too few predictors")
    let explained = rSquaredOfSubsets(correlations: correlations, outcome: outcome)
    let share = weightBySize(p)
    let weights = (0..<p).map { predictor in
      let bit = 1 << predictor
      var sum = 0.0
      for subset in explained.indices where subset & bit == 0 {
        sum += share[subset.nonzeroBitCount] * (explained[subset | bit] - explained[subset])
      }
      return max(0, sum)
    }
    return RelativeWeights(
      method: .lmg, weights: weights, rSquared: min(1, explained[explained.count - 1]))
  }

  /// R² of the regression on each subset of the predictors; bit i of the index stands for
  /// predictor i.
  ///
  /// - Complexity: O(2^p · p²).
  package static func rSquaredOfSubsets(
    correlations: SymmetricMatrix, outcome: [Double]
  ) -> [Double] {
    var search = SubsetSearch(correlations: correlations, outcome: outcome)
    search.extend(subset: 0, from: 0, explained: 0)
    return search.rSquared
  }

  /// s!(p − 1 − s)!/p!, the share of orders in which a given set of s comes just before a given
  /// predictor.
  private static func weightBySize(_ p: Int) -> [Double] {
    guard p > 0 else { return [] }
    var weights = [1 / Double(p)]
    for size in 1..<max(1, p) {
      weights.append(weights[size - 1] * Double(size) / Double(p - size))
    }
    return weights
  }
}

/// Visits all subsets depth first, each by adding one predictor to the one before.
private struct SubsetSearch {
  let correlations: SymmetricMatrix
  let outcome: [Double]
  var rSquared: [Double]
  var regression: GrowingCholesky
  var taken: [Int] = []

  init(correlations: SymmetricMatrix, outcome: [Double]) {
    self.correlations = correlations
    self.outcome = outcome
    rSquared = [Double](repeating: 0, count: 1 << outcome.count)
    regression = GrowingCholesky(capacity: outcome.count)
    taken.reserveCapacity(outcome.count)
  }

  mutating func extend(subset: Int, from first: Int, explained: Double) {
    for predictor in first..<max(first, outcome.count) {
      let larger = subset | 1 << predictor
      let gain = regression.append(
        square: correlations[predictor, predictor], outcome: outcome[predictor]
      ) { correlations[predictor, taken[$0]] }
      rSquared[larger] = explained + (gain ?? 0)
      if gain != nil { taken.append(predictor) }
      extend(subset: larger, from: predictor + 1, explained: rSquared[larger])
      if gain != nil {
        taken.removeLast()
        regression.removeLast()
      }
    }
  }
}
