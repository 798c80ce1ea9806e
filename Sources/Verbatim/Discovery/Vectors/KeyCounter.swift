/// How often each key occurs, in the order in which they are met first: a hash table with open
/// addressing that grows. Keys are well mixed already.
struct KeyCounter: Sendable {
  struct Entry: Sendable {
    var key: UInt64
    var count: Int32
    /// The comment that was counted last.
    var last: Int32
  }

  private(set) var entries: [Entry] = []
  private var numbers = [Int32](repeating: -1, count: 1 << 12)

  /// Counts a key, once for each comment in which it occurs.
  @inline(__always)
  mutating func add(_ key: UInt64, inComment comment: Int32) {
    let slot = slot(of: key)
    if numbers[slot] < 0 {
      insert(key, slot, comment)
    } else if entries[Int(numbers[slot])].last != comment {
      entries[Int(numbers[slot])].count += 1
      entries[Int(numbers[slot])].last = comment
    }
  }

  /// Counts a key each time it occurs.
  /// - Returns: how often it occurred before.
  @inline(__always) @discardableResult
  mutating func add(_ key: UInt64) -> Int32 {
    let slot = slot(of: key)
    let number = Int(numbers[slot])
    if number < 0 {
      insert(key, slot, 0)
      return 0
    }
    entries[number].count += 1
    return entries[number].count - 1
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = numbers.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while numbers[slot] >= 0, entries[Int(numbers[slot])].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func insert(_ key: UInt64, _ slot: Int, _ comment: Int32) {
    numbers[slot] = Int32(entries.count)
    entries.append(Entry(key: key, count: 1, last: comment))
    guard entries.count * 2 > numbers.count else { return }
    let mask = numbers.count * 2 - 1
    numbers = [Int32](repeating: -1, count: mask + 1)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.key) & mask
      while numbers[slot] >= 0 { slot = (slot + 1) & mask }
      numbers[slot] = Int32(number)
    }
  }
}
