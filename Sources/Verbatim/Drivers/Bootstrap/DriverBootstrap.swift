/// Intervals of the score and of every impact, by resampling respondents.
///
/// Each resample counts every respondent 0 to 3 times (``ResamplingWeights``) and computes all
/// impacts anew; penalties and rewards move by the first step of their regression. Responses are
/// gone through in an order of their own (``ResponseTable/ordered``), so that the order of rows and
/// parts does not matter.
///
/// Source: Efron (1979); one step from the estimate: Hu & Kalbfleisch (2000), The Estimating Function
/// Bootstrap.
package struct DriverBootstrap: Sendable {
  /// The values of each statistic over the resamples; not-a-number where a resample has none.
  package struct Replicates: Sendable {
    package var score: [Double] = []
    /// By theme.
    package var leaveOut, credit, stratified, adjusted, penalty, reward: [[Double]]

    init(themes: Int) {
      let none = [[Double]](repeating: [], count: themes)
      (leaveOut, credit, stratified, adjusted) = (none, none, none, none)
      (penalty, reward) = (none, none)
    }
  }

  private let themeCount: Int
  private let runs: ResponseRuns
  private let signs: MentionRegression
  private let seed: UInt64
  private let withRegression: Bool
  /// Contributions are counted from here, in this unit, to stay small whole numbers.
  private let unit: Int64
  /// Above so many themes each resample's regression would take too long.
  package static let mostThemesForRegression = 120

  /// - Parameter signs: the regression on signs of the same responses.
  package init(
    _ table: ResponseTable, ordered strata: [ResponseTable.Stratum], signs: MentionRegression,
    seed: UInt64, withRegression: Bool
  ) {
    themeCount = table.themeCount
    self.signs = signs
    self.seed = RespondentHash.mixed(seed)
    self.withRegression = withRegression && table.themeCount <= Self.mostThemesForRegression
    unit = Self.unit(of: table.contributions)
    runs = ResponseRuns(table, ordered: strata, unit: unit, signs: signs)
  }

  /// For each theme Σ 1/m² over those who mention it among m themes.
  package var shareSquares: [Double] { runs.shareSquares }

  /// The largest unit in which all contributions are whole, or, where that would overflow, the
  /// smallest in which sums stay exact.
  private static func unit(of contributions: [Int64]) -> Int64 {
    var divisor: UInt64 = 0
    var largest: UInt64 = 0
    for contribution in contributions {
      largest = max(largest, contribution.magnitude)
      var (a, b) = (contribution.magnitude, divisor)
      if b == 1 { continue }
      while b != 0 { (a, b) = (b, a % b) }
      divisor = a
    }
    let room = 4e15 / (3 * Double(max(1, contributions.count)))
    let smallest = UInt64((Double(largest) / room).rounded(.up))
    return Int64(max(1, divisor, smallest))
  }

  /// All resamples, several blocks at a time.
  package func replicates(_ count: Int, workers: Int) async -> Replicates {
    let blocks = (count + ResampleLanes.count - 1) / ResampleLanes.count
    var parts = [Replicates?](repeating: nil, count: blocks)
    await withTaskGroup(of: (Int, Replicates).self) { group in
      var next = 0
      while next < min(max(1, workers), blocks) {
        let block = next
        group.addTask { (block, self.block(block)) }
        next += 1
      }
      while let (block, part) = await group.next() {
        parts[block] = part
        if next < blocks {
          let following = next
          group.addTask { (following, self.block(following)) }
          next += 1
        }
      }
    }
    return joined(parts, count)
  }

  /// All resamples, one block after the other.
  package func replicates(_ count: Int) -> Replicates {
    let blocks = (count + ResampleLanes.count - 1) / ResampleLanes.count
    return joined((0..<blocks).map { block($0) }, count)
  }

  private func joined(_ parts: [Replicates?], _ count: Int) -> Replicates {
    var all = Replicates(themes: themeCount)
    let lists: [WritableKeyPath<Replicates, [[Double]]>] = [
      \.leaveOut, \.credit, \.stratified, \.adjusted, \.penalty, \.reward,
    ]
    for case let part? in parts {
      all.score += part.score
      for list in lists {
        for theme in 0..<themeCount { all[keyPath: list][theme] += part[keyPath: list][theme] }
      }
    }
    all.score = Array(all.score.prefix(count))
    for list in lists {
      for theme in 0..<themeCount {
        all[keyPath: list][theme] = Array(all[keyPath: list][theme].prefix(count))
      }
    }
    return all
  }

  // MARK: - One block

  /// Sums over the respondents of one block of resamples.
  private struct Sums {
    var n = ResampleLanes.zero
    var sum = ResampleLanes.zero
    var themeN, themeSum, credit, stratified, outcome: [ResampleLanes]
    /// Lower triangle with the diagonal.
    var products: [ResampleLanes]
    /// By predictor of the regression on signs: the products of its residuals.
    var residuals: [ResampleLanes]

    init(_ p: Int, withRegression: Bool) {
      let zeros = [ResampleLanes](repeating: .zero, count: p)
      (themeN, themeSum, credit) = (zeros, zeros, zeros)
      (stratified, outcome) = (zeros, zeros)
      residuals = zeros + zeros
      products = [ResampleLanes](repeating: .zero, count: withRegression ? p * (p + 1) / 2 : 0)
    }
  }

  private func block(_ block: Int) -> Replicates {
    var sums = Sums(themeCount, withRegression: withRegression)
    var cellN = [ResampleLanes](repeating: .zero, count: themeCount)
    var cellSum = cellN
    let draw = ResampleDraw(block: block, seed: seed)
    var firstSet = 0
    var run = 0
    for stratum in runs.strata {
      var (n, sum, left) = (ResampleLanes.zero, ResampleLanes.zero, ResampleLanes.zero)
      var met: [Int] = []
      var isMet = [Bool](repeating: false, count: themeCount)
      for set in runs.sets[firstSet..<stratum.end] {
        var (setN, setSum) = (ResampleLanes.zero, ResampleLanes.zero)
        var setLeft = ResampleLanes.zero
        while run < set.end {
          let weight = draw.weights(
            of: runs.respondents.span, from: run > 0 ? runs.runs[run - 1].end : 0,
            to: runs.runs[run].end)
          setN += weight
          setSum += weight * runs.runs[run].value
          setLeft += weight * runs.runs[run].residual
          run += 1
        }
        n += setN
        sum += setSum
        left += setLeft
        if set.codes.isEmpty { continue }
        let credit = setSum * (1 / Double(set.codes.count))
        for place in set.codes {
          let code = runs.codes[place]
          let theme = Int(code / 4)
          if !isMet[theme] {
            isMet[theme] = true
            met.append(theme)
          }
          cellN[theme] += setN
          cellSum[theme] += setSum
          sums.credit[theme] += credit
          if let predictor = MentionRegression.predictor(code) {
            sums.residuals[predictor] += setLeft
          }
          guard withRegression else { continue }
          let row = theme * (theme + 1) / 2
          for other in set.codes.lowerBound..<place {
            sums.products[row + Int(runs.codes[other] / 4)] += setN
          }
        }
      }
      firstSet = stratum.end
      close(n, sum, met, &sums, cellN, cellSum)
      for (predictor, share) in stratum.shares { sums.residuals[predictor] -= left * share }
      for theme in met {
        cellN[theme] = .zero
        cellSum[theme] = .zero
      }
    }
    return finish(sums)
  }

  /// Takes the stratum's means off, and adds its part of the stratified impact.
  private func close(
    _ n: ResampleLanes, _ sum: ResampleLanes, _ met: [Int], _ sums: inout Sums,
    _ cellN: [ResampleLanes],
    _ cellSum: [ResampleLanes]
  ) {
    sums.n += n
    sums.sum += sum
    let inverse = ResampleLanes(repeating: 1).divided(by: n, orElse: 0)
    let sorted = met.sorted()
    for (index, theme) in sorted.enumerated() {
      let k = cellN[theme]
      sums.themeN[theme] += k
      sums.themeSum[theme] += cellSum[theme]
      let rest = n - k
      let difference = n * cellSum[theme] - k * sum
      sums.stratified[theme] += difference.divided(by: rest, orElse: 0)
      guard withRegression else { continue }
      let scaled = k * inverse
      sums.outcome[theme] += cellSum[theme] - scaled * sum
      let row = theme * (theme + 1) / 2
      sums.products[row + theme] += scaled * rest
      for other in sorted[..<index] { sums.products[row + other] -= scaled * cellN[other] }
    }
  }

  private func finish(_ sums: Sums) -> Replicates {
    let p = themeCount
    let scale = Double(unit) / Double(FixedPoint.unitsPerPoint)
    let inverse = ResampleLanes(repeating: 1).divided(by: sums.n, orElse: .nan)
    func list(_ lanes: ResampleLanes) -> [Double] { (0..<ResampleLanes.count).map { lanes[$0] } }
    var found = Replicates(themes: p)
    found.score = list(sums.sum * inverse * scale)
    for theme in 0..<p {
      let k = sums.themeN[theme]
      let rest = sums.n - k
      let difference = sums.n * sums.themeSum[theme] - k * sums.sum
      let leaveOut = difference.divided(by: rest, orElse: .nan)
      found.leaveOut[theme] = list(leaveOut * inverse * scale)
      found.credit[theme] = list(sums.credit[theme] * inverse * scale)
      found.stratified[theme] = list(sums.stratified[theme] * inverse * scale)
    }
    for lane in 0..<ResampleLanes.count {
      let moved = sums.residuals.map { $0[lane] }
      for theme in 0..<p {
        if let value = shifted(2 * theme, moved) { found.penalty[theme].append(value) }
        if let value = shifted(2 * theme + 1, moved) { found.reward[theme].append(value) }
      }
    }
    guard withRegression else { return found }
    for lane in 0..<ResampleLanes.count {
      let themes = (0..<p).filter { sums.products[$0 * ($0 + 1) / 2 + $0][lane] > 1e-9 }
      let solution = Self.solve(
        themes.count,
        product: { row, column in
          let theme = themes[row]
          return sums.products[theme * (theme + 1) / 2 + themes[column]][lane]
        }, outcome: { sums.outcome[themes[$0]][lane] })
      var adjusted = [Double](repeating: 0, count: p)
      for (place, theme) in themes.enumerated() {
        adjusted[theme] = solution[place] * sums.themeN[theme][lane] * inverse[lane] * scale
      }
      for theme in 0..<p { found.adjusted[theme].append(adjusted[theme]) }
    }
    return found
  }

  /// A coefficient of the regression on signs in a resample.
  private func shifted(_ predictor: Int, _ moved: [Double]) -> Double? {
    guard let value = signs.equations.coefficients[predictor] else { return nil }
    return signs.equations.shift(predictor, moved).map { value + $0 }
  }

  /// Solves for the coefficients, with the ridge of ``NormalEquations``.
  private static func solve(
    _ p: Int, product: (Int, Int) -> Double, outcome: (Int) -> Double
  ) -> [Double] {
    var factor = [Double](repeating: 0, count: p * p)
    var solution = [Double](repeating: 0, count: p)
    for row in 0..<p {
      for column in 0..<row {
        var value = product(row, column)
        for k in 0..<column { value -= factor[row * p + k] * factor[column * p + k] }
        factor[row * p + column] = value / factor[column * p + column]
      }
      let square = product(row, row)
      var value = square * (1 + NormalEquations.ridge)
      var projection = outcome(row)
      for k in 0..<row {
        value -= factor[row * p + k] * factor[row * p + k]
        projection -= factor[row * p + k] * solution[k]
      }
      factor[row * p + row] = max(value, square * NormalEquations.ridge / 2).squareRoot()
      solution[row] = projection / factor[row * p + row]
    }
    for row in stride(from: p - 1, through: 0, by: -1) {
      var value = solution[row]
      for below in row + 1..<max(p, row + 1) { value -= factor[below * p + row] * solution[below] }
      solution[row] = value / factor[row * p + row]
    }
    return solution
  }
}

