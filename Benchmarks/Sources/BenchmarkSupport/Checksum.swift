/// How many lines a file has, and the FNV-1a check sum of its bytes.
package struct Checksum: Sendable, Equatable, CustomStringConvertible {
  package private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  package private(set) var lines = 0

  package init() {}

  package init(file path: String) throws(BenchmarkError) {
    var sum = Checksum()
    try File.pieces(path) { sum.add($0) }
    self = sum
  }

  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      if byte == 0x0A { lines += 1 }
    }
  }

  /// The check sum as 16 hexadecimal digits.
  package var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
