/// How the score and the themes differ between the values of a column: touchpoints, branches,
/// products, countries.
///
/// Small groups are shown with their numbers, not left out; every comparison has an exact test and
/// a q that accounts for the number of comparisons.
public struct SegmentAnalysis: Sendable {
  /// One value of the column.
  public struct Segment: Sendable {
    /// The value.
    public let name: String
    /// The score of its respondents.
    public let score: ScoreSummary
    /// The score less the score without them, in points: what the segment costs or brings. `nil`
    /// when there is no other.
    public let impact: Double?
    /// The two-sided p of no difference to the others, and q.
    public let p: Double?
    /// `p` after Benjamini and Hochberg's adjustment for the number of segments.
    public let q: Double?
    /// A step that costs points, with q ≤ 0.05: a moment of truth.
    public let isMomentOfTruth: Bool
  }

  /// Whether a theme is mentioned more or less in a segment than elsewhere.
  public enum Representation: String, Sendable, Hashable {
    /// More than elsewhere, q ≤ 0.05.
    case over
    /// Less than elsewhere, q ≤ 0.05.
    case under
  }

  /// One theme in one segment.
  public struct Cell: Sendable {
    /// The theme's number.
    public let theme: Int
    /// Index into ``SegmentAnalysis/segments``.
    public let segment: Int
    /// The score of those who mention it there; `n` of them.
    public let score: ScoreSummary
    /// How many of the segment mention it, in [0, 1].
    public let share: Double
    /// How many of the others do; `nil` when there are none.
    public let shareElsewhere: Double?
    /// The leave-out impact within the segment, in points of its score; `nil` when all mention it.
    public let impact: Double?
    /// Fisher's exact test of mentioning × segment.
    public let p: Double?
    /// `p` after adjustment for all cells.
    public let q: Double?
    /// Told by q.
    public let representation: Representation?
  }

  /// What promoters speak of more than detractors, and the reverse.
  public struct Contrast: Sendable {
    /// The theme's number.
    public let theme: Int
    /// How many of each mention it.
    public let high, low: Int
    /// The share among the high less the share among the low, in [−1, 1].
    public let difference: Double
    /// Fisher's exact test, and q over the themes.
    public let p: Double
    /// `p` after adjustment for the number of themes.
    public let q: Double
  }

  /// The score of all.
  public let score: ScoreSummary
  /// The values in the order of their bytes.
  public let segments: [Segment]
  /// A cell for each theme in each segment where somebody mentions it, by theme and segment.
  public let cells: [Cell]
  /// Promoters against detractors (top box against low box); empty for means. The largest
  /// differences first.
  public let contrasts: [Contrast]

  /// - Parameter column: one of the table's columns.
  /// - Complexity: O(responses + themes · segments).
  public init(_ table: ResponseTable, column: Int) {
    let (rankOf, names) = table.groups[column].ranks
    let width = table.themeCount
    let empty = ScoreSummary(scale: table.scale)
    var whole = empty
    var scores = [ScoreSummary](repeating: empty, count: names.count)
    var tallies = [ScoreSummary?](repeating: nil, count: names.count * width)
    for row in 0..<table.count {
      let segment = rankOf[Int(table.groups[column].codes[row])]
      let (contribution, band) = (table.contributions[row], table.bands[row])
      whole.add(contribution: contribution, band: band)
      scores[segment].add(contribution: contribution, band: band)
      for code in table.mentions(of: row) {
        tallies[segment * width + Int(code / 4), default: empty]
          .add(contribution: contribution, band: band)
      }
    }
    score = whole
    let tests = scores.map { Self.difference($0, whole) }
    let tested = Self.adjusted(tests)
    segments = names.indices.map { index in
      let rest = whole.moments.removing(scores[index].moments)
      let impact = rest.mean.flatMap { mean in whole.value.map { $0 - mean } }
      return Segment(
        name: names[index], score: scores[index], impact: impact, p: tests[index],
        q: tested[index],
        isMomentOfTruth: (impact ?? 0) < 0 && (tested[index] ?? 1) <= 0.05)
    }
    var totals = [Int](repeating: 0, count: width)
    var highs = totals
    var lows = totals
    for (index, tally) in tallies.enumerated() {
      guard let tally else { continue }
      totals[index % max(1, width)] += tally.n
      highs[index % max(1, width)] += tally.high
      lows[index % max(1, width)] += tally.low
    }
    // In a segment that never mentions what others do, that is worth a row as well.
    let places = (0..<width).filter { totals[$0] > 0 }.flatMap { theme in
      names.indices.map { (theme: theme, segment: $0) }
    }
    let cellP = places.map { place -> Double? in
      let (n, k) = (scores[place.segment].n, tallies[place.segment * width + place.theme]?.n ?? 0)
      guard n < whole.n else { return nil }
      let elsewhere = totals[place.theme] - k
      return FisherExact.twoSided(k, n - k, elsewhere, whole.n - n - elsewhere)
    }
    let cellQ = Self.adjusted(cellP)
    cells = places.indices.map { index in
      let (theme, segment) = places[index]
      let tally = tallies[segment * width + theme] ?? empty
      let here = scores[segment]
      let others = whole.n - here.n
      let share = Double(tally.n) / Double(max(1, here.n))
      let elsewhere =
        others > 0 ? Double(totals[theme] - tally.n) / Double(others) : nil
      var representation: Representation?
      if let q = cellQ[index], q <= 0.05, let elsewhere {
        representation = share > elsewhere ? .over : .under
      }
      let rest = here.moments.removing(tally.moments)
      return Cell(
        theme: theme, segment: segment, score: tally, share: share, shareElsewhere: elsewhere,
        impact: tally.n == 0 ? nil : rest.mean.flatMap { mean in here.value.map { $0 - mean } },
        p: cellP[index], q: cellQ[index], representation: representation)
    }
    contrasts = Self.contrasts(whole, highs, lows)
  }

