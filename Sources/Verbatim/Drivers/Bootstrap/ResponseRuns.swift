/// The responses as resampling goes through them: those of a stratum together, in it those with the
/// same mentions, and among these those with the same contribution, which are drawn as one.
struct ResponseRuns: Sendable {
  /// Responses with the same stratum, mentions and contribution.
  struct Run: Sendable {
    /// Where its respondents end.
    var end: Int
    /// The contribution in units of the table.
    var value: Double
    /// What the regression on signs leaves of it, in points.
    var residual: Double
  }

  /// Runs with the same stratum and mentions.
  struct MentionSet: Sendable {
    /// Where its runs end.
    var end: Int
    /// Its mentions.
    var codes: Range<Int>
  }

  struct Stratum: Sendable {
    /// Where its sets end.
    var end: Int
    /// The share of its respondents with each predictor of the regression on signs, where any.
    var shares: [(predictor: Int, share: Double)]
  }

  /// Hashes in the order of the runs.
  private(set) var respondents: [UInt64] = []
  private(set) var runs: [Run] = []
  private(set) var sets: [MentionSet] = []
  private(set) var strata: [Stratum] = []
  private(set) var codes: [UInt32] = []

  /// - Parameters:
  ///   - unit: in which contributions are whole.
  ///   - signs: whose residuals are wanted.
  init(
    _ table: ResponseTable, ordered: [ResponseTable.Stratum], unit: Int64, signs: MentionRegression
  ) {
    respondents.reserveCapacity(table.count)
    for (index, stratum) in ordered.enumerated() {
      let firstSet = sets.count
      var counts: [Int: Int] = [:]
      for row in stratum.rows.map({ Int($0) }) {
        let mentions = table.mentions(of: row)
        let contribution = table.contributions[row]
        let value = (Double(contribution) / Double(unit)).rounded()
        respondents.append(table.respondents[row])
        if sets.count == firstSet || !codes[sets[sets.count - 1].codes].elementsEqual(mentions) {
          let start = codes.count
          codes += mentions
          sets.append(MentionSet(end: runs.count, codes: start..<codes.count))
        } else if let last = runs.last, last.value == value {
          runs[runs.count - 1].end += 1
          continue
        }
        let residual = signs.residual(contribution, mentions, stratum: index)
        runs.append(Run(end: respondents.count, value: value, residual: residual))
        sets[sets.count - 1].end = runs.count
      }
      let firstRun = firstSet > 0 ? sets[firstSet - 1].end : 0
      var from = firstRun > 0 ? runs[firstRun - 1].end : 0
      for set in sets[firstSet...] {
        let to = runs[set.end - 1].end
        for code in codes[set.codes] {
          if let predictor = MentionRegression.predictor(code) {
            counts[predictor, default: 0] += to - from
          }
        }
        from = to
      }
      let n = Double(max(1, stratum.rows.count))
      strata.append(
        Stratum(
          end: sets.count,
          shares: counts.sorted { $0.key < $1.key }.map { ($0.key, Double($0.value) / n) }))
    }
  }

  /// The runs of a stratum: how many respondents, what each contributes in units, and mentions.
  func responses(of stratum: Int) -> [(count: Double, value: Double, codes: Range<Int>)] {
    let first = stratum > 0 ? strata[stratum - 1].end : 0
    return (first..<strata[stratum].end).flatMap { place in
      let set = sets[place]
      return ((place > 0 ? sets[place - 1].end : 0)..<set.end).map { run in
        let start = run > 0 ? runs[run - 1].end : 0
        return (Double(runs[run].end - start), runs[run].value, set.codes)
      }
    }
  }
}
