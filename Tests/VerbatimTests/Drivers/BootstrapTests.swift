import Testing
import Verbatim

@Suite struct BootstrapTests {
  @Test func weightsHaveMeanAndVarianceOne() {
    var (sum, squares, cross) = (0.0, 0.0, 0.0)
    let (respondents, resamples) = (2_000, 64)
    for respondent in 0..<respondents {
      let hash = TextHash.of("respondent \(respondent)")
      var last = 0.0
      for resample in 0..<resamples {
        let weight = ResamplingWeights.weight(hash, resample: resample, seed: 1)
        #expect([0, 1, 2, 3].contains(weight))
        sum += weight
        squares += (weight - 1) * (weight - 1)
        cross += (weight - 1) * (last - 1)
        last = weight
      }
    }
    let n = Double(respondents * resamples)
    expectNear(sum / n, 1, within: 0.012)
    expectNear(squares / n, 1, within: 0.02)
    expectNear(cross / n, 0, within: 0.03)
  }

  private func table(_ rows: [Row], ids: (Int) -> String = { "\($0)" }) -> NamedDriverSummary {
    var summary = NamedDriverSummary(scale: .nps, themeCount: 6)
    for (index, row) in rows.enumerated() {
      summary.add(
        id: "\(index)", respondent: ids(index), rating: row.rating,
        themes: row.themes.map { (theme: $0, polarity: row.polarity) },
        stratum: "stratum \(row.stratum)")
    }
    return summary
  }

  @Test func partsAndWorkersGiveTheSameBytes() async {
    var random = SplitMix64(state: 31)
    let rows = randomRows(260, themes: 6, strata: 3, &random)
    let whole = table(rows)
    var order = Array(rows.indices)
    order.shuffle(using: &random)
    var parts = (0..<3).map { _ in NamedDriverSummary(scale: .nps, themeCount: 6) }
    for (position, index) in order.enumerated() {
      let row = rows[index]
      parts[position % 3].add(
        id: "\(index)", rating: row.rating,
        themes: row.themes.map { (theme: $0, polarity: row.polarity) },
        stratum: "stratum \(row.stratum)")
    }
    var merged = parts[2]
    merged.merge(parts[0])
    merged.merge(parts[1])
    let expected = DriverAnalysis(whole, resamples: 100)
    #expect(expected.drivers.contains { $0.headline.method == .adjusted })
    #expect(DriverAnalysis(merged, resamples: 100) == expected)
    #expect(await DriverAnalysis(merged, resamples: 100, workers: 3) == expected)
    #expect(DriverAnalysis(whole, resamples: 100, seed: 2) != expected)
  }

  /// A respondent who answers ten times knows no more than one who answers once.
  @Test func answersOfOneRespondentGoTogether() throws {
    var random = SplitMix64(state: 32)
    let once = randomRows(60, themes: 3, strata: 1, &random)
    let tenfold = (0..<10).flatMap { _ in once }
    func width(_ summary: NamedDriverSummary) throws -> Double {
      let interval = try #require(DriverAnalysis(summary, resamples: 400).scoreInterval)
      return interval.upperBound - interval.lowerBound
    }
    let honest = try width(table(once))
    let clustered = try width(table(tenfold) { "\($0 % 60)" })
    let fooled = try width(table(tenfold))
    expectNear(clustered / honest, 1, within: 0.1)
    #expect(fooled < honest / 2)
  }

