/// Student's t distribution: tail probabilities and the 97.5 % point.
///
/// Source: Student (1908). P(|T| > t) = I_{ν/(ν+t²)}(ν/2, 1/2); the quantile by halving, or from
/// the expansion of Abramowitz & Stegun 26.7.5 with many degrees of freedom.
package enum StudentT {
  /// The 97.5 % point of the standard normal distribution, for 95 % intervals.
  package static let normalQuantile = 1.959963984540054

  /// The chance that |T| exceeds `t` with `degrees` degrees of freedom.
  ///
  /// - Parameters:
  ///   - t: the statistic; its sign does not matter.
  ///   - degrees: degrees of freedom, greater than zero, not necessarily whole.
  /// - Returns: a probability in [0, 1], or `nil` when it is not defined.
  /// - Complexity: O(√degrees).
  package static func twoSidedProbability(_ t: Double, degrees: Double) -> Double? {
    guard degrees > 0, degrees.isFinite, !t.isNaN else { return nil }
    guard t.isFinite else { return 0 }
    let square = t * t
    guard square.isFinite else { return 0 }
    let whole = degrees + square
    return IncompleteBeta.regularized(
      degrees / whole, complement: square / whole, degrees / 2, 0.5)
  }

  /// The point below which 97.5 % of the distribution lies: the half width, in standard errors, of
  /// a 95 % interval.
  ///
  /// - Parameter degrees: degrees of freedom, at least one.
  /// - Returns: between 1.96 and 12.71, or `nil` below one degree of freedom.
  /// - Complexity: O(√degrees) below a thousand degrees, O(1) above.
  package static func quantile975(degrees: Double) -> Double? {
    guard degrees >= 1, degrees.isFinite else { return nil }
    if degrees >= 1_000 { return expandedQuantile(degrees) }
    var low = 1.9
    var high = 12.8
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return middle }
      guard let tails = twoSidedProbability(middle, degrees: degrees) else { return nil }
      if tails > 0.05 { low = middle } else { high = middle }
    }
  }

  private static func expandedQuantile(_ degrees: Double) -> Double {
    let z = normalQuantile
    let square = z * z
    let first = z * (square + 1) / 4
    let second = z * ((5 * square + 16) * square + 3) / 96
    let third = z * (((3 * square + 19) * square + 17) * square - 15) / 384
    return z + (first + (second + third / degrees) / degrees) / degrees
  }
}
