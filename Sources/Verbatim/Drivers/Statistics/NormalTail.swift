/// The standard normal distribution: tails and quantiles.
package enum NormalTail {
  /// The chance that |Z| exceeds `z`.
  package static func twoSided(_ z: Double) -> Double {
    complementaryError(z.magnitude / 2.0.squareRoot())
  }

  /// The chance that Z is at most `z`.
  package static func below(_ z: Double) -> Double {
    complementaryError(-z / 2.0.squareRoot()) / 2
  }
}