  /// Of 95 % intervals, 93 to 97 in a hundred should hold the truth. With so few repetitions the
  /// simulation itself is one to two off.
  @Test func intervalsCoverTheTruth() {
    var random = SplitMix64(state: 33)
    // A population, so that the truth is known.
    let population = (0..<4_000).map { _ in
      let stratum = Int.random(in: 0..<2, using: &random)
      let themes = (0..<2).filter { _ in
        Int.random(in: 0..<10, using: &random) < (stratum == 0 ? 2 : 4)
      }
      let good = 6 - 2 * stratum - (themes.contains(0) ? 3 : 0) + (themes.contains(1) ? 1 : 0)
      let rating = Int.random(in: 0..<10, using: &random) < good ? 10 : stratum == 0 ? 7 : 3
      return Row(rating: Double(rating), themes: themes, stratum: stratum)
    }
    let truth = DriverAnalysis(DriverSummary(population, themeCount: 2)).drivers
    var score = 0
    var hits = [0, 0, 0, 0]
    let repetitions = 150
    for _ in 0..<repetitions {
      let sample = (0..<150).map { _ in population[Int.random(in: 0..<4_000, using: &random)] }
      var summary = NamedDriverSummary(scale: .nps, themeCount: 2)
      for row in sample {
        summary.add(
          id: "\(random.next())", rating: row.rating,
          themes: row.themes.map { (theme: $0, polarity: 0) }, stratum: "\(row.stratum)")
      }
      let found = DriverAnalysis(summary, resamples: 128)
      let value = DriverSummary(population, themeCount: 2).score.value ?? .nan
      if found.scoreInterval?.contains(value) == true { score += 1 }
      for driver in found.drivers {
        guard let same = truth.first(where: { $0.theme == driver.theme }),
          let intervals = driver.intervals
        else { continue }
        let pairs: [(ClosedRange<Double>?, Double?)] = [
          (intervals.leaveOut, same.impact.leaveOut), (intervals.credit, same.impact.credit),
          (intervals.stratified, same.impact.stratified),
          (intervals.adjusted, same.impact.adjusted),
        ]
        for (place, pair) in pairs.enumerated() {
          if let interval = pair.0, let value = pair.1, interval.contains(value) {
            hits[place] += 1
          }
        }
      }
    }
    let rate = Double(score) / Double(repetitions)
    #expect((0.9...0.99).contains(rate), "score \(rate)")
    for (name, count) in zip(["leave-out", "credit", "stratified", "adjusted"], hits) {
      let rate = Double(count) / Double(2 * repetitions)
      #expect((0.92...0.985).contains(rate), "\(name) \(rate)")
    }
  }

  /// Six mentions on average with a mean near zero, where percentiles alone are too narrow; and a
  /// complaint that costs 60 points beside praise that brings nothing.
  @Test func intervalsOfFewMentionsCoverTheTruth() {
    var random = SplitMix64(state: 35)
    var hits = [0, 0, 0, 0]
    var tried = hits
    let (n, share) = (200, 0.03)
    for _ in 0..<400 {
      var summary = NamedDriverSummary(scale: .nps, themeCount: 2)
      for _ in 0..<n {
        let isRare = Double.random(in: 0..<1, using: &random) < share
        let sign = Int.random(in: 0..<10, using: &random)
        let polarity: Int8 = sign == 0 ? -1 : sign == 1 ? 1 : 0
        var themes: [(theme: Int, polarity: Int8)] = isRare ? [(theme: 0, polarity: 0)] : []
        if polarity != 0 { themes.append((theme: 1, polarity: polarity)) }
        // A promoter or a detractor: as many of each, but two in ten among those who complain.
        let isGood = Int.random(in: 0..<10, using: &random) < (polarity < 0 ? 2 : 5)
        summary.add(
          id: "\(random.next())", rating: isGood ? 10 : 3, themes: themes, stratum: "")
      }
      let drivers = DriverAnalysis(summary, resamples: 128).drivers
      let rare = drivers.first { $0.theme == 0 }
      let other = drivers.first { $0.theme == 1 }?.penaltyReward
      // One in ten of the rare ones complains of the other too: half of −60 points is credited to each.
      let truths: [(ClosedRange<Double>?, Double)] = [
        (rare?.intervals?.leaveOut, 0), (rare?.intervals?.credit, share * -3),
        (other?.penaltyInterval, -60), (other?.rewardInterval, 0),
      ]
      for (place, truth) in truths.enumerated() {
        guard let interval = truth.0 else { continue }
        tried[place] += 1
        if interval.contains(truth.1) { hits[place] += 1 }
      }
    }
    for place in hits.indices {
      let rate = Double(hits[place]) / Double(tried[place])
      #expect(tried[place] > 250)
      #expect((0.91...0.985).contains(rate), "\(place): \(rate)")
    }
  }

