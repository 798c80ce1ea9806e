extension DoubleArray {
  /// All keys with their values, in the order of the keys.
  ///
  /// No two nodes have the same base, so a cell with its label tells the node above it. Takes time
  /// linear in the number of cells.
  package var entries: [(key: [Symbol], value: UInt32)] {
    let cells = cells.span
    // By base: the first of its cells; by cell: the next one of the same base.
    var first = [Int32](repeating: -1, count: cells.count)
    var next = [Int32](repeating: -1, count: cells.count)
    for cell in cells.indices {
      let label = Int(cells[cell] & 0xFF)
      guard label != 0 else { continue }
      next[cell] = first[cell ^ label]
      first[cell ^ label] = Int32(truncatingIfNeeded: cell)
    }
    var entries: [(key: [Symbol], value: UInt32)] = []
    var waiting: [(cell: Int32, depth: Int)] = [(0, 0)]
    var key: [Symbol] = []
    while let (cell, depth) = waiting.popLast() {
      let node = cells[Int(cell)]
      if depth > 0 {
        key.removeLast(key.count - depth + 1)
        key.append(Symbol(node & 0xFF))
      }
      if let value = Self.value(cells, node) { entries.append((key, value)) }
      let start = waiting.count
      var child = first[Int(node >> 9)]
      while child >= 0 {
        // The lowest label lies on top.
        var place = waiting.count
        waiting.append((child, depth + 1))
        while place > start, cells[Int(waiting[place - 1].cell)] & 0xFF < cells[Int(child)] & 0xFF {
          waiting.swapAt(place, place - 1)
          place -= 1
        }
        child = next[Int(child)]
      }
    }
    return entries
  }
}
