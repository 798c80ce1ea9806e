/// The logarithm of the gamma function and of the beta function, for positive arguments.
///
/// Source: Stirling's series, NIST DLMF 5.11.1, after lifting the argument to at least ten by
/// Γ(x + 1) = xΓ(x) (DLMF 5.5.1). Written here because `lgamma` of the C library writes a global
/// (`signgam`), which two threads must not do at once.
package enum GammaFunction {
  /// ln Γ(x).
  ///
  /// - Parameter x: greater than zero.
  /// - Returns: the value to about 14 digits; not a number when `x` is not positive.
  /// - Complexity: O(1).
  package static func logarithm(_ x: Double) -> Double {
    guard x > 0 else { return .nan }
    var lifted = x
    var product = 1.0
    while lifted < 10 {
      product *= lifted
      lifted += 1
    }
    let halfLogTwoPi = 0.918938533204672741780329736406
    return (lifted - 0.5) * naturalLogarithm(lifted) - lifted + halfLogTwoPi
      + stirlingRemainder(lifted) - naturalLogarithm(product)
  }

  /// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b).
  ///
  /// With a large argument the terms cancel to a small difference, so that difference is written
  /// out: eight digits would be lost at ten million degrees of freedom otherwise.
  ///
  /// - Parameters:
  ///   - a: greater than zero.
  ///   - b: greater than zero.
  /// - Complexity: O(1).
  package static func logarithmOfBeta(_ a: Double, _ b: Double) -> Double {
    let large = max(a, b)
    let small = min(a, b)
    guard large >= 10 else { return logarithm(a) + logarithm(b) - logarithm(a + b) }
    let growth =
      (large - 0.5) * logarithmOfOnePlus(small / large)
      + small * naturalLogarithm(large + small) - small
      + stirlingRemainder(large + small) - stirlingRemainder(large)
    return logarithm(small) - growth
  }

  /// What Stirling's formula leaves over at x ≥ 10, to the sixth term.
  private static func stirlingRemainder(_ x: Double) -> Double {
    let inverse = 1 / x
    let square = inverse * inverse
    let coefficients = [
      -691.0 / 360_360, 1.0 / 1_188, -1.0 / 1_680, 1.0 / 1_260, -1.0 / 360, 1.0 / 12,
    ]
    var sum = 0.0
    for coefficient in coefficients { sum = sum * square + coefficient }
    return sum * inverse
  }
}
