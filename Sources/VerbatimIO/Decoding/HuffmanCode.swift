/// A canonical prefix code of DEFLATE (RFC 1951, 3.2.2): a table for codes of up to ten bits, the
/// counts of each length for the few that are longer.
struct HuffmanCode: Sendable {
  static let fastBits = 10

  /// For the next ten bits `symbol << 4 | length`; 0 where the code is longer.
  private(set) var fast = [UInt16](repeating: 0, count: 1 << fastBits)
  private var counts = [Int](repeating: 0, count: 16)
  private var symbols: [UInt16] = []

  /// `nil` if no code has these lengths. A single code, or none, is allowed, as for distances of
  /// a block that has at most one.
  init?(lengths: ArraySlice<UInt8>) {
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var free = 1
    for length in 1...15 {
      free = 2 * free - counts[length]
      if free < 0 { return nil }
    }
    let used = counts.reduce(0, +)
    guard free == 0 || used <= 1 else { return nil }
    var next = [Int](repeating: 0, count: 17)
    var places = [Int](repeating: 0, count: 17)
    for length in 1...15 {
      next[length + 1] = (next[length] + counts[length]) << 1
      places[length + 1] = places[length] + counts[length]
    }
    symbols = [UInt16](repeating: 0, count: used)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      symbols[places[length]] = UInt16(symbol)
      places[length] += 1
      let code = next[length]
      next[length] += 1
      guard length <= Self.fastBits else { continue }
      // The first bit of a code is its highest one; it comes in as the lowest.
      var index = 0
      for bit in 0..<length where code >> bit & 1 == 1 { index |= 1 << (length - 1 - bit) }
      while index < fast.count {
        fast[index] = UInt16(symbol << 4 | length)
        index += 1 << length
      }
    }
  }

  /// The symbol at the beginning of `bits` and the length of its code, one bit at a time.
  func slow(_ bits: UInt64) -> (symbol: Int, length: Int)? {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      code |= Int(bits >> (length - 1) & 1)
      let count = counts[length]
      if code - count < first { return (Int(symbols[index + code - first]), length) }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }

  static let fixedLiterals: HuffmanCode? = HuffmanCode(
    lengths: ((0..<288).map { (symbol: Int) -> UInt8 in
      symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8
    })[...])
  static let fixedDistances: HuffmanCode? = HuffmanCode(
    lengths: [UInt8](repeating: 5, count: 32)[...])
}
