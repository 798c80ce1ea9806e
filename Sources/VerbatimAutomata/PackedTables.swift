/// Named tables of numbers in one block of text, so that a build can put them into a string literal
/// of the program: no file to find, nothing to parse at start.
///
/// The form is base64 over little-endian words: count of tables; for each its name's length, name
/// (one word a character) and length; then the words of all tables.
package struct PackedTables: Sendable {
  private var names: [String] = []
  private var tables: [[UInt32]] = []

  package init() {}

  package mutating func add(_ name: String, _ table: [UInt32]) {
    names.append(name)
    tables.append(table)
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

  /// The table called `name`; empty if there is none.
  package subscript(_ name: String) -> [UInt32] {
    names.firstIndex(of: name).map { tables[$0] } ?? []
  }

  /// The text called `name`; empty if there is none.
  package func text(_ name: String) -> String {
    let words = self[name]
    guard let length = words.first else { return "" }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * 4)
    for word in words.dropFirst() {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    return String(decoding: bytes.prefix(Int(length)), as: UTF8.self)
  }

  package var tableNames: [String] { names }

  // MARK: - Base64

  package func encoded() -> String {
    var words: [UInt32] = [UInt32(tables.count)]
    for (name, table) in zip(names, tables) {
      words.append(UInt32(name.unicodeScalars.count))
      words.append(contentsOf: name.unicodeScalars.map(\.value))
      words.append(UInt32(table.count))
    }
    for table in tables { words.append(contentsOf: table) }
    var text: [UInt8] = []
    text.reserveCapacity(words.count * 6)
    // Three words are twelve bytes are sixteen letters.
    while words.count % 3 != 0 { words.append(0) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * 4)
    for word in words {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three =
        UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
      for shift in stride(from: UInt32(18), through: 0, by: -6) {
        text.append(Self.digits[Int(three >> shift & 63)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads what `encoded()` wrote. Takes about one nanosecond a byte in a release build.
  package init(encoded: StaticString) {
    let letters = unsafe UnsafeBufferPointer(
      start: encoded.utf8Start, count: encoded.utf8CodeUnitCount)
    var valueOfDigit = [UInt8](repeating: 0, count: 256)
    for (value, digit) in Self.digits.enumerated() { valueOfDigit[Int(digit)] = UInt8(value) }
    let values = valueOfDigit.span
    var words = [UInt32](repeating: 0, count: letters.count / 16 * 3)
    var output = words.mutableSpan
    var read = 0
    var written = 0
    while read + 16 <= letters.count {
      var threes: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
      @inline(__always) func three(_ at: Int) -> UInt32 {
        unsafe UInt32(values[Int(letters[at])]) << 18 | UInt32(values[Int(letters[at + 1])]) << 12
          | UInt32(values[Int(letters[at + 2])]) << 6 | UInt32(values[Int(letters[at + 3])])
      }
      threes.0 = three(read)
      threes.1 = three(read + 4)
      threes.2 = three(read + 8)
      threes.3 = three(read + 12)
      output[written] = (threes.0 << 8 | threes.1 >> 16).byteSwapped
      output[written + 1] = (threes.1 << 16 | threes.2 >> 8).byteSwapped
      output[written + 2] = (threes.2 << 24 | threes.3).byteSwapped
      read += 16
      written += 3
    }
    self.init(words: words)
  }

  private init(words: [UInt32]) {
    guard let count = words.first else { return }
    var next = 1
    var lengths: [Int] = []
    for _ in 0..<count {
      let nameLength = Int(words[next])
      let scalars = words[(next + 1)..<(next + 1 + nameLength)].compactMap(Unicode.Scalar.init)
      names.append(String(String.UnicodeScalarView(scalars)))
      lengths.append(Int(words[next + 1 + nameLength]))
      next += nameLength + 2
    }
    for length in lengths {
      tables.append(Array(words[next..<(next + length)]))
      next += length
    }
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
