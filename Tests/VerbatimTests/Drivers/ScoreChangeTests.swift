import Testing
import Verbatim

@Suite struct ScoreChangeTests {
  private func table(
    _ rows: [Row], scale: ScoreScale = .nps, prefix: String = ""
  ) -> ResponseTable {
    var table = ResponseTable(scale: scale, themeCount: 7)
    for (index, row) in rows.enumerated() {
      table.add(
        respondent: "\(prefix)\(index)", rating: row.rating,
        themes: row.themes.map { (theme: $0, polarity: row.polarity) },
        stratum: "stratum \(row.stratum)")
    }
    return table
  }

  @Test(arguments: DriverSummaryTests.scales) func partsAddUpToTheChange(scale: ScoreScale) throws {
    var random = SplitMix64(state: 61)
    for _ in 0..<40 {
      func rows() -> [Row] {
        randomRows(
          Int.random(in: 1...60, using: &random), themes: Int.random(in: 0...7, using: &random),
          strata: Int.random(in: 1...5, using: &random), &random)
      }
      let (before, after) = (table(rows(), scale: scale), table(rows(), scale: scale))
      guard before.count > 0, after.count > 0 else { continue }
      let change = try #require(ScoreChange(before: before, after: after, resamples: 0))
      let expected = try #require(change.after.value) - #require(change.before.value)
      expectNear(change.change.value, expected)
      let strata = change.strata.reduce(0) { $0 + $1.mix.value }
      expectNear(change.mix.value, strata)
      let themes = change.themes.reduce(0) { $0 + $1.total.value }
      expectNear(themes + change.mix.value, expected)
      for theme in change.themes {
        expectNear(theme.rate.value + theme.scores.value, theme.total.value)
        #expect(theme.total.interval == nil)
      }
    }
  }

