/// Gives comments and their clauses to the nearest themes.
struct ThemeAssigner: Sendable {
  private let vectors: CommentVectors
  private let centroids: CentroidSearch
  private let reach: ThemeReach

  /// A comment that has its themes: its part, its number there, and its place in the result.
  private struct Earlier {
    var part: Int32 = -1
    var comment: Int32 = 0
    var place: Int32 = 0
  }

  /// A power of two.
  private static let remembered = 1 << 15

  init(_ vectors: CommentVectors, _ clusters: ThemeClusters, _ reach: ThemeReach) {
    self.vectors = vectors
    centroids = CentroidSearch(clusters.centroids)
    self.reach = reach
  }

  /// - Complexity: linear in the terms, and in comments times themes.
  func assign(_ parts: [TermKeys]) -> [ThemeAssignment] {
    var result: [ThemeAssignment] = []
    result.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    // The comment's sum, and behind it those of its clauses.
    var rows = DenseRows(count: 16, lanes: vectors.lanes)
    var clauses: [Range<Int>] = []
    // People often say the same.
    var earlier = [Earlier](repeating: Earlier(), count: Self.remembered)
    for (number, comments) in parts.enumerated() {
      for comment in 0..<comments.count {
        let slot = Int(truncatingIfNeeded: comments.hash(comment)) & (Self.remembered - 1)
        let same = earlier[slot]
        if same.part >= 0,
          comments.isSame(comment, as: parts[Int(same.part)], Int(same.comment))
        {
          result.append(result[Int(same.place)])
        } else {
          earlier[slot] = Earlier(
            part: Int32(number), comment: Int32(comment), place: Int32(result.count))
          result.append(assign(comments, comment, &rows, &clauses))
        }
      }
    }
    return result
  }

  private func assign(
    _ comments: borrowing TermKeys, _ comment: Int, _ rows: inout DenseRows,
    _ clauses: inout [Range<Int>]
  ) -> ThemeAssignment {
    guard comments.hasContent(comment) else {
      return ThemeAssignment(reason: comments.isInTaxonomy(comment) ? .inTaxonomy : .noWords)
    }
    guard !centroids.isEmpty else { return ThemeAssignment(reason: .nothingRecurring) }
    let keys = comments.keys.span
    if comment + 1 < comments.count { vectors.prefetch(keys, comments.terms(comment + 1)) }
    Self.split(keys, comments.terms(comment), &clauses)
    let lanes = vectors.lanes
    if rows.count <= clauses.count {
      rows = DenseRows(count: 2 * clauses.count, lanes: lanes)
    }
    var span = rows.values.mutableSpan
    for lane in 0..<lanes { span[lane] = .zero }
    var known = 0
    if clauses.count == 1 {
      known = vectors.add(keys, clauses[0], to: &span, 0)
    } else {
      for (number, clause) in clauses.enumerated() {
        let start = (number + 1) * lanes
        for lane in 0..<lanes { span[start + lane] = .zero }
        known += vectors.add(keys, clause, to: &span, start)
        for lane in 0..<lanes { span[lane] += span[start + lane] }
      }
    }
    guard known > 0, vectors.finish(&span, 0) else {
      return ThemeAssignment(reason: .nothingRecurring)
    }
    let main = centroids.nearest(to: span.span, at: 0)
    var assignment = ThemeAssignment(theme: main.index)
    assignment.confidence = Self.confidence(main.cosine, main.second)
    guard clauses.count > 1 else { return assignment }
    // A clause that lies well within another theme has that theme as well.
    for (number, clause) in clauses.enumerated() where Self.hasTwoWords(keys, clause) {
      let start = (number + 1) * lanes
      guard vectors.finish(&span, start) else { continue }
      let other = centroids.nearest(to: span.span, at: start, least: reach.least)
      if other.index >= 0, other.index != main.index, other.cosine >= reach.cosines[other.index],
        !assignment.others.contains(other.index)
      {
        assignment.others.append(other.index)
      }
    }
    return assignment
  }

  private static func split(
    _ keys: Span<UInt64>, _ comment: Range<Int>, _ clauses: inout [Range<Int>]
  ) {
    clauses.removeAll(keepingCapacity: true)
    var start = comment.lowerBound
    while start < comment.upperBound {
      var end = start + 1
      while end < comment.upperBound, keys[end] & TermKey.clauseStart == 0 { end += 1 }
      clauses.append(start..<end)
      start = end
    }
  }

  private static func hasTwoWords(_ keys: Span<UInt64>, _ clause: Range<Int>) -> Bool {
    var words = 0
    for index in clause where keys[index] & (TermKey.function | TermKey.concept) == 0 {
      words += 1
    }
    return words >= 2
  }

  /// How much nearer the theme is than the next: Rousseeuw's silhouette with the distance from the
  /// centroids, in hundredths.
  private static func confidence(_ cosine: Float, _ second: Float) -> Double {
    guard second.isFinite else { return 1 }
    let (own, next) = (1 - cosine, 1 - second)
    guard next > 1e-6 else { return 0 }
    return Double(max(0, min(1, (next - own) / next)) * 100).rounded() / 100
  }
}
