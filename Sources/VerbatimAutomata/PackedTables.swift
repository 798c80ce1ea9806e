/// Named tables of numbers in one block of text, so that a build can put them into a string literal
/// of the program: no file to find, nothing to parse at start.
///
/// The form is base64 over little-endian words: count of tables; for each its name's length, name
/// (one word a character) and length; then the words of each table. The head and each table begin at
/// a multiple of three words, which is sixteen letters, so that a table is unpacked by itself when
/// it is asked for.
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

  /// The bytes of the text called `name`; empty if there is none.
  package func bytes(_ name: String) -> [UInt8] {
    let words = self[name]
    guard let length = words.first.map({ Int($0) }) else { return [] }
    var bytes = [UInt8](repeating: 0, count: (words.count - 1) * 4)
    var output = bytes.mutableSpan
    for index in 1..<words.count {
      let word = words[index]
      output[4 * index - 4] = UInt8(truncatingIfNeeded: word)
      output[4 * index - 3] = UInt8(truncatingIfNeeded: word >> 8)
      output[4 * index - 2] = UInt8(truncatingIfNeeded: word >> 16)
      output[4 * index - 1] = UInt8(truncatingIfNeeded: word >> 24)
    }
    bytes.removeLast(bytes.count - length)
    return bytes
  }

  /// The text called `name`; empty if there is none.
  package func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

  package var tableNames: [String] { names }

  // MARK: - Base64

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
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * 4)
    for word in words {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    var text: [UInt8] = []
    text.reserveCapacity(words.count * 6)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three =
        UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
      for shift in stride(from: UInt32(18), through: 0, by: -6) {
        text.append(Self.digits[Int(three >> shift & 63)])
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
    let letters = unsafe UnsafeBufferPointer(
      start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    let values = values.span
    return unsafe [UInt32](unsafeUninitializedCapacity: count + 2) { output, written in
      var read = start / 3 * 16
      @inline(__always) func three(_ at: Int) -> UInt32 {
        unsafe UInt32(values[Int(letters[at])]) << 18 | UInt32(values[Int(letters[at + 1])]) << 12
          | UInt32(values[Int(letters[at + 2])]) << 6 | UInt32(values[Int(letters[at + 3])])
      }
      while written < count {
        let (a, b) = (three(read), three(read + 4))
        let (c, d) = (three(read + 8), three(read + 12))
        unsafe output.initializeElement(at: written, to: (a << 8 | b >> 16).byteSwapped)
        unsafe output.initializeElement(at: written + 1, to: (b << 16 | c >> 8).byteSwapped)
        unsafe output.initializeElement(at: written + 2, to: (c << 24 | d).byteSwapped)
        read += 16
        written += 3
      }
      written = count
    }
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The value of each base64 digit.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()
}