extension DriverBootstrap {
  /// The 95 % interval between percentiles of resampled values.
  ///
  /// With a small group the percentiles are moved outward by what Student's t is wider than the
  /// normal distribution with as many degrees of freedom as the group has respondents, less one.
  ///
  /// - Parameters:
  ///   - values: not-a-number where a resample has none.
  ///   - group: the smaller of the two groups that are compared.
  ///   - confidence80: an 80 % interval instead.
  /// - Returns: `nil` when fewer than nine in ten resamples have a value, or the group has one
  ///   respondent.
  /// - Complexity: O(n log n).
  package static func interval(
    _ values: [Double], group: Int, confidence80: Bool = false
  ) -> ClosedRange<Double>? {
    let sorted = values.filter { !$0.isNaN }.sorted()
    guard group > 1, sorted.count >= 20, sorted.count * 10 >= values.count * 9 else { return nil }
    guard let t = StudentT.quantile975(degrees: Double(group - 1)) else { return nil }
    // 1.2816 is the normal distribution's 90 % point, 1.96 its 97.5 % point.
    let tail = NormalTail.below(-t * (confidence80 ? 1.2815515655446004 / 1.959963984540054 : 1))
    let (low, high) = (quantile(tail, of: sorted), quantile(1 - tail, of: sorted))
    return low...max(low, high)
  }

