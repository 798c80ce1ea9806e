/// How much of the differences between scores goes with how people speak of each theme: praise
/// counts 1, complaint −1, anything else nothing.
///
/// A theme that some praise and others complain of can have no impact by mention at all, and yet
/// matter most. Here the explained variance of a regression on all signs is divided among the
/// themes, as it would be among ratings of each subject (``RelativeWeights``). The comments of a
/// respondent are taken together: signs are added up, scores averaged. The means of the strata are
/// taken off both, so that complaining where the score is low anyway does not count; who answered in
/// several strata counts in the first by name.
///
/// - Complexity: O(n log n + mentions · themes) and that of ``RelativeWeights``.
package struct SignedImportance: Sendable {
  /// By theme, in [0, 1], with the sum `rSquared`; `nil` for themes of which nobody speaks well or
  /// ill.
  package private(set) var weights: [Double?]
  /// How they were found; `nil` when there are none.
  package private(set) var method: RelativeWeightMethod?
  /// The explained share of the variance; `nil` when there are none.
  package private(set) var rSquared: Double?

  package init(_ table: ResponseTable) {
    let p = table.themeCount
    weights = [Double?](repeating: nil, count: p)
    let order = (0..<table.count).sorted { left, right in
      if table.respondents[left] != table.respondents[right] {
        return table.respondents[left] < table.respondents[right]
      }
      return table.contributions[left] < table.contributions[right]
    }
    let ranks = table.strata.ranks.rankOf
    var strata = [Sums](repeating: Sums(themes: p), count: max(1, table.strata.values.count))
    var products = SymmetricMatrix(order: p)
    var signs = [Double](repeating: 0, count: p)
    var start = 0
    while start < order.count {
      var end = start
      var met: [Int] = []
      var total: Int128 = 0
      var stratum = Int.max
      repeat {
        let row = order[end]
        total += Int128(table.contributions[row])
        stratum = min(stratum, ranks[Int(table.strata.codes[row])])
        for code in table.mentions(of: row) where code % 4 != 0 {
          let theme = Int(code / 4)
          if !met.contains(theme) { met.append(theme) }
          signs[theme] += code % 4 == 1 ? -1 : 1
        }
        end += 1
      } while end < order.count && table.respondents[order[end]] == table.respondents[order[start]]
      let score = FixedPoint.points(total) / Double(end - start)
      strata[stratum].n += 1
      strata[stratum].sum += score
      strata[stratum].squares += score * score
      for (index, theme) in met.enumerated() {
        strata[stratum].signs[theme] += signs[theme]
        strata[stratum].withScore[theme] += signs[theme] * score
        for other in met[...index] { products[theme, other] += signs[theme] * signs[other] }
      }
      for theme in met { signs[theme] = 0 }
      start = end
    }
    strata.removeAll { $0.n == 0 }
    let n = strata.reduce(0) { $0 + $1.n }
    let squares = strata.reduce(0) { $0 + $1.squares }
    let spread = strata.reduce(squares) { $0 - $1.sum * $1.sum / $1.n }
    guard n > 2, spread > 1e-9 * max(1, squares) else { return }
    func covariance(_ a: Int, _ b: Int) -> Double {
      strata.reduce(products[a, b]) { $0 - $1.signs[a] * $1.signs[b] / $1.n }
    }
    let themes = (0..<p).filter { covariance($0, $0) > 1e-9 }
    guard !themes.isEmpty else { return }
    let deviations = themes.map { covariance($0, $0).squareRoot() }
    let correlations = SymmetricMatrix(order: themes.count) { row, column in
      row == column
        ? 1 : covariance(themes[row], themes[column]) / (deviations[row] * deviations[column])
    }
    let outcome = themes.indices.map { place -> Double in
      let theme = themes[place]
      let product = strata.reduce(0) {
        $0 + $1.withScore[theme] - $1.signs[theme] * $1.sum / $1.n
      }
      return min(1, max(-1, product / (deviations[place] * spread.squareRoot())))
    }
    let found = RelativeWeights(correlations: correlations, outcome: outcome)
    for (theme, weight) in zip(themes, found.weights) { weights[theme] = weight }
    method = found.method
    rSquared = found.rSquared
  }

  /// What is summed up of one stratum.
  private struct Sums {
    var n = 0.0
    var sum = 0.0
    var squares = 0.0
    /// By theme.
    var signs, withScore: [Double]

    init(themes: Int) {
      signs = [Double](repeating: 0, count: themes)
      withScore = signs
    }
  }
}