  /// Only who answers changes: all of it is mix.
  @Test func otherRespondentsAreMix() throws {
    func rows(_ good: Int, _ bad: Int) -> [Row] {
      (0..<good).map { Row(rating: 10, themes: [$0 % 2], stratum: 0) }
        + (0..<bad).map { Row(rating: 2, themes: [$0 % 2], stratum: 1) }
    }
    let change = try #require(
      ScoreChange(before: table(rows(60, 40)), after: table(rows(40, 60)), resamples: 200))
    expectNear(change.change.value, -40)
    expectNear(change.mix.value, -40)
    #expect(change.mix.certainty == .clear)
    for theme in change.themes { expectNear(theme.total.value, 0) }
    #expect(change.strata.map(\.before) == [60, 40])
  }

  /// A quarter more complain of theme 0, who all give 0, where others give 10.
  @Test func moreMentionsAreMentionRate() throws {
    func rows(_ complaints: Int) -> [Row] {
      (0..<100).map { Row(rating: $0 < complaints ? 0 : 10, themes: $0 < complaints ? [0] : [1]) }
    }
    let change = try #require(
      ScoreChange(
        before: table(rows(10)), after: table(rows(35), prefix: "later "), resamples: 300))
    expectNear(change.change.value, -50)
    expectNear(change.mix.value, 0)
    for theme in change.themes { expectNear(theme.scores.value, 0) }
    let complaint = try #require(change.themes.first { $0.theme == 0 })
    // Both what is said more and what is said less often: (r′ − r)(s − Ȳ) with Ȳ = 55.
    expectNear(complaint.rate.value, 0.25 * (-100 - 55))
    #expect(complaint.total.certainty == .clear)
    #expect(change.change.interval?.contains(-50) == true)
    #expect(complaint.mentionsBefore == 10 && complaint.mentionsAfter == 35)
  }

  /// As many mention theme 0, but they score otherwise.
  @Test func otherScoresAreHowTheyScore() throws {
    func rows(_ rating: Double) -> [Row] {
      (0..<100).map { Row(rating: $0 < 30 ? rating : 10, themes: $0 < 30 ? [0] : [1]) }
    }
    let change = try #require(
      ScoreChange(before: table(rows(0)), after: table(rows(9), prefix: "later ")))
    expectNear(change.change.value, 60)
    let theme = try #require(change.themes.first)
    #expect(theme.theme == 0)
    expectNear(theme.scores.value, 60)
    expectNear(theme.rate.value, 0)
    #expect(change.resamples == 1_000)
  }

  /// Of few mentions nobody can say how sure the parts are; the parts are not hidden.
  @Test func fewMentionsHaveNoInterval() throws {
    func rows(_ rare: Int, _ some: Int) -> [Row] {
      (0..<100).map { index in
        Row(
          rating: index % 3 == 0 ? 2 : 9,
          themes: index < rare ? [0] : index < rare + some ? [1] : [2])
      }
    }
    let change = try #require(
      ScoreChange(
        before: table(rows(2, 5)), after: table(rows(2, 20), prefix: "later "), resamples: 100))
    let rare = try #require(change.themes.first { $0.theme == 0 })
    let some = try #require(change.themes.first { $0.theme == 1 })
    let frequent = try #require(change.themes.first { $0.theme == 2 })
    #expect(rare.total.interval == nil && rare.total.certainty == .unclear)
    #expect(some.total.interval != nil && some.rate.interval != nil)
    #expect(some.scores.interval == nil && some.scores.value != 0)
    #expect(frequent.scores.interval != nil)
  }

  /// Nobody of fifteen spoke of it before, 22 of 255 do now: no resample has one of the fifteen do so,
  /// which is no certainty. Of 200 before, none is telling.
  @Test func noneOfFewIsNotNever() throws {
    func rows(_ count: Int, mentions: Int) -> [Row] {
      (0..<count).map { index in
        Row(rating: index < mentions || index % 3 == 0 ? 2 : 9, themes: index < mentions ? [0] : [])
      }
    }
    func theme(before: Int) throws -> ScoreChange.Theme {
      let change = try #require(
        ScoreChange(
          before: table(rows(before, mentions: 0)),
          after: table(rows(255, mentions: 22), prefix: "later ")))
      return try #require(change.themes.first { $0.theme == 0 })
    }
    let few = try theme(before: 15)
    #expect(few.total.value < 0 && few.total.interval == nil && few.total.certainty == .unclear)
    let some = try theme(before: 80)
    let many = try theme(before: 400)
    #expect(many.total.certainty == .clear)
    func width(_ theme: ScoreChange.Theme) throws -> Double {
      let interval = try #require(theme.total.interval)
      return interval.upperBound - interval.lowerBound
    }
    #expect(try width(some) > 1.1 * width(many))
  }

  @Test func theSameRespondentsAreDrawnTogether() throws {
    var random = SplitMix64(state: 62)
    let rows = randomRows(200, themes: 3, strata: 1, &random)
    let same = try #require(ScoreChange(before: table(rows), after: table(rows)))
    #expect(same.change.interval == 0...0)
    let others = try #require(
      ScoreChange(before: table(rows), after: table(rows, prefix: "later ")))
    #expect(try #require(others.change.interval).upperBound > 5)
    #expect(others.change.certainty == .unclear)
  }

  @Test func orderAndPartsDoNotMatter() throws {
    var random = SplitMix64(state: 63)
    let rows = randomRows(150, themes: 5, strata: 3, &random)
    let before = table(rows)
    let after = table(Array(rows.reversed()), prefix: "later ")
    let change = try #require(ScoreChange(before: before, after: after, resamples: 64))
    var merged = before.filtered { $0 % 3 == 2 }
    merged.merge(before.filtered { $0 % 3 == 0 })
    merged.merge(before.filtered { $0 % 3 == 1 })
    let again = try #require(ScoreChange(before: merged, after: after, resamples: 64))
    #expect(again.change == change.change)
    #expect(again.themes == change.themes)
    #expect(again.strata == change.strata)
  }

  @Test func nothingToCompare() {
    let empty = ResponseTable(scale: .nps, themeCount: 7)
    #expect(ScoreChange(before: empty, after: table([Row(rating: 9, themes: [])])) == nil)
    let one = table([Row(rating: 9, themes: [])])
    #expect(ScoreChange(before: one, after: one)?.change.interval == nil)
  }
}
