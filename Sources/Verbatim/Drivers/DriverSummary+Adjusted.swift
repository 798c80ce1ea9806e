/// Impact by regression, and tests within strata, from the sums alone.
extension DriverSummary {
  /// The regression of the contribution on all themes, with a mean for each stratum.
  ///
  /// The means are taken off within each stratum, which gives the same coefficients as an indicator
  /// for each of them. Source: Frisch & Waugh (1933), Lovell (1963).
  ///
  /// - Complexity: O(strata · themes²) and O(themes³).
  package func regression(on chosen: [Int]) -> NormalEquations {
    var products = SymmetricMatrix(order: chosen.count) { row, column in
      row == column
        ? 0 : Double(pairs[chosen[row], chosen[column]])
    }
    var outcome = [Double](repeating: 0, count: chosen.count)
    var square = 0.0
    for (stratum, whole) in strata.enumerated() where whole.count > 0 {
      let n = Double(whole.count)
      square += whole.moments.squaredDeviations
      var met: [(place: Int, count: Double)] = []
      for (place, theme) in chosen.enumerated() {
        let part = cells[stratum * themeCount + theme]
        guard part.count > 0 else { continue }
        let count = Double(part.count)
        products[place, place] += count * Double(whole.count - part.count) / n
        for other in met { products[place, other.place] -= count * other.count / n }
        met.append((place, count))
        let difference = Int128(whole.count) * part.sum - Int128(part.count) * whole.sum
        outcome[place] += FixedPoint.points(difference) / n
      }
    }
    return NormalEquations(
      products: products, outcome: outcome, outcomeSquare: square,
      observations: score.n - strataInUse)
  }

  /// The two-sided p of no association within strata between mentioning the theme and the score.
  ///
  /// For nps, enps and csat the exact test of mentioning × detractor (low box) within strata; for
  /// means the t test of the theme in a regression with a mean for each stratum.
  ///
  /// - Returns: `nil` when no stratum has both respondents who mention it and some who do not.
  package func stratifiedProbability(_ theme: Int) -> Double? {
    switch score.scale.kind {
    case .nps, .enps, .csat, .yesNo:
      let tables = strata.indices.map { stratum in
        StratifiedExact.Table(
          total: strata[stratum].count, marked: strata[stratum].low,
          chosen: cells[stratum * themeCount + theme].count)
      }
      return StratifiedExact.twoSided(tables, found: themes[theme].low)
    case .ces, .stars, .numeric:
      let regression = regression(on: [theme])
      guard regression.coefficients[0] != nil else { return nil }
      return regression.probability([0])
    }
  }

  /// The smaller of those who mention the theme and those who do not; all where everybody does.
  func smallerGroup(_ theme: Int) -> Int {
    let count = themes[theme].moments.count
    return count < score.n ? min(count, score.n - count) : count
  }

  /// Whether there are enough respondents for the regression to be the headline.
  package var usesRegression: Bool {
    let mentioned = themes.count { $0.moments.count > 0 }
    return score.n >= Headline.respondentsPerParameter * (mentioned + strataInUse)
  }

  /// With fewer mentions than this a t test can be fooled by a single rating.
  private static let leastForRegressionTest = 20

  /// The p of a theme's coefficient; of few mentions the exact test within strata has its say too.
  func adjustedProbability(
    _ theme: Int, _ place: Int, _ regression: NormalEquations
  ) -> Double? {
    if score.moments.squaredDeviations == 0 { return 1 }
    let p = regression.probability([place])
    guard themes[theme].moments.count < Self.leastForRegressionTest else { return p }
    guard let p, let exact = stratifiedProbability(theme) else { return nil }
    return max(p, exact)
  }
}

extension NormalEquations {
  /// The variance of an adjusted impact: of the coefficient, and of the share that mention the theme.
  func variance(
    _ place: Int, _ impact: DriverImpact, _ summary: DriverSummary, _ theme: Int
  ) -> Double? {
    guard let value = impact.adjusted, let error = error(place), summary.score.n > 0 else {
      return nil
    }
    let count = Double(summary.themes[theme].moments.count)
    let share = count / Double(summary.score.n)
    return share * share * error * error + value * value * (1 - share) / count
  }
}
