/// The part of an input that is in memory: read, but not yet handed over.
struct InputBuffer: Sendable {
  private(set) var storage: [UInt8] = []
  /// Where the first byte stands in the input.
  private(set) var offset = 0
  private(set) var isAtEnd = false

  var count: Int { storage.count }

  /// Reads until at least `least` bytes are there, and one more than before, or the input ends.
  mutating func fill(
    from source: inout ByteSource, atLeast least: Int
  ) throws(ReadingError) {
    let goal = max(least, count + 1)
    if goal > storage.capacity { storage.reserveCapacity(goal) }
    while count < goal && !isAtEnd {
      isAtEnd = try source.read(goal - count, onto: &storage) == 0
    }
  }

  /// Hands over the first `used` bytes without copying them.
  mutating func take(_ used: Int) -> [UInt8] {
    var taken = ByteCopy.array(storage.span, from: used, to: count)
    swap(&taken, &storage)
    taken.removeLast(storage.count)
    offset += used
    return taken
  }

  /// Drops the first `used` bytes.
  mutating func discard(_ used: Int) {
    precondition(used >= 0 && used <= count)
    guard used > 0 else { return }
    storage.removeFirst(used)
    offset += used
  }

  func copy(to end: Int) -> [UInt8] { ByteCopy.array(storage.span, from: 0, to: end) }

  func firstLineEnd(from start: Int, hasLoneReturns: Bool) -> Int? {
    let bytes = storage.span
    let feed = ByteSearch.first(Byte.lineFeed, in: bytes, from: start, to: count)
    guard hasLoneReturns else { return feed < count ? feed : nil }
    let end = ByteSearch.first(Byte.carriageReturn, in: bytes, from: start, to: feed)
    return end < count ? end : nil
  }
}
