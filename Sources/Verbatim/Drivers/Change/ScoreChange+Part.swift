extension ScoreChange.Part {
  /// Between percentiles of resampled values, `group` respondents being in the smaller group.
  init(_ value: Double, replicates: [Double], group: Int) {
    self.init(
      value, DriverBootstrap.interval(replicates, group: group),
      inner: DriverBootstrap.interval(replicates, group: group, confidence80: true))
  }

  /// From the variance of resampled values and what one more mention adds to it, with Student's t
  /// where few tell their own variance.
  init(_ value: Double, replicates: [Double], added: Double, degrees: Double?) {
    let t = degrees.map { StudentT.quantile975(degrees: $0) } ?? StudentT.normalQuantile
    guard replicates.count >= 20, let t else {
      self.init(value, nil, inner: nil)
      return
    }
    let half = t * (DriverBootstrap.variance(replicates) + added).squareRoot()
    let inner = half * DriverBootstrap.normal90 / StudentT.normalQuantile
    self.init(value, (value - half)...(value + half), inner: (value - inner)...(value + inner))
  }

  private init(_ value: Double, _ interval: ClosedRange<Double>?, inner: ClosedRange<Double>?) {
    self.value = value
    self.interval = interval
    if let interval, !interval.contains(0) {
      certainty = .clear
    } else if let inner, !inner.contains(0) {
      certainty = .likely
    } else {
      certainty = .unclear
    }
  }
}
