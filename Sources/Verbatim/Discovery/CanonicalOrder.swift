/// An order of comments that depends on what they say and not on where they stand.
///
/// Everything is learned in this order, so that the same comments give the same themes however
/// their rows are sorted. Comments of one text are interchangeable.
struct CanonicalOrder: Sendable {
  /// At most `limit` comments with content, sorted by the bytes of their texts. Of more, those are
  /// taken whose texts have the smallest hash values, which is a fixed random sample.
  static func sample(_ corpus: borrowing DiscoveryCorpus, limit: Int) -> [Int32] {
    var chosen: [Int32] = []
    for comment in 0..<corpus.count where corpus.hasContent(comment) {
      chosen.append(Int32(comment))
    }
    let bytes = corpus.bytes.span
    if chosen.count > limit {
      var ranked: [(hash: UInt64, comment: Int32)] = []
      ranked.reserveCapacity(chosen.count)
      for comment in chosen {
        let hash = DiscoveryTerm.key(bytes, corpus.text(Int(comment)), salt: 1)
        ranked.append((hash, comment))
      }
      ranked.sort { $0.hash < $1.hash }
      chosen = ranked.prefix(limit).map(\.comment)
    }
    // Most texts differ in their first eight bytes.
    var keyed: [(prefix: UInt64, comment: Int32)] = []
    keyed.reserveCapacity(chosen.count)
    for comment in chosen { keyed.append((prefix(corpus, Int(comment)), comment)) }
    keyed.sort { left, right in
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      return precedes(corpus, Int(left.comment), Int(right.comment))
    }
    return keyed.map(\.comment)
  }

  private static func prefix(_ corpus: borrowing DiscoveryCorpus, _ comment: Int) -> UInt64 {
    let range = corpus.text(comment)
    let bytes = corpus.bytes.span
    var value: UInt64 = 0
    for index in 0..<8 {
      value <<= 8
      if range.lowerBound + index < range.upperBound {
        value |= UInt64(bytes[range.lowerBound + index])
      }
    }
    return value
  }

  private static func precedes(
    _ corpus: borrowing DiscoveryCorpus, _ left: Int, _ right: Int
  ) -> Bool {
    let (first, second) = (corpus.text(left), corpus.text(right))
    let bytes = corpus.bytes.span
    var (i, j) = (first.lowerBound, second.lowerBound)
    while i < first.upperBound {
      if j == second.upperBound { return false }
      if bytes[i] != bytes[j] { return bytes[i] < bytes[j] }
      i += 1
      j += 1
    }
    return j < second.upperBound
  }
}
