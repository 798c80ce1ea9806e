/// What the numbers in a score column mean, and how one of them counts towards the score.
///
/// Every scale makes of a rating its *contribution*; the score is the mean contribution. So one
/// set of formulas serves all scales.
///
/// | scale | ratings | contribution | score |
/// |---|---|---|---|
/// | nps, enps | whole, 0…10 | +100 from 9, 0 for 7 and 8, −100 up to 6 | −100…100 |
/// | csat | 1…5 unless told | 100 in the top box, else 0 | percent satisfied |
/// | ces | 1…7 unless told | the rating | mean rating |
/// | stars | 1…5 unless told | the rating | mean rating |
/// | yesno | 1 yes, 0 no | 100 for yes, 0 for no | percent yes |
/// | numeric | any, or within bounds | the rating | mean rating |
///
/// Where low is good, ratings are first turned round: `min + max − rating`; so `yesno:low-is-good`
/// is the percent of no, as for "did you leave us?".
public struct ScoreScale: Sendable, Hashable {
  /// The families of scales.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Net Promoter Score.
    case nps
    /// Employee Net Promoter Score; counts as ``nps`` does.
    case enps
    /// Customer satisfaction: the share in the top box.
    case csat
    /// Customer effort: the mean.
    case ces
    /// Stars of a review: the mean.
    case stars
    /// An outcome that is or is not: churned, bought again, was helped. The percent of yes.
    case yesNo = "yesno"
    /// Any other number: the mean.
    case numeric
  }

  /// The family.
  public let kind: Kind
  /// The lowest and highest rating; `nil` for a numeric scale without bounds.
  public let bounds: ClosedRange<Double>?
  /// Whether low ratings are the good ones.
  public let lowIsGood: Bool

  init(unchecked kind: Kind, bounds: ClosedRange<Double>?, lowIsGood: Bool = false) {
    self.kind = kind
    self.bounds = bounds
    self.lowIsGood = lowIsGood
  }

  /// Net Promoter Score, 0 to 10.
  public static let nps = ScoreScale(unchecked: .nps, bounds: 0...10)
  /// Employee Net Promoter Score, 0 to 10.
  public static let enps = ScoreScale(unchecked: .enps, bounds: 0...10)
  /// Customer satisfaction, 1 to 5, top two boxes.
  public static let csat = ScoreScale(unchecked: .csat, bounds: 1...5)
  /// Customer effort, 1 to 7, mean.
  public static let ces = ScoreScale(unchecked: .ces, bounds: 1...7)
  /// Stars, 1 to 5, mean.
  public static let stars = ScoreScale(unchecked: .stars, bounds: 1...5)
  /// Yes (1) or no (0), percent of yes.
  public static let yesNo = ScoreScale(unchecked: .yesNo, bounds: 0...1)
  /// Any number up to a billion in magnitude, mean.
  public static let numeric = ScoreScale(unchecked: .numeric, bounds: nil)

  /// How many ratings make the top box of a csat scale, and as many the low box: two, or one where
  /// the scale has fewer than four points and the boxes would overlap.
  public var boxWidth: Int? {
    guard kind == .csat, let bounds else { return nil }
    return bounds.upperBound - bounds.lowerBound >= 3 ? 2 : 1
  }

  /// What a rating adds to the score before dividing by the number of respondents.
  ///
  /// - Parameter rating: as it stands in the data. On nps, enps and yesno it must be whole.
  /// - Returns: in points of the score, to a millionth; `nil` when the rating is not on the scale.
  /// - Complexity: O(1).
  public func contribution(of rating: Double) -> Double? {
    reading(of: rating).map { FixedPoint.points($0.contribution) }
  }
}

/// Where a rating stands on a scale with named ends.
package enum ScoreBand: Sendable, Hashable {
  /// A detractor, or in the low box.
  case low
  /// A passive, or between the boxes.
  case middle
  /// A promoter, or in the top box.
  case high
}

/// A rating as a scale understands it.
package struct ScoreReading: Sendable, Hashable {
  /// In millionths of a point.
  package let contribution: Int64
  /// `nil` on scales without named ends.
  package let band: ScoreBand?
}

extension ScoreScale {
  /// Reads a rating; `nil` when it is not on the scale.
  package func reading(of rating: Double) -> ScoreReading? {
    guard let given = FixedPoint.units(rating) else { return nil }
    var turned = given
    if let bounds {
      guard bounds.contains(rating) else { return nil }
      if lowIsGood {
        turned = Self.end(bounds.lowerBound) + Self.end(bounds.upperBound) - given
      }
    }
    switch kind {
    case .nps, .enps:
      guard rating == rating.rounded() else { return nil }
      return Self.named(rating >= 9 ? .high : rating >= 7 ? .middle : .low, low: -100)
    case .csat:
      guard let bounds, let boxWidth else { return nil }
      let width = Int64(boxWidth) * FixedPoint.unitsPerPoint
      let top = Self.end(bounds.upperBound) - width + FixedPoint.unitsPerPoint
      let bottom = Self.end(bounds.lowerBound) + width
      return Self.named(turned >= top ? .high : turned < bottom ? .low : .middle, low: 0)
    case .yesNo:
      guard rating == 0 || rating == 1 else { return nil }
      return Self.named(turned > 0 ? .high : .low, low: 0)
    case .ces, .stars, .numeric:
      return ScoreReading(contribution: turned, band: nil)
    }
  }

  /// A bound in units; bounds are checked to be small enough when a scale is made.
  private static func end(_ bound: Double) -> Int64 { FixedPoint.units(bound) ?? 0 }

  private static func named(_ band: ScoreBand, low: Int64) -> ScoreReading {
    let points: Int64 =
      switch band {
      case .high: 100
      case .middle: 0
      case .low: low
      }
    return ScoreReading(contribution: points * FixedPoint.unitsPerPoint, band: band)
  }
}
