/// How the score and the themes go over time: by day, week, month or wave.
///
/// What seems to rise is tested by counts, so that three mentions after none are not a trend; what
/// changed is dated. All tests are exact or have few assumptions, and account for the number of
/// themes.
public struct TrendAnalysis: Sendable {
  /// The day at which a series changed.
  public struct ChangePoint: Sendable, Hashable {
    /// The first period after the change, an index into ``TrendAnalysis/periods``.
    public let period: Int
    /// The share of mentions, or the score, before it and from it on.
    public let before, after: Double
    /// The smallest p of all places where the series could be split, times their number.
    public let p: Double
    /// `p` after Benjamini and Hochberg's adjustment for the number of themes.
    public let q: Double
  }

  /// A period.
  public struct Period: Sendable {
    /// Its name, such as `2026-03`.
    public let name: String
    /// The score of its respondents.
    public let score: ScoreSummary
  }

  /// A theme over the periods.
  public struct Theme: Sendable {
    /// The theme's number.
    public let theme: Int
    /// For each period how many mention it.
    public let mentions: [Int]
    /// For each period the score of those who do; `nil` of nobody.
    public let scores: [Double?]
    /// The change of the share a period, in percentage points, by least squares over the periods;
    /// `nil` with fewer than two.
    public let slope: Double?
    /// The two-sided p of no trend: Cochran and Armitage's test.
    public let trendP: Double?
    /// `trendP` after adjustment for the number of themes.
    public let trendQ: Double?
    /// How many times as frequent it is in the last period as before; `nil` when never before.
    public let ratio: Double?
    /// The one-sided p that it is mentioned no more in the last period than before: Fisher's exact
    /// test.
    public let emergingP: Double?
    /// `emergingP` after adjustment for the number of themes.
    public let emergingQ: Double?
    /// More frequent in the last period than before, q ≤ 0.05.
    public let isEmerging: Bool
    /// Where its share changed; `nil` when nowhere, q > 0.05.
    public let changePoint: ChangePoint?
  }

  /// In the order of time.
  public let periods: [Period]
  /// The themes with a mention, the most frequent first.
  public let themes: [Theme]
  /// Where the score changed; `nil` when nowhere, p > 0.05.
  public let changePoint: ChangePoint?
  /// Responses without a period, which are left out.
  public let undated: Int

  /// - Parameters:
  ///   - periods: names in the order of time.
  ///   - period: of a row, an index into `periods`; `nil` where unknown.
  /// - Complexity: O(responses + themes · periods · √n).
  package init(_ table: ResponseTable, periods names: [String], period: (_ row: Int) -> Int?) {
    let (count, width) = (names.count, table.themeCount)
    let empty = ScoreSummary(scale: table.scale)
    var scores = [ScoreSummary](repeating: empty, count: count)
    var tallies = [Moments](repeating: Moments(), count: count * width)
    var undated = 0
    for row in 0..<table.count {
      guard let place = period(row) else {
        undated += 1
        continue
      }
      scores[place].add(contribution: table.contributions[row], band: table.bands[row])
      for code in table.mentions(of: row) {
        tallies[place * width + Int(code / 4)].add(table.contributions[row])
      }
    }
    self.undated = undated
    self.periods = zip(names, scores).map { Period(name: $0, score: $1) }
    let totals = scores.map(\.n)
    let series = (0..<width).map { theme in
      (0..<count).map { tallies[$0 * width + theme].count }
    }
    let mentioned = (0..<width).filter { series[$0].contains { $0 > 0 } }
    let trends = mentioned.map { Self.trend(series[$0], totals) }
    let rises = mentioned.map { Self.rise(series[$0], totals) }
    let changes = mentioned.map { Self.change(series[$0], totals) }
    let trendQ = Self.adjusted(trends.map(\.p))
    let riseQ = Self.adjusted(rises.map(\.p))
    let changeQ = Self.adjusted(changes.map { $0?.p })
    themes = mentioned.indices.map { index in
      let theme = mentioned[index]
      var changePoint: ChangePoint?
      if let change = changes[index], let q = changeQ[index], q <= 0.05 {
        changePoint = ChangePoint(
          period: change.period, before: change.before, after: change.after, p: change.p, q: q)
      }
      return Theme(
        theme: theme, mentions: series[theme],
        scores: (0..<count).map { tallies[$0 * width + theme].mean },
        slope: trends[index].slope, trendP: trends[index].p, trendQ: trendQ[index],
        ratio: rises[index].ratio, emergingP: rises[index].p, emergingQ: riseQ[index],
        isEmerging: (riseQ[index] ?? 1) <= 0.05, changePoint: changePoint)
    }.sorted { left, right in
      let (mine, theirs) = (left.mentions.reduce(0, +), right.mentions.reduce(0, +))
      return mine != theirs ? mine > theirs : left.theme < right.theme
    }
    changePoint = Self.scoreChange(scores)
  }