  private static func contrasts(
    _ whole: ScoreSummary, _ highs: [Int], _ lows: [Int]
  ) -> [Contrast] {
    let (high, low) = (whole.high, whole.low)
    guard high > 0, low > 0 else { return [] }
    let themes = highs.indices.filter { highs[$0] + lows[$0] > 0 }
    let p = themes.map {
      FisherExact.twoSided(highs[$0], high - highs[$0], lows[$0], low - lows[$0])
    }
    let q = BenjaminiHochberg.adjusted(p)
    return themes.indices.map { index in
      let theme = themes[index]
      return Contrast(
        theme: theme, high: highs[theme], low: lows[theme],
        difference: Double(highs[theme]) / Double(high) - Double(lows[theme]) / Double(low),
        p: p[index], q: q[index])
    }.sorted {
      $0.difference.magnitude != $1.difference.magnitude
        ? $0.difference.magnitude > $1.difference.magnitude : $0.theme < $1.theme
    }
  }

  /// The p of no difference between a group and the others.
  private static func difference(_ group: ScoreSummary, _ whole: ScoreSummary) -> Double? {
    ScoreDifference.probability(
      group,
      ScoreDifference.Group(
        moments: whole.moments.removing(group.moments), low: whole.low - group.low))
  }

  private static func adjusted(_ p: [Double?]) -> [Double?] {
    var q = BenjaminiHochberg.adjusted(p.compactMap { $0 })[...]
    return p.map { $0 == nil ? nil : q.popFirst() }
  }
}

/// Whether the scores of two groups differ by more than chance.
enum ScoreDifference {
  struct Group {
    var moments: Moments
    var low: Int
  }

  /// Fisher's exact test of group × detractor (low box) for nps, enps and csat, Welch's t test for
  /// means.
  ///
  /// - Returns: `nil` when either is empty.
  static func probability(_ first: ScoreSummary, _ second: Group) -> Double? {
    let (n, m) = (first.n, second.moments.count)
    guard n > 0, m > 0 else { return nil }
    switch first.scale.kind {
    case .nps, .enps, .csat, .yesNo:
      return FisherExact.twoSided(first.low, n - first.low, second.low, m - second.low)
    case .ces, .stars, .numeric:
      var both = first.moments
      both.merge(second.moments)
      if both.squaredDeviations == 0 { return 1 }
      return DriverSummary.welch(first.moments, second.moments)
    }
  }
}

extension Array {
  /// The element, made from `empty` when there is none yet.
  fileprivate subscript<Wrapped>(index: Int, default empty: Wrapped) -> Wrapped
  where Element == Wrapped? {
    get { self[index] ?? empty }
    set { self[index] = newValue }
  }
}
