import Testing

@Suite(.timeLimit(.minutes(20))) struct SegmentTests {
  private static let text =
    "Giao hàng chậm quá, thôi khỏi mua nữa 😡\n\nพนักงานพูดจาดีมาก แต่รอนาน 2 ชั่วโมง\n"
    + "  great\tapp — très bien!  \r\nnhân viên nv k tl tin nhắn\u{A0}\u{3000}x\n"
    + "e\u{301} Tie\u{302}\u{301}ng Vie\u{302}\u{323}t"

  private func withoutSpace(_ text: String) -> String.UnicodeScalarView {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }
  }

  @Test(arguments: ["auto", "vi", "th", "en"])
  func nothingButWhiteSpaceIsLost(language: String) throws {
    let folder = try Folder()
    try folder.write("in.txt", Self.text)
    let run = try folder.verbatim("segment", "--language", language, "in.txt")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(withoutSpace(run.output).elementsEqual(withoutSpace(Self.text)))
    let lines = Self.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(run.output.unicodeScalars.filter { $0 == "\n" }.count == lines.count)
    let written = run.output.unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    for (line, out) in zip(lines, written) {
      #expect(withoutSpace(String(line)).elementsEqual(withoutSpace(String(out))))
    }
  }

  @Test func wordsAreSeparatedByTabs() throws {
    let folder = try Folder()
    let run = try folder.verbatim("segment", input: "Giao hàng chậm, nhân viên dễ thương\n")
    #expect(run.lines == ["Giao hàng\tchậm\t,\tnhân viên\tdễ thương"])
  }

  @Test func bytesThatAreNoTextPassThrough() throws {
    let folder = try Folder()
    let bytes: [UInt8] = Array("caf".utf8) + [0xE9, 0x20, 0xFF, 0xC3] + Array(" ok".utf8)
    try folder.write("latin.txt", bytes: bytes)
    let run = try folder.verbatim("segment", "latin.txt")
    #expect(run.status == 0)
    #expect(run.bytes.filter { $0 > 0x20 } == bytes.filter { $0 > 0x20 })
  }

  @Test func severalFilesAndAnyNumberOfWorkers() throws {
    let folder = try Folder()
    try folder.write("a.txt", "một\nhai\n")
    try folder.write("b.txt", Self.text)
    let one = try folder.verbatim("segment", "--threads", "1", "a.txt", "b.txt")
    let five = try folder.verbatim("segment", "--threads", "5", "a.txt", "b.txt")
    #expect(one.bytes == five.bytes)
    #expect(one.lines.prefix(2) == ["một", "hai"])
  }

  @Test func emptyInputGivesNothing() throws {
    let folder = try Folder()
    let run = try folder.verbatim("segment", input: "")
    #expect(run.status == 0)
    #expect(run.bytes.isEmpty)
  }

  @Test func anUnknownLanguageIsBadUsage() throws {
    let folder = try Folder()
    let run = try folder.verbatim("segment", "--language", "xx", input: "a\n")
    #expect(run.status == 2)
    #expect(run.bytes.isEmpty)
    #expect(run.errors.contains("'xx'"))
    #expect(run.errors.contains("auto, vi, th or en"))
    #expect(run.errors.contains("verbatim segment --help"))
  }
}
