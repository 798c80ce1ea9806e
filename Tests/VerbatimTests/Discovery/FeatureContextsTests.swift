import Testing

@testable import Verbatim

@Suite struct FeatureContextsTests {
  /// Four pairs of words; the first two stand with the same words, the others with others.
  private static func sample() -> (keys: TermKeys, pairs: [UInt64]) {
    func word(_ number: Int) -> UInt64 {
      let bytes = [UInt8(number)]
      return DiscoveryTerm.key(bytes.span, 0..<1, salt: 0)
    }
    var random = SplitMix64(state: 3)
    var corpus = DiscoveryCorpus()
    let text = Array("x".utf8)
    for comment in 0..<400 {
      let pair = comment % 4
      let rest = (0..<3).map { _ in
        100 + (pair >= 2 ? 20 : 0) + Int(random.next() % 12)
      }
      corpus.append(text: text.span)
      for (place, number) in ([2 * pair, 2 * pair + 1] + rest).enumerated() {
        corpus.append(
          DiscoveryTerm(
            key: word(number), start: UInt32(place), end: UInt32(place), clause: 0, kind: .word,
            language: .english))
      }
      corpus.endComment()
    }
    let pairs = (0..<4).map { DiscoveryTerm.pair(word(2 * $0), word(2 * $0 + 1)) }
    return (corpus.keys, pairs)
  }

  @Test func pairsThatStandWithTheSameWordsAreNear() throws {
    let (sample, pairs) = Self.sample()
    let features = FeatureVectors(sample, lanes: 2, conceptWeight: 1)
    let words = WordVectors(sample, lanes: 2, window: 6, conceptWeight: 1)
    var vectors = FeatureContexts(
      sample, features, words: words.keys, lanes: 2, conceptWeight: 1
    ).vectors
    #expect(vectors.count == features.keys.count)
    vectors.normalize()
    let places = try pairs.map { try #require(features.keys.firstIndex(of: $0)) }
    let near = vectors.dot(places[0], vectors, places[1])
    let far = vectors.dot(places[0], vectors, places[2])
    // Each pair stands most with its own two words, which are no other's.
    #expect(near > 0.08)
    #expect(far.magnitude < 0.04)
  }
}
