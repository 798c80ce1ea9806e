/// The regularised incomplete beta function I_x(a, b), the distribution function behind Student's t.
///
/// Source: the continued fraction of NIST DLMF 8.17.22, evaluated from the front by the method of
/// Lentz (1976), with the reflection I_x(a, b) = 1 − I_{1−x}(b, a) where it converges slowly.
package enum IncompleteBeta {
  /// I_x(a, b).
  ///
  /// - Parameters:
  ///   - x: in [0, 1].
  ///   - complement: 1 − x, given apart because it is often known better than by subtracting.
  ///   - a: greater than zero.
  ///   - b: greater than zero.
  /// - Returns: a probability in [0, 1].
  /// - Complexity: O(√max(a, b)).
  package static func regularized(
    _ x: Double, complement: Double, _ a: Double, _ b: Double
  ) -> Double {
    if x <= 0 { return 0 }
    if complement <= 0 { return 1 }
    if x > (a + 1) / (a + b + 2) {
      return min(1, max(0, 1 - front(complement, x, b, a)))
    }
    return min(1, max(0, front(x, complement, a, b)))
  }

  /// x^a (1 − x)^b / (a B(a, b)), times the continued fraction.
  private static func front(_ x: Double, _ complement: Double, _ a: Double, _ b: Double) -> Double {
    let logX = x > 0.5 ? logarithmOfOnePlus(-complement) : naturalLogarithm(x)
    let logComplement = complement > 0.5 ? logarithmOfOnePlus(-x) : naturalLogarithm(complement)
    let logFactor = a * logX + b * logComplement - GammaFunction.logarithmOfBeta(a, b)
    return exponential(logFactor) / a * continuedFraction(x, a, b)
  }

  private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func guarded(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / guarded(1 - (a + b) * x / (a + 1))
    var fraction = d
    var m = 1.0
    while m < 1_000_000 {
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / guarded(1 + even * d)
      c = guarded(1 + even / c)
      fraction *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / guarded(1 + odd * d)
      c = guarded(1 + odd / c)
      let step = d * c
      fraction *= step
      if (step - 1).magnitude < 1e-15 { break }
      m += 1
    }
    return fraction
  }
}
