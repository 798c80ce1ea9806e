/// The two groups, with their strata in the same order.
struct ComparedArms: Sendable {
  let before, after: ComparedArm
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
    self.before = ComparedArm(before, names)
    self.after = ComparedArm(after, names)
  }

  static func blocks(of resamples: Int) -> Int {
    (max(0, resamples) + ResampleLanes.count - 1) / ResampleLanes.count
  }

  /// The changes in 32 resamples, the last block's cut to the number asked for.
  func replicates(_ block: Int, of resamples: Int, seed: UInt64) -> [ChangeDecomposition] {
    let mixed = SplitMix64.mix(seed)
    let first = before.sums(block: block, seed: mixed)
    let second = after.sums(block: block, seed: mixed)
    let count = min(ResampleLanes.count, resamples - block * ResampleLanes.count)
    return (0..<count).compactMap { ChangeDecomposition(first[$0], second[$0]) }
  }
}

/// One of the two groups.
struct ComparedArm: Sendable {
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
  func sums() -> ArmSums {
    var sums = ArmSums(strata: strata.count, themes: table.themeCount + 1)
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
  func sums(block: Int, seed: UInt64) -> [ArmSums] {
    let empty = ArmSums(strata: strata.count, themes: table.themeCount + 1)
    var all = [ArmSums](repeating: empty, count: ResampleLanes.count)
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
