extension DriverSummary {
  /// Relative weights of the themes in a regression of the contribution on whether each theme is
  /// mentioned. Themes that nobody or everybody mentions take no part.
  ///
  /// - Returns: the weights with the themes they belong to; `nil` when the score does not vary or
  ///   no theme takes part.
  /// - Complexity: O(2^p · p²) for p ≤ 15 themes, O(p³) for more.
  package func relativeWeights() -> (themes: [Int], weights: RelativeWeights)? {
    guard score.moments.squaredDeviations > 0 else { return nil }
    let varying = themes.indices.filter {
      themes[$0].moments.count > 0 && themes[$0].moments.count < score.n
    }
    guard !varying.isEmpty else { return nil }
    let correlations = SymmetricMatrix(order: varying.count) { row, column in
      row == column ? 1 : correlation(varying[row], varying[column])
    }
    let outcome = varying.map(correlationWithScore)
    return (varying, RelativeWeights(correlations: correlations, outcome: outcome))
  }

  /// The correlation of mentioning one theme with mentioning another; both must vary.
  private func correlation(_ first: Int, _ second: Int) -> Double {
    let (a, b) = (themes[first].moments.count, themes[second].moments.count)
    let covariance = Int128(score.n) * Int128(pairs[first, second]) - Int128(a) * Int128(b)
    return Double(covariance) / (spread(a).squareRoot() * spread(b).squareRoot())
  }

  /// The correlation of mentioning a theme with the contribution; both must vary.
  private func correlationWithScore(_ theme: Int) -> Double {
    let part = themes[theme].moments
    let n = score.n
    let covariance = Int128(n) * part.sum - Int128(part.count) * score.moments.sum
    let deviation = (score.moments.squaredDeviations * Double(n)).squareRoot()
    let value = FixedPoint.points(covariance) / (spread(part.count).squareRoot() * deviation)
    return min(1, max(-1, value))
  }

  /// k(N − k): N² times the variance of mentioning a theme.
  private func spread(_ count: Int) -> Double { Double(count) * Double(score.n - count) }
}
