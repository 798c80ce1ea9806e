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
    assign(rows)
    for _ in 0..<iterations {
      let before = groups
      move(rows)
      assign(rows)
      var changes = 0
      for index in groups.indices where groups[index] != before[index] { changes += 1 }
      if changes * 1000 <= groups.count { break }
    }
  }

  /// Gives every row to the nearest centroid.
  mutating func assign(_ rows: borrowing DenseRows) { groups = Self.nearest(rows, centroids) }

  private static func nearest(
    _ rows: borrowing DenseRows, _ centroids: borrowing DenseRows
  ) -> [Int32] {
    var groups = [Int32](repeating: 0, count: rows.count)
    let lanes = rows.lanes
    let (source, targets) = (rows.values.span, centroids.values.span)
    for row in groups.indices {
      groups[row] = Int32(Nearest.one(source, row * lanes, targets, lanes).index)
    }
    return groups
  }

  /// Puts every centroid into the middle of its group; one without rows stays where it is.
  mutating func move(_ rows: borrowing DenseRows) {
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
    for group in 0..<sums.count {
      var span = sums.values.mutableSpan
      let length = Lanes.normalize(&span, group * lanes, lanes)
      if length > 0 {
        for lane in 0..<lanes {
          centroids.values[group * lanes + lane] = sums.values[group * lanes + lane]
        }
      }
    }
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
    assign(rows)
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

/// The rows nearest to a row, all of length one.
enum Nearest {
  /// The nearest and how near it is: the cosine of the angle; of equal ones the first.
  @inline(__always)
  static func one(
    _ source: Span<Lanes.Lane>, _ start: Int, _ targets: Span<Lanes.Lane>, _ lanes: Int
  ) -> (index: Int, cosine: Float) {
    var best = (index: 0, cosine: -Float.infinity)
    each(source, start, targets, lanes) { index, cosine in
      if cosine > best.cosine { best = (index, cosine) }
    }
    return best
  }

  /// The nearest and the next.
  @inline(__always)
  static func two(
    _ source: Span<Lanes.Lane>, _ start: Int, _ targets: Span<Lanes.Lane>, _ lanes: Int
  ) -> (index: Int, cosine: Float, second: Float) {
    var best = (index: 0, cosine: -Float.infinity, second: -Float.infinity)
    each(source, start, targets, lanes) { index, cosine in
      if cosine > best.cosine {
        best = (index, cosine, best.cosine)
      } else if cosine > best.second {
        best.second = cosine
      }
    }
    return best
  }

  /// The cosine with every target, four at a time, so that the row is read once for four.
  @inline(__always)
  private static func each(
    _ source: Span<Lanes.Lane>, _ start: Int, _ targets: Span<Lanes.Lane>, _ lanes: Int,
    _ body: (Int, Float) -> Void
  ) {
    let count = targets.count / lanes
    let row = source.extracting(start..<start + lanes)
    var index = 0
    while index + 4 <= count {
      let first = targets.extracting(index * lanes..<(index + 1) * lanes)
      let second = targets.extracting((index + 1) * lanes..<(index + 2) * lanes)
      let third = targets.extracting((index + 2) * lanes..<(index + 3) * lanes)
      let fourth = targets.extracting((index + 3) * lanes..<(index + 4) * lanes)
      var (a, b, c, d) = (Lanes.Lane.zero, Lanes.Lane.zero, Lanes.Lane.zero, Lanes.Lane.zero)
      for lane in 0..<lanes {
        let value = row[lane]
        a += value * first[lane]
        b += value * second[lane]
        c += value * third[lane]
        d += value * fourth[lane]
      }
      body(index, Lanes.sum(a))
      body(index + 1, Lanes.sum(b))
      body(index + 2, Lanes.sum(c))
      body(index + 3, Lanes.sum(d))
      index += 4
    }
    while index < count {
      body(index, Lanes.dot(source, start, targets, index * lanes, lanes))
      index += 1
    }
  }
}
