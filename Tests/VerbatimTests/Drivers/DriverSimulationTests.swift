import Testing
import Verbatim

/// Planted effects, and effects that are not there.
@Suite struct DriverSimulationTests {
  /// A theme without any effect, mentioned mostly at a bad touchpoint: 2,000 respondents.
  @Test func aConfoundedInertThemeIsFoundInert() {
    var random = SplitMix64(state: 41)
    let repetitions = 60
    var (crude, headline) = (0.0, 0.0)
    var (alarms, crudeAlarms, said) = (0, 0, 0)
    for _ in 0..<repetitions {
      var summary = DriverSummary(scale: .nps, themeCount: 2)
      for _ in 0..<2_000 {
        let isBad = Int.random(in: 0..<10, using: &random) < 4
        var themes: [(theme: Int, polarity: Int8)] = []
        if Int.random(in: 0..<100, using: &random) < (isBad ? 35 : 5) {
          themes.append((theme: 0, polarity: 0))
        }
        let complains = Int.random(in: 0..<10, using: &random) == 0
        if complains { themes.append((theme: 1, polarity: -1)) }
        let luck = Int.random(in: 0..<10, using: &random) - (isBad ? 4 : 0) - (complains ? 3 : 0)
        summary.add(
          rating: luck > 4 ? 10 : luck > 1 ? 7 : 3, themes: themes, stratum: isBad ? 1 : 0)
      }
      guard let inert = DriverAnalysis(summary).drivers.first(where: { $0.theme == 0 }) else {
        continue
      }
      crude += inert.impact.leaveOut ?? .nan
      headline += inert.headline.value
      if let p = inert.headline.p, p <= 0.05 { alarms += 1 }
      if let p = inert.p, p <= 0.05 { crudeAlarms += 1 }
      if inert.confounding == .strata { said += 1 }
    }
    #expect(crude / Double(repetitions) < -4)
    expectNear(headline / Double(repetitions), 0, within: 0.5)
    // 6 in 100 of 60, with room for the luck of 60 draws.
    #expect(alarms <= 6, "\(alarms)")
    #expect(crudeAlarms == repetitions)
    #expect(said >= repetitions * 9 / 10)
  }

  /// A theme that does nothing by itself, but is mentioned with one that does.
  @Test func anInertCompanionIsToldFromTheDriver() throws {
    var random = SplitMix64(state: 42)
    var summary = DriverSummary(scale: .nps, themeCount: 2)
    for _ in 0..<3_000 {
      let isLate = Int.random(in: 0..<5, using: &random) == 0
      let isCompanion = Int.random(in: 0..<10, using: &random) < (isLate ? 7 : 1)
      var themes: [(theme: Int, polarity: Int8)] = []
      if isLate { themes.append((theme: 0, polarity: -1)) }
      if isCompanion { themes.append((theme: 1, polarity: 0)) }
      let isUnhappy = Int.random(in: 0..<10, using: &random) < (isLate ? 7 : 2)
      summary.add(rating: isUnhappy ? 2 : 9, themes: themes)
    }
    let found = DriverAnalysis(summary)
    let late = try #require(found.drivers.first { $0.theme == 0 })
    let companion = try #require(found.drivers.first { $0.theme == 1 })
    // Planted: 20 % of respondents lose 100 points each.
    expectNear(late.headline.value, -20, within: 2)
    #expect(late.headline.interval?.contains(-20) == true)
    #expect(late.confounding == nil)
    expectNear(companion.headline.value, 0, within: 1)
    #expect(try #require(companion.impact.leaveOut) < -5)
    #expect(companion.confounding == .otherThemes)
    #expect(companion.certainty == .unclear)
  }