  /// Some twenty praises and twenty complaints on each kind of scale: complaint costs, praise brings,
  /// both move a tenth to a third of the range. All intervals of a scale together.
  @Test(arguments: [ScoreScale.nps, .csat, .stars])
  func intervalsCoverTheTruthOnEachScale(scale: ScoreScale) {
    var random = SplitMix64(state: 36)
    let goodOf: [Int8: Int] = [-1: 3, 0: 6, 1: 8]
    func mean(_ good: Int) -> Double {
      let share = Double(good) / 10
      return switch scale.kind {
      case .nps: 200 * share - 100
      case .csat: 100 * share
      default: 1 + 4 * share
      }
    }
    func rating(_ good: Int) -> Double {
      func isGood() -> Bool { Int.random(in: 0..<10, using: &random) < good }
      return switch scale.kind {
      case .nps: isGood() ? 10 : 2
      case .csat: isGood() ? 5 : 1
      default: (0..<4).reduce(1.0) { sum, _ in sum + (isGood() ? 1 : 0) }
      }
    }
    let others = mean(6)
    let truths = [mean(3) - others, mean(8) - others]
    var hits = [0, 0]
    var tried = hits
    for _ in 0..<200 {
      var summary = NamedDriverSummary(scale: scale, themeCount: 1)
      for _ in 0..<300 {
        let place = Int.random(in: 0..<15, using: &random)
        let sign: Int8 = place == 0 ? -1 : place == 1 ? 1 : 0
        summary.add(
          id: "\(random.next())", rating: rating(goodOf[sign] ?? 0),
          themes: sign == 0 ? [] : [(theme: 0, polarity: sign)], stratum: "")
      }
      let both = DriverAnalysis(summary, resamples: 96).drivers.first?.penaltyReward
      for (place, interval) in [both?.penaltyInterval, both?.rewardInterval].enumerated() {
        guard let interval else { continue }
        tried[place] += 1
        if interval.contains(truths[place]) { hits[place] += 1 }
      }
    }
    for place in hits.indices {
      let rate = Double(hits[place]) / Double(tried[place])
      #expect(tried[place] > 190)
      #expect((0.91...0.985).contains(rate), "\(scale) \(place): \(rate)")
    }
  }

  /// Of fewer than five nobody can say how sure a number is; the number itself is not hidden.
  @Test func fewerThanFiveHaveNoInterval() throws {
    for count in 3...6 {
      var summary = NamedDriverSummary(scale: .nps, themeCount: 1)
      for index in 0..<60 {
        let isLow = index < count
        summary.add(
          id: "\(index)", rating: isLow || index % 3 == 0 ? 2 : 9,
          themes: isLow ? [(theme: 0, polarity: -1)] : [], stratum: "")
      }
      let driver = try #require(DriverAnalysis(summary, resamples: 100).drivers.first)
      let isEnough = count >= DriverBootstrap.leastGroup
      #expect((driver.headline.interval != nil) == isEnough)
      #expect((driver.intervals?.leaveOut != nil) == isEnough)
      #expect(driver.penaltyReward?.penaltyInterval == nil)
      #expect(driver.headline.value < 0 && driver.headline.p != nil)
      #expect(try #require(driver.complaintCost) < 0)
    }
  }

