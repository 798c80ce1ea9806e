/// What turns a comment into a vector: what it says (features) beside what its words mean (words).
struct CommentVectors: Sendable {
  struct Settings: Sendable {
    var featureLanes = 8
    var wordLanes = 12
    /// The share of the words' part in the inner product of two comments.
    var wordShare: Float = 0.7
    var window = 8
    var conceptWeight: Float = 0.5
    var functionWeight: Float = 1
    /// How many principal directions all comments share and lose.
    var commonDirections = 0
  }

  let features: FeatureVectors
  let words: WordVectors
  private let settings: Settings
  /// The mean of the words' part, then the directions that are taken out.
  private var common: DenseRows

  var lanes: Int { settings.featureLanes + settings.wordLanes }

  init(_ corpus: borrowing DiscoveryCorpus, _ sample: [Int32], settings: Settings = Settings()) {
    self.settings = settings
    features = FeatureVectors(
      corpus, sample, lanes: settings.featureLanes, conceptWeight: settings.conceptWeight)
    words = WordVectors(
      corpus, sample, lanes: settings.wordLanes, window: settings.window,
      conceptWeight: settings.conceptWeight, functionWeight: settings.functionWeight)
    common = DenseRows(count: 1 + settings.commonDirections, lanes: settings.wordLanes)
    common = Self.commonPart(corpus, sample, words, settings)
  }

  /// Writes the vector of some terms, of length one, to a row.
  /// - Returns: false when none of the terms recurs; the row is zero then.
  func write(
    _ terms: Span<DiscoveryTerm>, _ range: Range<Int>, to row: inout MutableSpan<Lanes.Lane>,
    _ start: Int, _ scratch: inout FeatureScratch
  ) -> Bool {
    for lane in 0..<lanes { row[start + lane] = .zero }
    let wordStart = start + settings.featureLanes
    let hasFeature = features.add(terms, range, to: &row, start, &scratch)
    var hasWord = words.add(terms, range, to: &row, wordStart)
    if hasWord { hasWord = removeCommon(&row, wordStart) }
    let featureFactor = (1 - settings.wordShare).squareRoot()
    let wordFactor = settings.wordShare.squareRoot()
    for lane in 0..<settings.featureLanes { row[start + lane] *= featureFactor }
    for lane in 0..<settings.wordLanes { row[wordStart + lane] *= wordFactor }
    guard hasFeature || hasWord else { return false }
    Lanes.normalize(&row, start, lanes)
    return true
  }

  private func removeCommon(_ row: inout MutableSpan<Lanes.Lane>, _ start: Int) -> Bool {
    let (source, lanes) = (common.values.span, settings.wordLanes)
    Lanes.add(source, 0, times: -1, to: &row, start, lanes)
    for direction in 0..<settings.commonDirections {
      let first = (1 + direction) * lanes
      var product = Lanes.Lane.zero
      for lane in 0..<lanes { product += row[start + lane] * source[first + lane] }
      Lanes.add(source, first, times: -Lanes.sum(product), to: &row, start, lanes)
    }
    return Lanes.normalize(&row, start, lanes) > 0
  }

  /// The mean of the comments' word parts and their main directions around it.
  private static func commonPart(
    _ corpus: borrowing DiscoveryCorpus, _ sample: [Int32], _ words: borrowing WordVectors,
    _ settings: Settings
  ) -> DenseRows {
    let lanes = settings.wordLanes
    var rows = DenseRows(count: sample.count, lanes: lanes)
    var mean = [Lanes.Lane](repeating: .zero, count: lanes)
    var known: Float = 0
    do {
      var target = rows.values.mutableSpan
      for (index, comment) in sample.enumerated() {
        let range = corpus.terms(Int(comment))
        if words.add(corpus.terms.span, range, to: &target, index * lanes) { known += 1 }
      }
    }
    for row in 0..<rows.count {
      for lane in 0..<lanes { mean[lane] += rows.values[row * lanes + lane] }
    }
    for lane in 0..<lanes { mean[lane] /= max(1, known) }
    var covariance = SymmetricMatrix(order: lanes * 8)
    var sums = DenseRows(count: lanes * 8, lanes: lanes)
    do {
      let source = rows.values.span
      var target = sums.values.mutableSpan
      for row in 0..<source.count / lanes {
        for column in 0..<lanes * 8 {
          let value = source[row * lanes + column / 8][column % 8] - mean[column / 8][column % 8]
          for lane in 0..<lanes {
            target[column * lanes + lane] += value * (source[row * lanes + lane] - mean[lane])
          }
        }
      }
    }
    for row in 0..<lanes * 8 {
      for column in 0...row {
        covariance[row, column] = Double(sums.values[row * lanes + column / 8][column % 8])
      }
    }
    var result = DenseRows(count: 1 + settings.commonDirections, lanes: lanes)
    for lane in 0..<lanes { result.values[lane] = mean[lane] }
    guard settings.commonDirections > 0, sample.count > 8 * lanes else { return result }
    let eigen = SymmetricEigen(covariance)
    for direction in 0..<settings.commonDirections {
      for column in 0..<lanes * 8 {
        result.values[(1 + direction) * lanes + column / 8][column % 8] = Float(
          eigen.vectors[direction * lanes * 8 + column])
      }
    }
    return result
  }
}
