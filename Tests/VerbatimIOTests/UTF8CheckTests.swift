import Testing

@testable import VerbatimIO

@Suite("UTF-8")
struct UTF8CheckTests {
  /// Both checkers, and the standard library, agree on every sequence of up to four bytes whose
  /// bytes are at the borders of the ranges.
  @Test func checkersAgree() {
    let borders: [UInt8] = [
      0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
      0xED,
      0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    var different = 0
    for a in borders {
      for b in borders {
        for c in borders {
          for d in [0x41, 0x80, 0xBF, 0xE0] as [UInt8] {
            let bytes = [a, b, c, d, 0x41]
            let reference = String(validating: bytes, as: UTF8.self) != nil
            let slow = UTF8Check.firstFault(in: bytes.span, from: 0, to: 5) == nil
            let fast = UTF8Lanes.accepts(bytes.span, from: 0, to: 5)
            if slow != reference || fast != reference { different += 1 }
            // Amid enough text for the lanes, at a place that moves through them.
            let before = [UInt8](repeating: 0x61, count: 3 + Int(a) % 32)
            let long = before + bytes + [UInt8](repeating: 0x61, count: 32)
            let wide = UTF8Lanes.accepts(long.span, from: 0, to: long.count)
            if wide != reference { different += 1 }
          }
        }
      }
    }
    #expect(different == 0)
  }

  private func accepts(
    _ bytes: [UInt8], from start: Int = 0, to end: Int? = nil, allowsZeros: Bool = true
  ) -> Bool {
    UTF8Lanes.accepts(
      bytes.span, from: start, to: end ?? bytes.count, allowsZeros: allowsZeros)
  }

  @Test func zerosAreTextOnlyWhereAllowed() {
    for place in [0, 2, 3, 20, 39] {
      var bytes = [UInt8](repeating: 0x61, count: 40)
      #expect(accepts(bytes, allowsZeros: false))
      bytes[place] = 0
      #expect(accepts(bytes))
      #expect(!accepts(bytes, allowsZeros: false))
      #expect(accepts(bytes, from: place + 1, allowsZeros: false))
    }
  }

  @Test func nothingStaysOpenAtTheEnd() {
    let text = Array("abcdefghijklmnopqrstuvwxyz ก😊".utf8)
    for end in 0...text.count {
      let reference = String(validating: text[..<end], as: UTF8.self) != nil
      #expect(accepts(text, to: end) == reference, "\(end)")
    }
  }

  @Test func placeOfTheFaultInLongText() {
    let text = Array(String(repeating: "Giao hàng ช้า 😊 ", count: 40).utf8)
    for place in [0, 1, 70, text.count] {
      var cut = place
      while cut < text.count && text[cut] & 0xC0 == 0x80 { cut += 1 }
      let bytes = Array(text[..<cut]) + [0xFF] + Array(text[cut...])
      #expect(UTF8Check.firstFault(in: bytes.span, from: 0, to: bytes.count) == cut)
    }
    #expect(UTF8Check.firstFault(in: text.span, from: 0, to: text.count) == nil)
    let last = text.count - 2  // inside the emoji
    #expect(UTF8Check.firstFault(in: text.span, from: 0, to: last) == text.count - 5)
  }
}
