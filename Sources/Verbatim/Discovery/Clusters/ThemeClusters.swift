/// Comments grouped into themes: micro-clusters, merged by Ward's method, refined by k-means.
struct ThemeClusters: Sendable {
  /// One for each theme, of length one.
  private(set) var centroids: DenseRows
  /// The theme of each row.
  private(set) var groups: [Int32]

  private static let rowsInMicroCluster = 8
  private static let mostMicroClusters = 900
  private static let iterations = 8

  /// - Parameter count: how many themes; nil lets the data choose.
  init(_ rows: borrowing DenseRows, count wanted: Int?) {
    guard rows.count > 0 else {
      centroids = DenseRows(count: 0, lanes: rows.lanes)
      groups = []
      return
    }
    var microClusters = min(rows.count / Self.rowsInMicroCluster, Self.mostMicroClusters)
    microClusters = min(rows.count, max(microClusters, 6 * (wanted ?? 0), 80))
    let micro = MicroClusters(rows, count: microClusters)
    let tree = WardTree(means: micro.means, sizes: micro.sizes)
    let count = wanted ?? ThemeCount.choose(tree, micro)
    let cut = tree.cut(min(count, micro.sizes.count))
    let lanes = rows.lanes
    var starts = DenseRows(count: Int(cut.max() ?? 0) + 1, lanes: lanes)
    for group in cut.indices {
      for lane in 0..<lanes {
        starts.values[Int(cut[group]) * lanes + lane] +=
          Float(micro.sizes[group]) * micro.means.values[group * lanes + lane]
      }
    }
    starts.normalize()
    var refined = SphericalKMeans(rows, centroids: starts, iterations: Self.iterations)
    if wanted != nil { refined.fillEmptyGroups(rows) }
    centroids = refined.centroids
    groups = refined.groups
  }
}
