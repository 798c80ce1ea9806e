/// Eigenvalues and eigenvectors of a symmetric matrix.
///
/// Source: Jacobi (1846), cyclic by rows, with the rotation of Rutishauser (1966): each rotation
/// makes one off-diagonal element zero, and the sum of their squares falls quadratically. Chosen
/// over faster methods for its accuracy with small eigenvalues, which is what collinear themes
/// give.
package struct SymmetricEigen: Sendable {
  /// The eigenvalues, largest first.
  package let values: [Double]
  /// The eigenvectors, of length one, in the order of the values; vector k is
  /// `vectors[k * n..<(k + 1) * n]`.
  package let vectors: [Double]

  /// - Complexity: O(n³) a sweep; ten to twenty sweeps, most of them partial. A matrix of 300 rows
  ///   takes about a third of a second in a release build.
  package init(_ matrix: SymmetricMatrix) {
    var rotation = JacobiRotation(matrix)
    rotation.run()
    let n = matrix.order
    let order = (0..<n).sorted {
      let (first, second) = (rotation.a[$0 * n + $0], rotation.a[$1 * n + $1])
      return first != second ? first > second : $0 < $1
    }
    values = order.map { rotation.a[$0 * n + $0] }
    vectors = order.flatMap { rotation.vectors[$0 * n..<($0 + 1) * n] }
  }
}

/// The matrix on its way to a diagonal one.
private struct JacobiRotation {
  let n: Int
  var a: [Double]
  /// Row k becomes the k-th eigenvector.
  var vectors: [Double]

  init(_ matrix: SymmetricMatrix) {
    n = matrix.order
    a = matrix.elements
    vectors = SymmetricMatrix(order: n) { $0 == $1 ? 1 : 0 }.elements
  }

  /// Each sweep passes over elements below the root mean square of those left: small ones mostly
  /// vanish by themselves, which saves four rotations in ten.
  mutating func run() {
    let negligible = a.reduce(0) { $0 + $1 * $1 }.squareRoot() * 1e-16
    for _ in 0..<100 {
      let threshold = max(negligible, rootMeanSquareLeft)
      var rotated = false
      for p in 0..<n {
        for q in p + 1..<max(n, p + 1) where a[p * n + q].magnitude > threshold {
          rotate(p, q)
          rotated = true
        }
      }
      if !rotated { return }
    }
  }

  /// Of the elements off the diagonal, a little reduced so that the largest is never below it.
  private var rootMeanSquareLeft: Double {
    var sum = 0.0
    for p in 0..<n {
      for q in 0..<p { sum += a[p * n + q] * a[p * n + q] }
    }
    return n > 1 ? (2 * sum / Double(n * (n - 1))).squareRoot() * (1 - 1e-9) : 0
  }

  private mutating func rotate(_ p: Int, _ q: Int) {
    let element = a[p * n + q]
    let difference = a[q * n + q] - a[p * n + p]
    let ratio = difference / (2 * element)
    let root = ratio.isFinite ? (ratio * ratio + 1).squareRoot() : .infinity
    let t = (ratio < 0 ? -1 : 1) / (ratio.magnitude + root)
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    let (diagonalP, diagonalQ) = (a[p * n + p] - t * element, a[q * n + q] + t * element)
    Self.turn(&a, p * n, q * n, n, c, s)
    Self.turn(&vectors, p * n, q * n, n, c, s)
    for k in 0..<n {
      a[k * n + p] = a[p * n + k]
      a[k * n + q] = a[q * n + k]
    }
    a[p * n + p] = diagonalP
    a[q * n + q] = diagonalQ
    a[p * n + q] = 0
    a[q * n + p] = 0
  }

  /// Turns two rows of a matrix, which begin at two positions, in their plane.
  private static func turn(
    _ matrix: inout [Double], _ first: Int, _ second: Int, _ n: Int, _ c: Double, _ s: Double
  ) {
    var elements = matrix.mutableSpan
    for k in 0..<n {
      let (x, y) = (elements[first + k], elements[second + k])
      elements[first + k] = c * x - s * y
      elements[second + k] = s * x + c * y
    }
  }
}
