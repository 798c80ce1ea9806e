import VerbatimSegmentation

/// Finds the themes that recur in comments, without a taxonomy and without labels.
///
/// Comments become vectors: the truncated singular value decomposition of what they say
/// (``FeatureVectors``) beside the mean of what their words mean (``WordVectors``), both learned
/// from the comments themselves. Micro-clusters of the vectors are merged by Ward's method into the
/// number of themes that was asked for or that the data has (``ThemeCount``), and refined by
/// k-means. Names are phrases of the comments (``ThemeNames``).
///
/// Concepts of the lexicon and themes of the taxonomy are terms like words, and the only ones that
/// languages share: they count the more, the more languages the comments are in, and the fewer
/// comments there are.
///
/// Everything is learned in an order that depends on the texts alone, with fixed random numbers, so
/// the same comments give the same themes in whatever order and with any number of workers.
package struct ThemeDiscovery: Sendable {
  package struct Options: Sendable {
    /// How many themes; nil lets the data choose.
    package var themes: Int?
    /// Of more than twice as many comments, so many are learned from and all are assigned.
    package var sample: Int

    package init(themes: Int? = nil, sample: Int = 10_000) {
      self.themes = themes
      self.sample = sample
    }
  }

  /// The largest theme first.
  package let themes: [DiscoveredTheme]
  /// One for each comment, in the order in which they came.
  package let assignments: [ThemeAssignment]
  /// How good the names are.
  package let names: NameQuality

  package init(_ corpus: DiscoveryCorpus, options: Options = Options()) {
    self.init(CommentPool(corpus, limit: options.sample), themes: options.themes)
  }

  /// - Parameter wanted: how many themes; nil lets the data choose.
  package init(_ pool: consuming CommentPool, themes wanted: Int? = nil) {
    pool.finish()
    let order = CanonicalOrder.of(pool.sample)
    let sample = pool.keys(ofSample: order)
    let vectors = CommentVectors(sample, conceptWeight: Self.conceptWeight(pool.sample))
    let (rows, places) = Self.rows(sample, vectors)
    let known = places.map { order[Int($0)] }
    let clusters = ThemeClusters(rows, count: wanted)
    let raw = ThemeAssigner(vectors, clusters, ThemeReach(rows, clusters)).assign(pool.parts)

    // The largest theme gets number 0; of equal ones that of the first comment.
    var sizes = [Int](repeating: 0, count: clusters.centroids.count)
    for assignment in raw { if let theme = assignment.theme { sizes[theme] += 1 } }
    var first = [Int](repeating: .max, count: sizes.count)
    for (row, group) in clusters.groups.enumerated().reversed() { first[Int(group)] = row }
    let ranked = sizes.indices.filter { sizes[$0] > 0 }.sorted {
      sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : first[$0] < first[$1]
    }
    var numbers = [Int](repeating: 0, count: sizes.count)
    for (number, group) in ranked.enumerated() { numbers[group] = number }
    assignments = raw.map { assignment in
      var assignment = assignment
      assignment.theme = assignment.theme.map { numbers[$0] }
      assignment.others = assignment.others.map { numbers[$0] }
      return assignment
    }

    let groups = clusters.groups.map { numbers[Int($0)] }
    let names = ThemeNames(pool.sample, known, groups, themes: ranked.count)
    self.names = NameQuality(sample, themes: names.words)
    themes = ranked.enumerated().map { number, group in
      DiscoveredTheme(
        id: "t\(number + 1)", labels: names.labels[number], phrases: names.phrases[number],
        terms: names.terms[number], size: sizes[group],
        exemplars: Exemplars.choose(pool.sample, known, rows, clusters, theme: group))
    }
  }

  /// How many comments have no theme, for each reason.
  package var unthemed: [(reason: UnthemedReason, count: Int)] {
    UnthemedReason.allCases.map { reason in
      (reason, assignments.reduce(0) { $0 + ($1.reason == reason ? 1 : 0) })
    }
  }

  /// How much a concept counts beside a word: the more, the fewer comments there are to learn from
  /// what words mean, and the more languages they are in. Set on four sets of 240 to 15,000
  /// comments.
  private static func conceptWeight(_ sample: borrowing DiscoveryCorpus) -> Float {
    let languages = languages(sample)
    let unlearned = 1_000 / (1_000 + Float(sample.count))
    return min(4, languages * languages * (0.5 + 1.5 * unlearned))
  }

  /// How many languages the comments are in, by their words: the inverse of Simpson's index, 1 for
  /// one language and 3 for three that are equally frequent. A language with less than a tenth of the
  /// words is a few names and slips.
  private static func languages(_ sample: borrowing DiscoveryCorpus) -> Float {
    var words = [Float](repeating: 0, count: Language.allCases.count)
    for term in sample.terms where term.kind == .word && term.language != .undetermined {
      words[Int(term.language.rawValue)] += 1
    }
    let tenth = words.reduce(0, +) / 10
    for language in words.indices where words[language] < tenth { words[language] = 0 }
    let all = words.reduce(0, +)
    let squares = words.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? all * all / squares : 1
  }

  /// The vectors of the sample's comments that have one, and where those comments stand.
  private static func rows(
    _ sample: borrowing TermKeys, _ vectors: borrowing CommentVectors
  ) -> (DenseRows, [Int32]) {
    let lanes = vectors.lanes
    var rows = DenseRows(count: sample.count, lanes: lanes)
    var known: [Int32] = []
    do {
      let keys = sample.keys.span
      var span = rows.values.mutableSpan
      for comment in 0..<sample.count {
        let start = known.count * lanes
        let found = vectors.add(keys, sample.terms(comment), to: &span, start)
        if found > 0, vectors.finish(&span, start) {
          known.append(Int32(comment))
        } else {
          for lane in 0..<lanes { span[start + lane] = .zero }
        }
      }
    }
    rows.values.removeLast((sample.count - known.count) * lanes)
    return (rows, known)
  }
}

/// How near a clause must be to a theme to have it: as near as half of the theme's comments are.
struct ThemeReach: Sendable {
  let cosines: [Float]
  /// What is not nearer to any theme has none.
  let least: Float

  init(_ rows: borrowing DenseRows, _ clusters: borrowing ThemeClusters) {
    var all = [[Float]](repeating: [], count: clusters.centroids.count)
    for (row, group) in clusters.groups.enumerated() {
      all[Int(group)].append(rows.dot(row, clusters.centroids, Int(group)))
    }
    cosines = all.map { own in own.isEmpty ? .infinity : own.sorted()[own.count / 2] }
    least = (cosines.min() ?? .infinity).nextDown
  }
}
