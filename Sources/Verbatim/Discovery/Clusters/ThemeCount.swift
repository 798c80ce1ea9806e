/// How many themes the data has.
///
/// A theme is split as long as the split takes enough from the squared distances within themes to
/// pay for one more centroid: a share of log n / n, as in the Bayesian information criterion of a
/// mixture of spherical Gaussians (Pelleg, Moore, "X-means", 2000), times 3, because people ask
/// for fewer themes than a likelihood does: the factor was set on three sets with 9 to 150 themes
/// named by people. Few comments carry little evidence but are still read in parts, so there are at
/// least log₂ n − 2 themes where comments differ.
enum ThemeCount {
  private static let price: Float = 3
  private static let mostThemes = 200

  static func choose(_ tree: borrowing WardTree, _ micro: borrowing MicroClusters) -> Int {
    let comments = Float(micro.sizes.reduce(0, +))
    guard comments > 1 else { return 1 }
    // Within the micro-clusters, then what each merge added.
    var within: Float = 0
    for group in micro.sizes.indices {
      within += Float(micro.sizes[group]) * (1 - micro.means.dot(group, micro.means, group))
    }
    for merge in tree.merges { within += merge.height }
    let share = price * logarithm(comments) / comments
    let least = Int(logarithm(comments) / logarithm(2)) - 2
    var count = 1
    for merge in tree.merges.reversed() {
      guard count < mostThemes, merge.height > 1e-3,
        count < least || merge.height >= share * within
      else { break }
      within -= merge.height
      count += 1
    }
    return count
  }

  private static func logarithm(_ value: Float) -> Float { Float(naturalLogarithm(Double(value))) }
}
