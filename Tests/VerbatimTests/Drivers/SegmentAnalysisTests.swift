import Testing
import Verbatim

@Suite struct SegmentAnalysisTests {
  private func table(_ rows: [(row: Row, step: String, period: Int)]) -> ResponseTable {
    var table = ResponseTable(scale: .nps, themeCount: 4, columns: ["step"])
    for (index, item) in rows.enumerated() {
      table.add(
        respondent: "\(index)", rating: item.row.rating,
        themes: item.row.themes.map { (theme: $0, polarity: 0) }, values: [item.step],
        day: item.period)
    }
    return table
  }

  @Test func golden20ByTouchpoint() throws {
    let rows = Golden20.rows.map { row in
      (row: row, step: Golden20.touchpoints[row.stratum], period: 0)
    }
    var five = ResponseTable(scale: .nps, themeCount: 5, columns: ["touchpoint"])
    for (index, item) in rows.enumerated() {
      five.add(
        respondent: "\(index)", rating: item.row.rating,
        themes: item.row.themes.map { (theme: $0, polarity: 0) }, values: [item.step])
    }
    let found = SegmentAnalysis(five, column: 0)
    #expect(found.score.value == 10)
    #expect(found.segments.map(\.name) == ["app", "branch", "call"])
    #expect(found.segments.map(\.score.n) == [8, 5, 7])
    // Calls score −500/7; without them 700/13.
    let call = found.segments[2]
    expectNear(call.score.value, -500.0 / 7, within: 1e-12)
    expectNear(call.impact, 10 - 700.0 / 13, within: 1e-12)
    #expect(call.isMomentOfTruth)
    expectNear(call.p, FisherExact.twoSided(6, 1, 1, 12), within: 1e-12)
    #expect(!found.segments[1].isMomentOfTruth)
    let refund = found.cells.filter { $0.theme == 2 }
    #expect(refund.map(\.score.n) == [0, 0, 3])
    expectNear(refund[2].share, 3.0 / 7)
    #expect(refund[2].shareElsewhere == 0)
    #expect(refund[2].score.interval != nil)
    // 9 promoters, 7 detractors; all three who ask for refunds are detractors.
    let contrast = try #require(found.contrasts.first { $0.theme == 2 })
    #expect(contrast.high == 0 && contrast.low == 3)
    expectNear(contrast.difference, -3.0 / 7)
    // Waiting parts them more: 1 of 9 promoters, 4 of 7 detractors.
    #expect(found.contrasts.first?.theme == 4)
    expectNear(found.contrasts.first?.difference, 1.0 / 9 - 4.0 / 7)
  }

  @Test func whatIsSaidMoreInOnePlaceIsFlagged() throws {
    var random = SplitMix64(state: 71)
    let rows = (0..<600).map { index in
      let isBranch = index % 2 == 0
      let waits = Int.random(in: 0..<10, using: &random) < (isBranch ? 4 : 1)
      // The same in both, whatever the generator gives.
      let app = index % 10 < 2
      return (
        row: Row(
          rating: Double(Int.random(in: 0...10, using: &random)),
          themes: (waits ? [0] : []) + (app ? [1] : [])),
        step: isBranch ? "branch" : "app", period: 0
      )
    }
    let found = SegmentAnalysis(table(rows), column: 0)
    let waits = found.cells.filter { $0.theme == 0 }
    #expect(waits.map(\.representation) == [.under, .over])
    #expect(found.cells.filter { $0.theme == 1 }.allSatisfy { $0.representation == nil })
    #expect(found.cells.allSatisfy { $0.theme < 2 })
  }

  @Test func nothingAndNobody() {
    let none = SegmentAnalysis(table([]), column: 0)
    #expect(none.segments.isEmpty && none.cells.isEmpty && none.contrasts.isEmpty)
    let one = SegmentAnalysis(
      table([(row: Row(rating: 3, themes: [1]), step: "", period: 0)]), column: 0)
    #expect(one.segments.first?.impact == nil)
    #expect(one.segments.first?.p == nil)
    #expect(one.cells.first?.shareElsewhere == nil)
    #expect(one.cells.first?.impact == nil)
  }

  // MARK: - Time

  private func trends(_ rows: [(row: Row, step: String, period: Int)], periods: Int)
    -> TrendAnalysis
  {
    let table = table(rows)
    return TrendAnalysis(table, periods: (0..<periods).map { "period \($0)" }) {
      table.days[$0] < 0 ? nil : Int(table.days[$0])
    }
  }

  @Test func aThemeThatComesUpIsEmerging() throws {
    var random = SplitMix64(state: 72)
    let rows = (0..<800).map { index in
      let period = index % 8
      let isNew = Int.random(in: 0..<100, using: &random) < (period == 7 ? 15 : 2)
      let steady = Int.random(in: 0..<10, using: &random) < 3
      return (
        row: Row(rating: 9, themes: (isNew ? [0] : []) + (steady ? [1] : [])), step: "",
        period: period
      )
    }
    let found = trends(rows, periods: 8)
    let new = try #require(found.themes.first { $0.theme == 0 })
    let steady = try #require(found.themes.first { $0.theme == 1 })
    #expect(new.isEmerging)
    #expect(try #require(new.ratio) > 3)
    #expect(new.changePoint?.period == 7)
    #expect(!steady.isEmerging)
    #expect(steady.changePoint == nil)
    #expect(found.changePoint == nil)
  }

  /// Two mentions after none are no trend.
  @Test func aFewMentionsAreNoTrend() {
    let rows = (0..<60).map { index in
      (row: Row(rating: 9, themes: index >= 58 ? [0] : []), step: "", period: index / 20)
    }
    let theme = trends(rows, periods: 3).themes.first
    #expect(theme?.isEmerging == false)
    #expect(theme?.ratio == nil)
    expectNear(theme?.emergingP, FisherExact.greater(2, 18, 0, 40), within: 1e-12)
    // 20·19 / (60·59)
    expectNear(theme?.emergingP, 380.0 / 3540, within: 1e-12)
  }

  @Test func theDayTheScoreFellIsFound() throws {
    var random = SplitMix64(state: 73)
    let rows = (0..<500).map { index in
      let period = index / 50
      let isUnhappy = Int.random(in: 0..<10, using: &random) < (period < 6 ? 2 : 6)
      return (row: Row(rating: isUnhappy ? 2 : 9, themes: []), step: "", period: period)
    }
    let change = try #require(trends(rows, periods: 10).changePoint)
    #expect(change.period == 6)
    #expect(change.before > 40 && change.after < 10)
  }

  @Test func periodsWithoutAnybody() {
    let rows = [(row: Row(rating: 9, themes: [0]), step: "", period: 2)]
    let found = trends(rows, periods: 4)
    #expect(found.periods.map(\.score.n) == [0, 0, 1, 0])
    #expect(found.themes.first?.emergingP == nil)
    #expect(found.themes.first?.changePoint == nil)
    #expect(trends([], periods: 0).periods.isEmpty)
  }
}
