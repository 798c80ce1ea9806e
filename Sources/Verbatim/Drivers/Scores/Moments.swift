/// Count, sum and sum of squares of contributions, in exact integers.
///
/// Mergeable: associative, commutative, with `Moments()` as the neutral element.
package struct Moments: Sendable, Hashable {
  /// The number of respondents.
  package internal(set) var count = 0
  /// The sum of their contributions, in millionths of a point.
  package internal(set) var sum: Int128 = 0
  /// The sum of the squares, in millionths of a point squared; stops at the largest `Int128`.
  package internal(set) var squares: Int128 = 0

  package init() {}

  /// Adds one contribution, in millionths of a point.
  package mutating func add(_ units: Int64) {
    count += 1
    sum += Int128(units)
    squares = FixedPoint.saturatingSum(squares, Int128(units) * Int128(units))
  }

  /// Adds another part.
  package mutating func merge(_ other: Moments) {
    count += other.count
    sum += other.sum
    squares = FixedPoint.saturatingSum(squares, other.squares)
  }

  /// What is left without a part that was added before.
  package func removing(_ part: Moments) -> Moments {
    var rest = self
    rest.count -= part.count
    rest.sum -= part.sum
    rest.squares -= part.squares
    return rest
  }

  /// The mean contribution in points; `nil` of none.
  package var mean: Double? {
    count > 0 ? FixedPoint.points(sum) / Double(count) : nil
  }

  /// The sum of squared deviations from the mean, in points squared; exactly zero when all
  /// contributions are equal.
  package var squaredDeviations: Double {
    guard count > 1 else { return 0 }
    let scale = Double(FixedPoint.unitsPerPoint) * Double(FixedPoint.unitsPerPoint)
    let n = Int128(count)
    let (first, overflow) = n.multipliedReportingOverflow(by: squares)
    let (second, overflowToo) = sum.multipliedReportingOverflow(by: sum)
    if !overflow, !overflowToo { return max(0, Double(first - second)) / Double(count) / scale }
    let mean = Double(sum) / Double(count)
    return max(0, Double(squares) - mean * Double(sum)) / scale
  }

  /// The variance with divisor n − 1, in points squared; `nil` of fewer than two.
  package var variance: Double? {
    count > 1 ? squaredDeviations / Double(count - 1) : nil
  }
}
