/// Many small groups of comments that say nearly the same, found in two levels: groups, and groups
/// within them, which takes the square root of the comparisons that one level takes.
struct MicroClusters: Sendable {
  /// The mean of each group, not of length one: what differs within a group makes it shorter.
  let means: DenseRows
  let sizes: [Int]
  /// The group of each row.
  let groups: [Int32]

  init(_ rows: borrowing DenseRows, count: Int) {
    let outer = max(1, Int(Double(count).squareRoot().rounded()))
    let coarse = SphericalKMeans(rows, count: outer, iterations: 2, seed: 1)
    var members = [[Int32]](repeating: [], count: coarse.centroids.count)
    for (row, group) in coarse.groups.enumerated() { members[Int(group)].append(Int32(row)) }
    var raw = [Int32](repeating: 0, count: rows.count)
    var next: Int32 = 0
    for (number, part) in members.enumerated() where !part.isEmpty {
      let share = Double(count) * Double(part.count) / Double(rows.count)
      let inner = SphericalKMeans(
        rows.gathering(part), count: max(1, Int(share.rounded())), iterations: 2,
        seed: UInt64(number + 2))
      for (index, row) in part.enumerated() { raw[Int(row)] = next + inner.groups[index] }
      next += Int32(inner.centroids.count)
    }
    let lanes = rows.lanes
    // Groups that came out empty get no number.
    var sizes = [Int](repeating: 0, count: Int(next))
    for group in raw { sizes[Int(group)] += 1 }
    var numbers = [Int32](repeating: -1, count: sizes.count)
    var count: Int32 = 0
    for group in sizes.indices where sizes[group] > 0 {
      numbers[group] = count
      count += 1
    }
    groups = raw.map { numbers[Int($0)] }
    self.sizes = sizes.filter { $0 > 0 }
    var means = DenseRows(count: Int(count), lanes: lanes)
    do {
      let source = rows.values.span
      var target = means.values.mutableSpan
      for row in groups.indices {
        let group = Int(groups[row]) * lanes
        for lane in 0..<lanes { target[group + lane] += source[row * lanes + lane] }
      }
    }
    for group in self.sizes.indices {
      let factor = 1 / Float(self.sizes[group])
      for lane in 0..<lanes { means.values[group * lanes + lane] *= factor }
    }
    self.means = means
  }
}
