/// Named tables of numbers in one block of text, so that a build can put them into a string literal
/// of the program: no file to find, nothing to parse at start.
///
/// The form is a stream of bits in digits of six bits, the lowest first, from `0` (0) to `o` (63) as
/// in ASCII. The stream is little-endian words: count of tables; for each its name's length, name
/// (one word a character) and length; then the words of each table. The head and each table begin at
/// a multiple of three words, which is sixteen digits, so that a table is unpacked by itself when
/// it is asked for. Consecutive digits are unpacked eight at a time, without a look-up.
package struct PackedTables: Sendable {
  private enum Content: Sendable {
    case words([UInt32])
    /// Where the table begins in the literal, in words, and how many it has.
    case packed(start: Int, count: Int)
  }
  private var names: [String] = []
  private var tables: [Content] = []
  private var literal: StaticString = ""

  package init() {}

  package mutating func add(_ name: String, _ table: [UInt32]) {
    names.append(name)
    tables.append(.words(table))
  }

  package mutating func add(_ name: String, text: String) {
    let bytes = Array(text.utf8)
    var words: [UInt32] = [UInt32(bytes.count)]
    for start in stride(from: 0, to: bytes.count, by: 4) {
      var word: UInt32 = 0
      for (shift, byte) in bytes[start..<min(start + 4, bytes.count)].enumerated() {
        word |= UInt32(byte) << UInt32(8 * shift)
      }
      words.append(word)
    }
    add(name, words)
  }

  /// The table called `name`; empty if there is none. Unpacks it anew at each call.
  package subscript(_ name: String) -> [UInt32] {
    guard let index = names.firstIndex(of: name) else { return [] }
    switch tables[index] {
    case .words(let words): return words
    case .packed(let start, let count): return Self.unpack(literal, start: start, count: count)
    }
  }

  /// The table called `name` two words a number, the lower half first; empty if there is none.
  package func pairs(_ name: String) -> [UInt64] {
    guard let index = names.firstIndex(of: name) else { return [] }
    switch tables[index] {
    case .words(let words):
      return (0..<words.count / 2).map {
        UInt64(words[2 * $0]) | UInt64(words[2 * $0 + 1]) << 32
      }
    case .packed(let start, let count):
      return unsafe [UInt64](unsafeUninitializedCapacity: count / 2 + 2) { pairs, written in
        guard let first = pairs.baseAddress else { return }
        unsafe UnsafeMutableRawPointer(first).withMemoryRebound(
          to: UInt32.self, capacity: count + 4
        ) { unsafe Self.unpack(literal, start: start, count: count, into: $0) }
        written = count / 2
      }
    }
  }

  /// Adds numbers of 64 bits, to be read by ``pairs(_:)``.
  package mutating func add(_ name: String, pairs: [UInt64]) {
    add(
      name,
      pairs.flatMap { [UInt32(truncatingIfNeeded: $0), UInt32(truncatingIfNeeded: $0 >> 32)] })
  }

  /// The bytes of the text called `name`; empty if there is none.
  package func bytes(_ name: String) -> [UInt8] {
    let words = self[name]
    guard let length = words.first.map({ Int($0) }) else { return [] }
    return unsafe words.withUnsafeBytes { unsafe Array($0[4..<(4 + length)]) }
  }

  /// The text called `name`; empty if there is none.
  package func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

  package var tableNames: [String] { names }

  // MARK: - Digits

  package func encoded() -> String {
    var words: [UInt32] = [UInt32(tables.count)]
    let contents = names.map { self[$0] }
    for (name, table) in zip(names, contents) {
      words.append(UInt32(name.unicodeScalars.count))
      words.append(contentsOf: name.unicodeScalars.map(\.value))
      words.append(UInt32(table.count))
    }
    for table in contents {
      while words.count % 3 != 0 { words.append(0) }
      words.append(contentsOf: table)
    }
    while words.count % 3 != 0 { words.append(0) }
    var text: [UInt8] = []
    text.reserveCapacity(words.count / 3 * 16)
    for start in stride(from: 0, to: words.count, by: 3) {
      let (a, b) = (UInt64(words[start]), UInt64(words[start + 1]))
      let c = UInt64(words[start + 2])
      for half in [a | b << 32, b >> 16 | c << 16] {
        var rest = half
        for _ in 0..<8 {
          text.append(Self.zero + UInt8(truncatingIfNeeded: rest & 63))
          rest &>>= 6
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads the head of what `encoded()` wrote.
  package init(encoded: StaticString) {
    literal = encoded
    let total = encoded.utf8CodeUnitCount / 16 * 3
    guard total > 0 else { return }
    // The head is as long as the names say: a few hundred words.
    var head = Self.unpack(encoded, start: 0, count: min(total, 1024))
    func word(_ index: Int) -> UInt32 {
      if index >= head.count {
        head = Self.unpack(encoded, start: 0, count: min(total, 2 * index + 3))
      }
      return head[index]
    }
    let count = Int(word(0))
    var next = 1
    var lengths: [Int] = []
    for _ in 0..<count {
      let nameLength = Int(word(next))
      var name = ""
      for index in (next + 1)..<(next + 1 + nameLength) {
        if let scalar = Unicode.Scalar(word(index)) { name.unicodeScalars.append(scalar) }
      }
      names.append(name)
      lengths.append(Int(word(next + 1 + nameLength)))
      next += nameLength + 2
    }
    for length in lengths {
      next = (next + 2) / 3 * 3
      tables.append(.packed(start: next, count: length))
      next += length
    }
  }

  /// The words `start..<start + count` of a literal; `start` is a multiple of three.
  private static func unpack(_ literal: StaticString, start: Int, count: Int) -> [UInt32] {
    unsafe [UInt32](unsafeUninitializedCapacity: count + 2) { words, written in
      guard let first = words.baseAddress else { return }
      unsafe unpack(literal, start: start, count: count, into: first)
      written = count
    }
  }

  /// Writes up to two words more than `count`.
  private static func unpack(
    _ literal: StaticString, start: Int, count: Int, into words: UnsafeMutablePointer<UInt32>
  ) {
    let digits = unsafe UnsafeRawPointer(literal.utf8Start)
    var read = start / 3 * 16
    var written = 0
    while written < count {
      let low = unsafe value(digits.loadUnaligned(fromByteOffset: read, as: UInt64.self))
      let high = unsafe value(digits.loadUnaligned(fromByteOffset: read &+ 8, as: UInt64.self))
      unsafe words[written] = UInt32(truncatingIfNeeded: low)
      unsafe words[written &+ 1] = UInt32(truncatingIfNeeded: low &>> 32 | high &<< 16)
      unsafe words[written &+ 2] = UInt32(truncatingIfNeeded: high &>> 16)
      read &+= 16
      written &+= 3
    }
  }

  /// The 48 bits of eight digits, the first in the lowest byte: neighbours are joined, then pairs,
  /// then fours.
  @inline(__always)
  private static func value(_ digits: UInt64) -> UInt64 {
    let bytes = UInt64(littleEndian: digits) &- 0x3030_3030_3030_3030
    let pairs = (bytes & 0x003F_003F_003F_003F) | (bytes & 0x3F00_3F00_3F00_3F00) &>> 2
    let fours = (pairs & 0x0000_0FFF_0000_0FFF) | (pairs & 0x0FFF_0000_0FFF_0000) &>> 4
    return (fours & 0x00FF_FFFF) | (fours & 0x00FF_FFFF_0000_0000) &>> 8
  }

  private static let zero = UInt8(ascii: "0")
}
