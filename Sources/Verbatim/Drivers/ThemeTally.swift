/// What is known of the respondents who mention one theme. Mergeable, like all of the fold.
package struct ThemeTally: Sendable, Hashable {
  /// Their count, and the sums of their contributions.
  package internal(set) var moments = Moments()
  /// How many of them speak well of the theme.
  package internal(set) var positive = 0
  /// How many of them speak ill of it.
  package internal(set) var negative = 0
  /// How many of them are promoters, or in the top box.
  package internal(set) var high = 0
  /// How many of them are detractors, or in the low box.
  package internal(set) var low = 0

  package init() {}

  mutating func add(_ reading: ScoreReading, polarity: Int8) {
    moments.add(reading.contribution)
    if polarity > 0 { positive += 1 }
    if polarity < 0 { negative += 1 }
    if reading.band == .high { high += 1 }
    if reading.band == .low { low += 1 }
  }

  mutating func merge(_ other: ThemeTally) {
    moments.merge(other.moments)
    positive += other.positive
    negative += other.negative
    high += other.high
    low += other.low
  }
}

/// A count and an exact sum of contributions, for the many cells of a table.
package struct ScoreTally: Sendable, Hashable {
  package internal(set) var count = 0
  /// In millionths of a point.
  package internal(set) var sum: Int128 = 0
  /// How many are detractors, or in the low box.
  package internal(set) var low = 0

  package init() {}

  mutating func add(_ reading: ScoreReading) {
    count += 1
    sum += Int128(reading.contribution)
    if reading.band == .low { low += 1 }
  }

  mutating func merge(_ other: ScoreTally) {
    count += other.count
    sum += other.sum
    low += other.low
  }
}

/// What is known of all respondents of a stratum.
package struct StratumTally: Sendable, Hashable {
  package internal(set) var moments = Moments()
  /// How many are detractors, or in the low box.
  package internal(set) var low = 0

  package init() {}

  /// The number of respondents.
  package var count: Int { moments.count }
  /// The sum of their contributions, in millionths of a point.
  package var sum: Int128 { moments.sum }

  mutating func add(_ reading: ScoreReading) {
    moments.add(reading.contribution)
    if reading.band == .low { low += 1 }
  }

  mutating func merge(_ other: StratumTally) {
    moments.merge(other.moments)
    low += other.low
  }
}
