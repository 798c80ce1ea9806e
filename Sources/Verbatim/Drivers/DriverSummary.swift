/// All that is needed to say what moves a score, as a value that can be added to and merged.
///
/// Themes and strata are dense numbers from zero; their names are kept by the caller, and parts to
/// be merged must mean the same by them. Strata are groups that differ in score for reasons of
/// their own, such as touchpoints; without any, all respondents are in stratum 0.
///
/// ```swift
/// var summary = DriverSummary(scale: .nps, themeCount: 2)
/// summary.add(rating: 10, themes: [(theme: 0, polarity: 1)])
/// summary.add(rating: 3, themes: [(theme: 0, polarity: -1), (theme: 1, polarity: -1)])
/// let analysis = DriverAnalysis(summary)
/// ```
///
/// Merging is associative and commutative, and a new summary is the neutral element. Only integers
/// are summed, so parts merged in any order equal the whole to the last bit. Credits are fractions
/// (a contribution divided by the respondent's number of themes), so their numerators are kept
/// apart by that number and divided at the end.
///
/// - Complexity: memory O(themes² + themes · strata + themes · most themes in a comment).
public struct DriverSummary: Sendable, Hashable {
  /// The number of themes that can be mentioned; their ids are `0..<themeCount`.
  public let themeCount: Int
  /// The score of all respondents.
  public private(set) var score: ScoreSummary

  /// One for each theme.
  package private(set) var themes: [ThemeTally]
  /// One for each stratum up to the last one met.
  package private(set) var strata: [StratumTally] = []
  /// Those who mention a theme in a stratum: `cells[stratum * themeCount + theme]`.
  package private(set) var cells: [ScoreTally] = []
  /// Sums of contributions of those who mention a theme among m themes, in millionths of a point:
  /// `credits[(m - 1) * themeCount + theme]`.
  package private(set) var credits: [Int128] = []
  /// Those who mention no theme.
  package private(set) var unthemed = ScoreTally()
  package private(set) var pairs: PairCounts

  /// A summary of nobody.
  ///
  /// - Parameters:
  ///   - scale: the scale of the ratings.
  ///   - themeCount: at least zero.
  public init(scale: ScoreScale, themeCount: Int) {
    precondition(themeCount >= 0, "a negative number of themes")
    self.themeCount = themeCount
    score = ScoreSummary(scale: scale)
    themes = [ThemeTally](repeating: ThemeTally(), count: themeCount)
    pairs = PairCounts(themeCount: themeCount)
  }

  /// Adds a respondent.
  ///
  /// - Parameters:
  ///   - rating: as it stands in the data.
  ///   - themes: the themes of the comment, with the sign of what is said of each: below zero ill,
  ///     above zero well. A theme that comes again in the same comment is not counted again, but
  ///     looking for such repeats costs an allocation for each one found.
  ///   - stratum: the respondent's group, at least zero.
  /// - Returns: whether the rating was on the scale; if not, only `score.rejected` changes.
  /// - Complexity: O(m²) for m themes in the comment; allocates only when a stratum or an m higher
  ///   than any before is met.
  @discardableResult
  public mutating func add(
    rating: Double, themes mentioned: [(theme: Int, polarity: Int8)], stratum: Int = 0
  ) -> Bool {
    precondition(stratum >= 0, "a negative stratum")
    if let index = Self.firstRepeat(in: mentioned) {
      var distinct = mentioned
      distinct.remove(at: index)
      return add(rating: rating, themes: distinct, stratum: stratum)
    }
    guard let reading = score.read(rating) else { return false }
    makeRoom(stratum: stratum)
    strata[stratum].add(reading)
    guard !mentioned.isEmpty else {
      unthemed.add(reading)
      return true
    }
    makeRoom(size: mentioned.count)
    let creditRow = (mentioned.count - 1) * themeCount
    for (index, mention) in mentioned.enumerated() {
      precondition((0..<themeCount).contains(mention.theme), "theme \(mention.theme) is unknown")
      themes[mention.theme].add(reading, polarity: mention.polarity)
      cells[stratum * themeCount + mention.theme].add(reading)
      credits[creditRow + mention.theme] += Int128(reading.contribution)
      for other in 0..<index { pairs.add(mention.theme, mentioned[other].theme) }
    }
    return true
  }

  /// Whether another part can be merged: the same scale and the same number of themes.
  public func canMerge(_ other: DriverSummary) -> Bool {
    score.scale == other.score.scale && themeCount == other.themeCount
  }

  /// Adds another part.
  ///
  /// - Parameter other: a part for which ``canMerge(_:)`` is true, and which means the same by its
  ///   themes and strata.
  /// - Complexity: O(memory of the summaries).
  public mutating func merge(_ other: DriverSummary) {
    merge(other, strata: Array(other.strata.indices))
  }

  /// Adds another part whose stratum `i` is this summary's stratum `map[i]`.
  package mutating func merge(_ other: DriverSummary, strata map: [Int]) {
    precondition(canMerge(other), "parts with other scales or themes cannot be merged")
    score.merge(other.score)
    for theme in themes.indices { themes[theme].merge(other.themes[theme]) }
    if let last = map.prefix(other.strata.count).max() { makeRoom(stratum: last) }
    for stratum in other.strata.indices {
      strata[map[stratum]].merge(other.strata[stratum])
      for theme in 0..<themeCount {
        cells[map[stratum] * themeCount + theme].merge(other.cells[stratum * themeCount + theme])
      }
    }
    if themeCount > 0 { makeRoom(size: other.credits.count / themeCount) }
    for index in other.credits.indices { credits[index] += other.credits[index] }
    unthemed.merge(other.unthemed)
    pairs.merge(other.pairs)
  }

  private static func firstRepeat(in mentioned: [(theme: Int, polarity: Int8)]) -> Int? {
    for index in mentioned.indices {
      for earlier in 0..<index where mentioned[earlier].theme == mentioned[index].theme {
        return index
      }
    }
    return nil
  }

  private mutating func makeRoom(stratum: Int) {
    let missing = stratum + 1 - strata.count
    guard missing > 0 else { return }
    strata.append(contentsOf: repeatElement(StratumTally(), count: missing))
    cells.append(contentsOf: repeatElement(ScoreTally(), count: missing * themeCount))
  }

  private mutating func makeRoom(size: Int) {
    let missing = size * themeCount - credits.count
    guard missing > 0 else { return }
    credits.append(contentsOf: repeatElement(0, count: missing))
  }
}
