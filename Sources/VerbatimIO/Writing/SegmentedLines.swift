import VerbatimAutomata
package import VerbatimText

/// Writes the tokens of each line of a text, separated by tabs: the shape of `verbatim segment`.
package enum SegmentedLines {
  /// The lines of `block`, cut.
  ///
  /// - Parameter text: is overwritten for each line.
  package static func bytes(
    of block: RecordBlock, _ segmenter: Segmenter, _ language: Language?,
    _ text: inout SegmentedText
  ) -> [UInt8] {
    let bytes = block.bytes.span
    var out = [UInt8](repeating: 0, count: bytes.count * 5 / 4)
    var written = 0
    var start = 0
    while start < bytes.count {
      let end = ByteSearch.first(Byte.lineFeed, in: bytes, from: start, to: bytes.count)
      segmenter.findBoundaries(bytes.extracting(start..<end), language: language, into: &text)
      // A tab or line feed behind each token, and what is copied beyond the last.
      let room = written + (end - start) + text.tokens.count + 1 + copiedAtOnce
      if out.count < room {
        out.append(contentsOf: repeatElement(0, count: room - out.count + out.count / 4))
      }
      write(text.tokens.span, of: bytes, from: start, to: &out, at: &written)
      start = end + 1
    }
    out.removeLast(out.count - written)
    return out
  }

  private static let copiedAtOnce = 8

  private static func write(
    _ tokens: Span<Token>, of bytes: Span<UInt8>, from line: Int, to out: inout [UInt8],
    at written: inout Int
  ) {
    var span = out.mutableSpan
    var place = written
    for index in tokens.indices {
      var next = line &+ Int(tokens[index].start)
      let end = line &+ Int(tokens[index].end)
      let behind = place &+ (end &- next)
      repeat {
        EightBytes(bytes, from: next).store(to: &span, at: place)
        next &+= copiedAtOnce
        place &+= copiedAtOnce
      } while next < end
      span[behind] = Byte.tab
      place = behind &+ 1
    }
    if tokens.isEmpty { place &+= 1 }
    span[place &- 1] = Byte.lineFeed
    written = place
  }
}
