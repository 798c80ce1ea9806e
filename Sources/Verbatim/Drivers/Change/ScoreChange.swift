/// What moved the score between two groups of respondents: before and after, or two arms of a test.
///
/// The change is split into parts that add up to it:
///
/// - *mix*: other strata answered. Σ_g (w′_g − w_g)(Ȳ_g − Ā), with w a stratum's share of the
///   respondents, Ȳ_g its mean score over both groups and Ā the mean of the two scores.
/// - *mention rate* of each theme: it takes up more or less of what is said. A respondent who
///   mentions m themes gives 1/m to each; r is the sum of these over a stratum, divided by its
///   respondents. Σ_g w̄_g (r′ − r)(s̄ − Ȳ_g), with s the mean contribution of those who mention it,
///   weighted alike.
/// - *how they score* who mention it: Σ_g w̄_g r̄ (s′ − s).
///
/// A bar is the mean of the two groups. Those who mention no theme are a row of their own, with
/// r = 1 each; since all r of a stratum add up to one, measuring s from Ȳ_g changes nothing in the
/// sum, but makes a theme that is mentioned more often lower the score exactly when those who
/// mention it score below the others.
///
/// Source: Kitagawa (1955), Components of a Difference Between Two Rates, applied twice.
public struct ScoreChange: Sendable {
  /// A part of the change, in points of the score.
  public struct Part: Sendable, Hashable {
    /// So many points.
    public let value: Double
    /// Its 95 % interval by resampling respondents; `nil` without resamples, or of too few to say. A
    /// theme needs five mentions that the smaller group would have if it were mentioned alike in
    /// both, for the mention rate five in each group, for how they score ten.
    public let interval: ClosedRange<Double>?
    /// Whether the 95 % interval leaves out zero (clear), or at least the 80 % interval (likely).
    public let certainty: Certainty
  }

  /// What a theme has to do with the change.
  public struct Theme: Sendable, Hashable {
    /// The theme's number; `nil` for those who mention none.
    public let theme: Int?
    /// How many respondents mention it.
    public let mentionsBefore, mentionsAfter: Int
    /// The score of those who mention it; `nil` of nobody.
    public let scoreBefore, scoreAfter: Double?
    /// More or fewer mention it.
    public let rate: Part
    /// Those who mention it score otherwise.
    public let scores: Part
    /// The two together.
    public let total: Part
  }

