/// Groups of rows of length one around centroids of length one.
///
/// Source: Dhillon, Modha, "Concept decompositions for large sparse text data using clustering",
/// 2001; starts after Arthur, Vassilvitskii, "k-means++", 2007, drawn from fixed random numbers.
struct SphericalKMeans: Sendable {
  var centroids: DenseRows
  /// The group of each row.
  var groups: [Int32]

  /// At most `count` groups of rows.
  init(_ rows: borrowing DenseRows, count: Int, iterations: Int, seed: UInt64) {
    centroids = Self.starts(rows, count: count, seed: seed)
    groups = []
    refine(rows, iterations: iterations)
  }

  /// Groups around centroids that are known to be good.
  init(_ rows: borrowing DenseRows, centroids: DenseRows, iterations: Int) {
    self.centroids = centroids
    groups = []
    refine(rows, iterations: iterations)
  }

  private mutating func refine(_ rows: borrowing DenseRows, iterations: Int) {
    var bounds: [RowBounds] = []
    groups = Self.nearest(rows, centroids, &bounds)
    for _ in 0..<iterations {
      let moves = move(rows)
      let changes = Self.update(&groups, rows, centroids, moves, &bounds)
      if changes * 1000 <= groups.count { break }
    }
  }

  /// The nearest centroid of every row, and how near it and the next one are.
  private static func nearest(
    _ rows: borrowing DenseRows, _ centroids: borrowing DenseRows, _ bounds: inout [RowBounds]
  ) -> [Int32] {
    let (table, source) = (CentroidTable(centroids), rows.values.span)
    var groups: [Int32] = []
    bounds.reserveCapacity(rows.count)
    groups.reserveCapacity(rows.count)
    table.forEachNearest(to: source, numbers: Array(0..<Int32(rows.count))) { _, nearest in
      groups.append(Int32(nearest.index))
      bounds.append(RowBounds(own: nearest.cosine, next: nearest.second))
    }
    return groups
  }

  /// Gives the rows to the nearest centroids after those have moved; only rows that may have got
  /// another one are compared with all.
  ///
  /// - Parameter moves: by how much each centroid has moved.
  /// - Returns: how many rows have another centroid now.
  private static func update(
    _ groups: inout [Int32], _ rows: borrowing DenseRows, _ centroids: borrowing DenseRows,
    _ moves: [Float], _ bounds: inout [RowBounds]
  ) -> Int {
    let lanes = rows.lanes
    let (source, targets) = (rows.values.span, centroids.values.span)
    let farthest = moves.max() ?? 0
    var unsettled: [Int32] = []
    for row in groups.indices {
      let group = Int(groups[row])
      bounds[row].loosen(own: moves[group], next: farthest)
      if bounds[row].settles { continue }
      bounds[row].tighten(
        own: Lanes.dot(source, row * lanes, targets, group * lanes, lanes))
      if !bounds[row].settles { unsettled.append(Int32(row)) }
    }
    var changes = 0
    CentroidTable(centroids).forEachNearest(to: source, numbers: unsettled) { row, nearest in
      bounds[row] = RowBounds(own: nearest.cosine, next: nearest.second)
      if nearest.index != Int(groups[row]) {
        groups[row] = Int32(nearest.index)
        changes += 1
      }
    }
    return changes
  }

  /// Puts every centroid into the middle of its group; one without rows stays where it is.
  ///
  /// - Returns: by how much each has moved.
  private mutating func move(_ rows: borrowing DenseRows) -> [Float] {
    let lanes = rows.lanes
    var sums = DenseRows(count: centroids.count, lanes: lanes)
    do {
      let source = rows.values.span
      var target = sums.values.mutableSpan
      for row in groups.indices {
        let group = Int(groups[row]) * lanes
        for lane in 0..<lanes { target[group + lane] += source[row * lanes + lane] }
      }
    }
    var moves = [Float](repeating: 0, count: sums.count)
    for group in 0..<sums.count {
      var span = sums.values.mutableSpan
      guard Lanes.normalize(&span, group * lanes, lanes) > 0 else { continue }
      moves[group] = RowBounds.distance(cosine: sums.dot(group, centroids, group))
      for lane in 0..<lanes {
        centroids.values[group * lanes + lane] = sums.values[group * lanes + lane]
      }
    }
    return moves
  }

  /// Gives every group without rows the row that lies worst in a group of several.
  mutating func fillEmptyGroups(_ rows: borrowing DenseRows) {
    var sizes = [Int](repeating: 0, count: centroids.count)
    for group in groups { sizes[Int(group)] += 1 }
    let lanes = rows.lanes
    for empty in sizes.indices where sizes[empty] == 0 {
      var worst = -1
      var least: Float = 0.9999
      for row in groups.indices where sizes[Int(groups[row])] > 1 {
        let cosine = rows.dot(row, centroids, Int(groups[row]))
        if cosine < least {
          least = cosine
          worst = row
        }
      }
      if worst < 0 { return }
      sizes[Int(groups[worst])] -= 1
      sizes[empty] = 1
      groups[worst] = Int32(empty)
      for lane in 0..<lanes {
        centroids.values[empty * lanes + lane] = rows.values[worst * lanes + lane]
      }
    }
    var bounds: [RowBounds] = []
    groups = Self.nearest(rows, centroids, &bounds)
  }

  /// Rows that are far from one another, one for each group.
  private static func starts(
    _ rows: borrowing DenseRows, count: Int, seed: UInt64
  ) -> DenseRows {
    var random = SplitMix64(seed: seed)
    let lanes = rows.lanes
    var result = DenseRows(count: 0, lanes: lanes)
    guard rows.count > 0 else { return result }
    var distances = [Float](repeating: .infinity, count: rows.count)
    var next = Int(random.nextUnit() * Double(rows.count))
    while true {
      result.values.append(contentsOf: rows.values[next * lanes..<(next + 1) * lanes])
      if result.count == count { return result }
      var total = 0.0
      do {
        let source = rows.values.span
        var left = distances.mutableSpan
        for row in 0..<left.count {
          let distance = 1 - Lanes.dot(source, row * lanes, source, next * lanes, lanes)
          if distance < left[row] { left[row] = max(0, distance) }
          total += Double(left[row])
        }
      }
      guard total > 1e-4 else { return result }
      var target = random.nextUnit() * total
      next = -1
      for row in distances.indices where distances[row] > 1e-6 {
        next = row
        target -= Double(distances[row])
        if target <= 0 { break }
      }
      if next < 0 { return result }
    }
  }
}

/// How far a row is at most from its own centroid and at least from every other one.
///
/// Source: Hamerly, "Making k-means even faster", 2010. The distance of two rows of length one is
/// Euclidean, so that the triangle inequality holds.
private struct RowBounds: Sendable {
  private var own: Float
  private var next: Float

  /// More than rounding can move a distance.
  private static let slack: Float = 2e-3

  init(own: Float, next: Float) {
    self.own = Self.distance(cosine: own)
    self.next = next.isFinite ? Self.distance(cosine: next) : .infinity
  }

  static func distance(cosine: Float) -> Float { max(0, 2 - 2 * cosine).squareRoot() }

  /// No other centroid can be nearer.
  @inline(__always)
  var settles: Bool { own + Self.slack < next }

  @inline(__always)
  mutating func loosen(own: Float, next: Float) {
    self.own += own
    self.next -= next
  }

  @inline(__always)
  mutating func tighten(own cosine: Float) { own = Self.distance(cosine: cosine) }
}