  /// Cochran and Armitage's test for a trend of shares over periods of equal distance. Source:
  /// Armitage (1955).
  private static func trend(_ mentions: [Int], _ totals: [Int]) -> (slope: Double?, p: Double?) {
    let n = Double(totals.reduce(0, +))
    let k = Double(mentions.reduce(0, +))
    guard n > 0 else { return (nil, nil) }
    let mean = totals.enumerated().reduce(0.0) { $0 + Double($1.offset * $1.element) } / n
    var spread = 0.0
    var covariance = 0.0
    for (place, total) in totals.enumerated() {
      let distance = Double(place) - mean
      spread += distance * distance * Double(total)
      covariance += distance * Double(mentions[place])
    }
    guard spread > 0 else { return (nil, nil) }
    let variance = k / n * (1 - k / n) * spread
    return (
      100 * covariance / spread,
      variance > 0 ? NormalTail.twoSided(covariance / variance.squareRoot()) : nil
    )
  }

  /// Whether the last period mentions it more than all before together.
  private static func rise(_ mentions: [Int], _ totals: [Int]) -> (ratio: Double?, p: Double?) {
    guard let k = mentions.last, let n = totals.last else { return (nil, nil) }
    let earlier = mentions.dropLast().reduce(0, +)
    let total = totals.dropLast().reduce(0, +)
    guard n > 0, total > 0 else { return (nil, nil) }
    let ratio =
      earlier > 0 ? Double(k) / Double(n) / (Double(earlier) / Double(total)) : nil
    return (ratio, FisherExact.greater(k, n - k, earlier, total - earlier))
  }

  /// The split of a series of shares that is least due to chance, Bonferroni-adjusted for their
  /// number.
  private static func change(
    _ mentions: [Int], _ totals: [Int]
  ) -> (period: Int, before: Double, after: Double, p: Double)? {
    let (all, k) = (totals.reduce(0, +), mentions.reduce(0, +))
    var best: (period: Int, before: Double, after: Double, p: Double)?
    var (n, found, splits) = (0, 0, 0)
    for place in 1..<max(1, totals.count) {
      n += totals[place - 1]
      found += mentions[place - 1]
      guard n > 0, n < all, totals[place] > 0 else { continue }
      splits += 1
      let p = FisherExact.twoSided(found, n - found, k - found, all - n - (k - found))
      if p < best?.p ?? .infinity {
        best = (place, Double(found) / Double(n), Double(k - found) / Double(all - n), p)
      }
    }
    guard let best else { return nil }
    return (best.period, best.before, best.after, min(1, best.p * Double(splits)))
  }

  private static func scoreChange(_ scores: [ScoreSummary]) -> ChangePoint? {
    guard let scale = scores.first?.scale else { return nil }
    var whole = ScoreDifference.Group(moments: Moments(), low: 0)
    for score in scores {
      whole.moments.merge(score.moments)
      whole.low += score.low
    }
    var before = ScoreSummary(scale: scale)
    var best: (period: Int, before: Double, after: Double, p: Double)?
    var splits = 0
    for place in 1..<max(1, scores.count) {
      before.merge(scores[place - 1])
      let rest = ScoreDifference.Group(
        moments: whole.moments.removing(before.moments), low: whole.low - before.low)
      guard scores[place].n > 0, let mean = before.value, let after = rest.moments.mean,
        let p = ScoreDifference.probability(before, rest)
      else { continue }
      splits += 1
      if p < best?.p ?? .infinity { best = (place, mean, after, p) }
    }
    guard let best else { return nil }
    let p = min(1, best.p * Double(splits))
    return p <= 0.05
      ? ChangePoint(period: best.period, before: best.before, after: best.after, p: p, q: p) : nil
  }

  private static func adjusted(_ p: [Double?]) -> [Double?] {
    var q = BenjaminiHochberg.adjusted(p.compactMap { $0 })[...]
    return p.map { $0 == nil ? nil : q.popFirst() }
  }
}