  /// Mentions that are added in thought to those of a small group.
  package static let addedMentions = 1.5

  /// Of a smaller group no interval is given: too few to say. What the data know of its variance is
  /// too little for 95 in 100 intervals to hold the truth, whatever the method.
  package static let leastGroup = 5

  /// The 95 % interval between percentiles of resampled values, stretched away from the estimate as
  /// if a few more had been in the group.
  ///
  /// A small group often has less variance than its population, and none when all its members agree;
  /// percentiles then are too near to each other. The adjusted Wald interval of a score adds three
  /// respondents, of whom one and a half score at the ends; this adds the variance that so many would
  /// bring, each with that of all respondents, so that it is felt with few mentions only. Source of
  /// the idea: Agresti & Coull (1998), Bonett & Price (2012); the 1.5 was checked by simulation.
  ///
  /// - Parameters:
  ///   - values: not-a-number where a resample has none.
  ///   - estimate: the value of all respondents.
  ///   - added: the variance that one more mention brings, in the unit of `values` squared.
  ///   - group: the smaller of the two groups that are compared.
  /// - Returns: `nil` when fewer than nine in ten resamples have a value, or the group is smaller
  ///   than ``leastGroup``.
  /// - Complexity: O(n log n).
  package static func interval(
    _ values: [Double], around estimate: Double?, added: Double, group: Int
  ) -> ClosedRange<Double>? {
    let sorted = values.filter { !$0.isNaN }.sorted()
    guard let estimate, group >= leastGroup, sorted.count >= 20,
      sorted.count * 10 >= values.count * 9
    else { return nil }
    let variance = variance(sorted)
    let more = addedMentions * added
    guard variance > 1e-9 * more else {
      let half = 1.959963984540054 * (variance + more).squareRoot()
      return (estimate - half)...(estimate + half)
    }
    let stretch = ((variance + more) / variance).squareRoot()
    let low = estimate + (quantile(0.025, of: sorted) - estimate) * stretch
    let high = estimate + (quantile(0.975, of: sorted) - estimate) * stretch
    return min(low, high, estimate)...max(low, high, estimate)
  }

