/// The score of a group of respondents, as a value that can be added to and merged.
///
/// Merging is associative and commutative, and a new summary of the same scale is the neutral
/// element; parts merged in any order equal the whole to the last bit, because only integers are
/// summed (ratings are rounded to a millionth of a point first).
public struct ScoreSummary: Sendable, Hashable {
  /// The scale of the ratings.
  public let scale: ScoreScale
  /// Ratings that were not on the scale; they count in nothing else.
  public private(set) var rejected = 0
  package private(set) var moments = Moments()
  /// Of the ratings as they stand in the data, where the scale takes shares of them; else empty.
  private var ratings = Moments()
  package private(set) var low = 0
  package private(set) var high = 0
  /// How many gave each rating: element i counts the ratings from min + i up to, not including,
  /// min + i + 1. Empty for scales without bounds or wider than a thousand points.
  public private(set) var histogram: [Int]

  /// A summary of nobody.
  public init(scale: ScoreScale) {
    self.scale = scale
    var bins = 0
    if let bounds = scale.bounds {
      let width = (bounds.upperBound - bounds.lowerBound).rounded(.down)
      if width <= 1_000 { bins = Int(width) + 1 }
    }
    histogram = [Int](repeating: 0, count: bins)
  }

  /// Adds a respondent's rating.
  ///
  /// - Returns: whether it was on the scale.
  /// - Complexity: O(1); allocates nothing.
  @discardableResult
  public mutating func add(_ rating: Double) -> Bool { read(rating) != nil }

  /// Adds a rating and hands its reading on.
  package mutating func read(_ rating: Double) -> ScoreReading? {
    guard let reading = scale.reading(of: rating) else {
      rejected += 1
      return nil
    }
    moments.add(reading.contribution)
    if reading.band == .low { low += 1 }
    if reading.band == .high { high += 1 }
    if scale.kind == .csat, let units = FixedPoint.units(rating) { ratings.add(units) }
    if let bounds = scale.bounds, !histogram.isEmpty {
      histogram[min(histogram.count - 1, Int(rating - bounds.lowerBound))] += 1
    }
    return reading
  }

  /// Adds a rating of which only the reading is known; the histogram stays empty, the mean rating
  /// unknown.
  mutating func add(contribution: Int64, band: UInt8) {
    moments.add(contribution)
    if band == 0 { low += 1 }
    if band == 2 { high += 1 }
    histogram = []
  }

  /// Adds another group.
  ///
  /// - Parameter other: a summary of the same scale.
  /// - Complexity: O(bins of the histogram).
  public mutating func merge(_ other: ScoreSummary) {
    precondition(scale == other.scale, "scores of \(scale) and \(other.scale) cannot be merged")
    rejected += other.rejected
    moments.merge(other.moments)
    ratings.merge(other.ratings)
    low += other.low
    high += other.high
    if other.histogram.count != histogram.count { histogram = [] }
    for bin in histogram.indices { histogram[bin] += other.histogram[bin] }
  }

  /// The number of respondents.
  public var n: Int { moments.count }

  /// The sum of the contributions, in points.
  public var sum: Double { FixedPoint.points(moments.sum) }

  /// The sum of the squared contributions, in points squared.
  public var sumOfSquares: Double {
    Double(moments.squares) / Double(FixedPoint.unitsPerPoint) / Double(FixedPoint.unitsPerPoint)
  }

  /// The score: −100…100 for nps and enps, percent satisfied for csat, percent of yes for yesNo, else
  /// the mean rating, turned round where low is good. `nil` of nobody.
  public var value: Double? { moments.mean }

  /// The mean rating of csat, which is scored by the share in the top box: as it stands in the data,
  /// not turned round. `nil` on other scales, and where the ratings themselves are not known.
  public var meanRating: Double? { ratings.count == n ? ratings.mean : nil }

  /// Its 95 % interval by Student's t; `nil` where it is not defined.
  public var meanRatingInterval: ClosedRange<Double>? {
    meanRating.flatMap { Self.interval($0, ratings, scale) }
  }

  /// Ratings of 9 and 10; `nil` on scales other than nps and enps.
  public var promoters: Int? { isNetPromoter ? high : nil }
  /// Ratings of 7 and 8; `nil` on scales other than nps and enps.
  public var passives: Int? { isNetPromoter ? n - high - low : nil }
  /// Ratings up to 6; `nil` on scales other than nps and enps.
  public var detractors: Int? { isNetPromoter ? low : nil }
  /// Ratings in the top box; `nil` on scales other than csat.
  public var satisfied: Int? { scale.kind == .csat ? high : nil }
  /// Ratings in the low box; `nil` on scales other than csat.
  public var dissatisfied: Int? { scale.kind == .csat ? low : nil }

  /// Answers of yes; `nil` on scales other than yesNo.
  public var yes: Int? { scale.kind == .yesNo ? (scale.lowIsGood ? low : high) : nil }
  /// Answers of no; `nil` on scales other than yesNo.
  public var no: Int? { scale.kind == .yesNo ? (scale.lowIsGood ? high : low) : nil }

  private var isNetPromoter: Bool { scale.kind == .nps || scale.kind == .enps }
}

extension ScoreSummary {
  /// The 95 % interval of the score, in its points, cut to what the score can be.
  ///
  /// For nps and enps the adjusted Wald interval (3 respondents added), for csat and yesNo Agresti
  /// and Coull's, for means Student's t with n − 1 degrees of freedom. `nil` where it is not defined:
  /// of nobody, and for means of one respondent, or of some who all rate alike: they do not tell how
  /// others rate.
  ///
  /// - Complexity: O(1).
  public var interval: ClosedRange<Double>? {
    switch scale.kind {
    case .nps, .enps:
      return AdjustedWald.netPromoterScore(
        promoters: high, passives: n - high - low, detractors: low)
    case .csat, .yesNo:
      return AdjustedWald.share(high, of: n)
    case .ces, .stars, .numeric:
      return value.flatMap { Self.interval($0, moments, scale) }
    }
  }

  /// Student's t interval of a mean.
  fileprivate static func interval(
    _ mean: Double, _ moments: Moments, _ scale: ScoreScale
  ) -> ClosedRange<Double>? {
    guard let variance = moments.variance, variance > 0,
      let quantile = StudentT.quantile975(degrees: Double(moments.count - 1))
    else { return nil }
    let half = quantile * (variance / Double(moments.count)).squareRoot()
    let interval = (mean - half)...(mean + half)
    return scale.bounds.map(interval.clamped(to:)) ?? interval
  }
}
