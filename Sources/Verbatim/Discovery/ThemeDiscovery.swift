import VerbatimSegmentation

/// Finds the themes that recur in comments, without a taxonomy and without labels.
///
/// Comments become vectors: the truncated singular value decomposition of what they say
/// (``FeatureVectors``) beside the mean of what their words mean (``WordVectors``), both learned
/// from the comments themselves. Micro-clusters of the vectors are merged by Ward's method into the
/// number of themes that was asked for or that the data has (``ThemeCount``), and refined by
/// k-means. Names are phrases of the comments (``ThemeNames``).
///
/// Everything is learned in an order that depends on the texts alone, with fixed random numbers, so
/// the same comments give the same themes in whatever order and with any number of workers.
package struct ThemeDiscovery: Sendable {
  package struct Options: Sendable {
    /// How many themes; nil lets the data choose.
    package var themes: Int?
    /// Of more comments than this, so many are learned from and all are assigned.
    package var sample: Int

    package init(themes: Int? = nil, sample: Int = 12_000) {
      self.themes = themes
      self.sample = sample
    }
  }

  /// The largest theme first.
  package let themes: [DiscoveredTheme]
  /// One for each comment, in the order in which they came.
  package let assignments: [ThemeAssignment]

  package init(_ corpus: DiscoveryCorpus, options: Options = Options()) {
    let sample = CanonicalOrder.sample(corpus, limit: options.sample)
    let vectors = CommentVectors(corpus, sample)
    let (rows, known) = Self.rows(corpus, sample, vectors)
    let clusters = ThemeClusters(rows, count: options.themes)
    let raw = Self.assign(corpus, vectors, clusters, ThemeReach(rows, clusters))

    // The largest theme gets number 0; of equal ones that of the first comment.
    var sizes = [Int](repeating: 0, count: clusters.centroids.count)
    for assignment in raw { if let theme = assignment.theme { sizes[theme] += 1 } }
    var first = [Int](repeating: .max, count: sizes.count)
    for (row, group) in clusters.groups.enumerated().reversed() { first[Int(group)] = row }
    let order = sizes.indices.filter { sizes[$0] > 0 }.sorted {
      sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : first[$0] < first[$1]
    }
    var numbers = [Int](repeating: 0, count: sizes.count)
    for (number, group) in order.enumerated() { numbers[group] = number }
    assignments = raw.map { assignment in
      var assignment = assignment
      assignment.theme = assignment.theme.map { numbers[$0] }
      assignment.others = assignment.others.map { numbers[$0] }
      return assignment
    }

    let groups = clusters.groups.map { numbers[Int($0)] }
    let names = ThemeNames(corpus, known, groups, themes: order.count)
    themes = order.enumerated().map { number, group in
      DiscoveredTheme(
        id: "t\(number + 1)", labels: names.labels[number], phrases: names.phrases[number],
        size: sizes[group],
        exemplars: Exemplars.choose(corpus, known, rows, clusters, theme: group))
    }
  }

  /// How many comments have no theme, for each reason.
  package var unthemed: [(reason: UnthemedReason, count: Int)] {
    UnthemedReason.allCases.map { reason in
      (reason, assignments.reduce(0) { $0 + ($1.reason == reason ? 1 : 0) })
    }
  }

  /// The vectors of the sample's comments that have one, and those comments.
  private static func rows(
    _ corpus: borrowing DiscoveryCorpus, _ sample: [Int32], _ vectors: borrowing CommentVectors
  ) -> (DenseRows, [Int32]) {
    let lanes = vectors.lanes
    var rows = DenseRows(count: sample.count, lanes: lanes)
    var known: [Int32] = []
    var scratch = FeatureScratch()
    do {
      let terms = corpus.terms.span
      var span = rows.values.mutableSpan
      for comment in sample {
        let range = corpus.terms(Int(comment))
        if vectors.write(terms, range, to: &span, known.count * lanes, &scratch) {
          known.append(comment)
        }
      }
    }
    rows.values.removeLast((sample.count - known.count) * lanes)
    return (rows, known)
  }

  private static func assign(
    _ corpus: borrowing DiscoveryCorpus, _ vectors: borrowing CommentVectors,
    _ clusters: borrowing ThemeClusters, _ reach: borrowing ThemeReach
  ) -> [ThemeAssignment] {
    var result: [ThemeAssignment] = []
    result.reserveCapacity(corpus.count)
    let lanes = vectors.lanes
    var row = DenseRows(count: 1, lanes: lanes)
    var scratch = FeatureScratch()
    let terms = corpus.terms.span
    /// The nearest theme of some terms, if any of them recurs.
    func nearest(_ range: Range<Int>) -> (index: Int, cosine: Float, second: Float)? {
      var span = row.values.mutableSpan
      guard vectors.write(terms, range, to: &span, 0, &scratch) else { return nil }
      return Nearest.two(row.values.span, 0, clusters.centroids.values.span, lanes)
    }
    for comment in 0..<corpus.count {
      let range = corpus.terms(comment)
      guard corpus.hasContent(comment) else {
        result.append(ThemeAssignment(theme: nil, reason: .noWords))
        continue
      }
      guard clusters.centroids.count > 0, let main = nearest(range) else {
        result.append(ThemeAssignment(theme: nil, reason: .nothingRecurring))
        continue
      }
      var assignment = ThemeAssignment(theme: main.index)
      assignment.confidence = confidence(main.cosine, main.second)
      // A clause that lies well within another theme has that theme as well.
      var start = range.lowerBound
      while start < range.upperBound {
        var end = start + 1
        while end < range.upperBound, terms[end].clause == terms[start].clause { end += 1 }
        if end - start < range.count, hasTwoWords(terms, start..<end),
          let other = nearest(start..<end), other.index != main.index,
          other.cosine >= reach.cosines[other.index],
          !assignment.others.contains(other.index)
        {
          assignment.others.append(other.index)
        }
        start = end
      }
      result.append(assignment)
    }
    return result
  }

  private static func hasTwoWords(_ terms: Span<DiscoveryTerm>, _ range: Range<Int>) -> Bool {
    var words = 0
    for index in range where terms[index].kind == .word { words += 1 }
    return words >= 2
  }

  /// How much nearer the theme is than the next: Rousseeuw's silhouette with the distance from the
  /// centroids, in hundredths.
  private static func confidence(_ cosine: Float, _ second: Float) -> Double {
    guard second.isFinite else { return 1 }
    let (own, next) = (1 - cosine, 1 - second)
    guard next > 1e-6 else { return 0 }
    return Double(max(0, min(1, (next - own) / next)) * 100).rounded() / 100
  }
}

/// How near a clause must be to a theme to have it: as near as half of the theme's comments are.
struct ThemeReach: Sendable {
  let cosines: [Float]

  init(_ rows: borrowing DenseRows, _ clusters: borrowing ThemeClusters) {
    var all = [[Float]](repeating: [], count: clusters.centroids.count)
    for (row, group) in clusters.groups.enumerated() {
      all[Int(group)].append(rows.dot(row, clusters.centroids, Int(group)))
    }
    cosines = all.map { own in own.isEmpty ? .infinity : own.sorted()[own.count / 2] }
  }
}