  /// What complaint costs needs ten complaints.
  @Test(arguments: [9, 10])
  func fewerThanTenComplaintsHaveNoInterval(count: Int) throws {
    var summary = NamedDriverSummary(scale: .nps, themeCount: 1)
    for index in 0..<80 {
      let complains = index < count
      summary.add(
        id: "\(index)", rating: complains || index % 3 == 0 ? 2 : 9,
        themes: complains ? [(theme: 0, polarity: -1)] : [], stratum: "")
    }
    let both = try #require(
      DriverAnalysis(summary, resamples: 100).drivers.first?.penaltyReward)
    #expect((both.penaltyInterval != nil) == (count >= DriverBootstrap.leastSigns))
    #expect(try #require(both.penalty) < 0)
  }

  /// A theme delights, or is taken for granted, when ten say so: one happy customer is an accident.
  @Test(arguments: [1, 9, 10])
  func aFewPraisesMakeNoDelight(count: Int) throws {
    var summary = NamedDriverSummary(scale: .numeric, themeCount: 1)
    for index in 0..<200 {
      let praises = index < count
      let sign: Int8 = praises ? 1 : index % 5 == 0 ? -1 : 0
      summary.add(
        id: "\(index)", rating: praises ? 7 : 3 + Double(index % 3),
        themes: sign == 0 ? [] : [(theme: 0, polarity: sign)], stratum: "")
    }
    let both = try #require(DriverAnalysis(summary, resamples: 0).drivers.first?.penaltyReward)
    #expect(try #require(both.rewardP) < 0.05)
    #expect(both.kind == (count < 10 ? .unclear : .delighter))
  }

  /// Of customers of whom 4 in 100 leave, a dozen comments cannot tell how sure an impact is: half a
  /// leaver is to be expected among them. With even odds a dozen can.
  @Test func lopsidedRatingsNeedMoreMentions() throws {
    func driver(mentions: Int, leaving: Int) throws -> Driver {
      var summary = NamedDriverSummary(scale: .yesNo, themeCount: 1)
      for index in 0..<400 {
        summary.add(
          id: "\(index)", rating: index * 37 % 100 < leaving ? 1 : 0,
          themes: index < mentions ? [(theme: 0, polarity: 0)] : [], stratum: "")
      }
      return try #require(DriverAnalysis(summary, resamples: 100).drivers.first)
    }
    let few = try driver(mentions: 12, leaving: 4)
    #expect(few.headline.interval == nil && few.intervals?.credit == nil)
    #expect(few.headline.p != nil && few.mentions == 12)
    #expect(try driver(mentions: 120, leaving: 4).headline.interval != nil)
    #expect(try driver(mentions: 12, leaving: 50).headline.interval != nil)
  }

  /// The powers that intervals rest on, by hand: ratings 1, 2, 3 and 6, of which the first and the
  /// last mention the theme, the last another one as well.
  @Test func shapeOfContributions() throws {
    var summary = NamedDriverSummary(scale: .numeric, themeCount: 2)
    for (rating, themes) in [(1.0, [0]), (2, []), (3, []), (6, [0, 1])] {
      summary.add(
        id: "\(rating)", rating: rating,
        themes: themes.map { (theme: $0, polarity: 0) }, stratum: rating < 3 ? "low" : "high")
    }
    let table = summary.responses
    let strata = table.ordered
    let shape = DriverBootstrap(
      table, ordered: strata, signs: MentionRegression(table, ordered: strata), seed: 1,
      withRegression: false
    ).shape
    let leaveOut = shape.leaveOut(0)
    expectNear([leaveOut.own.second, leaveOut.own.third], [13, 19])
    expectNear([leaveOut.oneMore.second, leaveOut.oneMore.third], [3.5, 4.5])
    let within = shape.within(0)
    expectNear([within.own.second, within.own.third], [2.5, 3.25])
    let credit = shape.credit(0)
    expectNear([credit.own.second, credit.own.third], [10, 28])
    expectNear(credit.oneMore.second, 12.5 * 0.625)
    expectNear(credit.oneMore.third, 63 * 0.5625)
    // (z² − 1)/6 · (19 + 4.5)/(13 + 3.5) + (z² + 2)/6 · 4.5/3.5, and 1.96 √(2 + 3.5/16).
    let interval = try #require(
      DriverBootstrap.interval(
        variance: 2, around: 1, of: leaveOut, group: 100, of: 4))
    let middle = (0.4735764700 * 23.5 / 16.5 + 0.9735764700 * 4.5 / 3.5) / 4
    expectNear(interval, (1 + middle - 2.919458)...(1 + middle + 2.919458), within: 1e-5)
    #expect(!leaveOut.isEnough(4) && leaveOut.isEnough(5))
  }

  @Test func golden20HasIntervalsAroundItsNumbers() throws {
    let found = DriverAnalysis(Golden20.named)
    #expect(found.resamples == 1_000)
    for driver in found.drivers where driver.mentions >= DriverBootstrap.leastGroup {
      let intervals = try #require(driver.intervals)
      #expect(intervals.credit?.contains(driver.impact.credit) == true)
      #expect(intervals.leaveOut?.contains(try #require(driver.impact.leaveOut)) == true)
      #expect(driver.headline.interval?.contains(driver.headline.value) == true)
    }
    let refund = try #require(found.drivers.first { $0.theme == 2 })
    #expect(refund.penaltyReward?.reward == nil)
    #expect(refund.headline.interval == nil)
    #expect(try #require(refund.penaltyReward?.penalty) < 0)
    #expect(refund.confounding == .strata)
  }
}
