import Testing
import VerbatimReport

@Suite struct TerminalReportTests {
  @Test(arguments: [(60, goldenNarrow), (100, goldenWide)])
  func golden(_ width: Int, _ expected: String) {
    let text = TerminalReport(SampleContent.content(), width: width).text()
    if text != expected { print(text) }
    #expect(text == expected)
  }

  @Test func linesFitTheWidth() {
    let facts = RunFacts(
      version: "1.0", date: "2026-11-22", taxonomies: ["general"], seconds: 1.5,
      commentsPerSecond: 20_000, files: [(path: "out/report.html", content: "the page")])
    for evil in HTMLReportTests.hostile {
      for content in [SampleContent.content(), HTMLReportTests.hostileContent(evil)] {
        for width in [40, 41, 59, 80, 100, 200] {
          let text = TerminalReport(content, facts: facts, width: width).text()
          for line in text.split(separator: "\n") {
            #expect(DisplayWidth.of(line) <= width, "\(width): \(line)")
          }
          #expect(!text.contains("\u{1B}"))
        }
      }
    }
  }

  @Test func colourOnlyWhenAskedAndNeverAlone() {
    let plain = TerminalReport(SampleContent.content()).text()
    let coloured = TerminalReport(SampleContent.content(), useColor: true).text()
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[1m"))
    var stripped = ""
    var isCode = false
    for character in coloured {
      if character == "\u{1B}" { isCode = true }
      if !isCode { stripped.append(character) }
      if character == "m" { isCode = false }
    }
    #expect(stripped == plain)
  }
}
