/// An order of comments that depends on what they say and not on where they stand.
///
/// Everything is learned in this order, so that the same comments give the same themes however
/// their rows are sorted. Comments of one text are interchangeable.
enum CanonicalOrder {
  /// The comments, sorted by the bytes of their texts.
  static func of(_ corpus: borrowing DiscoveryCorpus) -> [Int32] {
    // Most texts differ in their first eight bytes.
    var keyed: [(prefix: UInt64, comment: Int32)] = []
    keyed.reserveCapacity(corpus.count)
    for comment in 0..<corpus.count { keyed.append((prefix(corpus, comment), Int32(comment))) }
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
