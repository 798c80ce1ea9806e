/// Short comments that were read before: people often write the same, whose terms are known then.
package struct ReadComments: Sendable {
  private var corpus = DiscoveryCorpus()
  /// By the hash of a text the comment that has it, −1 without one.
  private var comments: [Int32] = []

  /// How many are remembered at most, a power of two.
  private static let size = 1 << 15
  /// Longer ones hardly ever come twice.
  private static let longest = 120

  package init() {}

  /// The place of a text; nil for a long one.
  func place(of text: borrowing Span<UInt8>) -> Int? {
    guard text.count <= Self.longest else { return nil }
    let hash = DiscoveryTerm.key(text, text.indices, salt: 1)
    return Int(truncatingIfNeeded: hash) & (Self.size - 1)
  }

  /// Copies the comment with a text to another corpus.
  /// - Returns: false when none is known.
  func copy(_ text: borrowing Span<UInt8>, at place: Int, to other: inout DiscoveryCorpus) -> Bool {
    guard !comments.isEmpty else { return false }
    let comment = Int(comments[place])
    guard comment >= 0, corpus.hasText(text, comment) else { return false }
    other.append(corpus, comment)
    return true
  }

  /// Remembers the last comment of a corpus where none is remembered yet.
  mutating func add(lastOf other: borrowing DiscoveryCorpus, at place: Int) {
    if comments.isEmpty { comments = [Int32](repeating: -1, count: Self.size) }
    guard comments[place] < 0 else { return }
    comments[place] = Int32(corpus.count)
    corpus.append(other, other.count - 1)
  }
}
