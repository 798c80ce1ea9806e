#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Multinomial logistic regression of a text's register on the n-grams it has, by AdaGrad. The
/// scores are divided by the root of the number of n-grams, so that long texts are no surer.
struct RegisterLearner {
  private let classes: Int
  private var weights: [Float]
  private var squares: [Float]
  private var scores: [Float]

  init(featureCount: Int, classes: Int) {
    self.classes = classes
    weights = [Float](repeating: 0, count: featureCount * classes)
    squares = weights
    scores = [Float](repeating: 0, count: classes)
  }

  func weight(_ feature: Int, _ index: Int) -> Float { weights[feature * classes + index] }

  mutating func learn(_ features: [Int32], _ truth: Int) {
    let scale = 1 / Float(features.count + 10).squareRoot()
    var most = -Float.infinity
    for index in 0..<classes {
      var sum: Float = 0
      for feature in features { sum += weights[Int(feature) * classes + index] }
      scores[index] = sum * scale
      most = max(most, scores[index])
    }
    var total: Float = 0
    for index in 0..<classes {
      scores[index] = exp(scores[index] - most)
      total += scores[index]
    }
    for index in 0..<classes {
      let gradient = (scores[index] / total - (index == truth ? 1 : 0)) * scale
      let square = gradient * gradient
      for feature in features {
        let cell = Int(feature) * classes + index
        squares[cell] += square
        weights[cell] -= 0.2 * gradient / (squares[cell] + 0.001).squareRoot()
      }
    }
  }
}