  /// What a stratum has to do with the change by being more or less frequent.
  public struct Stratum: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its respondents.
    public let before, after: Int
    /// Its score; `nil` of nobody.
    public let scoreBefore, scoreAfter: Double?
    /// Its part of the mix.
    public let mix: Part
  }

  /// The scores of the two groups.
  public let before, after: ScoreSummary
  /// The change of the score.
  public let change: Part
  /// Who answered.
  public let mix: Part
  /// One for each stratum, in the order of their names.
  public let strata: [Stratum]
  /// One for each theme mentioned in either group and one for no theme, what moved the score most
  /// first.
  public let themes: [Theme]
  /// How many resamples the intervals rest on.
  public let resamples: Int

  /// Compares two groups, on one thread.
  ///
  /// - Parameters:
  ///   - before: responses with the same scale and themes as `after`.
  ///   - resamples: how many; none for zero. A respondent who is in both groups is drawn as often
  ///     in both.
  /// - Returns: `nil` when either group is empty.
  /// - Complexity: O(responses · resamples).
  public init?(
    before: ResponseTable, after: ResponseTable,
    resamples: Int = DriverAnalysis.standardResamples, seed: UInt64 = 1
  ) {
    guard let arms = Arms(before, after) else { return nil }
    let blocks = Arms.blocks(of: resamples)
    self.init(arms, (0..<blocks).map { arms.replicates($0, of: resamples, seed: seed) })
  }

  /// Compares two groups, on several threads. The result does not depend on their number.
  public init?(
    before: ResponseTable, after: ResponseTable,
    resamples: Int = DriverAnalysis.standardResamples, seed: UInt64 = 1, workers: Int
  ) async {
    guard let arms = Arms(before, after) else { return nil }
    let blocks = Arms.blocks(of: resamples)
    let stride = max(1, min(workers, blocks))
    var parts = [[Decomposition]](repeating: [], count: blocks)
    await withTaskGroup(of: [(Int, [Decomposition])].self) { group in
      for first in 0..<stride {
        group.addTask {
          Swift.stride(from: first, to: blocks, by: stride).map {
            ($0, arms.replicates($0, of: resamples, seed: seed))
          }
        }
      }
      for await found in group {
        for (block, part) in found { parts[block] = part }
      }
    }
    self.init(arms, parts)
  }

  private init?(_ arms: Arms, _ parts: [[Decomposition]]) {
    let (before, after) = (arms.before.table, arms.after.table)
    let names = arms.names
    let sums = [arms.before.sums(), arms.after.sums()]
    guard let found = Decomposition(sums[0], sums[1]) else { return nil }
    let replicates = parts.flatMap { $0 }
    func part(_ group: Int, _ value: (Decomposition) -> Double) -> Part {
      Part(value(found), replicates: replicates.map(value), group: group)
    }
    func part(
      isEnough: Bool, added: Double, degrees: Double? = nil, _ value: (Decomposition) -> Double
    ) -> Part {
      Part(
        value(found), replicates: isEnough ? replicates.map(value) : [], added: added,
        degrees: degrees)
    }
    let smaller = min(before.count, after.count)
    let scores = [Self.score(before), Self.score(after)]
    (self.before, self.after) = (scores[0], scores[1])
    self.resamples = replicates.count
    change = part(smaller) { $0.change }
    mix = part(smaller) { $0.mix.reduce(0, +) }
    strata = names.indices.map { index in
      let (first, second) = (sums[0].strata[index], sums[1].strata[index])
      return Stratum(
        name: names[index], before: Int(first.n), after: Int(second.n),
        scoreBefore: first.n > 0 ? first.sum / first.n : nil,
        scoreAfter: second.n > 0 ? second.sum / second.n : nil,
        mix: part(smaller) { $0.mix[index] })
    }
    let counts = [arms.before.mentions(), arms.after.mentions()]
    themes = (0...before.themeCount).compactMap { theme -> Theme? in
      let (first, second) = (counts[0][theme], counts[1][theme])
      guard first.n + second.n > 0 else { return nil }
      let isEnough =
        (first.n + second.n) * smaller
        >= Self.leastExpected * (before.count + after.count)
      let least = min(first.n, second.n)
      let more = OneMoreMention([first, second], of: scores)
      return Theme(
        theme: theme < before.themeCount ? theme : nil, mentionsBefore: first.n,
        mentionsAfter: second.n, scoreBefore: first.score, scoreAfter: second.score,
        rate: part(isEnough: isEnough && least >= DriverBootstrap.leastGroup, added: 0) {
          $0.rate[theme]
        },
        scores: part(
          isEnough: isEnough && least >= Self.leastForScores, added: more.scores,
          degrees: Double(2 * least + 1)
        ) { $0.scores[theme] },
        total: part(isEnough: isEnough, added: more.total / 2) {
          $0.rate[theme] + $0.scores[theme]
        })
    }.sorted { left, right in
      let (mine, theirs) = (left.total.value.magnitude, right.total.value.magnitude)
      if mine != theirs { return mine > theirs }
      return (left.theme ?? .max) < (right.theme ?? .max)
    }
  }

  /// The usual rule for comparing counts: five are to be expected in the smaller group, if both
  /// mention it alike. Source: Cochran (1954), Some Methods for Strengthening the Common χ² Tests.
  package static let leastExpected = 5
  /// With fewer mentions in either group intervals of how they score hold the truth less often than
  /// they say: the mean of few may not move in any resample.
  package static let leastForScores = 10

  private static func score(_ table: ResponseTable) -> ScoreSummary {
    var score = ScoreSummary(scale: table.scale)
    for row in 0..<table.count {
      score.add(contribution: table.contributions[row], band: table.bands[row])
    }
    return score
  }
}

extension ScoreChange.Part {
  /// Between percentiles of resampled values, `group` respondents being in the smaller group.
  fileprivate init(_ value: Double, replicates: [Double], group: Int) {
    self.init(
      value, DriverBootstrap.interval(replicates, group: group),
      inner: DriverBootstrap.interval(replicates, group: group, confidence80: true))
  }

  /// From the variance of resampled values and what one more mention adds to it, with Student's t
  /// where few tell their own variance.
  fileprivate init(_ value: Double, replicates: [Double], added: Double, degrees: Double?) {
    let t = degrees.map { StudentT.quantile975(degrees: $0) } ?? StudentT.normalQuantile
    guard replicates.count >= 20, let t else {
      self.init(value, nil, inner: nil)
      return
    }
    let half = t * (DriverBootstrap.variance(replicates) + added).squareRoot()
    let inner = half * DriverBootstrap.normal90 / StudentT.normalQuantile
    self.init(value, (value - half)...(value + half), inner: (value - inner)...(value + inner))
  }

