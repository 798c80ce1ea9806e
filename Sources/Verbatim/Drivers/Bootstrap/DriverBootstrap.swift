/// Intervals of the score and of every impact, by resampling respondents.
///
/// Each resample counts every respondent 0 to 3 times (``ResamplingWeights``) and computes all
/// impacts anew. All sums are of whole numbers below 2⁵³, so they are exact in `Double` and the
/// order of rows and parts does not matter; the strata are gone through in the order of their names.
///
/// Source: Efron (1979); percentile intervals widened for small groups: Hesterberg (2015), What
/// Teachers Should Know About the Bootstrap.
package struct DriverBootstrap: Sendable {
  /// The values of each statistic over the resamples; not-a-number where a resample has none.
  package struct Replicates: Sendable {
    package var score: [Double] = []
    /// By theme.
    package var leaveOut, credit, stratified, adjusted: [[Double]]
  }

  private let table: ResponseTable
  private let strata: [ResponseTable.Stratum]
  private let seed: UInt64
  private let withRegression: Bool
  /// Contributions are counted from here, in this unit, to stay small whole numbers.
  private let unit: Int64
  /// Credits are fractions of a contribution; this makes whole numbers of them.
  private static let creditUnit = 840.0

  /// Above so many themes each resample's regression would take too long.
  package static let mostThemesForRegression = 120

  package init(
    _ table: ResponseTable, ordered strata: [ResponseTable.Stratum], seed: UInt64,
    withRegression: Bool
  ) {
    self.table = table
    self.strata = strata
    self.seed = RespondentHash.mixed(seed)
    self.withRegression = withRegression && table.themeCount <= Self.mostThemesForRegression
    unit = Self.unit(of: table.contributions)
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
    let room = 4e15 / (3 * creditUnit * Double(max(1, contributions.count)))
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
    let none = [[Double]](repeating: [], count: table.themeCount)
    var all = Replicates(leaveOut: none, credit: none, stratified: none, adjusted: none)
    for case let part? in parts {
      all.score += part.score
      for theme in 0..<table.themeCount {
        all.leaveOut[theme] += part.leaveOut[theme]
        all.credit[theme] += part.credit[theme]
        all.stratified[theme] += part.stratified[theme]
        all.adjusted[theme] += part.adjusted[theme]
      }
    }
    all.score = Array(all.score.prefix(count))
    for theme in 0..<table.themeCount {
      all.leaveOut[theme] = Array(all.leaveOut[theme].prefix(count))
      all.credit[theme] = Array(all.credit[theme].prefix(count))
      all.stratified[theme] = Array(all.stratified[theme].prefix(count))
      all.adjusted[theme] = Array(all.adjusted[theme].prefix(count))
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

    init(_ p: Int, withRegression: Bool) {
      let zeros = [ResampleLanes](repeating: .zero, count: p)
      (themeN, themeSum, credit) = (zeros, zeros, zeros)
      (stratified, outcome) = (zeros, zeros)
      products = [ResampleLanes](repeating: .zero, count: withRegression ? p * (p + 1) / 2 : 0)
    }
  }

  private func block(_ block: Int) -> Replicates {
    let p = table.themeCount
    var sums = Sums(p, withRegression: withRegression)
    var cellN = [ResampleLanes](repeating: .zero, count: p)
    var cellSum = cellN
    let pairs = ResamplingWeights.table
    for stratum in strata {
      let (n, sum, met) = count(stratum, block, pairs.span, &sums, &cellN, &cellSum)
      close(n, sum, met, &sums, cellN, cellSum)
      for theme in met {
        cellN[theme] = .zero
        cellSum[theme] = .zero
      }
    }
    return finish(sums)
  }

  /// Adds up one stratum; equal responses are drawn together.
  private func count(
    _ stratum: ResponseTable.Stratum, _ block: Int, _ pairs: borrowing Span<SIMD2<Double>>,
    _ sums: inout Sums, _ cellN: inout [ResampleLanes], _ cellSum: inout [ResampleLanes]
  ) -> (n: ResampleLanes, sum: ResampleLanes, met: [Int]) {
    var n = ResampleLanes.zero
    var total = ResampleLanes.zero
    var met: [Int] = []
    var isMet = [Bool](repeating: false, count: table.themeCount)
    var start = 0
    while start < stratum.rows.count {
      let first = Int(stratum.rows[start])
      let mentions = table.mentions(of: first)
      let contribution = table.contributions[first]
      var weight = ResampleLanes.zero
      var end = start
      repeat {
        ResamplingWeights.add(
          table.respondents[Int(stratum.rows[end])], block: block, seed: seed, pairs, to: &weight)
        end += 1
      } while end < stratum.rows.count && isSame(Int(stratum.rows[end]), contribution, mentions)
      start = end
      let value = (Double(contribution) / Double(unit)).rounded()
      n += weight
      let weighted = weight * value
      total += weighted
      if mentions.isEmpty { continue }
      let share = (value * Self.creditUnit / Double(mentions.count)).rounded()
      let credit = weight * share
      for (index, code) in mentions.enumerated() {
        let theme = Int(code / 4)
        if !isMet[theme] {
          isMet[theme] = true
          met.append(theme)
        }
        cellN[theme] += weight
        cellSum[theme] += weighted
        sums.credit[theme] += credit
        guard withRegression else { continue }
        let row = theme * (theme + 1) / 2
        for other in mentions.prefix(index) { sums.products[row + Int(other / 4)] += weight }
      }
    }
    return (n, total, met)
  }

  private func isSame(
    _ row: Int, _ contribution: Int64, _ mentions: ArraySlice<UInt32>
  ) -> Bool {
    table.contributions[row] == contribution && table.mentions(of: row) == mentions
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
    let p = table.themeCount
    let scale = Double(unit) / Double(FixedPoint.unitsPerPoint)
    let inverse = ResampleLanes(repeating: 1).divided(by: sums.n, orElse: .nan)
    func list(_ lanes: ResampleLanes) -> [Double] { (0..<ResampleLanes.count).map { lanes[$0] } }
    let none = [[Double]](repeating: [], count: p)
    var found = Replicates(leaveOut: none, credit: none, stratified: none, adjusted: none)
    found.score = list(sums.sum * inverse * scale)
    for theme in 0..<p {
      let k = sums.themeN[theme]
      let rest = sums.n - k
      let difference = sums.n * sums.themeSum[theme] - k * sums.sum
      let leaveOut = difference.divided(by: rest, orElse: .nan)
      found.leaveOut[theme] = list(leaveOut * inverse * scale)
      found.credit[theme] = list(sums.credit[theme] * inverse * (scale / Self.creditUnit))
      found.stratified[theme] = list(sums.stratified[theme] * inverse * scale)
    }
    guard withRegression else { return found }
    found.adjusted = [[Double]](repeating: [], count: p)
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
    func quantile(_ share: Double) -> Double {
      let position = share * Double(sorted.count + 1) - 1
      let below = min(sorted.count - 1, max(0, Int(position.rounded(.down))))
      let above = min(sorted.count - 1, below + 1)
      let part = min(1, max(0, position - Double(below)))
      return sorted[below] + part * (sorted[above] - sorted[below])
    }
    let (low, high) = (quantile(tail), quantile(1 - tail))
    return low...max(low, high)
  }
}
