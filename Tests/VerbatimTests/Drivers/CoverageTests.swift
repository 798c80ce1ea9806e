import Foundation
import Testing
import Verbatim

/// How often 95 % intervals hold the truth, by simulation: the table of the page on drivers.
///
/// `VERBATIM_COVERAGE_SAMPLES=2000 swift test -c release --filter CoverageTests` prints it.
@Suite struct CoverageTests {
  /// What rating a survey asks for.
  enum Outcome: String, CaseIterable {
    case nps, csat, mean, stars, rare

    var scale: ScoreScale {
      switch self {
      case .nps: .nps
      case .csat: .csat
      case .mean, .stars: .stars
      case .rare: .yesNo
      }
    }

    /// The ratings with their chances, for somebody who is content with chance `good`: half of them
    /// at the ends, a mean of bounded ratings, ratings as stars of reviews are, and something that
    /// happens to 2 to 26 in 100.
    func ratings(_ good: Double) -> [(rating: Double, chance: Double)] {
      let bad = 1 - good
      return switch self {
      case .nps: [(10, good), (7, bad * 0.4), (3, bad * 0.6)]
      case .csat: [(5, good), (2, bad)]
      case .mean:
        [1, 4, 6, 4, 1].enumerated().map { step, ways in
          (
            Double(step + 1),
            ways * (0..<4).reduce(1) { $1 < step ? $0 * good : $0 * bad }
          )
        }
      case .stars:
        [(5, good), (4, bad * 0.3), (3, bad * 0.2), (2, bad * 0.1), (1, bad * 0.4)]
      case .rare: [(1, 0.02 + 0.25 * bad), (0, 0.98 - 0.25 * bad)]
      }
    }
  }

  /// What a theme does.
  enum Effect: CaseIterable {
    /// Nothing; complaints cost and praise brings; mostly mentioned without a sign; nearly all who
    /// praise are content and nearly all who complain are not.
    case none, both, neutral, extreme

    func good(_ stratum: Int, _ sign: Int8?, _ other: Bool) -> Double {
      let own = [0.6, 0.35][stratum] - (other ? 0.1 : 0)
      let good =
        switch (self, sign) {
        case (.both, -1): own - 0.3
        case (.both, 1): own + 0.2
        case (.neutral, -1): own - 0.1
        case (.neutral, 1): own + 0.35
        case (.extreme, -1): 0.04
        case (.extreme, 1): 0.96
        default: own
        }
      return min(0.97, max(0.03, good))
    }

    /// The shares of complaints and of praise among mentions.
    var signs: (negative: Double, positive: Double) { (0.5, self == .neutral ? 0.3 : 0.5) }
  }

  /// A kind of respondent and their chance.
  struct Kind {
    var stratum: Int
    /// Of the theme; nil without a mention.
    var sign: Int8?
    var other: Bool
    var rating: Double
    var chance: Double

    var themes: [(theme: Int, polarity: Int8)] {
      (sign.map { [(theme: 0, polarity: $0)] } ?? []) + (other ? [(theme: 1, polarity: 0)] : [])
    }
  }

  /// A survey of two touchpoints, at which the theme is mentioned unlike often, and another theme.
  struct Design {
    var outcome: Outcome
    var effect: Effect
    var share: Double

    var kinds: [Kind] {
      let (negative, positive) = effect.signs
      let signs: [(Int8?, Double)] = [
        (-1, negative), (1, positive), (0, 1 - negative - positive),
      ]
      return (0..<2).flatMap { stratum -> [Kind] in
        let mentions = share * [0.7, 1.45][stratum]
        let all: [(Int8?, Double)] = [(nil, 1 - mentions)] + signs.map { ($0.0, $0.1 * mentions) }
        return all.filter { $0.1 > 1e-12 }.flatMap { sign, chance in
          [(false, 0.7), (true, 0.3)].flatMap { other, part in
            outcome.ratings(effect.good(stratum, sign, other)).map {
              Kind(
                stratum: stratum, sign: sign, other: other, rating: $0.rating,
                chance: [0.6, 0.4][stratum] * chance * part * $0.chance)
            }
          }
        }
      }
    }

    /// Leave-out, credit, stratified, adjusted, penalty and reward of the population. The other theme
    /// is mentioned independently of the theme within strata.
    var truths: [Double] {
      struct Cell {
        var n = 0.0, sum = 0.0
        var mentions = [0.0, 0.0, 0.0], sums = [0.0, 0.0, 0.0]
      }
      var cells = [Cell(), Cell()]
      var credit = 0.0
      for kind in kinds {
        let points = outcome.scale.contribution(of: kind.rating) ?? 0
        let weighted = kind.chance * points
        cells[kind.stratum].n += kind.chance
        cells[kind.stratum].sum += weighted
        guard let sign = kind.sign else { continue }
        credit += weighted / (kind.other ? 2 : 1)
        cells[kind.stratum].mentions[Int(sign) + 1] += kind.chance
        cells[kind.stratum].sums[Int(sign) + 1] += weighted
      }
      let all = cells.reduce(0) { $0 + $1.sum }
      let mentions = cells.reduce(0) { $0 + $1.mentions.reduce(0, +) }
      let own = cells.reduce(0) { $0 + $1.sums.reduce(0, +) }
      var (stratified, square, product) = (0.0, 0.0, 0.0)
      var (low, high, cross, lowSum, highSum) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for cell in cells {
        let (k, s) = (cell.mentions.reduce(0, +), cell.sums.reduce(0, +))
        stratified += (cell.n * s - k * cell.sum) / (cell.n - k)
        square += k * (cell.n - k) / cell.n
        product += s - k * cell.sum / cell.n
        low += cell.mentions[0] * (cell.n - cell.mentions[0]) / cell.n
        high += cell.mentions[2] * (cell.n - cell.mentions[2]) / cell.n
        cross -= cell.mentions[0] * cell.mentions[2] / cell.n
        lowSum += cell.sums[0] - cell.mentions[0] * cell.sum / cell.n
        highSum += cell.sums[2] - cell.mentions[2] * cell.sum / cell.n
      }
      let determinant = low * high - cross * cross
      return [
        (own - mentions * all) / (1 - mentions), credit, stratified, mentions * product / square,
        (lowSum * high - highSum * cross) / determinant,
        (highSum * low - lowSum * cross) / determinant,
      ]
    }
  }

