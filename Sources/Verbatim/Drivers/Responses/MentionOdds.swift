/// How many times the odds of a higher level of the score go with mentioning each theme, strata and
/// other themes held equal.
package struct MentionOdds: Sendable {
  /// By theme; `nil` where the data cannot tell.
  package private(set) var ratios: [Double?]

  /// Beyond so many distinct ratings a mean says more than their order.
  private static let mostLevels = 11
  private static let mostParameters = 200

  /// - Complexity: that of ``ProportionalOdds``.
  package init(_ table: ResponseTable, ordered strata: [ResponseTable.Stratum]) {
    ratios = [Double?](repeating: nil, count: table.themeCount)
    guard let levels = Self.levels(table) else { return }
    // A theme whose mentions are all at one end has no finite odds.
    var least = [Int](repeating: .max, count: table.themeCount)
    var most = [Int](repeating: .min, count: table.themeCount)
    var counts = [Int](repeating: 0, count: table.themeCount)
    for row in 0..<table.count {
      for code in table.mentions(of: row) {
        let theme = Int(code / 4)
        least[theme] = min(least[theme], levels.of[row])
        most[theme] = max(most[theme], levels.of[row])
        counts[theme] += 1
      }
    }
    let themes = (0..<table.themeCount).filter {
      counts[$0] > 0 && counts[$0] < table.count && most[$0] > 0 && least[$0] < levels.count - 1
    }
    let parameters = themes.count + strata.count
    guard !themes.isEmpty, parameters <= Self.mostParameters,
      table.count >= Headline.respondentsPerParameter * parameters
    else { return }
    var place = [Int?](repeating: nil, count: table.themeCount)
    for (index, theme) in themes.enumerated() { place[theme] = index }
    var groups: [ProportionalOdds.Group] = []
    for (index, stratum) in strata.enumerated() {
      var last: Int?
      for row in stratum.rows.map({ Int($0) }) {
        if let last, levels.of[last] == levels.of[row],
          Self.themes(table, last) == Self.themes(table, row)
        {
          groups[groups.count - 1].weight += 1
          continue
        }
        last = row
        var predictors = table.mentions(of: row).compactMap { place[Int($0 / 4)] }
        if index > 0 { predictors.append(themes.count + index - 1) }
        groups.append(.init(level: levels.of[row], predictors: predictors))
      }
    }
    guard
      let model = ProportionalOdds(
        groups, levels: levels.count, predictors: themes.count + strata.count - 1)
    else { return }
    for (index, theme) in themes.enumerated() {
      ratios[theme] = exponential(model.coefficients[index])
    }
  }

  private static func themes(_ table: ResponseTable, _ row: Int) -> [UInt32] {
    table.mentions(of: row).map { $0 / 4 }
  }

  /// The level of each response, from 0; `nil` when there are fewer than two or too many.
  private static func levels(_ table: ResponseTable) -> (count: Int, of: [Int])? {
    var distinct: Set<Int64> = []
    func key(_ row: Int) -> Int64 {
      table.bands[row] < 3 ? Int64(table.bands[row]) : table.contributions[row]
    }
    for row in 0..<table.count {
      distinct.insert(key(row))
      if distinct.count > mostLevels { return nil }
    }
    guard distinct.count > 1 else { return nil }
    let places = Dictionary(uniqueKeysWithValues: zip(distinct.sorted(), 0...))
    return (distinct.count, (0..<table.count).map { places[key($0)] ?? 0 })
  }
}
