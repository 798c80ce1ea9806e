/// Vectors of features from the words of the comments they stand in: what pairs and concepts go
/// with, beside what single words go with (``WordVectors``).
///
/// Positive pointwise mutual information, factorised, as for words.
struct FeatureContexts: Sendable {
  /// Each feature's vector times its weight in a comment, in the order of the features.
  let vectors: DenseRows

  private static let leastComments = 3
  private static let smoothing = 1e-3
  /// Of a long comment no more are counted, so that time is linear in its length.
  private static let mostWords = 24
  private static let mostFeatures = 48

  init(
    _ sample: borrowing TermKeys, _ features: borrowing FeatureVectors, words: [UInt64], lanes: Int,
    conceptWeight: Float
  ) {
    let matrix = Self.mutualInformation(
      Self.meetings(sample, features, words), features: features.keys.count, words: words.count)
    let decomposition = SubspaceIteration(matrix, lanes: lanes)
    var vectors = matrix.times(decomposition.vectors)
    let total = Double(max(1, features.counts.reduce(0) { $0 + Int($1) }))
    for feature in features.keys.indices {
      let frequency = Double(features.counts[feature]) / total
      var weight = Float(Self.smoothing / (Self.smoothing + frequency))
      if features.keys[feature] & TermKey.concept != 0 { weight *= conceptWeight }
      for column in 0..<lanes * DenseRows.columnsInLane {
        let value = decomposition.values[column]
        vectors[feature, column] *= value > 0 ? weight / value.squareRoot() : 0
      }
    }
    self.vectors = vectors
  }

  /// Every feature with every word of its comment, the feature above the word, sorted.
  private static func meetings(
    _ sample: borrowing TermKeys, _ features: borrowing FeatureVectors, _ words: [UInt64]
  ) -> [UInt32] {
    let (featureTable, wordTable) = (KeyTable(features.keys), KeyTable(words))
    // The comment in which each was met last.
    var lastOfFeature = [Int32](repeating: -1, count: features.keys.count)
    var lastOfWord = [Int32](repeating: -1, count: words.count)
    var (ownFeatures, ownWords): ([Int32], [Int32]) = ([], [])
    var meetings: [UInt32] = []
    for comment in 0..<sample.count {
      ownFeatures.removeAll(keepingCapacity: true)
      ownWords.removeAll(keepingCapacity: true)
      FeatureVectors.forEach(sample.keys.span, sample.terms(comment)) { key in
        let feature = Int(featureTable[key])
        guard feature >= 0, features.counts[feature] >= leastComments,
          lastOfFeature[feature] != Int32(comment), ownFeatures.count < mostFeatures
        else { return }
        lastOfFeature[feature] = Int32(comment)
        ownFeatures.append(Int32(feature))
      }
      for index in sample.terms(comment) where ownWords.count < mostWords {
        let word = Int(wordTable[sample.keys[index] & TermKey.identity])
        guard word >= 0, lastOfWord[word] != Int32(comment) else { continue }
        lastOfWord[word] = Int32(comment)
        ownWords.append(Int32(word))
      }
      for feature in ownFeatures {
        for word in ownWords { meetings.append(UInt32(feature) << 14 | UInt32(word)) }
      }
    }
    return WordVectors.sorted(meetings)
  }

  private static func mutualInformation(
    _ meetings: [UInt32], features: Int, words: Int
  ) -> SparseRows {
    var ofFeature = [Int32](repeating: 0, count: features)
    var ofWord = [Int32](repeating: 0, count: words)
    for meeting in meetings {
      ofFeature[Int(meeting >> 14)] += 1
      ofWord[Int(meeting & 0x3FFF)] += 1
    }
    let contexts = ofWord.map { (Double($0).squareRoot() * Double($0)).squareRoot() }
    let logTotal = naturalLogarithm(max(1, contexts.reduce(0, +)))
    let logFeatures = ofFeature.map { naturalLogarithm(Double(max(1, $0))) }
    let logWords = ofWord.map { 0.75 * naturalLogarithm(Double(max(1, $0))) }
    var matrix = SparseRows(width: words)
    var index = 0
    for feature in 0..<features {
      while index < meetings.count, meetings[index] >> 14 == feature {
        var end = index + 1
        while end < meetings.count, meetings[end] == meetings[index] { end += 1 }
        let word = Int(meetings[index] & 0x3FFF)
        let count = end - index > 1 ? naturalLogarithm(Double(end - index)) : 0
        let value = count + logTotal - logFeatures[feature] - logWords[word]
        if value > 0 { matrix.append(Float(value), column: Int32(word)) }
        index = end
      }
      matrix.endRow()
    }
    return matrix
  }
}
