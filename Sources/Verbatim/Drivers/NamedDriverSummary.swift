/// A `DriverSummary` whose strata have names, with the ids of the comments behind each theme.
///
/// Parts may have met their strata in different orders; merging goes by name.
public struct NamedDriverSummary: Sendable {
  /// The counts and sums.
  public private(set) var summary: DriverSummary
  /// The name of each stratum, in the order in which they came.
  public private(set) var strata: [String] = []
  /// For each theme the ids of the comments that mention it, in the order in which they came.
  public private(set) var comments: [[String]]

  /// A summary of nobody.
  public init(scale: ScoreScale, themeCount: Int) {
    summary = DriverSummary(scale: scale, themeCount: themeCount)
    comments = [[String]](repeating: [], count: themeCount)
  }

  /// Adds a respondent.
  ///
  /// - Returns: whether the rating was on the scale; if not, nothing is added.
  @discardableResult
  public mutating func add(
    id: String, rating: Double, themes: [(theme: Int, polarity: Int8)], stratum: String
  ) -> Bool {
    let number = number(of: stratum)
    guard summary.add(rating: rating, themes: themes, stratum: number) else { return false }
    for mention in themes where comments[mention.theme].last != id {
      comments[mention.theme].append(id)
    }
    return true
  }

  /// Adds another part with the same scale and themes.
  public mutating func merge(_ other: NamedDriverSummary) {
    let map = other.strata.map { number(of: $0) }
    summary.merge(other.summary, strata: map)
    for theme in comments.indices { comments[theme] += other.comments[theme] }
  }

  /// The counts and sums with the strata in the order of their names, so that what is computed from
  /// them does not depend on the order of the rows or parts.
  public var ordered: DriverSummary {
    let order = strata.indices.sorted {
      strata[$0].utf8.lexicographicallyPrecedes(strata[$1].utf8)
    }
    var place = [Int](repeating: 0, count: strata.count)
    for (position, stratum) in order.enumerated() { place[stratum] = position }
    var result = DriverSummary(scale: summary.score.scale, themeCount: summary.themeCount)
    result.merge(summary, strata: place)
    return result
  }

  /// The names of the strata in the order of `ordered`.
  public var orderedStrata: [String] {
    strata.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func number(of stratum: String) -> Int {
    if let known = strata.firstIndex(of: stratum) { return known }
    strata.append(stratum)
    return strata.count - 1
  }
}
