/// Comments that show what a theme is about and how far it reaches.
enum Exemplars {
  private static let count = 4
  private static let readable = 15...280

  /// The comment nearest to the middle, then each time the one farthest from those before, out of
  /// the quarter of the theme's comments that is nearest to the middle.
  static func choose(
    _ corpus: borrowing DiscoveryCorpus, _ comments: [Int32], _ rows: borrowing DenseRows,
    _ clusters: borrowing ThemeClusters, theme: Int
  ) -> [String] {
    var candidates: [(row: Int, cosine: Float)] = []
    for (row, group) in clusters.groups.enumerated() where Int(group) == theme {
      candidates.append((row, rows.dot(row, clusters.centroids, theme)))
    }
    let lengths = readable
    let short = candidates.filter { lengths.contains(corpus.text(Int(comments[$0.row])).count) }
    if !short.isEmpty { candidates = short }
    candidates.sort { $0.cosine != $1.cosine ? $0.cosine > $1.cosine : $0.row < $1.row }
    candidates = Array(candidates.prefix(max(count, min(400, (candidates.count + 3) / 4))))
    var result: [String] = []
    var distances = [Float](repeating: .infinity, count: candidates.count)
    var next = 0
    while result.count < count, next < candidates.count, distances[next] > 1e-3 {
      let row = candidates[next].row
      result.append(corpus.string(corpus.text(Int(comments[row]))))
      for index in candidates.indices {
        distances[index] = min(distances[index], 1 - rows.dot(row, rows, candidates[index].row))
      }
      next = 0
      for index in candidates.indices where distances[index] > distances[next] { next = index }
    }
    return result
  }
}