  /// In how many of a hundred samples each of the six intervals holds the truth, of those that have
  /// one; nil where fewer than one in fifty does.
  static func coverage(
    _ design: Design, respondents: Int, samples: Int, resamples: Int,
    _ random: inout SplitMix64
  ) -> [Double?] {
    let (kinds, truths) = (design.kinds, design.truths)
    var ends: [Double] = []
    for kind in kinds { ends.append((ends.last ?? 0) + kind.chance) }
    let total = ends.last ?? 1
    var (hits, tried) = ([Int](repeating: 0, count: 6), [Int](repeating: 0, count: 6))
    for _ in 0..<samples {
      var summary = NamedDriverSummary(scale: design.outcome.scale, themeCount: 2)
      for index in 0..<respondents {
        let drawn = Double.random(in: 0..<total, using: &random)
        var (low, high) = (0, kinds.count - 1)
        while low < high {
          let middle = (low + high) / 2
          if ends[middle] > drawn { high = middle } else { low = middle + 1 }
        }
        let kind = kinds[low]
        summary.add(
          id: "\(index)", rating: kind.rating, themes: kind.themes, stratum: "\(kind.stratum)")
      }
      let found = DriverAnalysis(summary, resamples: resamples, seed: random.next())
      guard let driver = found.drivers.first(where: { $0.theme == 0 }) else { continue }
      let intervals = [
        driver.intervals?.leaveOut, driver.intervals?.credit, driver.intervals?.stratified,
        driver.intervals?.adjusted, driver.penaltyReward?.penaltyInterval,
        driver.penaltyReward?.rewardInterval,
      ]
      for (place, interval) in intervals.enumerated() {
        guard let interval else { continue }
        tried[place] += 1
        if interval.contains(truths[place]) { hits[place] += 1 }
      }
    }
    return zip(hits, tried).map { hits, tried in
      tried * 50 < samples ? nil : 100 * Double(hits) / Double(tried)
    }
  }

  /// Some cells in every run, with few samples: a hundred times 95 of 100 is two off by chance.
  @Test(arguments: [Outcome.nps, .mean])
  func fewMentionsAreCovered(outcome: Outcome) {
    var random = SplitMix64(state: 91)
    for effect in [Effect.both, .neutral] {
      let found = Self.coverage(
        Design(outcome: outcome, effect: effect, share: 0.16), respondents: 100, samples: 120,
        resamples: 64, &random)
      for place in 0..<4 {
        #expect((88...99.5).contains(found[place] ?? 0), "\(outcome) \(effect) \(place)")
      }
    }
  }

  private static let samples =
    ProcessInfo.processInfo.environment["VERBATIM_COVERAGE_SAMPLES"].flatMap { Int($0) } ?? 0

  @Test(
    "the table of the page on drivers, with as many samples as VERBATIM_COVERAGE_SAMPLES says",
    .enabled(if: samples > 0))
  func table() async {
    let cells: [(Int, [Int])] = [
      (60, [6, 8, 12, 24]), (200, [6, 8, 10, 20, 40, 80]), (1_000, [6, 8, 10, 20, 40]),
    ]
    for (respondents, expected) in cells {
      for mentions in expected {
        for (name, outcomes, effects) in [
          ("usual", [Outcome.nps, .csat, .mean, .stars], [Effect.none, .both, .neutral]),
          ("extreme", [.nps, .csat, .mean, .stars], [.extreme]),
          ("rare", [.rare], [.none, .both, .neutral]),
        ] {
          var found = [[Double]](repeating: [], count: 6)
          await withTaskGroup(of: [Double?].self) { group in
            for outcome in outcomes {
              for effect in effects {
                let design = Design(
                  outcome: outcome, effect: effect,
                  share: Double(mentions) / Double(respondents))
                group.addTask {
                  var random = SplitMix64(
                    state: UInt64(respondents * 1_000 + mentions) &* 0x9E37_79B9
                      &+ UInt64(
                        bitPattern: Int64(
                          "\(outcome)\(effect)".utf8.reduce(7) { $0 * 31 + Int($1) })))
                  return Self.coverage(
                    design, respondents: respondents, samples: Self.samples, resamples: 200,
                    &random)
                }
              }
            }
            for await cell in group {
              for (place, value) in cell.enumerated() where value != nil {
                found[place].append(value ?? 0)
              }
            }
          }
          let columns = found.enumerated().map { place, values in
            // Penalty and reward rest on a part of the mentions.
            let least = place < 4 ? 6 : 20
            guard mentions >= least, !values.isEmpty else { return "too few" }
            func text(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
            let mean = values.reduce(0, +) / Double(values.count)
            return "\(text(mean)), \(text(values.min() ?? 0))–\(text(values.max() ?? 0))"
          }
          print("| \(name) | \(respondents) | \(mentions) | \(columns.joined(separator: " | ")) |")
        }
      }
    }
  }
}
