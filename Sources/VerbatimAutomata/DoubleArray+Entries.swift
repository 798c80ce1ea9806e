/// The children of every node of a double array, for walks over all its keys.
///
/// No two nodes have the same base, so a cell with its label tells the node above it. Made in time
/// linear in the number of cells.
package struct DoubleArrayChildren {
  private let cells: [UInt32]
  /// By base: the first of its cells.
  private var first: [Int32]
  /// By cell: the next one of the same base.
  private var next: [Int32]

  package init(_ array: DoubleArray) {
    cells = array.cells
    first = [Int32](repeating: -1, count: cells.count)
    next = [Int32](repeating: -1, count: cells.count)
    // From the last, so that the lowest label comes first.
    var cell = cells.count - 1
    while cell >= 0 {
      let label = Int(cells[cell] & 0xFF)
      if label != 0 {
        next[cell] = first[cell ^ label]
        first[cell ^ label] = Int32(truncatingIfNeeded: cell)
      }
      cell -= 1
    }
  }

  /// Tells the letter and the node of each child of `node`.
  package func forEach(of node: UInt32, _ tell: (Symbol, UInt32) -> Void) {
    var child = first[Int(node >> 9)]
    while child >= 0 {
      let cell = cells[Int(child)]
      tell(Symbol(truncatingIfNeeded: cell), cell)
      child = next[Int(child)]
    }
  }
}

extension DoubleArray {
  /// All keys with their values, in the order of the keys.
  package var entries: [(key: [Symbol], value: UInt32)] {
    let cells = cells.span
    let children = DoubleArrayChildren(self)
    var entries: [(key: [Symbol], value: UInt32)] = []
    var waiting: [(node: UInt32, depth: Int)] = [(Self.root(cells), 0)]
    var key: [Symbol] = []
    while let (node, depth) = waiting.popLast() {
      if depth > 0 {
        key.removeLast(key.count - depth + 1)
        key.append(Symbol(truncatingIfNeeded: node))
      }
      if let value = Self.value(cells, node) { entries.append((key, value)) }
      let start = waiting.count
      children.forEach(of: node) { _, child in waiting.append((child, depth + 1)) }
      // The lowest letter lies on top.
      waiting[start...].sort { $0.node & 0xFF > $1.node & 0xFF }
    }
    return entries
  }
}
