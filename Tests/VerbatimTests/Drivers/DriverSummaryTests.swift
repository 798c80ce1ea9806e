import Testing
import Verbatim

/// Random respondents, with themes and strata that lean on each other.
func randomRows(_ count: Int, themes: Int, strata: Int, _ random: inout SplitMix64) -> [Row] {
  (0..<count).map { _ in
    let stratum = Int.random(in: 0..<strata, using: &random)
    let mentioned = (0..<themes).filter { theme in
      Int.random(in: 0..<5, using: &random) < (theme % strata == stratum ? 2 : 1)
    }
    return Row(
      rating: Double(Int.random(in: -1...11, using: &random)), themes: mentioned,
      stratum: stratum, polarity: Int8.random(in: -1...1, using: &random))
  }
}

@Suite struct DriverSummaryTests {
  static let scales: [ScoreScale] = [.nps, .csat, .ces, .numeric]

  @Test(arguments: scales) func anyPartitionMergesToTheWhole(scale: ScoreScale) {
    var random = SplitMix64(state: 5)
    for _ in 0..<40 {
      let rows = randomRows(
        Int.random(in: 0...60, using: &random), themes: Int.random(in: 0...7, using: &random),
        strata: Int.random(in: 1...4, using: &random), &random)
      let whole = DriverSummary(rows, scale: scale, themeCount: 7)
      #expect(whole.brokenInvariant == nil)

      var parts = [[Row]](repeating: [], count: 4)
      for row in rows { parts[Int.random(in: 0..<4, using: &random)].append(row) }
      let summaries = parts.map { DriverSummary($0, scale: scale, themeCount: 7) }
      let neutral = DriverSummary(scale: scale, themeCount: 7)

      let left = summaries.reduce(into: neutral) { $0.merge($1) }
      let right = summaries.reversed().reduce(into: neutral) { $0.merge($1) }
      var firstPair = summaries[0]
      firstPair.merge(summaries[1])
      var secondPair = summaries[2]
      secondPair.merge(summaries[3])
      firstPair.merge(secondPair)
      var withNeutral = whole
      withNeutral.merge(neutral)
      #expect(left == whole)
      #expect(right == whole)
      #expect(firstPair == whole)
      #expect(withNeutral == whole)
    }
  }

  /// Ratings that are no whole numbers, in any order and any parts.
  @Test func fractionsMergeToTheWholeToo() {
    var random = SplitMix64(state: 6)
    var rows = randomRows(200, themes: 5, strata: 3, &random)
    for index in rows.indices { rows[index].rating = Double.random(in: -9...9, using: &random) }
    let whole = DriverSummary(rows, scale: .numeric, themeCount: 5)
    #expect(DriverSummary(rows.shuffled(using: &random), scale: .numeric, themeCount: 5) == whole)
    var merged = DriverSummary(rows[120...], scale: .numeric, themeCount: 5)
    merged.merge(DriverSummary(rows[..<120], scale: .numeric, themeCount: 5))
    #expect(merged == whole)
  }

  @Test(arguments: scales) func permutedRowsGiveEqualBytes(scale: ScoreScale) {
    var random = SplitMix64(state: 7)
    let rows = randomRows(300, themes: 9, strata: 4, &random)
    let bytes = Array(
      String(describing: DriverAnalysis(DriverSummary(rows, scale: scale, themeCount: 9))).utf8)
    for _ in 0..<5 {
      let shuffled = rows.shuffled(using: &random)
      let again = DriverAnalysis(DriverSummary(shuffled, scale: scale, themeCount: 9))
      #expect(Array(String(describing: again).utf8) == bytes)
    }
  }

  @Test func ratingsOffTheScaleAreRejectedAndCounted() {
    var summary = DriverSummary(scale: .nps, themeCount: 1)
    let added = summary.add(rating: 11, themes: [(theme: 0, polarity: 1)], stratum: 5)
    #expect(!added)
    #expect(summary.score.rejected == 1)
    #expect(summary.score.n == 0)
    #expect(summary.strata.isEmpty)
    let addedNext = summary.add(rating: 10, themes: [])
    #expect(addedNext)
    #expect(summary.brokenInvariant == nil)
  }

  @Test func aThemeThatComesTwiceCountsOnce() {
    var once = DriverSummary(scale: .nps, themeCount: 3)
    once.add(rating: 3, themes: [(theme: 2, polarity: -1), (theme: 0, polarity: 1)])
    var twice = DriverSummary(scale: .nps, themeCount: 3)
    twice.add(
      rating: 3,
      themes: [
        (theme: 2, polarity: -1), (theme: 2, polarity: 1), (theme: 0, polarity: 1),
        (theme: 2, polarity: 1), (theme: 0, polarity: -1),
      ])
    #expect(once == twice)
    #expect(twice.brokenInvariant == nil)
  }

  @Test func signsAreCounted() {
    var summary = DriverSummary(scale: .csat, themeCount: 1)
    for polarity: Int8 in [-128, -1, -1, 0, 0, 0, 127] {
      summary.add(rating: 2, themes: [(theme: 0, polarity: polarity)])
    }
    #expect(summary.themes[0].negative == 3)
    #expect(summary.themes[0].positive == 1)
    #expect(summary.themes[0].low == 7)
  }

  @Test func onlyTheSameUniverseMerges() {
    let summary = DriverSummary(scale: .nps, themeCount: 2)
    #expect(summary.canMerge(DriverSummary(scale: .nps, themeCount: 2)))
    #expect(!summary.canMerge(DriverSummary(scale: .enps, themeCount: 2)))
    #expect(!summary.canMerge(DriverSummary(scale: .nps, themeCount: 3)))
  }

  @Test func mistakesOfTheCallerAreFatal() async {
    await #expect(processExitsWith: .failure) {
      var summary = DriverSummary(scale: .nps, themeCount: 2)
      summary.merge(DriverSummary(scale: .nps, themeCount: 3))
    }
    await #expect(processExitsWith: .failure) {
      var summary = DriverSummary(scale: .nps, themeCount: 2)
      summary.add(rating: 3, themes: [(theme: 2, polarity: 0)])
    }
  }
}
