/// Comments to find themes in: the keys of all, and in full those that are learned from.
///
/// Of more than twice `limit` comments with content, those `limit` are learned from that have the
/// smallest hash values: a random sample that depends neither on the order of the rows nor on a run.
/// Fewer are all learned from, since a sample would leave out too much of what is rare to save
/// little time. Comments of one text are told apart by their number, so that frequent texts have
/// their share of the sample (bottom-k sampling: Cohen, Kaplan, "Summarizing data using bottom-k
/// sketches", 2007). Memory is eight bytes a term, plus the sample.
package struct CommentPool: Sendable {
  /// The keys of all comments, as they came.
  private(set) var parts: [TermKeys] = []
  /// The number of the first comment of each part.
  private var firsts: [Int] = []
  package private(set) var count = 0
  private(set) var sample = DiscoveryCorpus()
  private var members: [Member] = []
  private var threshold = UInt64.max
  /// How many comments with content there are of each text.
  private var copies = KeyCounter()
  private var withContent = 0
  private let limit: Int

  /// A comment of the sample.
  private struct Member {
    var hash: UInt64
    /// Its number among all.
    var number: Int32
    /// Its place in `sample`.
    var place: Int32
  }

  /// - Parameter limit: how many comments to learn from when there are more than twice as many.
  package init(limit: Int) { self.limit = limit }

  package init(_ corpus: borrowing DiscoveryCorpus, limit: Int) {
    self.init(limit: limit)
    append(corpus)
  }

  /// Adds comments behind these.
  package mutating func append(_ corpus: borrowing DiscoveryCorpus) {
    append(corpus, keys: corpus.keys)
  }

  /// Adds comments whose keys are known.
  package mutating func append(_ corpus: borrowing DiscoveryCorpus, keys: TermKeys) {
    for comment in 0..<corpus.count where keys.hasContent(comment) {
      let text = DiscoveryTerm.key(corpus.bytes.span, corpus.text(comment), salt: 1)
      let copy = copies.add(text)
      withContent += 1
      let hash = SplitMix64.mix(text &+ UInt64(copy) &* 0x9E37_79B9_7F4A_7C15)
      guard hash <= threshold else { continue }
      members.append(
        Member(hash: hash, number: Int32(count + comment), place: Int32(sample.count)))
      sample.append(corpus, comment)
    }
    firsts.append(count)
    parts.append(keys)
    count += keys.count
    if withContent > 2 * limit, members.count > limit + limit / 4 { prune() }
    if sample.count > 3 * limit, sample.count > 2 * members.count { compact() }
  }

  /// Takes out of the sample what is beyond the limit; nothing can be added after it.
  mutating func finish() {
    if withContent > 2 * limit { prune() }
    compact()
    copies = KeyCounter()
  }

  /// The keys of comments of the sample, in the order given.
  func keys(ofSample order: [Int32]) -> TermKeys {
    var result = TermKeys()
    for place in order {
      let number = Int(members[Int(place)].number)
      let part = part(of: number)
      result.append(parts[part], number - firsts[part])
    }
    return result
  }

  private func part(of number: Int) -> Int {
    var (low, high) = (0, firsts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if firsts[middle] <= number { low = middle } else { high = middle }
    }
    return low
  }

  /// Keeps the members with the smallest hash values.
  private mutating func prune() {
    guard members.count > limit else { return }
    let least = members.map(\.hash).sorted()[limit - 1]
    threshold = least
    members.removeAll { $0.hash > least }
  }

  /// Frees the room of those that are no longer in the sample.
  private mutating func compact() {
    guard sample.count > members.count else { return }
    var kept = DiscoveryCorpus()
    for index in members.indices {
      kept.append(sample, Int(members[index].place))
      members[index].place = Int32(index)
    }
    sample = kept
  }
}
