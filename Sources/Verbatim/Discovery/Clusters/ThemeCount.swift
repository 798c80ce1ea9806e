/// How many themes the data has.
///
/// A theme is split as long as the split takes enough from the squared distances within themes to
/// pay for one more centroid: a share of log n / n, as in the Bayesian information criterion of a
/// mixture of spherical Gaussians (Pelleg, Moore, "X-means", 2000), times 3, because people ask
/// for fewer themes than a likelihood does: the factor was set on three sets with 9 to 150 themes
/// named by people. Of a few hundred comments that is more than the clearest split takes, so no more
/// than 3 % is asked for, set on one set of twelve themes in each of three languages; but a theme has
/// sixteen comments on average, down to log₂ n − 2 themes where comments differ.
enum ThemeCount {
  private static let price: Float = 3
  private static let mostThemes = 200
  private static let dearest: Float = 0.03
  private static let leastComments = 16

  static func choose(_ tree: borrowing WardTree, _ micro: borrowing MicroClusters) -> Int {
    let comments = Float(micro.sizes.reduce(0, +))
    guard comments > 1 else { return 1 }
    // Within the micro-clusters, then what each merge added.
    var within: Float = 0
    for group in micro.sizes.indices {
      within += Float(micro.sizes[group]) * (1 - micro.means.dot(group, micro.means, group))
    }
    for merge in tree.merges { within += merge.height }
    let share = min(dearest, price * logarithm(comments) / comments)
    let least = Int(logarithm(comments) / logarithm(2)) - 2
    let most = min(mostThemes, max(least, Int(comments) / leastComments))
    var count = 1
    for merge in tree.merges.reversed() {
      guard count < most, merge.height > 1e-3,
        count < least || merge.height >= share * within
      else { break }
      within -= merge.height
      count += 1
    }
    return count
  }

  private static func logarithm(_ value: Float) -> Float { Float(naturalLogarithm(Double(value))) }
}