  private init(_ value: Double, _ interval: ClosedRange<Double>?, inner: ClosedRange<Double>?) {
    self.value = value
    self.interval = interval
    if let interval, !interval.contains(0) {
      certainty = .clear
    } else if let inner, !inner.contains(0) {
      certainty = .likely
    } else {
      certainty = .unclear
    }
  }
}

/// The variance that one more mention in either group would add to a theme's parts, if it rated as
/// all of its group do. It keeps a theme that nobody mentioned before from being known for certain:
/// none in fifteen is not never.
private struct OneMoreMention {
  /// To how they score, and to the total.
  var scores = 0.0
  var total = 0.0

  init(_ mentions: [Arm.Mentions], of all: [ScoreSummary]) {
    let count = Double(mentions.reduce(0) { $0 + $1.n })
    let square = mentions.reduce(0) { $0 + $1.squares } / max(1, count)
    let known = mentions.compactMap(\.score)
    let level = all.compactMap(\.value)
    let apart = known.reduce(0, +) / Double(max(1, known.count)) - level.reduce(0, +) / 2
    let rate = zip(mentions, all).reduce(0) { $0 + $1.0.parts / Double(max(1, $1.1.n)) } / 2
    for (mention, score) in zip(mentions, all) {
      let (n, variance) = (Double(max(1, score.n)), score.moments.variance ?? 0)
      total += square * (variance + apart * apart) / (n * n)
      if mention.parts > 0 {
        scores += rate * rate * square * variance / (mention.parts * mention.parts)
      }
    }
  }
}

/// The two groups, with their strata in the same order.
private struct Arms: Sendable {
  let before, after: Arm
  let names: [String]

  /// `nil` when either is empty.
  init?(_ before: ResponseTable, _ after: ResponseTable) {
    precondition(
      before.scale == after.scale && before.themeCount == after.themeCount,
      "groups with other scales or themes cannot be compared")
    guard before.count > 0, after.count > 0 else { return nil }
    names = Set(before.strata.values).union(after.strata.values).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    self.before = Arm(before, names)
    self.after = Arm(after, names)
  }

  static func blocks(of resamples: Int) -> Int {
    (max(0, resamples) + ResampleLanes.count - 1) / ResampleLanes.count
  }

  /// The changes in 32 resamples, the last block's cut to the number asked for.
  func replicates(_ block: Int, of resamples: Int, seed: UInt64) -> [Decomposition] {
    let mixed = TextHash.mixed(seed)
    let first = before.sums(block: block, seed: mixed)
    let second = after.sums(block: block, seed: mixed)
    let count = min(ResampleLanes.count, resamples - block * ResampleLanes.count)
    return (0..<count).compactMap { Decomposition(first[$0], second[$0]) }
  }
}

/// One of the two groups.
private struct Arm: Sendable {
  let table: ResponseTable
  /// For each name the responses of that stratum.
  let strata: [[Int32]]

  init(_ table: ResponseTable, _ names: [String]) {
    self.table = table
    let ordered = Dictionary(uniqueKeysWithValues: table.ordered.map { ($0.name, $0.rows) })
    strata = names.map { ordered[$0] ?? [] }
  }

  /// Those who mention a theme.
  struct Mentions {
    var moments = Moments()
    /// Σ 1/m and Σ 1/m².
    var parts = 0.0
    var squares = 0.0

    var n: Int { moments.count }
    var score: Double? { moments.mean }

    mutating func add(_ contribution: Int64, among themes: Int) {
      let part = 1 / Double(themes)
      moments.add(contribution)
      parts += part
      squares += part * part
    }
  }

  /// Respondents who mention each theme, the last those who mention none. In the order of the strata,
  /// so that the order of rows does not matter.
  func mentions() -> [Mentions] {
    var tallies = [Mentions](repeating: Mentions(), count: table.themeCount + 1)
    for row in strata.joined().map({ Int($0) }) {
      let codes = table.mentions(of: row)
      let contribution = table.contributions[row]
      for code in codes { tallies[Int(code / 4)].add(contribution, among: codes.count) }
      if codes.isEmpty { tallies[table.themeCount].add(contribution, among: 1) }
    }
    return tallies
  }

