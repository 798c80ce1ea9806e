/// How many respondents mention each two of the themes together.
///
/// The lower triangle without its diagonal, row by row: n(n − 1)/2 counts.
package struct PairCounts: Sendable, Hashable {
  package internal(set) var counts: [Int]

  /// No pair of n themes.
  package init(themeCount: Int) {
    counts = [Int](repeating: 0, count: themeCount * (themeCount - 1) / 2)
  }

  /// The count of two different themes, in either order.
  package subscript(first: Int, second: Int) -> Int {
    counts[Self.position(first, second)]
  }

  mutating func add(_ first: Int, _ second: Int) {
    counts[Self.position(first, second)] += 1
  }

  mutating func merge(_ other: PairCounts) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  private static func position(_ first: Int, _ second: Int) -> Int {
    let (row, column) = (max(first, second), min(first, second))
    return row * (row - 1) / 2 + column
  }
}
