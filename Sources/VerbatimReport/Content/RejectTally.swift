package import VerbatimIO

/// The rows that could not be read: all of them counted, the first hundred kept.
package struct RejectTally: Sendable {
  /// How many are kept.
  package static let capacity = 100

  /// The first ones, in the order in which they were added.
  package private(set) var first: [Reject] = []
  private var byReason: [Reject.Reason: Int] = [:]

  /// No rows.
  package init() {}

  /// The tally of `rejects`.
  package init(_ rejects: some Sequence<Reject>) {
    for reject in rejects { add(reject) }
  }

  /// Adds a row.
  package mutating func add(_ reject: Reject) {
    byReason[reject.reason, default: 0] += 1
    if first.count < Self.capacity { first.append(reject) }
  }

  /// Adds the rows of the next part of the input.
  package mutating func merge(_ later: RejectTally) {
    for (reason, count) in later.byReason { byReason[reason, default: 0] += count }
    first += later.first.prefix(Self.capacity - first.count)
  }

  /// How many rows there are.
  package var count: Int { byReason.values.reduce(0, +) }

  /// The reasons that occur, the most frequent first.
  package var reasons: [(reason: Reject.Reason, count: Int)] {
    Reject.Reason.allCases.compactMap { reason in
      byReason[reason].map { (reason: reason, count: $0) }
    }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.reason.rawValue < $1.reason.rawValue
    }
  }
}
