#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Logistic regression over sparse features that are present or absent, learned example by example.
///
/// Steps are scaled for each feature by AdaGrad, so that rare features learn as fast as common ones.
/// The same examples in the same order give the same weights.
///
/// Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and
/// stochastic optimization", JMLR 12, 2011.
package struct LogisticRegression: Sendable {
  /// For each feature its weight, in nats, and the sum of its squared gradients.
  private var cells: [Float]
  private let rate: Float
  private let slowFrom: Int

  /// - Parameter slowFrom: features from this one on learn at half the rate, such as those of one
  ///   corpus beside those that several share.
  package init(featureCount: Int, rate: Float = 0.1, slowFrom: Int = .max) {
    self.slowFrom = slowFrom
    cells = [Float](repeating: 0, count: 2 * featureCount)
    self.rate = rate
  }

  /// The weight of a feature, in nats.
  package func weight(_ feature: Int) -> Float { cells[2 * feature] }

  /// The log odds that the example is positive.
  package func score(_ features: Span<Int32>) -> Float {
    let cells = cells.span
    var sum: Float = 0
    for index in features.indices { sum += cells[2 * Int(features[index])] }
    return sum
  }

  /// Takes one step towards `isPositive`, and returns the loss before it, in nats.
  ///
  /// - Parameter importance: how much the example counts, 1 for an ordinary one.
  @discardableResult
  package mutating func learn(
    _ features: Span<Int32>, isPositive: Bool, importance: Float = 1
  ) -> Float {
    let score = score(features)
    let probability = 1 / (1 + exp(-score))
    let error = probability - (isPositive ? 1 : 0)
    // What is nearly right teaches nothing but rounding.
    if abs(error) >= 0.01 {
      let gradient = error * importance
      let square = gradient * gradient
      let step = rate * gradient
      let slowFrom = slowFrom
      var span = cells.mutableSpan
      for index in features.indices {
        let feature = 2 * Int(features[index])
        let step = Int(features[index]) < slowFrom ? step : step / 2
        let sum = span[feature + 1] + square
        span[feature + 1] = sum
        span[feature] -= step / (sum + 0.01).squareRoot()
      }
    }
    return -log(max(1e-7, isPositive ? probability : 1 - probability))
  }
}
