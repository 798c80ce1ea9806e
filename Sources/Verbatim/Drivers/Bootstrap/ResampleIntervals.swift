extension DriverBootstrap {
  /// The 95 % interval between percentiles of resampled values.
  ///
  /// With a small group the percentiles are moved outward by what Student's t is wider than the
  /// normal distribution with as many degrees of freedom as the group has respondents, less one.
  ///
  /// - Parameters:
  ///   - values: not-a-number where a resample has none.
  ///   - group: the smaller of the two groups that are compared.
  ///   - confidence80: an 80 % interval instead.
  /// - Returns: `nil` when fewer than nine in ten resamples have a value, or the group has one
  ///   respondent.
  /// - Complexity: O(n log n).
  package static func interval(
    _ values: [Double], group: Int, confidence80: Bool = false
  ) -> ClosedRange<Double>? {
    let sorted = values.filter { !$0.isNaN }.sorted()
    guard group > 1, sorted.count >= 20, sorted.count * 10 >= values.count * 9 else { return nil }
    guard let t = StudentT.quantile975(degrees: Double(group - 1)) else { return nil }
    let tail = NormalTail.below(-t * (confidence80 ? normal90 / StudentT.normalQuantile : 1))
    let (low, high) = (quantile(tail, of: sorted), quantile(1 - tail, of: sorted))
    return low...max(low, high)
  }

  /// Of a smaller group no interval is given: too few to say. What the data know of its variance is
  /// too little for 95 in 100 intervals to hold the truth, whatever the method.
  package static let leastGroup = 5

  /// The degrees of freedom that a group's variance must have, see
  /// ``ContributionShape/Mentions/isEnough(_:)``.
  package static let leastDegrees = 4.0

  /// The 95 % interval of a number that moves with each mention, from the variance of its resampled
  /// values and the shape of the contributions.
  ///
  /// The half width is 1.96 √(V + v), where V is the variance of the resamples and v what one more
  /// mention adds to it, as if one more were there who rates as all respondents do: a small group
  /// often has less variance than its population, and none when all its members agree. The middle is
  /// moved from the estimate towards the side on which the number is the less sure, by
  ///
  /// ((z² − 1)/6 · M₃/M₂ + (z² + 2)/6 · m₃/m₂) / N,
  ///
  /// M₂ and M₃ the sums of squares and cubes over the mentions and that one more, m₂ and m₃ the
  /// moments of all respondents. The first part is the Cornish–Fisher expansion of the percentiles of
  /// the resamples, the second what dividing by an estimated variance adds: with both the interval
  /// is right to the second order. The second takes the skewness of all, since few know little of
  /// their own. All of it fades as mentions grow.
  ///
  /// Source: Hall (1992), The Bootstrap and Edgeworth Expansion, 3.3 and 3.10; one more mention:
  /// Agresti & Coull (1998). Checked by simulation.
  ///
  /// - Parameters:
  ///   - values: not-a-number where a resample has none.
  ///   - estimate: the value of all respondents.
  ///   - mentions: the contributions of those who mention it.
  ///   - group: the smaller of the two groups that are compared, of `total` respondents.
  /// - Returns: `nil` when fewer than nine in ten resamples have a value, the group is too small, or
  ///   all contribute the same.
  /// - Complexity: O(n).
  package static func interval(
    _ values: [Double], around estimate: Double?, of mentions: ContributionShape.Mentions,
    group: Int, of total: Int
  ) -> ClosedRange<Double>? {
    let known = values.filter { !$0.isNaN }
    guard known.count >= 20, known.count * 10 >= values.count * 9 else { return nil }
    return interval(
      variance: variance(known), around: estimate, of: mentions, group: group, of: total)
  }

  /// The same from a variance that was found in another way.
  package static func interval(
    variance: Double?, around estimate: Double?, of mentions: ContributionShape.Mentions,
    group: Int, of total: Int
  ) -> ClosedRange<Double>? {
    let (n, own, oneMore) = (Double(total), mentions.own, mentions.oneMore)
    guard let variance, let estimate, mentions.isEnough(group), oneMore.second > 0 else {
      return nil
    }
    let half = StudentT.normalQuantile * (variance + oneMore.second / (n * n)).squareRoot()
    let square = StudentT.normalQuantile * StudentT.normalQuantile
    let middle =
      estimate
      + ((square - 1) / 6 * (own.third + oneMore.third) / (own.second + oneMore.second)
        + (square + 2) / 6 * oneMore.third / oneMore.second) / n
    return min(estimate, middle - half)...max(estimate, middle + half)
  }

  /// Fewer complaints, or praises, have no interval of what they cost or bring.
  package static let leastSigns = 10

  /// Complaints, or praises, that are added in thought to those of a small group.
  private static let addedSigns = 1.25

  /// The 95 % interval of a coefficient that rests on a small group: what they rate apart from the
  /// others.
  ///
  /// As if ``addedSigns`` more had been in the group who rate as the others do, and Student's t with
  /// two degrees of freedom for each. The first is the thought of the adjusted Wald interval, and
  /// moves the middle towards zero as it does (Agresti & Caffo 2000, for a difference of shares). The
  /// second is Satterthwaite's for a variance: k values of kurtosis κ know it as well as 2k/(κ − 1)
  /// normal ones, and ratings that take few values have a κ near 2. Checked by simulation.
  ///
  /// - Parameters:
  ///   - values: of the resamples.
  ///   - error: the standard error of the coefficient.
  ///   - widening: by which the variance of `values` is to be multiplied, since residuals are smaller
  ///     than errors.
  ///   - shape: of the contributions of all respondents.
  ///   - group: the smaller of the two groups that are compared, of `total` respondents.
  /// - Returns: `nil` of a group smaller than ``leastSigns``, or too small for the shape.
  /// - Complexity: O(n).
  package static func interval(
    _ values: [Double], coefficient estimate: Double, error: Double, widening: Double,
    shape: ContributionShape, group: Int, of total: Int
  ) -> ClosedRange<Double>? {
    guard group >= leastSigns, shape.score.isEnough(group), values.count >= 20 else { return nil }
    let (k, n) = (Double(group), Double(total))
    let all = k + addedSigns
    let middle = estimate * k * (1 + addedSigns / n) / all
    let own = k * k * variance(values) * widening
    let added = addedSigns * error * error * k + k * addedSigns / all * estimate * estimate
    guard let t = StudentT.quantile975(degrees: 2 * all - 1) else { return nil }
    let half = t * (own + added).squareRoot() / all
    return min(estimate, middle - half)...max(estimate, middle + half)
  }

  /// The 90 % point of the normal distribution.
  package static let normal90 = 1.2815515655446004

  /// The variance of resampled values.
  package static func variance(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
  }

  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let position = share * Double(sorted.count + 1) - 1
    let below = min(sorted.count - 1, max(0, Int(position.rounded(.down))))
    let above = min(sorted.count - 1, below + 1)
    let part = min(1, max(0, position - Double(below)))
    return sorted[below] + part * (sorted[above] - sorted[below])
  }
}
