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
    let (featureLists, wordLists) = Self.members(sample, features, words)
    let matrix = Self.mutualInformation(
      featureLists, wordLists, features: features.keys.count, words: words.count)
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

  /// The features and the words of each comment, each once.
  private static func members(
    _ sample: borrowing TermKeys, _ features: borrowing FeatureVectors, _ words: [UInt64]
  ) -> (features: NumberLists, words: NumberLists) {
    let (featureTable, wordTable) = (KeyTable(features.keys), KeyTable(words))
    // The comment in which each was met last.
    var lastOfFeature = [Int32](repeating: -1, count: features.keys.count)
    var lastOfWord = [Int32](repeating: -1, count: words.count)
    var (ofFeatures, ofWords) = (NumberLists(), NumberLists())
    for comment in 0..<sample.count {
      var (featuresLeft, wordsLeft) = (mostFeatures, mostWords)
      FeatureVectors.forEach(sample.keys.span, sample.terms(comment)) { key in
        let feature = Int(featureTable[key])
        guard feature >= 0, features.counts[feature] >= leastComments,
          lastOfFeature[feature] != Int32(comment), featuresLeft > 0
        else { return }
        lastOfFeature[feature] = Int32(comment)
        ofFeatures.append(Int32(feature))
        featuresLeft -= 1
      }
      for index in sample.terms(comment) where wordsLeft > 0 {
        let word = Int(wordTable[sample.keys[index] & TermKey.identity])
        guard word >= 0, lastOfWord[word] != Int32(comment) else { continue }
        lastOfWord[word] = Int32(comment)
        ofWords.append(Int32(word))
        wordsLeft -= 1
      }
      ofFeatures.endList()
      ofWords.endList()
    }
    return (ofFeatures, ofWords)
  }

  /// Of each feature with each word of its comments.
  private static func mutualInformation(
    _ ofFeatures: borrowing NumberLists, _ ofWords: borrowing NumberLists, features: Int, words: Int
  ) -> SparseRows {
    var (meetingsOfFeature, meetingsOfWord) = (
      [Int32](repeating: 0, count: features), [Int32](repeating: 0, count: words)
    )
    for comment in 0..<ofWords.count {
      let (own, others) = (ofFeatures[comment], ofWords[comment])
      for place in own { meetingsOfFeature[Int(ofFeatures.numbers[place])] += Int32(others.count) }
      for place in others { meetingsOfWord[Int(ofWords.numbers[place])] += Int32(own.count) }
    }
    let contexts = meetingsOfWord.map { (Double($0).squareRoot() * Double($0)).squareRoot() }
    let logTotal = naturalLogarithm(max(1, contexts.reduce(0, +)))
    let logFeatures = meetingsOfFeature.map { naturalLogarithm(Double(max(1, $0))) }
    let logWords = meetingsOfWord.map { 0.75 * naturalLogarithm(Double(max(1, $0))) }
    var matrix = SparseRows(width: words)
    var counter = MeetingCounter(width: words)
    let places = ofFeatures.places(width: features)
    for feature in 0..<features {
      for place in places[feature] {
        let comment = Int(ofFeatures.lists[Int(places.numbers[place])])
        counter.add(ofWords.numbers.span, ofWords[comment], except: -1)
      }
      counter.take { word, count in
        let own = count > 1 ? naturalLogarithm(Double(count)) : 0
        let value = own + logTotal - logFeatures[feature] - logWords[Int(word)]
        if value > 0 { matrix.append(Float(value), column: word) }
      }
      matrix.endRow()
    }
    return matrix
  }
}
