import Testing
import VerbatimReport

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("Giao hàng chậm", 14), ("Giao hàng chậm", 14),
    ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", 10), ("ส่งช้ามาก", 7), ("น้ำ", 2), ("กำ", 2),
    ("ที่นี่", 2), ("😊", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇻🇳", 2), ("❤️", 2), ("日本", 4), ("한국", 4),
    ("ＡＢ", 4), ("a\u{200B}b", 2), ("\u{1B}[1m", 3), ("5555+ ฿", 7), ("«»…—−█▏", 7),
  ])
  func widths(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width, "\(text.debugDescription)")
  }

  @Test func truncationNeverCutsACharacter() {
    let text = "ส่งช้ามาก 👨‍👩‍👧 Tie\u{302}\u{301}ng 日本語 giao hàng chậm"
    let characters = Set(text)
    for width in 0...DisplayWidth.of(text) {
      for cut in [
        TerminalText.truncate(text, width: width), TerminalText.truncateStart(text, width: width),
        TerminalText.truncate(text, width: width, atWord: true),
      ] {
        #expect(DisplayWidth.of(cut) <= width)
        #expect(cut.allSatisfy { characters.contains($0) || $0 == "…" })
      }
      #expect(DisplayWidth.of(TerminalText.pad(text, width: width)) == width)
    }
    #expect(TerminalText.truncate(text, width: 100) == text)
  }

  @Test func wrappingKeepsEveryCharacter() {
    let text = "ส่งช้ามากกกกกกกกกกกกกกกกกกกกกกก แต่ order 👍🏽 came after two weeks, thế là xong"
    for width in 4...60 {
      let lines = TerminalText.wrap(text, width: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    #expect(TerminalText.clean(" a\u{1B}[31m\tb\r\n\n c\u{0}\u{202E}\u{9B}d ") == "a[31m b cd")
  }

  @Test func bars() {
    #expect(BlockBar.bar(0, width: 8) == "")
    #expect(BlockBar.bar(0.001, width: 8) == "▏")
    #expect(BlockBar.bar(0.5, width: 8) == "████")
    #expect(BlockBar.bar(1.5, width: 8) == "████████")
    #expect(BlockBar.diverging(-50, most: 100, half: 4) == "  ▓▓│")
    #expect(BlockBar.diverging(50, most: 100, half: 4) == "    │██")
    #expect(BlockBar.diverging(0, most: 100, half: 4) == "    │")
  }
}
