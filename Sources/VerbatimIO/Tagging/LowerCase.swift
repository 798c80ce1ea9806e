/// Phrases of customers in lower case, as they are counted and shown.
enum LowerCase {
  /// The bytes `range` of `text` in lower case.
  static func text(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    String(
      decoding: ByteCopy.array(text, from: range.lowerBound, to: range.upperBound), as: UTF8.self
    )
    .lowercased()
  }

  /// Writes the bytes `range` of `text` in lower case, as a JSON string.
  static func write(
    _ text: Span<UInt8>, _ range: Range<Int>, _ line: inout OutputSpan<UInt8>
  ) {
    let phrase = text.extracting(range)
    var isPlain = true
    for index in phrase.indices where phrase[index] >= 0x80 {
      isPlain = false
    }
    guard isPlain, JSONEscapes.first(in: phrase, from: 0) == phrase.count else {
      line.writeString(self.text(text, range))
      return
    }
    line.append(Byte.quote)
    for index in phrase.indices {
      let byte = phrase[index]
      line.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    line.append(Byte.quote)
  }
}
