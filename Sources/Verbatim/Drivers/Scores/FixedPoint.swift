/// Scores as whole millionths of a point, and exact sums of them.
///
/// Sums of `Double` depend on the order of the rows; sums of integers do not. Since merged parts
/// must equal the whole to the last bit, every rating is rounded once, by itself, to a millionth
/// of a point (ratings with up to six decimals are exact), and only integers are summed.
package enum FixedPoint {
  /// Units in one point of a scale.
  package static let unitsPerPoint: Int64 = 1_000_000

  /// The largest magnitude of a rating, in points. With it a plain sum cannot overflow.
  package static let largestRating = 1e9

  /// A rating in units, rounded to the nearest; `nil` when it is not finite or too large.
  package static func units(_ points: Double) -> Int64? {
    guard points.magnitude <= largestRating else { return nil }
    return Int64((points * Double(unitsPerPoint)).rounded())
  }

  /// Units as points.
  package static func points(_ units: Int64) -> Double { Double(units) / Double(unitsPerPoint) }

  /// A sum of units as points.
  package static func points(_ units: Int128) -> Double { Double(units) / Double(unitsPerPoint) }

  /// A sum that stops at the largest number instead of trapping: of numbers not negative that is
  /// still associative and commutative.
  package static func saturatingSum(_ first: Int128, _ second: Int128) -> Int128 {
    let (sum, overflow) = first.addingReportingOverflow(second)
    return overflow ? .max : sum
  }
}
