/// Builds a `DoubleArray` from sorted keys. Takes time roughly linear in the number of trie nodes.
package struct DoubleArrayBuilder {
  private var cells: [UInt32] = []
  private var isUsed: [Bool] = []
  private var isBase: [Bool] = []
  /// Cells below this are so full that searching them again is not worth the time.
  private var searchStart = 1

  /// The trie of `entries`. Keys must be sorted by symbol, distinct, non-empty and free of
  /// 0; values must be below 2^24.
  package static func build(_ entries: [(key: [Symbol], value: UInt32)]) -> DoubleArray {
    var builder = DoubleArrayBuilder()
    builder.grow(to: 512)
    builder.isUsed[0] = true
    guard !entries.isEmpty else { return DoubleArray(cells: []) }
    builder.place(entries, range: 0..<entries.count, depth: 0, at: 0)
    return DoubleArray(cells: builder.cells)
  }

  private mutating func grow(to size: Int) {
    let rounded = (size + 255) & ~255
    guard rounded > cells.count else { return }
    let more = rounded - cells.count
    cells.append(contentsOf: repeatElement(0, count: more))
    isUsed.append(contentsOf: repeatElement(false, count: more))
    isBase.append(contentsOf: repeatElement(false, count: more))
  }

  private mutating func place(
    _ entries: [(key: [Symbol], value: UInt32)], range: Range<Int>, depth: Int, at cell: Int
  ) {
    var labels: [Symbol] = []
    var starts: [Int] = []
    for index in range {
      let key = entries[index].key
      let label = depth < key.count ? key[depth] : Symbols.end
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
    for label in labels { isUsed[base ^ Int(label)] = true }
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

  private mutating func freeBase(for labels: [Symbol]) -> Int {
    var candidate = searchStart
    var tried = 0
    while true {
      grow(to: candidate + 512)
      if !isUsed[candidate] {
        let base = candidate ^ Int(labels[0])
        if base != 0, !isBase[base], labels.allSatisfy({ !isUsed[base ^ Int($0)] }) { return base }
        tried += 1
        if tried == 128 { searchStart = max(searchStart, candidate - 1024) }
      }
      candidate += 1
    }
  }
}