  @Test func collinearTwinsShare() throws {
    var random = SplitMix64(state: 43)
    let rows = (0..<400).map { _ in
      let both = Int.random(in: 0..<4, using: &random) == 0
      let other = Int.random(in: 0..<4, using: &random) == 0
      let isUnhappy = Int.random(in: 0..<10, using: &random) < (both ? 8 : 2)
      return Row(
        rating: isUnhappy ? 1 : 10, themes: (both ? [0, 1] : []) + (other ? [2] : []),
        polarity: -1)
    }
    let found = DriverAnalysis(DriverSummary(rows, themeCount: 3))
    let twins = found.drivers.filter { $0.theme < 2 }
    expectNear(twins[0].impact.relativeWeight, try #require(twins[1].impact.relativeWeight))
    let halves = twins.compactMap(\.impact.adjusted)
    expectNear(halves[0], halves[1], within: 1e-4)
    expectNear(
      halves[0] + halves[1], try #require(twins[0].impact.leaveOut), within: 2)
    // Nobody can tell which of the two it is, and the report does not pretend to.
    #expect(twins.allSatisfy { $0.certainty == .unclear })
  }

  /// Complaints cost 100 points, praise brings nothing; and the other way round.
  @Test func hygieneAndDelight() throws {
    var random = SplitMix64(state: 44)
    var summary = NamedDriverSummary(scale: .nps, themeCount: 2)
    for index in 0..<1_500 {
      var good = 5
      var themes: [(theme: Int, polarity: Int8)] = []
      let (first, second) = (
        Int8.random(in: -1...1, using: &random), Int8.random(in: -1...1, using: &random)
      )
      if first != 0 { themes.append((theme: 0, polarity: first)) }
      if second != 0 { themes.append((theme: 1, polarity: second)) }
      if first < 0 { good -= 3 }
      if second > 0 { good += 3 }
      let isHappy = Int.random(in: 0..<10, using: &random) < good
      summary.add(id: "\(index)", rating: isHappy ? 9 : 3, themes: themes, stratum: "")
    }
    let found = DriverAnalysis(summary, resamples: 0)
    let hygiene = try #require(found.drivers.first { $0.theme == 0 }?.penaltyReward)
    let delight = try #require(found.drivers.first { $0.theme == 1 }?.penaltyReward)
    expectNear(hygiene.penalty, -60, within: 12)
    expectNear(hygiene.reward, 0, within: 12)
    expectNear(delight.reward, 60, within: 12)
    expectNear(delight.penalty, 0, within: 12)
    #expect(hygiene.kind == .hygiene)
    #expect(delight.kind == .delighter)
    // Odds of a promoter: among those who praise 80 %, among others 35 % and 50 %.
    let odds = try #require(found.drivers.first { $0.theme == 1 }?.oddsRatio)
    #expect(odds > 1.3 && odds < 3)
  }

  /// Half praise it and half complain, who rate accordingly: mentioning it explains nothing, what is
  /// said of it all.
  @Test func aTwoSidedThemeIsImportant() throws {
    var random = SplitMix64(state: 45)
    var summary = NamedDriverSummary(scale: .numeric, themeCount: 2)
    for index in 0..<600 {
      let sign = Int8([-1, 0, 1][index % 3])
      var themes: [(theme: Int, polarity: Int8)] = sign == 0 ? [] : [(theme: 0, polarity: sign)]
      if Int.random(in: 0..<3, using: &random) == 0 {
        themes.append((theme: 1, polarity: Int8.random(in: -1...1, using: &random)))
      }
      let rating = 3 + Double(sign) + Double(Int.random(in: -1...1, using: &random))
      summary.add(id: "\(index)", rating: rating, themes: themes, stratum: "")
    }
    let found = DriverAnalysis(summary, resamples: 0)
    let twoSided = try #require(found.drivers.first { $0.theme == 0 })
    let other = try #require(found.drivers.first { $0.theme == 1 })
    #expect(try #require(twoSided.impact.relativeWeight) < 0.02)
    #expect(try #require(twoSided.importance) > 0.4)
    #expect(try #require(other.importance) < 0.02)
    expectNear(
      try #require(twoSided.importance) + #require(other.importance),
      try #require(found.importanceRSquared))
    #expect(twoSided.penaltyReward?.kind == .performance)
  }
}
