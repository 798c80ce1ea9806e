/// The leading right singular vectors of a sparse matrix.
///
/// Source: randomised subspace iteration, algorithms 4.4 and 5.1 of Halko, Martinsson, Tropp,
/// "Finding structure with randomness", 2011, with a fixed start, orthonormalised by Cholesky
/// factors. The result depends on nothing but the matrix.
struct SubspaceIteration: Sendable {
  /// One row for each column of the matrix, one column for each singular vector; beyond the rank
  /// of the matrix they are zero.
  let vectors: DenseRows
  /// The singular values, largest first.
  let values: [Float]

  /// The spectra of texts fall steeply; a second iteration did not better the themes of five sets.
  private static let iterations = 1

  /// - Parameter lanes: how many vectors, in fours.
  /// - Complexity: linear in the elements of the matrix and in its rows and columns.
  init(_ matrix: borrowing SparseRows, lanes: Int) {
    let extended = lanes + 2
    let order = extended * DenseRows.columnsInLane
    var random = SplitMix64(seed: 20_261_122)
    var start = DenseRows(count: matrix.count, lanes: extended)
    for index in start.values.indices {
      for column in 0..<DenseRows.columnsInLane {
        start.values[index][column] = Float(random.nextUnit() * 2 - 1)
      }
    }
    // There are fewer comments than terms, so it is their side that is made orthonormal.
    var image = matrix.transposedTimes(start)
    for _ in 0..<Self.iterations {
      var basis = matrix.times(image)
      Self.orthonormalize(&basis)
      image = matrix.transposedTimes(basis)
    }
    // Rayleigh–Ritz: the best vectors within the subspace.
    let eigen = SymmetricEigen(Self.gram(image))
    let values = eigen.values.prefix(lanes * DenseRows.columnsInLane).map {
      Float(max(0, $0)).squareRoot()
    }
    let least = (values.first ?? 0) * 1e-4
    var rotation = DenseRows(count: order, lanes: lanes)
    for vector in values.indices where values[vector] > least {
      for row in 0..<order {
        rotation[row, vector] =
          Float(eigen.vectors[vector * order + row]) / values[vector]
      }
    }
    vectors = Self.product(image, rotation)
    self.values = values
  }

  /// The inner products of the columns.
  private static func gram(_ rows: borrowing DenseRows) -> SymmetricMatrix {
    let lanes = rows.lanes
    let order = lanes * DenseRows.columnsInLane
    var sums = DenseRows(count: order, lanes: lanes)
    do {
      let source = rows.values.span
      var target = sums.values.mutableSpan
      for row in 0..<rows.count {
        let start = row * lanes
        for first in 0..<lanes {
          let values = source[start + first]
          if values == .zero { continue }
          let sum = first * DenseRows.columnsInLane * lanes
          // Half of a symmetric matrix is enough.
          for lane in first..<lanes {
            let others = source[start + lane]
            target[sum + lane] += values.x * others
            target[sum + lanes + lane] += values.y * others
            target[sum + 2 * lanes + lane] += values.z * others
            target[sum + 3 * lanes + lane] += values.w * others
          }
        }
      }
    }
    return SymmetricMatrix(order: order) { row, column in Double(sums[column, row]) }
  }

  /// Makes the columns orthonormal; those that depend on others become zero.
  private static func orthonormalize(_ rows: inout DenseRows) {
    let lanes = rows.lanes
    let order = lanes * DenseRows.columnsInLane
    let gram = gram(rows)
    var largest = 0.0
    for index in 0..<order { largest = max(largest, gram[index, index]) }
    // The inverse of the transposed Cholesky factor, column by column: column j is what, of the
    // columns so far, makes the new column j.
    var inverse = [Double](repeating: 0, count: order * order)
    for column in 0..<order {
      var coefficients = [Double](repeating: 0, count: order)
      coefficients[column] = 1
      var square = gram[column, column]
      for other in 0..<column {
        var projection = 0.0
        for index in 0...other {
          projection += inverse[index * order + other] * gram[index, column]
        }
        square -= projection * projection
        for index in 0...other {
          coefficients[index] -= projection * inverse[index * order + other]
        }
      }
      guard square > largest * 1e-9, square > 0 else { continue }
      let factor = 1 / square.squareRoot()
      for index in 0...column { inverse[index * order + column] = coefficients[index] * factor }
    }
    var rotation = DenseRows(count: order, lanes: lanes)
    for index in 0..<order {
      for column in index..<order {
        rotation[index, column] = Float(inverse[index * order + column])
      }
    }
    rows = product(rows, rotation)
  }

  private static func product(
    _ rows: borrowing DenseRows, _ rotation: borrowing DenseRows
  ) -> DenseRows {
    let (width, lanes) = (rows.lanes, rotation.lanes)
    var result = DenseRows(count: rows.count, lanes: lanes)
    let (source, factors) = (rows.values.span, rotation.values.span)
    var target = result.values.mutableSpan
    for row in 0..<rows.count {
      for lane in 0..<width {
        let values = source[row * width + lane]
        if values == .zero { continue }
        let factor = lane * DenseRows.columnsInLane * lanes
        for column in 0..<lanes {
          target[row * lanes + column] +=
            values.x * factors[factor + column]
            + values.y * factors[factor + lanes + column]
            + values.z * factors[factor + 2 * lanes + column]
            + values.w * factors[factor + 3 * lanes + column]
        }
      }
    }
    return result
  }
}
