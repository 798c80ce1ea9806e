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
    guard let arms = ComparedArms(before, after) else { return nil }
    let blocks = ComparedArms.blocks(of: resamples)
    self.init(arms, (0..<blocks).map { arms.replicates($0, of: resamples, seed: seed) })
  }

  /// Compares two groups, on several threads. The result does not depend on their number.
  public init?(
    before: ResponseTable, after: ResponseTable,
    resamples: Int = DriverAnalysis.standardResamples, seed: UInt64 = 1, workers: Int
  ) async {
    guard let arms = ComparedArms(before, after) else { return nil }
    let blocks = ComparedArms.blocks(of: resamples)
    let stride = max(1, min(workers, blocks))
    var parts = [[ChangeDecomposition]](repeating: [], count: blocks)
    await withTaskGroup(of: [(Int, [ChangeDecomposition])].self) { group in
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

  private init?(_ arms: ComparedArms, _ parts: [[ChangeDecomposition]]) {
    let (before, after) = (arms.before.table, arms.after.table)
    let names = arms.names
    let sums = [arms.before.sums(), arms.after.sums()]
    guard let found = ChangeDecomposition(sums[0], sums[1]) else { return nil }
    let replicates = parts.flatMap { $0 }
    func part(_ group: Int, _ value: (ChangeDecomposition) -> Double) -> Part {
      Part(value(found), replicates: replicates.map(value), group: group)
    }
    func part(
      isEnough: Bool, added: Double, degrees: Double? = nil,
      _ value: (ChangeDecomposition) -> Double
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
