import Testing
import VerbatimReport

@Suite struct NumberStyleTests {
  @Test func numbers() {
    let style = NumberStyle.pointed
    #expect(style.whole(1_234_567) == "1,234,567")
    #expect(style.whole(-12) == "−12")
    #expect(style.decimal(0.05, 1) == "0.1")
    #expect(style.decimal(-0.04, 1) == "0.0")
    #expect(style.signed(12.34, 1) == "+12.3")
    #expect(style.signed(-1234.5, 1) == "−1,234.5")
    #expect(style.signed(0, 1) == "0.0")
    #expect(style.decimal(.nan, 1) == "–")
    #expect(NumberStyle.comma.decimal(1234.5, 1) == "1.234,5")
  }

  @Test func percents() {
    let style = NumberStyle.pointed
    #expect(style.percent(1, of: 3) == "33%")
    #expect(style.percent(0, of: 3) == "0%")
    #expect(style.percent(1, of: 1000) == "<1%")
    #expect(style.percent(999, of: 1000) == ">99%")
    #expect(style.percent(3, of: 3) == "100%")
    #expect(style.percent(0, of: 0) == "0%")
  }
}
