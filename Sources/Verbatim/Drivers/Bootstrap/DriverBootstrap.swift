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
    self.seed = SplitMix64.mix(seed)
    self.withRegression = withRegression && table.themeCount <= Self.mostThemesForRegression
    unit = Self.unit(of: table.contributions)
    runs = ResponseRuns(table, ordered: strata, unit: unit, signs: signs)
  }

  /// How the contributions spread.
  package var shape: ContributionShape {
    ContributionShape(
      runs, themeCount: themeCount,
      unitsPerPoint: Double(FixedPoint.unitsPerPoint) / Double(unit))
  }

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
