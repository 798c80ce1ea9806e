/// What turns a comment into a vector: what it says (features) beside what its words mean (words).
struct CommentVectors: Sendable {
  struct Settings: Sendable {
    var featureLanes = 12
    var wordLanes = 24
    /// The share of the words' part in the inner product of two comments.
    var wordShare: Float = 0.7
    var window = 6
  }

  private let terms: TermVectors
  private let settings: Settings
  /// The mean of the words' part.
  private var mean: [Lanes.Lane] = []

  var lanes: Int { terms.lanes }

  /// - Parameter conceptWeight: how much more a concept counts than a word.
  init(_ sample: borrowing TermKeys, conceptWeight: Float, settings: Settings = Settings()) {
    self.settings = settings
    terms = TermVectors(
      FeatureVectors(sample, lanes: settings.featureLanes, conceptWeight: conceptWeight),
      WordVectors(
        sample, lanes: settings.wordLanes, window: settings.window, conceptWeight: conceptWeight))
    mean = [Lanes.Lane](repeating: .zero, count: settings.wordLanes)
    mean = wordMean(sample)
  }

  /// Adds the terms of a clause or comment to a row, which is not yet a vector.
  /// - Returns: how many of them are known.
  @inline(__always)
  func add(
    _ keys: Span<UInt64>, _ range: Range<Int>, to row: inout MutableSpan<Lanes.Lane>, _ start: Int
  ) -> Int {
    terms.add(keys, range, to: &row, start)
  }

  /// Makes a vector of length one of a sum of terms.
  /// - Returns: false when there is nothing in it.
  @inline(__always)
  func finish(_ row: inout MutableSpan<Lanes.Lane>, _ start: Int) -> Bool {
    let (featureLanes, wordLanes) = (settings.featureLanes, settings.wordLanes)
    let wordStart = start + featureLanes
    let hasFeature = Lanes.normalize(&row, start, featureLanes) > 0
    var hasWord = Lanes.normalize(&row, wordStart, wordLanes) > 0
    if hasWord {
      for lane in 0..<wordLanes { row[wordStart + lane] -= mean[lane] }
      hasWord = Lanes.normalize(&row, wordStart, wordLanes) > 0
    }
    guard hasFeature || hasWord else { return false }
    let featureFactor = (1 - settings.wordShare).squareRoot()
    let wordFactor = settings.wordShare.squareRoot()
    for lane in 0..<featureLanes { row[start + lane] *= featureFactor }
    for lane in 0..<wordLanes { row[wordStart + lane] *= wordFactor }
    if !hasFeature || !hasWord { Lanes.normalize(&row, start, lanes) }
    return true
  }

  /// The mean of the words' part of comments.
  private func wordMean(_ sample: borrowing TermKeys) -> [Lanes.Lane] {
    let wordLanes = settings.wordLanes
    var mean = [Lanes.Lane](repeating: .zero, count: wordLanes)
    var row = DenseRows(count: 1, lanes: lanes)
    var known: Float = 0
    for comment in 0..<sample.count {
      var span = row.values.mutableSpan
      for lane in 0..<lanes { span[lane] = .zero }
      _ = add(sample.keys.span, sample.terms(comment), to: &span, 0)
      guard Lanes.normalize(&span, settings.featureLanes, wordLanes) > 0 else { continue }
      for lane in 0..<wordLanes { mean[lane] += span[settings.featureLanes + lane] }
      known += 1
    }
    return mean.map { $0 / max(1, known) }
  }
}
