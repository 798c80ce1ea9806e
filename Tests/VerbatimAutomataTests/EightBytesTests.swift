import Testing
import VerbatimAutomata

@Suite struct EightBytesTests {
  @Test("behind the last byte stand zeros, however short the text", arguments: 0...20)
  func padded(count: Int) {
    let bytes = (0..<count).map { UInt8($0 + 1) }
    for index in 0...count {
      let eight = EightBytes(bytes.span, from: index)
      let expected = (0..<8).map { index + $0 < count ? bytes[index + $0] : 0 }
      #expect((0..<8).map { eight[$0] } == expected)
    }
  }

  @Test("asking for an element changes nothing, be there one or not")
  func prefetch() {
    let words: [UInt64] = [1, 2, 3]
    for index in [-1, 0, 2, 3, .max] { words.span.prefetch(index) }
    [UInt64]().span.prefetch(0)
    #expect(words == [1, 2, 3])
  }
}