  /// The 95 % interval of a coefficient that rests on a small group: what they rate apart from the
  /// others.
  ///
  /// As if ``addedMentions`` more had been in the group who rate as the others do, and Student's t
  /// with two degrees of freedom for each. The first is the thought of the adjusted Wald interval,
  /// and moves the middle towards zero as it does (Agresti & Caffo 2000, for a difference of shares).
  /// The second is Satterthwaite's for a variance: k values of kurtosis κ know it as well as
  /// 2k/(κ − 1) normal ones, and ratings that take few values have a κ near 2. Checked by simulation.
  ///
  /// - Parameters:
  ///   - values: of the resamples.
  ///   - error: the standard error of the regression.
  ///   - widening: by which the variance of `values` is to be multiplied, since residuals are smaller
  ///     than errors.
  ///   - group: the smaller of the two groups that are compared, of `total` respondents.
  /// - Returns: `nil` of a group smaller than ``leastGroup``.
  /// - Complexity: O(n).
  package static func interval(
    _ values: [Double], coefficient estimate: Double, error: Double, widening: Double, group: Int,
    of total: Int
  ) -> ClosedRange<Double>? {
    guard group >= leastGroup, values.count >= 20 else { return nil }
    let (k, n) = (Double(group), Double(total))
    let all = k + addedMentions
    let middle = estimate * k * (1 + addedMentions / n) / all
    let own = k * k * variance(values) * widening
    let added = addedMentions * error * error * k + k * addedMentions / all * estimate * estimate
    guard let t = StudentT.quantile975(degrees: 2 * all - 1) else { return nil }
    let half = t * (own + added).squareRoot() / all
    return min(estimate, middle - half)...max(estimate, middle + half)
  }

  private static func variance(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
  }

  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let position = share * Double(sorted.count + 1) - 1
    let below = min(sorted.count - 1, max(0, Int(position.rounded(.down))))
    let above = min(sorted.count - 1, below + 1)
    let part = min(1, max(0, position - Double(below)))
    return sorted[below] + part * (sorted[above] - sorted[below])
  }
}
