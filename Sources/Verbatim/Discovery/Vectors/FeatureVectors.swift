/// Vectors of words, neighbouring words and concepts from the comments in which they occur: TF-IDF
/// and a truncated singular value decomposition.
///
/// Source: latent semantic analysis, Deerwester, Dumais, Furnas, Landauer, Harshman, "Indexing by
/// latent semantic analysis", 1990.
struct FeatureVectors: Sendable {
  /// What occurs in two comments or more and not in most of them.
  let keys: [UInt64]
  /// In how many comments each feature occurs.
  let counts: [Int32]
  /// Each feature's vector times its weight in a comment.
  let vectors: DenseRows

  /// A key in more than this share of the comments tells nothing apart.
  private static let mostComments = 0.3
  /// At most this many features, the most frequent ones.
  private static let mostFeatures = 40_000

  init(_ sample: borrowing TermKeys, lanes: Int, conceptWeight: Float) {
    let kept = Self.features(sample)
    keys = kept.map(\.key)
    counts = kept.map(\.count)
    let weights = kept.map { feature in
      let rarity = naturalLogarithm(Double(1 + sample.count) / Double(1 + feature.count)) + 1
      return Float(rarity) * (feature.key & TermKey.concept != 0 ? conceptWeight : 1)
    }
    let table = KeyTable(keys)
    var matrix = SparseRows(width: kept.count)
    for comment in 0..<sample.count {
      Self.forEach(sample.keys.span, sample.terms(comment)) { key in
        let feature = Int(table[key])
        if feature >= 0 { matrix.add(weights[feature], column: Int32(feature)) }
      }
      matrix.endRowNormalized()
    }
    var vectors = SubspaceIteration(matrix, lanes: lanes).vectors
    for feature in kept.indices {
      for lane in 0..<lanes { vectors.values[feature * lanes + lane] *= weights[feature] }
    }
    self.vectors = vectors
  }

  /// Words with a meaning, pairs of neighbours, and concepts.
  @inline(__always)
  static func forEach(_ keys: Span<UInt64>, _ range: Range<Int>, _ body: (UInt64) -> Void) {
    var previous: UInt64 = 0
    for index in range {
      let key = keys[index]
      let identity = key & TermKey.identity
      if key & TermKey.function == 0 { body(identity) }
      if key & TermKey.concept != 0 { continue }
      if previous != 0, key & TermKey.clauseStart == 0 {
        body(DiscoveryTerm.pair(previous, identity))
      }
      previous = identity
    }
  }

  private static func features(_ sample: borrowing TermKeys) -> [KeyCounter.Entry] {
    var counter = KeyCounter()
    for comment in 0..<sample.count {
      forEach(sample.keys.span, sample.terms(comment)) {
        counter.add($0, inComment: Int32(comment))
      }
    }
    let most = max(2, Int(Double(sample.count) * mostComments))
    var kept = counter.entries.filter { $0.count >= 2 && $0.count <= most }
    // In a handful of comments that all say one thing, every word is in most of them.
    if kept.isEmpty { kept = counter.entries.filter { $0.count >= 2 } }
    if kept.count > mostFeatures {
      kept.sort { $0.count != $1.count ? $0.count > $1.count : $0.key < $1.key }
      kept.removeLast(kept.count - mostFeatures)
    }
    return kept
  }
}
