internal import VerbatimLanes

/// Finds the nearest of many centroids without comparing with all: sixteen that are near one another
/// stand together, and only the groups whose middles are nearest are looked into.
///
/// Source: an inverted file searched by several probes (Jégou, Douze, Schmid, "Product quantization
/// for nearest neighbor search", 2011), with groups of one size by the order of a dendrogram's
/// leaves. With few centroids all are compared; with more another one than the nearest is found
/// about once in a hundred times, and always the same.
struct CentroidSearch: Sendable {
  private let table: CentroidTable
  private let middles: CentroidTable?
  private let numbers: [Int]

  private static let probes = 6

  init(_ centroids: borrowing DenseRows) {
    let size = CentroidTable.Block.scalarCount
    let groups = (centroids.count + size - 1) / size
    guard groups > Self.probes + 1 else {
      table = CentroidTable(centroids)
      middles = nil
      numbers = Array(0..<centroids.count)
      return
    }
    let order = WardTree(
      means: centroids, sizes: [Int](repeating: 1, count: centroids.count)
    ).leaves
    table = CentroidTable(centroids.gathering(order))
    numbers = order.map { Int($0) }
    let lanes = centroids.lanes
    var means = DenseRows(count: groups, lanes: lanes)
    for (place, centroid) in order.enumerated() {
      for lane in 0..<lanes {
        means.values[place / size * lanes + lane] += centroids.values[Int(centroid) * lanes + lane]
      }
    }
    means.normalize()
    middles = CentroidTable(means)
  }

  var isEmpty: Bool { numbers.isEmpty }

  /// The centroid found and how near it is, the cosine of the angle, and how near the next one is.
  /// Where none is nearer than `least`, the index is −1; how near the next one is counts from there.
  @inline(__always)
  func nearest(
    to rows: Span<DenseRows.Lane>, at start: Int, least: Float = -.infinity
  ) -> (index: Int, cosine: Float, second: Float) {
    guard let middles else { return table.nearest(to: rows, at: start, least: least) }
    var nearest = CentroidTable.nothing(nearerThan: least)
    let rest = table.rest(of: rows, start)
    middles.forEachNearest(Self.probes, to: rows, start) { group in
      table.compare(rows, start, rest, group, &nearest)
    }
    let index = nearest.index < 0 ? -1 : numbers[Int(nearest.index)]
    return (index, nearest.product, nearest.second)
  }
}
