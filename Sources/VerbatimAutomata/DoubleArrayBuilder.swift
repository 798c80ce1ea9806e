/// Builds a `DoubleArray` from sorted keys. Takes time roughly linear in the number of trie nodes.
///
/// With weights, nodes are placed in the order of the weight below them, so that what is looked up
/// most lies together at the beginning and stays in the processor's nearest cache.
package struct DoubleArrayBuilder {
  /// A key of the trie.
  package typealias Entry = (key: [Symbol], value: UInt32)

  private var cells: [UInt32] = []
  private var isBase: [Bool] = []
  /// The free cells that are still searched, as a doubly linked list through cell 0.
  private var nextFree: [Int32] = []
  private var previousFree: [Int32] = []
  /// The labels of the node that is being placed, and where the entries of each begin.
  private var labels: [Symbol] = []
  private var starts: [Int] = []

  /// After so many free cells that do not fit, the oldest are given up.
  private static let tries = 48

  /// The trie of `entries`. Keys must be sorted by symbol, distinct, non-empty and free of 0;
  /// values must be below 2^24.
  ///
  /// - Parameter weights: how often each key is met, in any unit; all the same when left out.
  package static func build(_ entries: [Entry], weights: [Double]? = nil) -> DoubleArray {
    guard !entries.isEmpty else { return DoubleArray(cells: []) }
    var builder = DoubleArrayBuilder()
    builder.grow()
    guard let weights else {
      builder.placeAll(entries)
      return DoubleArray(cells: builder.cells)
    }
    var sums: [Double] = [0]
    for index in entries.indices { sums.append(sums[index] + weights[index]) }
    var waiting = NodeQueue()
    waiting.insert(Node(range: 0..<entries.count, depth: 0, cell: 0, weight: sums[entries.count]))
    while let node = waiting.popHeaviest() {
      builder.place(node.range, node.depth, node.cell, entries) { range, cell in
        waiting.insert(
          Node(
            range: range, depth: node.depth + 1, cell: cell,
            weight: sums[range.upperBound] - sums[range.lowerBound]))
      }
    }
    return DoubleArray(cells: builder.cells)
  }

  /// Without weights the order does not matter.
  private mutating func placeAll(_ entries: [Entry]) {
    var waiting: [(range: Range<Int>, depth: Int, cell: Int)] = [(0..<entries.count, 0, 0)]
    while let (range, depth, cell) = waiting.popLast() {
      place(range, depth, cell, entries) { waiting.append(($0, depth + 1, $1)) }
    }
  }

  /// Gives the node of the entries `range` its children, and tells those that have children too.
  @inline(__always)
  private mutating func place(
    _ range: Range<Int>, _ depth: Int, _ cell: Int, _ entries: [Entry],
    _ tell: (Range<Int>, Int) -> Void
  ) {
    labels.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    for index in range {
      let label = depth < entries[index].key.count ? entries[index].key[depth] : Symbols.end
      if labels.last != label {
        labels.append(label)
        starts.append(index)
      }
    }
    starts.append(range.upperBound)
    let base = freeBase()
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
        tell(starts[child]..<starts[child + 1], index)
      }
    }
  }

  /// A base at which the cells of all labels are free, and which no other node has.
  private mutating func freeBase() -> Int {
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

/// A node of the trie whose children have no place yet.
private struct Node {
  var range: Range<Int>
  var depth: Int
  var cell: Int
  var weight: Double
}

/// A binary heap, the heaviest node first; equal ones in the order of their keys.
private struct NodeQueue {
  private var heap: [Node] = []

  mutating func insert(_ node: Node) {
    heap.append(node)
    var child = heap.count - 1
    while child > 0, isBefore(heap[child], heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popHeaviest() -> Node? {
    guard let top = heap.first else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && isBefore(heap[child], heap[best]) {
        best = child
      }
      if best == parent { return top }
      heap.swapAt(parent, best)
      parent = best
    }
  }

  private func isBefore(_ left: Node, _ right: Node) -> Bool {
    if left.weight != right.weight { return left.weight > right.weight }
    if left.range.lowerBound != right.range.lowerBound {
      return left.range.lowerBound < right.range.lowerBound
    }
    return left.depth < right.depth
  }
}
