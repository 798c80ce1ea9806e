/// A `DriverSummary` whose strata have names, with the ids of the comments behind each theme.
///
/// Parts may have met their strata in different orders; merging goes by name.
public struct NamedDriverSummary: Sendable {
  /// The counts and sums.
  public private(set) var summary: DriverSummary
  /// The name of each stratum, in the order in which they came.
  public var strata: [String] { strataCodes.names }
  private var strataCodes = NameCodes()
  /// For each theme the ids of the comments that mention it, in the order in which they came.
  public private(set) var comments: [[String]]
  /// The responses themselves, for resampling.
  public private(set) var responses: ResponseTable

  /// A summary of nobody.
  ///
  /// - Parameter columns: the columns by which responses are grouped, besides the stratum.
  public init(scale: ScoreScale, themeCount: Int, columns: [String] = []) {
    summary = DriverSummary(scale: scale, themeCount: themeCount)
    responses = ResponseTable(scale: scale, themeCount: themeCount, columns: columns)
    comments = [[String]](repeating: [], count: themeCount)
  }

  /// Adds a respondent.
  ///
  /// - Parameters:
  ///   - respondent: who gave the comment, where that is not its id; a respondent's comments are
  ///     resampled together.
  ///   - values: one for each of the columns.
  ///   - day: days since 1970-01-01.
  /// - Returns: whether the rating was on the scale; if not, nothing is added.
  @discardableResult
  public mutating func add(
    id: String, respondent: String? = nil, rating: Double,
    themes: [(theme: Int, polarity: Int8)], stratum: String, values: [String] = [],
    day: Int? = nil
  ) -> Bool {
    add(
      RatedResponse(
        id: id, respondent: TextHash.of(respondent ?? id), rating: rating, themes: themes,
        stratum: stratum, values: values, day: day))
  }

  /// Adds a respondent; see ``add(id:respondent:rating:themes:stratum:values:day:)``.
  @discardableResult
  package mutating func add(_ response: RatedResponse) -> Bool {
    let number = number(of: response.stratum)
    guard summary.add(rating: response.rating, themes: response.themes, stratum: number) else {
      return false
    }
    responses.add(response)
    for mention in response.themes where comments[mention.theme].last != response.id {
      comments[mention.theme].append(response.id)
    }
    return true
  }

  /// For each theme the ids of the comments that mention it, in an order that does not depend on
  /// that of rows or parts: shorter ones first, then by their bytes.
  public var orderedComments: [[String]] { comments.map { $0.sorted(by: CommentIDs.isBefore) } }

  /// Adds another part with the same scale and themes.
  public mutating func merge(_ other: NamedDriverSummary) {
    let map = other.strata.map { number(of: $0) }
    summary.merge(other.summary, strata: map)
    responses.merge(other.responses)
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
    Int(strataCodes.code(of: stratum))
  }
}
