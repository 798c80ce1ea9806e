package import Verbatim

/// How often each theme is mentioned and complained of at each touchpoint, whatever the score.
///
/// A fold like a summary. With too many touchpoints for a table it is empty, and stays so.
package struct TouchpointCounts: Sendable {
  /// So many touchpoints are counted.
  package static let capacity = 100

  /// One touchpoint.
  package struct Touchpoint: Sendable {
    package var comments = 0
    package var complaints = 0
    /// By theme.
    package var mentions: [Int]
    package var complaintsByTheme: [Int]
  }

  package private(set) var touchpoints: [String: Touchpoint] = [:]
  private var isFull = false
  private let themeCount: Int

  /// - Parameter themeCount: how many themes the taxonomy has.
  package init(themeCount: Int) { self.themeCount = themeCount }

  package mutating func add(_ comment: TaggedComment, at name: String) {
    guard admit(name) else { return }
    if touchpoints[name] == nil { touchpoints[name] = empty }
    touchpoints[name]?.add(comment)
  }

  package mutating func merge(_ other: TouchpointCounts) {
    if other.isFull { overflow() }
    for (name, counts) in other.touchpoints where admit(name) {
      if touchpoints[name] == nil {
        touchpoints[name] = counts
      } else {
        touchpoints[name]?.merge(counts)
      }
    }
  }

  private var empty: Touchpoint {
    let zeros = [Int](repeating: 0, count: themeCount)
    return Touchpoint(mentions: zeros, complaintsByTheme: zeros)
  }

  private mutating func admit(_ name: String) -> Bool {
    guard !isFull else { return false }
    if touchpoints[name] == nil, touchpoints.count == Self.capacity { overflow() }
    return !isFull
  }

  private mutating func overflow() {
    isFull = true
    touchpoints = [:]
  }
}

extension TouchpointCounts.Touchpoint {
  fileprivate mutating func add(_ comment: TaggedComment) {
    comments += 1
    if [.negative, .mixed].contains(comment.sentiment.label) { complaints += 1 }
    for mention in comment.themes {
      mentions[mention.themeIndex] += 1
      if [.negative, .mixed].contains(mention.sentiment.label) {
        complaintsByTheme[mention.themeIndex] += 1
      }
    }
  }

  fileprivate mutating func merge(_ other: Self) {
    comments += other.comments
    complaints += other.complaints
    for index in mentions.indices {
      mentions[index] += other.mentions[index]
      complaintsByTheme[index] += other.complaintsByTheme[index]
    }
  }
}
