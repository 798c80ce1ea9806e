/// Fisher's exact test within strata: is a mark more frequent among the chosen than chance allows,
/// when each stratum keeps its own frequency?
///
/// Given the margins of each stratum's 2×2 table, the number of marked among the chosen is a sum of
/// independent hypergeometric numbers; its distribution is their convolution, and p sums what is no
/// likelier than what was found. With one stratum it is Fisher's exact test; with many chosen the
/// normal approximation of Mantel & Haenszel with continuity correction. Source: Mantel & Haenszel
/// (1959); Mehta, Patel & Gray (1985).
package enum StratifiedExact {
  /// One stratum's margins.
  package struct Table: Sendable {
    /// How many there are, how many of them are marked, and how many chosen.
    package var total, marked, chosen: Int

    package init(total: Int, marked: Int, chosen: Int) {
      (self.total, self.marked, self.chosen) = (total, marked, chosen)
    }
  }

  /// Beyond so many chosen the normal approximation serves.
  package static let largestExact = 400

  /// The two-sided p.
  ///
  /// - Parameter found: how many of the chosen are marked, over all strata.
  /// - Returns: `nil` when no stratum has both chosen and others.
  /// - Complexity: O(chosen²) up to ``largestExact``, else O(strata).
  package static func twoSided(_ tables: [Table], found: Int) -> Double? {
    var certain = 0
    var varying: [Table] = []
    for table in tables where table.total > 0 && table.chosen > 0 {
      if table.chosen == table.total {
        certain += table.marked
      } else {
        varying.append(table)
      }
    }
    guard !varying.isEmpty else { return nil }
    if varying.count == 1 {
      let table = varying[0]
      let cell = found - certain
      return FisherExact.twoSided(
        cell, table.chosen - cell, table.marked - cell,
        table.total - table.chosen - table.marked + cell)
    }
    let chosen = varying.reduce(0) { $0 + $1.chosen }
    return chosen <= largestExact
      ? exact(varying, found - certain) : approximate(varying, found - certain)
  }

  private static func exact(_ tables: [Table], _ found: Int) -> Double {
    var sum = [1.0]
    for table in tables {
      let part = hypergeometric(table)
      var next = [Double](repeating: 0, count: sum.count + part.count - 1)
      for (i, a) in sum.enumerated() {
        for (j, b) in part.enumerated() { next[i + j] += a * b }
      }
      sum = next
    }
    guard sum.indices.contains(found) else { return 0 }
    // Equal probabilities may differ by their rounding.
    let limit = sum[found] * (1 + 1e-7)
    return min(1, sum.reduce(0) { $1 <= limit ? $0 + $1 : $0 })
  }

  /// The chance of 0, 1, … marked among the chosen.
  private static func hypergeometric(_ table: Table) -> [Double] {
    let most = min(table.marked, table.chosen)
    let least = max(0, table.marked + table.chosen - table.total)
    return (0...most).map { cell in
      guard cell >= least else { return 0 }
      return exponential(
        choose(table.marked, cell) + choose(table.total - table.marked, table.chosen - cell)
          - choose(table.total, table.chosen))
    }
  }

  private static func choose(_ n: Int, _ k: Int) -> Double {
    if k == 0 || k == n { return 0 }
    return GammaFunction.logarithm(Double(n) + 1) - GammaFunction.logarithm(Double(k) + 1)
      - GammaFunction.logarithm(Double(n - k) + 1)
  }

  private static func approximate(_ tables: [Table], _ found: Int) -> Double {
    var mean = 0.0
    var variance = 0.0
    for table in tables where table.total > 1 {
      let (n, marked, chosen) = (Double(table.total), Double(table.marked), Double(table.chosen))
      mean += marked * chosen / n
      variance += marked * (n - marked) / n * chosen * (n - chosen) / n / (n - 1)
    }
    guard variance > 0 else { return 1 }
    let distance = max(0, (Double(found) - mean).magnitude - 0.5)
    return NormalTail.twoSided(distance / variance.squareRoot())
  }
}