  /// The sums with each respondent once.
  func sums() -> Sums {
    var sums = Sums(strata: strata.count, themes: table.themeCount + 1)
    for (index, rows) in strata.enumerated() {
      for row in rows.map({ Int($0) }) {
        let value = FixedPoint.points(table.contributions[row])
        sums.strata[index].n += 1
        sums.strata[index].sum += value
        let codes = table.mentions(of: row)
        let part = 1 / Double(max(1, codes.count))
        for code in codes {
          sums.strata[index].rate[Int(code / 4)] += part
          sums.strata[index].value[Int(code / 4)] += part * value
        }
        if codes.isEmpty {
          sums.strata[index].rate[table.themeCount] += 1
          sums.strata[index].value[table.themeCount] += value
        }
      }
    }
    return sums
  }

  /// The sums of 32 resamples.
  func sums(block: Int, seed: UInt64) -> [Sums] {
    let empty = Sums(strata: strata.count, themes: table.themeCount + 1)
    var all = [Sums](repeating: empty, count: ResampleLanes.count)
    let draw = ResampleDraw(block: block, seed: seed)
    let respondents = table.respondents.span
    var rate = [ResampleLanes](repeating: .zero, count: table.themeCount + 1)
    for (index, rows) in strata.enumerated() {
      var n = ResampleLanes.zero
      var sum = ResampleLanes.zero
      for theme in rate.indices { rate[theme] = .zero }
      var value = rate
      for row in rows.map({ Int($0) }) {
        let weight = draw.weights(of: respondents, from: row, to: row + 1)
        let points = FixedPoint.points(table.contributions[row])
        n += weight
        sum += weight * points
        let codes = table.mentions(of: row)
        let part = weight * (1 / Double(max(1, codes.count)))
        let scored = part * points
        for code in codes {
          rate[Int(code / 4)] += part
          value[Int(code / 4)] += scored
        }
        if codes.isEmpty {
          rate[table.themeCount] += part
          value[table.themeCount] += scored
        }
      }
      for lane in 0..<ResampleLanes.count {
        all[lane].strata[index].n = n[lane]
        all[lane].strata[index].sum = sum[lane]
        for theme in rate.indices {
          all[lane].strata[index].rate[theme] = rate[theme][lane]
          all[lane].strata[index].value[theme] = value[theme][lane]
        }
      }
    }
    return all
  }
}

/// The sums of one group from which a change is split.
private struct Sums {
  struct Stratum {
    var n = 0.0
    var sum = 0.0
    /// Σ 1/m over those who mention the theme; the last is for no theme.
    var rate: [Double]
    /// Σ c/m.
    var value: [Double]
  }

  var strata: [Stratum]

  init(strata: Int, themes: Int) {
    let zeros = [Double](repeating: 0, count: themes)
    self.strata = [Stratum](repeating: Stratum(rate: zeros, value: zeros), count: strata)
  }

  var n: Double { strata.reduce(0) { $0 + $1.n } }
}

/// The parts of a change.
private struct Decomposition: Sendable {
  var change = 0.0
  var mix: [Double]
  var rate, scores: [Double]

  /// `nil` when a group is empty.
  init?(_ before: Sums, _ after: Sums) {
    let (n, m) = (before.n, after.n)
    guard n > 0, m > 0 else { return nil }
    let themes = before.strata.first?.rate.count ?? 0
    mix = []
    rate = [Double](repeating: 0, count: themes)
    scores = rate
    let scoreBefore = before.strata.reduce(0) { $0 + $1.sum } / n
    let scoreAfter = after.strata.reduce(0) { $0 + $1.sum } / m
    change = scoreAfter - scoreBefore
    let level = (scoreBefore + scoreAfter) / 2
    for (first, second) in zip(before.strata, after.strata) {
      let (weight, next) = (first.n / n, second.n / m)
      // A stratum that only one group has is all mix.
      guard first.n > 0 || second.n > 0 else {
        mix.append(0)
        continue
      }
      let old = first.n > 0 ? first.sum / first.n : second.sum / second.n
      let new = second.n > 0 ? second.sum / second.n : old
      let mean = (old + new) / 2
      mix.append((next - weight) * (mean - level))
      guard first.n > 0, second.n > 0 else { continue }
      let share = (weight + next) / 2
      for theme in 0..<themes {
        let (r, s) = (first.rate[theme] / first.n, second.rate[theme] / second.n)
        guard r > 0 || s > 0 else { continue }
        let x = r > 0 ? first.value[theme] / first.rate[theme] : nil
        let y = s > 0 ? second.value[theme] / second.rate[theme] : nil
        let (a, b) = (x ?? y ?? 0, y ?? x ?? 0)
        rate[theme] += share * (s - r) * ((a + b) / 2 - mean)
        scores[theme] += share * (r + s) / 2 * (b - a)
      }
    }
  }
}
