/// Counts of right and wrong polarities, and the figures that are made from them.
package struct PolarityFigures: Sendable, Equatable {
  /// The classes in the order of the confusion's rows and columns; mixed counts as neutral.
  package static let classes: [Polarity] = [.positive, .neutral, .negative]
  /// `confusion[gold][found]`.
  package private(set) var confusion = [[Int]](repeating: [0, 0, 0], count: 3)

  package init() {}

  package mutating func add(gold: Polarity, found: Polarity) {
    confusion[Self.index(gold)][Self.index(found)] += 1
  }

  package mutating func merge(_ other: PolarityFigures) {
    for gold in 0..<3 {
      for found in 0..<3 { confusion[gold][found] += other.confusion[gold][found] }
    }
  }

  private static func index(_ polarity: Polarity) -> Int {
    switch polarity {
    case .positive: 0
    case .neutral, .mixed: 1
    case .negative: 2
    }
  }

  package var count: Int { confusion.joined().reduce(0, +) }

  /// The share of right ones; 0 of none.
  package var accuracy: Double {
    let right = (0..<3).map { confusion[$0][$0] }.reduce(0, +)
    return count > 0 ? Double(right) / Double(count) : 0
  }

  package func precision(_ polarity: Polarity) -> Double {
    let index = Self.index(polarity)
    let found = (0..<3).map { confusion[$0][index] }.reduce(0, +)
    return found > 0 ? Double(confusion[index][index]) / Double(found) : 0
  }

  package func recall(_ polarity: Polarity) -> Double {
    let index = Self.index(polarity)
    let gold = support(polarity)
    return gold > 0 ? Double(confusion[index][index]) / Double(gold) : 0
  }

  /// The harmonic mean of precision and recall.
  package func f1(_ polarity: Polarity) -> Double {
    let (p, r) = (precision(polarity), recall(polarity))
    return p + r > 0 ? 2 * p * r / (p + r) : 0
  }

  /// How many comments truly have the polarity.
  package func support(_ polarity: Polarity) -> Int {
    confusion[Self.index(polarity)].reduce(0, +)
  }

  /// The mean F1 of the classes that occur.
  package var macroF1: Double {
    let present = Self.classes.filter { support($0) > 0 }
    return present.isEmpty ? 0 : present.map(f1).reduce(0, +) / Double(present.count)
  }

  /// The mean F1, each class weighed by its number.
  package var weightedF1: Double {
    guard count > 0 else { return 0 }
    return Self.classes.map { f1($0) * Double(support($0)) }.reduce(0, +) / Double(count)
  }
}
