/// What comments say, as one number for each term: all that assigning a theme needs, in eight bytes
/// a term.
package struct TermKeys: Sendable {
  /// Of all comments, one after another.
  private(set) var keys: [UInt64] = []
  private var ends: [Int] = [0]

  package init() {}

  package var count: Int { ends.count - 1 }

  func terms(_ comment: Int) -> Range<Int> { ends[comment]..<ends[comment + 1] }

  /// Makes room for more comments.
  mutating func reserve(comments: Int, terms: Int) {
    keys.reserveCapacity(keys.count + terms)
    ends.reserveCapacity(ends.count + comments)
  }

  mutating func append(_ terms: borrowing Span<DiscoveryTerm>, _ range: Range<Int>) {
    var clause = UInt32.max
    for index in range {
      let term = terms[index]
      var key = term.key
      if term.kind == .function {
        key |= TermKey.function
        if term.language == .undetermined { key |= TermKey.number }
      }
      if term.clause != clause { key |= TermKey.clauseStart }
      clause = term.clause
      keys.append(key)
    }
    ends.append(keys.count)
  }

  /// Adds a comment of another part.
  mutating func append(_ other: borrowing TermKeys, _ comment: Int) {
    keys += other.keys[other.terms(comment)]
    ends.append(keys.count)
  }

  /// The same number for comments with the same terms in the same clauses.
  func hash(_ comment: Int) -> UInt64 {
    var hash: UInt64 = 0
    for index in terms(comment) { hash = (hash ^ keys[index]) &* 0x9E37_79B9_7F4A_7C15 }
    return hash ^ hash >> 32
  }

  /// Whether a comment has the same terms in the same clauses as one of another part.
  func isSame(_ comment: Int, as other: borrowing TermKeys, _ otherComment: Int) -> Bool {
    let (first, second) = (terms(comment), other.terms(otherComment))
    guard first.count == second.count else { return false }
    for place in 0..<first.count
    where keys[first.lowerBound + place] != other.keys[second.lowerBound + place] {
      return false
    }
    return true
  }

  /// Whether it was left out because the taxonomy has it.
  func isInTaxonomy(_ comment: Int) -> Bool {
    keys[terms(comment)].first.map { $0 & TermKey.identity == TermKey.inTaxonomy } ?? false
  }

  /// Whether a comment has a word, an emoji or a concept; numbers alone say nothing.
  func hasContent(_ comment: Int) -> Bool {
    for index in terms(comment) where keys[index] & TermKey.number == 0 { return true }
    return false
  }
}

/// The highest bits of a key tell what it is a key of; the others are a hash.
enum TermKey {
  static let concept: UInt64 = 1 << 63
  /// A word that names nothing by itself.
  static let function: UInt64 = 1 << 62
  /// The first term of a clause.
  static let clauseStart: UInt64 = 1 << 61
  static let number: UInt64 = 1 << 60
  static let hash: UInt64 = number - 1
  /// The only key of a comment that is left out, together with the sign of a number.
  static let inTaxonomy: UInt64 = 1
  /// What equal terms have in common.
  static let identity: UInt64 = concept | hash
}
