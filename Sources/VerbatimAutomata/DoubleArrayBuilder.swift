/// Builds a `DoubleArray` from sorted keys. Takes time roughly linear in the number of trie nodes.
package struct DoubleArrayBuilder {
  private var cells: [UInt32] = []
  private var isBase: [Bool] = []
  /// The free cells that are still searched, as a doubly linked list through cell 0.
  private var nextFree: [Int32] = []
  private var previousFree: [Int32] = []

  /// After so many free cells that do not fit, the oldest are given up.
  private static let tries = 48

  /// The trie of `entries`. Keys must be sorted by symbol, distinct, non-empty and free of 0;
  /// values must be below 2^24.
  package static func build(_ entries: [(key: [Symbol], value: UInt32)]) -> DoubleArray {
    guard !entries.isEmpty else { return DoubleArray(cells: []) }
    var builder = DoubleArrayBuilder()
    builder.grow()
    builder.place(entries, range: 0..<entries.count, depth: 0, at: 0)
    return DoubleArray(cells: builder.cells)
  }

  private mutating func place(
    _ entries: [(key: [Symbol], value: UInt32)], range: Range<Int>, depth: Int, at cell: Int
  ) {
    var labels: [Symbol] = []
    var starts: [Int] = []
    for index in range {
      let label = depth < entries[index].key.count ? entries[index].key[depth] : Symbols.end
      if labels.last != label {
        labels.append(label)
        starts.append(index)
      }
    }
    starts.append(range.upperBound)
    let base = freeBase(for: labels)
    isBase[base] = true
    let endsKey: UInt32 = labels.first == Symbols.end ? 0x100 : 0
    cells[cell] = cells[cell] & 0xFF | endsKey | UInt32(base) << 9
    for label in labels { use(base ^ Int(label)) }
    for (child, label) in labels.enumerated() {
      let index = base ^ Int(label)
      if label == Symbols.end {
        cells[index] = entries[starts[child]].value << 8
      } else {
        cells[index] = UInt32(label)
        place(entries, range: starts[child]..<starts[child + 1], depth: depth + 1, at: index)
      }
    }
  }

  /// A base at which the cells of all labels are free, and which no other node has.
  private mutating func freeBase(for labels: [Symbol]) -> Int {
    while true {
      var candidate = Int(nextFree[0])
      var tried = 0
      while candidate != 0, tried < Self.tries {
        let base = candidate ^ Int(labels[0])
        if base != 0, !isBase[base], labels.allSatisfy({ isFree(base ^ Int($0)) }) {
          return base
        }
        candidate = Int(nextFree[candidate])
        tried += 1
      }
      if candidate == 0 {
        grow()
      } else {
        // The oldest cells fit nothing: they are given up.
        for _ in 0..<16 where nextFree[0] != 0 { use(Int(nextFree[0])) }
      }
    }
  }

  // MARK: - Free cells

  private func isFree(_ cell: Int) -> Bool { nextFree[cell] >= 0 && cell != 0 }

  private mutating func use(_ cell: Int) {
    guard cell != 0, nextFree[cell] >= 0 else { return }
    let next = nextFree[cell]
    let previous = previousFree[cell]
    nextFree[Int(previous)] = next
    previousFree[Int(next)] = previous
    nextFree[cell] = -1
  }

  /// Adds 256 free cells at the end of the list.
  private mutating func grow() {
    let start = cells.count
    cells.append(contentsOf: repeatElement(0, count: 256))
    isBase.append(contentsOf: repeatElement(false, count: 256))
    nextFree.append(contentsOf: repeatElement(0, count: 256))
    previousFree.append(contentsOf: repeatElement(0, count: 256))
    for cell in max(1, start)..<(start + 256) {
      let last = previousFree[0]
      nextFree[cell] = 0
      previousFree[cell] = last
      nextFree[Int(last)] = Int32(cell)
      previousFree[0] = Int32(cell)
    }
  }
}
