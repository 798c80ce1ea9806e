package import Verbatim

/// Comments in which themes are to be found: all of a small input, a fixed sample of a large one.
///
/// Kept are the comments whose text has a hash value below a limit, which is halved when they
/// become too many. So the same comments give the same sample, in whatever order and parts they
/// come.
package struct CommentSample: Sendable {
  /// A comment with what the report says of its theme.
  package struct Comment: Sendable {
    package var id: String
    package var text: String
    package var rating: Double?
    package var sentiment: Polarity
    /// The index of its main theme in the taxonomy; nil when it has none.
    package var theme: Int?
    /// Days since 1970-01-01; nil when it is not known.
    package var day: Int?

    /// A comment.
    package init(
      id: String, text: String, rating: Double?, sentiment: Polarity, theme: Int?, day: Int? = nil
    ) {
      self.id = id
      self.text = text
      self.rating = rating
      self.sentiment = sentiment
      self.theme = theme
      self.day = day
    }
  }

  private let capacity: Int
  private var kept: [(hash: UInt64, comment: Comment)] = []
  private var limit = UInt64.max
  /// How many comments were offered.
  package private(set) var offered = 0

  /// No comments.
  ///
  /// - Parameter capacity: how many are kept at most.
  package init(capacity: Int = 50_000) { self.capacity = capacity }

  /// The kept comments, in the order in which they came.
  package var comments: [Comment] { kept.map(\.comment) }

  /// Offers a comment.
  package mutating func add(_ comment: Comment) {
    offered += 1
    let hash = TextHash.of(comment.text)
    guard hash <= limit else { return }
    kept.append((hash, comment))
    shrink()
  }

  /// Adds the comments of another part.
  package mutating func merge(_ other: CommentSample) {
    offered += other.offered
    if other.limit < limit {
      limit = other.limit
      kept.removeAll { $0.hash > limit }
    }
    for entry in other.kept where entry.hash <= limit { kept.append(entry) }
    shrink()
  }

  private mutating func shrink() {
    while kept.count > capacity {
      limit /= 2
      kept.removeAll { $0.hash > limit }
    }
  }
}
