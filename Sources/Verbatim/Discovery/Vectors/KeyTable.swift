/// Numbers for keys: a hash table with open addressing. Keys are well mixed already.
struct KeyTable: Sendable {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private let mask: Int

  /// Numbers `keys`, which must differ, from 0 in their order.
  init(_ keys: [UInt64]) {
    var size = 16
    while size < keys.count * 2 { size *= 2 }
    mask = size - 1
    self.keys = [UInt64](repeating: 0, count: size)
    numbers = [Int32](repeating: -1, count: size)
    for (number, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: key) & mask
      while numbers[slot] >= 0 { slot = (slot + 1) & mask }
      self.keys[slot] = key
      numbers[slot] = Int32(number)
    }
  }

  /// The number of a key, −1 when it has none.
  @inline(__always)
  subscript(key: UInt64) -> Int32 {
    var slot = Int(truncatingIfNeeded: key) & mask
    while numbers[slot] >= 0 {
      if keys[slot] == key { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    return -1
  }
}
