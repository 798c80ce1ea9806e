/// A column of few distinct values: each row holds a number, each number stands for a value.
package struct CodedColumn: Sendable {
  /// The distinct values, in the order in which they came.
  package private(set) var values: [String] = []
  /// One for each row, an index into `values`.
  package private(set) var codes: [UInt32] = []
  private var codeOf: [String: UInt32] = [:]

  package init() {}

  mutating func append(_ value: String) { codes.append(code(of: value)) }

  mutating func append(_ other: CodedColumn) {
    let map = other.values.map { code(of: $0) }
    codes.append(contentsOf: other.codes.lazy.map { map[Int($0)] })
  }

  private mutating func code(of value: String) -> UInt32 {
    if let known = codeOf[value] { return known }
    let code = UInt32(values.count)
    codeOf[value] = code
    values.append(value)
    return code
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
