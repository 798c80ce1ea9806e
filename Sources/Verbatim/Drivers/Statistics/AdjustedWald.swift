/// Adjusted Wald intervals: a few imaginary respondents are added before the usual formula, which
/// makes the interval cover as often as it says also with few answers.
package enum AdjustedWald {
  /// The 95 % interval of a Net Promoter Score.
  ///
  /// Adds 3 respondents, of which 3/4 are promoters and 3/4 detractors, then takes
  /// score ± 1.96 √((p + d − (p − d)²) / n). Source: the adjustment studied by Rocks (2016) for
  /// the Net Promoter Score, after Agresti & Min (2005).
  ///
  /// - Returns: in points, cut to −100…100; `nil` without respondents. Its middle is nearer to
  ///   zero than the score, which it holds also where one or two respondents agree.
  /// - Complexity: O(1).
  package static func netPromoterScore(
    promoters: Int, passives: Int, detractors: Int
  ) -> ClosedRange<Double>? {
    let n = promoters + passives + detractors
    guard n > 0 else { return nil }
    let total = Double(n) + 3
    let up = (Double(promoters) + 0.75) / total
    let down = (Double(detractors) + 0.75) / total
    let middle = up - down
    let half =
      StudentT.normalQuantile * (max(0, up + down - middle * middle) / total).squareRoot()
    let score = 100 * Double(promoters - detractors) / Double(n)
    return min(
      score, max(-100, 100 * (middle - half)))...max(score, min(100, 100 * (middle + half)))
  }

  /// The 95 % interval of a share.
  ///
  /// Adds z² respondents, half of them successes. Source: Agresti & Coull (1998).
  ///
  /// - Returns: in percent, cut to 0…100; `nil` without respondents.
  /// - Complexity: O(1).
  package static func share(_ successes: Int, of n: Int) -> ClosedRange<Double>? {
    guard n > 0 else { return nil }
    let square = StudentT.normalQuantile * StudentT.normalQuantile
    let total = Double(n) + square
    let middle = (Double(successes) + square / 2) / total
    let half = StudentT.normalQuantile * (middle * (1 - middle) / total).squareRoot()
    return max(0, 100 * (middle - half))...min(100, 100 * (middle + half))
  }
}
