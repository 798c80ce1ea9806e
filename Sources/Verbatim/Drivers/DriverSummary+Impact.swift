/// The three ways to say how many points of the score a theme accounts for.
///
/// N respondents, k of whom mention the theme; S and s are the sums of their contributions. All
/// differences are taken between integers, so an impact of nothing is exactly zero.
extension DriverSummary {
  /// The score less the score without those who mention the theme: (N·s − k·S) / (N (N − k)).
  ///
  /// - Returns: in points; `nil` when nobody or everybody mentions it.
  /// - Complexity: O(1).
  package func leaveOut(_ theme: Int) -> Double? {
    let part = themes[theme].moments
    guard part.count > 0, part.count < score.n else { return nil }
    return Self.leaveOut(
      count: score.n, sum: score.moments.sum, part: part.count, partSum: part.sum, of: score.n)
  }

  /// The theme's share of the score when each respondent's contribution is divided equally among
  /// the themes of the comment: Σ c / (N·m). This is the exact Shapley value of the game in which
  /// a set of themes is worth Σ c / N over those who mention any of them, so the credits and the
  /// unthemed row add up to the score.
  ///
  /// - Returns: in points; `nil` of nobody.
  /// - Complexity: O(most themes in a comment).
  package func credit(_ theme: Int) -> Double? {
    guard score.n > 0 else { return nil }
    var sum = 0.0
    for (index, position) in stride(from: theme, to: credits.count, by: themeCount).enumerated() {
      sum += FixedPoint.points(credits[position]) / Double(index + 1)
    }
    return sum / Double(score.n)
  }

  /// The leave-out impact within strata: Σ (N_g/N)(A_g − A_g without the theme), leaving out strata
  /// where all or none mention it.
  ///
  /// A theme mentioned mostly where the score is low anyway looks bad by ``leaveOut(_:)`` without
  /// doing any harm; within strata it does not.
  ///
  /// - Returns: points, `nil` when no stratum could be used; and how many strata with respondents
  ///   were left out.
  /// - Complexity: O(strata).
  package func stratified(_ theme: Int) -> (impact: Double?, leftOut: Int) {
    var impact = 0.0
    var used = 0
    var leftOut = 0
    for (stratum, whole) in strata.enumerated() where whole.count > 0 {
      let part = cells[stratum * themeCount + theme]
      guard part.count > 0, part.count < whole.count else {
        leftOut += 1
        continue
      }
      used += 1
      impact += Self.leaveOut(
        count: whole.count, sum: whole.sum, part: part.count, partSum: part.sum, of: score.n)
    }
    return (used > 0 ? impact : nil, leftOut)
  }

  /// The number of strata with at least one respondent.
  package var strataInUse: Int { strata.count { $0.count > 0 } }

  /// (count/n) times the mean less the mean without the part.
  private static func leaveOut(
    count: Int, sum: Int128, part: Int, partSum: Int128, of n: Int
  ) -> Double {
    let difference = Int128(count) * partSum - Int128(part) * sum
    return FixedPoint.points(difference) / (Double(n) * Double(count - part))
  }
}
