/// What turns a comment into a vector: what it says (features), what that stands with (contexts), and
/// what its words mean (words), side by side.
struct CommentVectors: Sendable {
  struct Settings: Sendable {
    var featureLanes = 12
    var contextLanes = 12
    var wordLanes = 24
    /// The shares of the parts in the inner product of two comments; what is left is the words'.
    var featureShare: Float = 0.25
    var contextShare: Float = 0.3
    var window = 6
  }

  private struct Part: Sendable {
    var lanes: Range<Int>
    var share: Float
    /// Whether it is told from the mean of all comments.
    var isCentred: Bool
  }

  private let terms: TermVectors
  private let parts: [Part]
  /// The mean of the centred parts.
  private var mean: [Lanes.Lane] = []

  var lanes: Int { terms.lanes }

  /// - Parameter conceptWeight: how much more a concept counts than a word.
  init(_ sample: borrowing TermKeys, conceptWeight: Float, settings: Settings = Settings()) {
    let features = FeatureVectors(
      sample, lanes: settings.featureLanes, conceptWeight: conceptWeight)
    let words = WordVectors(
      sample, lanes: settings.wordLanes, window: settings.window, conceptWeight: conceptWeight)
    let contexts = FeatureContexts(
      sample, features, words: words.keys, lanes: settings.contextLanes,
      conceptWeight: conceptWeight)
    terms = TermVectors(features, contexts, words)
    let (second, third) = (settings.featureLanes, settings.featureLanes + settings.contextLanes)
    parts = [
      Part(lanes: 0..<second, share: settings.featureShare, isCentred: false),
      Part(lanes: second..<third, share: settings.contextShare, isCentred: true),
      Part(
        lanes: third..<third + settings.wordLanes,
        share: 1 - settings.featureShare - settings.contextShare, isCentred: true),
    ]
    mean = [Lanes.Lane](repeating: .zero, count: lanes)
    mean = mean(of: sample)
  }

  /// Asks for what `add` will look up.
  @inline(__always)
  func prefetch(_ keys: Span<UInt64>, _ range: Range<Int>) { terms.prefetch(keys, range) }

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
    var known = 0
    for part in parts {
      let (first, count) = (start + part.lanes.lowerBound, part.lanes.count)
      guard Lanes.normalize(&row, first, count) > 0 else { continue }
      if part.isCentred {
        for lane in 0..<count { row[first + lane] -= mean[part.lanes.lowerBound + lane] }
        guard Lanes.normalize(&row, first, count) > 0 else { continue }
      }
      let factor = part.share.squareRoot()
      for lane in 0..<count { row[first + lane] *= factor }
      known += 1
    }
    guard known > 0 else { return false }
    if known < parts.count { Lanes.normalize(&row, start, lanes) }
    return true
  }

  /// The mean of the centred parts of comments.
  private func mean(of sample: borrowing TermKeys) -> [Lanes.Lane] {
    var mean = [Lanes.Lane](repeating: .zero, count: lanes)
    var known = [Float](repeating: 0, count: parts.count)
    var row = DenseRows(count: 1, lanes: lanes)
    for comment in 0..<sample.count {
      var span = row.values.mutableSpan
      for lane in 0..<lanes { span[lane] = .zero }
      _ = add(sample.keys.span, sample.terms(comment), to: &span, 0)
      for (number, part) in parts.enumerated() where part.isCentred {
        guard Lanes.normalize(&span, part.lanes.lowerBound, part.lanes.count) > 0 else { continue }
        for lane in part.lanes { mean[lane] += span[lane] }
        known[number] += 1
      }
    }
    for (number, part) in parts.enumerated() {
      for lane in part.lanes { mean[lane] /= max(1, known[number]) }
    }
    return mean
  }
}
