/// Vectors of words, neighbouring words and concepts from the comments in which they occur: TF-IDF
/// and a truncated singular value decomposition.
///
/// Source: latent semantic analysis, Deerwester, Dumais, Furnas, Landauer, Harshman, "Indexing by
/// latent semantic analysis", 1990.
struct FeatureVectors: Sendable {
  /// The columns of the matrix: keys that occur in two comments or more and not in most of them.
  let table: KeyTable
  private let weights: [Float]
  let vectors: DenseRows

  /// A key in more than this share of the comments tells nothing apart.
  private static let mostComments = 0.3
  /// At most this many features, the most frequent ones.
  private static let mostFeatures = 40_000

  init(
    _ corpus: borrowing DiscoveryCorpus, _ sample: [Int32], lanes: Int,
    conceptWeight: Float
  ) {
    let counts = Self.documentFrequencies(corpus, sample)
    let most = max(2, Int(Double(sample.count) * Self.mostComments))
    var kept = counts.filter { $0.count >= 2 && $0.count <= most }
    // In a handful of comments that all say one thing, every word is in most of them.
    if kept.isEmpty { kept = counts.filter { $0.count >= 2 } }
    if kept.count > Self.mostFeatures {
      kept.sort { $0.count != $1.count ? $0.count > $1.count : $0.key < $1.key }
      kept.removeLast(kept.count - Self.mostFeatures)
    }
    let table = KeyTable(kept.map(\.key))
    let weights = kept.map { feature in
      let rarity = naturalLogarithm(Double(1 + sample.count) / Double(1 + feature.count)) + 1
      return Float(rarity) * (feature.key & DiscoveryTerm.conceptBit != 0 ? conceptWeight : 1)
    }
    var matrix = SparseRows(width: kept.count)
    var scratch = FeatureScratch()
    for comment in sample {
      scratch.collect(corpus.terms.span, corpus.terms(Int(comment)), table)
      scratch.forEach { matrix.append($1 * weights[Int($0)], column: $0) }
      matrix.endRowNormalized()
    }
    self.table = table
    self.weights = weights
    vectors = SubspaceIteration(matrix, lanes: lanes).vectors
  }

  /// Adds the vector of some terms to `row`, which is brought to length one.
  /// - Returns: whether any of them is a feature.
  func add(
    _ terms: Span<DiscoveryTerm>, _ range: Range<Int>, to row: inout MutableSpan<Lanes.Lane>,
    _ start: Int, _ scratch: inout FeatureScratch
  ) -> Bool {
    scratch.collect(terms, range, table)
    let (source, lanes) = (vectors.values.span, vectors.lanes)
    for index in scratch.numbers.indices {
      let feature = Int(scratch.numbers[index])
      Lanes.add(
        source, feature * lanes, times: scratch.frequencies[index] * weights[feature], to: &row,
        start, lanes)
    }
    return Lanes.normalize(&row, start, lanes) > 0
  }

  /// In how many comments of the sample each key occurs, sorted by key.
  private static func documentFrequencies(
    _ corpus: borrowing DiscoveryCorpus, _ sample: [Int32]
  ) -> [(key: UInt64, count: Int)] {
    var keys: [UInt64] = []
    var own: [UInt64] = []
    for comment in sample {
      own.removeAll(keepingCapacity: true)
      FeatureScratch.keys(corpus.terms.span, corpus.terms(Int(comment))) { own.append($0) }
      own.sort()
      for index in own.indices where index == 0 || own[index] != own[index - 1] {
        keys.append(own[index])
      }
    }
    keys.sort()
    var result: [(key: UInt64, count: Int)] = []
    for key in keys {
      if result.last?.key == key {
        result[result.count - 1].count += 1
      } else {
        result.append((key, 1))
      }
    }
    return result
  }
}

/// The features of one comment, each once.
struct FeatureScratch: Sendable {
  private(set) var numbers: [Int32] = []
  /// 1 + log of how often each occurs.
  private(set) var frequencies: [Float] = []
  private var found: [Int32] = []

  private static let logarithms: [Float] = (0..<64).map {
    $0 == 0 ? 0 : 1 + Float(naturalLogarithm(Double($0)))
  }

  /// Words with a meaning, pairs of neighbours, and concepts.
  @inline(__always)
  static func keys(
    _ terms: Span<DiscoveryTerm>, _ range: Range<Int>, _ body: (UInt64) -> Void
  ) {
    var previous: UInt64 = 0
    for index in range {
      let term = terms[index]
      if term.kind != .function { body(term.key) }
      if term.kind == .concept { continue }
      if previous != 0 { body(DiscoveryTerm.pair(previous, term.key)) }
      previous = term.key
    }
  }

  mutating func collect(
    _ terms: Span<DiscoveryTerm>, _ range: Range<Int>, _ table: borrowing KeyTable
  ) {
    found.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    frequencies.removeAll(keepingCapacity: true)
    Self.keys(terms, range) {
      let number = table[$0]
      if number >= 0 { found.append(number) }
    }
    found.sort()
    var index = 0
    while index < found.count {
      var end = index + 1
      while end < found.count, found[end] == found[index] { end += 1 }
      numbers.append(found[index])
      frequencies.append(Self.logarithms[min(end - index, Self.logarithms.count - 1)])
      index = end
    }
  }

  func forEach(_ body: (Int32, Float) -> Void) {
    for index in numbers.indices { body(numbers[index], frequencies[index]) }
  }
}
