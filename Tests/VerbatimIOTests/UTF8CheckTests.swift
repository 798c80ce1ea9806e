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
            let fast = UTF8Automaton.accepts(bytes.span, from: 0, to: 5)
            if slow != reference || fast != reference { different += 1 }
          }
        }
      }
    }
    #expect(different == 0)
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
