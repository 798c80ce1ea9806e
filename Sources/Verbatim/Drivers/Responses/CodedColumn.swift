/// A column of few distinct values: each row holds a number, each number stands for a value.
package struct CodedColumn: Sendable {
  /// The distinct values, in the order in which they came.
  package var values: [String] { names.names }
  /// One for each row, an index into `values`.
  package private(set) var codes: [UInt32] = []
  private var names = NameCodes()

  package init() {}

  mutating func append(_ value: String) { codes.append(names.code(of: value)) }

  mutating func append(_ other: CodedColumn) {
    let map = other.values.map { names.code(of: $0) }
    codes.append(contentsOf: other.codes.lazy.map { map[Int($0)] })
  }

  /// The place of each value in the order of the values' bytes, and the values in that order.
  package var ranks: (rankOf: [Int], sorted: [String]) {
    let order = values.indices.sorted {
      values[$0].utf8.lexicographicallyPrecedes(values[$1].utf8)
    }
    var rankOf = [Int](repeating: 0, count: values.count)
    for (rank, index) in order.enumerated() { rankOf[index] = rank }
    return (rankOf, order.map { values[$0] })
  }
}
