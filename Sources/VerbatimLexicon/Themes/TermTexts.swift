import VerbatimAutomata

/// The terms of a taxonomy as their author wrote them, in one block of bytes: only those that are
/// shown as evidence ever become strings.
package struct TermTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  init() {}

  /// Takes in what `joined` wrote.
  init(lines: [UInt8]) {
    bytes = lines
    for (index, byte) in lines.enumerated() where byte == 0x0A { ends.append(UInt32(index)) }
  }

  /// Adds a term and returns its number.
  mutating func append(_ text: String) -> Int {
    bytes.append(contentsOf: text.utf8)
    ends.append(UInt32(bytes.count))
    bytes.append(0x0A)
    return ends.count - 1
  }

  /// Adds all terms of another block behind these, and returns by how much their numbers grow.
  mutating func append(_ other: TermTexts) -> Int {
    let (count, start) = (ends.count, UInt32(bytes.count))
    bytes += other.bytes
    for end in other.ends { ends.append(start + end) }
    return count
  }

  /// All terms, each with a line feed behind it.
  var joined: String { String(decoding: bytes, as: UTF8.self) }

  /// Asks for where a term stands, to be read soon.
  func prefetchPlace(_ number: Int) { ends.span.prefetch(number - 1) }

  /// Asks for a term itself.
  func prefetch(_ number: Int) {
    if number > 0 { bytes.span.prefetch(Int(ends[number - 1])) }
  }

  package subscript(_ number: Int) -> String {
    let start = number == 0 ? 0 : Int(ends[number - 1]) + 1
    return String(decoding: bytes[start..<Int(ends[number])], as: UTF8.self)
  }
}
