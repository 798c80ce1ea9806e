/// The sums of one group from which a change is split.
struct ArmSums {
  struct Stratum {
    var n = 0.0
    var sum = 0.0
    /// Σ 1/m over those who mention the theme; the last is for no theme.
    var rate: [Double]
    /// Σ c/m.
    var value: [Double]
  }

  var strata: [Stratum]

  init(strata: Int, themes: Int) {
    let zeros = [Double](repeating: 0, count: themes)
    self.strata = [Stratum](repeating: Stratum(rate: zeros, value: zeros), count: strata)
  }

  var n: Double { strata.reduce(0) { $0 + $1.n } }
}

/// The parts of a change.
struct ChangeDecomposition: Sendable {
  var change = 0.0
  var mix: [Double]
  var rate, scores: [Double]

  /// `nil` when a group is empty.
  init?(_ before: ArmSums, _ after: ArmSums) {
    let (n, m) = (before.n, after.n)
    guard n > 0, m > 0 else { return nil }
    let themes = before.strata.first?.rate.count ?? 0
    mix = []
    rate = [Double](repeating: 0, count: themes)
    scores = rate
    let scoreBefore = before.strata.reduce(0) { $0 + $1.sum } / n
    let scoreAfter = after.strata.reduce(0) { $0 + $1.sum } / m
    change = scoreAfter - scoreBefore
    let level = (scoreBefore + scoreAfter) / 2
    for (first, second) in zip(before.strata, after.strata) {
      let (weight, next) = (first.n / n, second.n / m)
      // A stratum that only one group has is all mix.
      guard first.n > 0 || second.n > 0 else {
        mix.append(0)
        continue
      }
      let old = first.n > 0 ? first.sum / first.n : second.sum / second.n
      let new = second.n > 0 ? second.sum / second.n : old
      let mean = (old + new) / 2
      mix.append((next - weight) * (mean - level))
      guard first.n > 0, second.n > 0 else { continue }
      let share = (weight + next) / 2
      for theme in 0..<themes {
        let (r, s) = (first.rate[theme] / first.n, second.rate[theme] / second.n)
        guard r > 0 || s > 0 else { continue }
        let x = r > 0 ? first.value[theme] / first.rate[theme] : nil
        let y = s > 0 ? second.value[theme] / second.rate[theme] : nil
        let (a, b) = (x ?? y ?? 0, y ?? x ?? 0)
        rate[theme] += share * (s - r) * ((a + b) / 2 - mean)
        scores[theme] += share * (r + s) / 2 * (b - a)
      }
    }
  }
}
