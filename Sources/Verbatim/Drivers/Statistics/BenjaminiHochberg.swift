/// Adjustment of many p-values for the share of false discoveries.
///
/// Source: Benjamini & Hochberg (1995): q of the i-th smallest of m is the smallest m·p(j)/j over
/// j ≥ i, at most 1.
package enum BenjaminiHochberg {
  /// The adjusted values, in the order of the input.
  ///
  /// - Parameter p: p-values in [0, 1], of one family of tests.
  /// - Returns: q-values in [0, 1], each at least its p; equal p get equal q.
  /// - Complexity: O(m log m).
  package static func adjusted(_ p: [Double]) -> [Double] {
    let order = p.indices.sorted { p[$0] != p[$1] ? p[$0] < p[$1] : $0 < $1 }
    var q = [Double](repeating: 1, count: p.count)
    var smallest = 1.0
    for (position, index) in order.enumerated().reversed() {
      // In this order of operations q cannot fall below p by rounding.
      smallest = min(smallest, p[index] * (Double(p.count) / Double(position + 1)))
      q[index] = smallest
    }
    return q
  }
}
