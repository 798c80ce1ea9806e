/// The merging of groups, two at a time, that adds least to the squared distances within groups.
///
/// Source: Ward, "Hierarchical grouping to optimize an objective function", 1963, by chains of
/// nearest neighbours (Murtagh, "A survey of recent advances in hierarchical clustering
/// algorithms", 1983) and the update of Lance and Williams, 1967.
struct WardTree: Sendable {
  struct Merge: Sendable {
    /// A group of each of the two that are merged.
    var first: Int32
    var second: Int32
    /// What the merge adds to the squared distances from the centroids.
    var height: Float
  }

  let count: Int
  /// From the cheapest to the dearest; the last one joins all.
  let merges: [Merge]

  /// - Complexity: quadratic in the number of groups.
  init(means: borrowing DenseRows, sizes: [Int]) {
    count = sizes.count
    var distances = Self.distances(means, sizes)
    var weights = sizes.map { Float($0) }
    var isActive = [Bool](repeating: true, count: count)
    var chain: [Int] = []
    var merges: [Merge] = []
    merges.reserveCapacity(count)
    while merges.count < count - 1 {
      if chain.isEmpty, let first = isActive.firstIndex(of: true) { chain.append(first) }
      let last = chain[chain.count - 1]
      let previous = chain.count > 1 ? chain[chain.count - 2] : -1
      // On a tie the one before stays the nearest, so that the chain ends.
      var nearest = previous
      var least = previous >= 0 ? distances[last * count + previous] : .infinity
      for other in 0..<count where isActive[other] && other != last {
        let distance = distances[last * count + other]
        if distance < least || nearest < 0 {
          least = distance
          nearest = other
        }
      }
      guard nearest == previous else {
        chain.append(nearest)
        continue
      }
      chain.removeLast(2)
      let (kept, gone) = (min(last, nearest), max(last, nearest))
      merges.append(Merge(first: Int32(kept), second: Int32(gone), height: least))
      isActive[gone] = false
      let (a, b) = (weights[kept], weights[gone])
      for other in 0..<count where isActive[other] && other != kept {
        let c = weights[other]
        let sum =
          (a + c) * distances[kept * count + other] + (b + c) * distances[gone * count + other]
          - c * least
        let distance = max(0, sum / (a + b + c))
        distances[kept * count + other] = distance
        distances[other * count + kept] = distance
      }
      weights[kept] = a + b
    }
    let order = merges.indices.sorted {
      merges[$0].height != merges[$1].height ? merges[$0].height < merges[$1].height : $0 < $1
    }
    self.merges = order.map { merges[$0] }
  }

  /// The cluster of each group when `clusters` are left, numbered by their first groups.
  func cut(_ clusters: Int) -> [Int32] {
    var parents = (0..<count).map { $0 }
    func root(_ group: Int) -> Int {
      var group = group
      while parents[group] != group {
        parents[group] = parents[parents[group]]
        group = parents[group]
      }
      return group
    }
    for merge in merges.prefix(max(0, count - max(1, clusters))) {
      let (first, second) = (root(Int(merge.first)), root(Int(merge.second)))
      parents[max(first, second)] = min(first, second)
    }
    var numbers = [Int32](repeating: -1, count: count)
    var next: Int32 = 0
    return (0..<count).map { group in
      let root = root(group)
      if numbers[root] < 0 {
        numbers[root] = next
        next += 1
      }
      return numbers[root]
    }
  }

  /// The groups, so that those stand together that are merged early.
  var leaves: [Int32] {
    var parts = (0..<Int32(count)).map { [$0] }
    var places = (0..<count).map { $0 }
    for merge in merges {
      let (first, second) = (places[Int(merge.first)], places[Int(merge.second)])
      for group in parts[second] { places[Int(group)] = first }
      parts[first] += parts[second]
      parts[second] = []
    }
    return parts.first { !$0.isEmpty } ?? []
  }

  private static func distances(_ means: borrowing DenseRows, _ sizes: [Int]) -> [Float] {
    let (count, lanes) = (sizes.count, means.lanes)
    let rows = means.values.span
    var result = [Float](repeating: 0, count: count * count)
    for first in 0..<count {
      for second in 0..<first {
        var total = Lanes.Lane.zero
        for lane in 0..<lanes {
          let difference = rows[first * lanes + lane] - rows[second * lanes + lane]
          total += difference * difference
        }
        let (a, b) = (Float(sizes[first]), Float(sizes[second]))
        let distance = Lanes.sum(total) * a * b / (a + b)
        result[first * count + second] = distance
        result[second * count + first] = distance
      }
    }
    return result
  }
}
