/// Comments to find themes in: the keys of all, and in full those that are learned from.
///
/// Of more than `limit` comments with content, those are learned from that have the smallest hash
/// values: a random sample that depends neither on the order of the rows nor on a run. Comments of
/// one text are told apart by their number, so that frequent texts have their share of the sample
/// (bottom-k sampling: Cohen, Kaplan, "Summarizing data using bottom-k sketches", 2007). Memory is
/// eight bytes a term, plus the sample.
package struct CommentPool: Sendable {
  private(set) var keys = TermKeys()
  private(set) var sample = DiscoveryCorpus()
  /// The number of each comment of the sample among all.
  private(set) var numbers: [Int32] = []
  private var hashes: [UInt64] = []
  private var threshold = UInt64.max
  private var copies: [UInt64: UInt32] = [:]
  private let limit: Int

  /// - Parameter limit: how many comments to learn from at most.
  package init(limit: Int) { self.limit = limit }

  package init(_ corpus: borrowing DiscoveryCorpus, limit: Int) {
    self.init(limit: limit)
    append(corpus)
  }

  package var count: Int { keys.count }

  /// Adds comments behind these.
  package mutating func append(_ corpus: borrowing DiscoveryCorpus) {
    append(corpus, keys: corpus.keys)
  }

  /// Adds comments whose keys are known.
  package mutating func append(_ corpus: borrowing DiscoveryCorpus, keys: TermKeys) {
    let first = self.keys.count
    self.keys.append(keys)
    for comment in 0..<corpus.count where self.keys.hasContent(first + comment) {
      let text = DiscoveryTerm.key(corpus.bytes.span, corpus.text(comment), salt: 1)
      let copy = copies[text, default: 0]
      copies[text] = copy + 1
      let hash = SplitMix64.mix(text &+ UInt64(copy) &* 0x9E37_79B9_7F4A_7C15)
      guard hash <= threshold else { continue }
      sample.append(corpus, comment)
      numbers.append(Int32(first + comment))
      hashes.append(hash)
    }
    if hashes.count >= 2 * limit { prune() }
  }

  /// Takes out of the sample what is beyond the limit; nothing can be added after it.
  mutating func finish() {
    prune()
    copies = [:]
  }

  /// Keeps the comments with the smallest hash values.
  private mutating func prune() {
    guard hashes.count > limit else { return }
    threshold = hashes.sorted()[limit - 1]
    var kept = DiscoveryCorpus()
    var keptNumbers: [Int32] = []
    var keptHashes: [UInt64] = []
    for comment in hashes.indices where hashes[comment] <= threshold {
      kept.append(sample, comment)
      keptNumbers.append(numbers[comment])
      keptHashes.append(hashes[comment])
    }
    (sample, numbers, hashes) = (kept, keptNumbers, keptHashes)
  }
}
