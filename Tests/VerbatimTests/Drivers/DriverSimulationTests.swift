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

  /// A survey whose respondents rate five subjects, and write of them: what they write of is up to
  /// the subject (the office is mentioned most, and moves the rating least), how they write of it up
  /// to their rating of the subject. The drivers of the words alone are ranked as the subjects
  /// truly weigh.
  @Test(arguments: [51, 52, 53] as [UInt64])
  func driversOfWordsRankAsTheSubjectsWeigh(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let weights = [0.5, 0.4, 0.28, 0.2, 0.06]
    let mentioned = [40, 30, 55, 35, 60]
    func normal() -> Double {
      (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
    }
    var summary = NamedDriverSummary(scale: .numeric, themeCount: 5)
    var subjects: [[Double]] = []
    var ratings: [Double] = []
    var signs: [[Double]] = []
    for index in 0..<4_000 {
      let mood = normal()
      let own = (0..<5).map { _ in 0.5 * mood + 0.87 * normal() }
      let rating = zip(weights, own).reduce(0.5 * normal()) { $0 + $1.0 * $1.1 }
      var themes: [(theme: Int, polarity: Int8)] = []
      var said = [Double](repeating: 0, count: 5)
      for theme in 0..<5 where Int.random(in: 0..<100, using: &random) < mentioned[theme] {
        let felt = own[theme] + 0.7 * normal()
        let polarity: Int8 = felt < -0.3 ? -1 : felt > 0.3 ? 1 : 0
        themes.append((theme: theme, polarity: polarity))
        said[theme] = Double(polarity)
      }
      summary.add(id: "\(index)", rating: rating, themes: themes, stratum: "")
      subjects.append(own)
      ratings.append(rating)
      signs.append(said)
    }
    func correlation(_ x: [Double], _ y: [Double]) -> Double {
      let n = Double(x.count)
      let (a, b) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
      let product = zip(x, y).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
      let squares = (
        x.reduce(0) { $0 + ($1 - a) * ($1 - a) }, y.reduce(0) { $0 + ($1 - b) * ($1 - b) }
      )
      return product / (squares.0 * squares.1).squareRoot()
    }
    let columns = (0..<5).map { theme in subjects.map { $0[theme] } }
    let truth = JohnsonWeights.weights(
      correlations: SymmetricMatrix(order: 5) { correlation(columns[$0], columns[$1]) },
      outcome: columns.map { correlation($0, ratings) })
    let found = DriverAnalysis(summary, resamples: 0)
    #expect(found.rankedBy == .importance)
    let ranks = found.drivers.sorted { $0.theme < $1.theme }.map(\.rank)
    let order = truth.weights.indices.sorted { truth.weights[$0] > truth.weights[$1] }
    let distance = order.enumerated().reduce(0) {
      $0 + (ranks[$1.element] - $1.offset - 1) * (ranks[$1.element] - $1.offset - 1)
    }
    // Spearman's rank correlation of five: 1 − 6 Σd² / 120.
    #expect(1 - 6 * Double(distance) / 120 >= 0.8, "\(ranks)")
    for theme in 0..<5 {
      let said = signs.map { $0[theme] }
      let with = columns.map { correlation(said, $0) }
      #expect(with.indices.allSatisfy { $0 == theme || with[$0] < with[theme] }, "\(with)")
    }
    let office = try #require(found.drivers.first { $0.theme == 4 })
    // Mentioned most, and not among the first three.
    #expect(office.mentions > 2_200 && office.rank > 3)
  }

  /// Complained of mostly at a bad touchpoint, without any effect there: no importance either.
  @Test func importanceIsTakenWithinStrata() throws {
    var random = SplitMix64(state: 54)
    var summary = NamedDriverSummary(scale: .nps, themeCount: 2)
    for index in 0..<2_000 {
      let isBad = index % 2 == 0
      var themes: [(theme: Int, polarity: Int8)] = []
      if Int.random(in: 0..<10, using: &random) < (isBad ? 6 : 1) {
        themes.append((theme: 0, polarity: -1))
      }
      let complains = Int.random(in: 0..<10, using: &random) == 0
      if complains { themes.append((theme: 1, polarity: -1)) }
      let isUnhappy = Int.random(in: 0..<10, using: &random) < (isBad ? 5 : 1) + (complains ? 4 : 0)
      summary.add(
        id: "\(index)", rating: isUnhappy ? 2 : 9, themes: themes, stratum: isBad ? "bad" : "good")
    }
    let found = DriverAnalysis(summary, resamples: 0)
    let inert = try #require(found.drivers.first { $0.theme == 0 })
    let cause = try #require(found.drivers.first { $0.theme == 1 })
    #expect(try #require(inert.importance) < 0.005)
    #expect(try #require(cause.importance) > 0.04)
    #expect((cause.rank, inert.rank) == (1, 2))
    #expect(try #require(inert.impact.leaveOut) < -8)
  }

  /// Without signs, or with few respondents, the size of the headline ranks.
  @Test func withoutSignsTheHeadlineRanks() {
    let found = DriverAnalysis(Golden20.named, resamples: 0)
    #expect(found.rankedBy == .headline)
    let sizes = found.drivers.sorted { $0.rank < $1.rank }.map(\.headline.value.magnitude)
    #expect(sizes == sizes.sorted(by: >))
    #expect(found.drivers.map(\.rank).sorted() == [1, 2, 3, 4, 5])
  }
}
