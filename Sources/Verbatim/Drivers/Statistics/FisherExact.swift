/// Fisher's exact test of a 2 × 2 table.
///
/// Source: Fisher (1935). With the margins held fixed the first cell is hypergeometric; the
/// two-sided p sums the probabilities of all tables not more probable than the one observed. The
/// probabilities are built outward from the mode by their ratios, so no factorial is needed and
/// large counts are as good as small ones.
package enum FisherExact {
  /// Two tables whose probabilities differ by less than this factor count as equally probable:
  /// rounding must not split exact ties.
  private static let tieFactor = 1 + 1e-7

  /// The two-sided p.
  ///
  /// - Parameters:
  ///   - a: with the property, with the outcome. All four counts are at least zero.
  ///   - b: with the property, without the outcome.
  ///   - c: without the property, with the outcome.
  ///   - d: without the property, without the outcome.
  /// - Returns: a probability in [0, 1]; 1 when a margin is empty. Below about 1e-300 it is 0.
  /// - Complexity: O(smallest margin) at most; in practice some forty standard deviations.
  package static func twoSided(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double {
    let table = Hypergeometric(row: a + b, column: a + c, total: a + b + c + d)
    let observed = table.weight(of: a)
    guard observed > 0 else { return 0 }
    let negligible = observed * 1e-20
    var total = 1.0
    var tail = 1 <= observed * tieFactor ? 1.0 : 0.0
    func count(_ weight: Double) -> Bool {
      total += weight
      if weight <= observed * tieFactor { tail += weight }
      return weight > negligible
    }
    table.walk(up: true, count)
    table.walk(up: false, count)
    return min(1, tail / total)
  }
}

extension FisherExact {
  /// The one-sided p: the chance of a first cell at least as large.
  ///
  /// - Complexity: that of ``twoSided(_:_:_:_:)``.
  package static func greater(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double {
    let table = Hypergeometric(row: a + b, column: a + c, total: a + b + c + d)
    let cell = Double(a)
    var x = table.mode
    var total = 1.0
    var tail = x >= cell ? 1.0 : 0.0
    table.walk(up: true) { weight in
      x += 1
      total += weight
      if x >= cell { tail += weight }
      return weight > 1e-300
    }
    x = table.mode
    table.walk(up: false) { weight in
      x -= 1
      total += weight
      if x >= cell { tail += weight }
      return weight > 1e-300
    }
    return min(1, tail / total)
  }
}

/// The hypergeometric distribution of the first cell, as weights relative to the mode.
private struct Hypergeometric {
  let row: Double
  let column: Double
  let total: Double
  let lowest: Double
  let highest: Double
  let mode: Double

  init(row: Int, column: Int, total: Int) {
    self.row = Double(row)
    self.column = Double(column)
    self.total = Double(total)
    lowest = Double(max(0, row + column - total))
    highest = Double(min(row, column))
    let estimate = ((self.row + 1) * (self.column + 1) / (self.total + 2)).rounded(.down)
    mode = min(highest, max(lowest, estimate))
  }

  /// P(x + 1) / P(x).
  func ratio(from x: Double) -> Double {
    (row - x) * (column - x) / ((x + 1) * (total - row - column + x + 1))
  }

  /// Hands over the weights away from the mode, without the mode, until told to stop.
  func walk(up: Bool, _ body: (Double) -> Bool) {
    var x = mode
    var weight = 1.0
    if up {
      while x < highest {
        weight *= ratio(from: x)
        x += 1
        if weight == 0 || !body(weight) { return }
      }
    } else {
      while x > lowest {
        x -= 1
        weight /= ratio(from: x)
        if weight == 0 || !body(weight) { return }
      }
    }
  }

  func weight(of cell: Int) -> Double {
    let target = Double(cell)
    if target == mode { return 1 }
    var steps = (target - mode).magnitude
    var found = 0.0
    walk(up: target > mode) { weight in
      steps -= 1
      if steps == 0 { found = weight }
      return steps > 0
    }
    return found
  }
}
