import Testing
import VerbatimAutomata

@Suite struct LexiconFileTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var line: Int
    var column: Int
    var problem: String
    var mend: String
  }

  private static let columns = ["term", "weight"]

  static let faults = [
    Fault(
      testDescription: "no header", text: "# only\n# comments\n", line: 3, column: 0,
      problem: "there is no header line", mend: "write 'term<TAB>weight' above the rows"),
    Fault(
      testDescription: "empty file", text: "", line: 1, column: 0,
      problem: "there is no header line", mend: "write 'term<TAB>weight' above the rows"),
    Fault(
      testDescription: "wrong header", text: "# x\nword\tweight\na\t1\n", line: 2, column: 0,
      problem: "the header is 'word | weight'", mend: "write 'term<TAB>weight'"),
    Fault(
      testDescription: "too few columns", text: "term\tweight\na\n", line: 2, column: 2,
      problem: "1 columns where 2 are expected", mend: "separate term, weight by one tab each"),
    Fault(
      testDescription: "too many columns", text: "term\tweight\na\t1\tx\n", line: 2, column: 3,
      problem: "3 columns where 2 are expected", mend: "separate term, weight by one tab each"),
    Fault(
      testDescription: "space before", text: "term\tweight\na\t 1\n", line: 2, column: 2,
      problem: "' 1' begins or ends with a space", mend: "remove it"),
    Fault(
      testDescription: "space after", text: "term\tweight\na \t1\n", line: 2, column: 1,
      problem: "'a ' begins or ends with a space", mend: "remove it"),
    Fault(
      testDescription: "decomposed", text: "term\tweight\ne\u{301}m\t1\n", line: 2, column: 1,
      problem: "'e\u{301}m' is not in composed form (NFC)",
      mend: "save the file with composed letters"),
    Fault(
      testDescription: "empty term", text: "term\tweight\n\t1\n", line: 2, column: 1,
      problem: "the term is empty", mend: "fill it in or remove the line"),
    Fault(
      testDescription: "twice", text: "term\tweight\na\t1\na\t2\n", line: 3, column: 1,
      problem: "'a' stands already in line 2", mend: "keep one"),
    Fault(
      testDescription: "out of order", text: "term\tweight\nb\t1\n\na\t2\n", line: 4, column: 0,
      problem: "'a' is out of order", mend: "sort the rows by code point"),
  ]

  @Test("each fault names line, column and mend, and nothing else is reported", arguments: faults)
  func fault(fault: Fault) throws {
    let errors = LexiconFile.check(
      name: "vi/x.tsv", text: fault.text, columns: Self.columns, keyColumns: 1
    ).errors
    #expect(
      errors == [
        LexiconError(
          file: "vi/x.tsv", line: fault.line, column: fault.column, problem: fault.problem,
          mend: fault.mend)
      ])
    #expect(throws: LexiconError.self) {
      try LexiconFile(name: "x", text: fault.text, columns: Self.columns, keyColumns: 1)
    }
    let place = fault.column > 0 ? ":\(fault.line):\(fault.column)" : ":\(fault.line)"
    #expect(
      errors.first?.description == "vi/x.tsv\(place): \(fault.problem); \(fault.mend)")
  }

  @Test("a good file gives comments, header and rows with their lines; CRLF and BOM-free")
  func good() throws {
    let text = "# one\n# two\r\nterm\tweight\r\na\t1\r\n\r\nb\t-2\n# c\t3\n"
    let (file, errors) = LexiconFile.check(
      name: "x", text: text, columns: Self.columns, keyColumns: 1)
    #expect(file.comments == ["one", "two"])
    #expect(file.columns == Self.columns)
    #expect(file.rows.prefix(2).map(\.line) == [4, 6])
    #expect(file.rows.prefix(2).map(\.fields) == [["a", "1"], ["b", "-2"]])
    // A line that begins with # below the header is a row: '# c' sorts before 'b'.
    #expect(errors.map(\.problem) == ["'# c' is out of order"])
  }

  @Test("all faults of a file are collected, in the order of lines")
  func several() {
    let errors = LexiconFile.check(
      name: "x", text: "term\tweight\nb\t1\na\nb\t2\n\t3\n", columns: Self.columns, keyColumns: 1
    ).errors
    #expect(errors.map(\.line) == [3, 4, 5, 5])
  }

  @Test("rows may repeat when there is no key, but not the whole line")
  func noKey() {
    let errors = LexiconFile.check(
      name: "x", text: "term\tweight\na\t1\na\t2\n", columns: Self.columns, keyColumns: 0
    ).errors
    #expect(errors.isEmpty)
  }

  @Test("a byte order mark before the header is named or passed over, not taken for a header")
  func byteOrderMark() {
    let (_, errors) = LexiconFile.check(
      name: "x", text: "\u{FEFF}# one\nterm\tweight\na\t1\n", columns: Self.columns, keyColumns: 1)
    #expect(errors.isEmpty)
  }

  @Test("combining marks beyond the Latin ones are allowed in Thai", arguments: ["กำ", "น้ำ", "ที่"])
  func thaiMarks(term: String) {
    let errors = LexiconFile.check(
      name: "x", text: "term\tweight\n\(term)\t1\n", columns: Self.columns, keyColumns: 1
    ).errors
    #expect(errors.isEmpty)
  }

  @Test(
    "a number that is none, or out of range",
    arguments: ["", "x", "1,5", "4.01", "-4.5", "nan", "inf", "1 "])
  func number(field: String) throws {
    let text = "term\tweight\na\t\(field)\n"
    let file = LexiconFile.check(name: "f", text: text, columns: Self.columns, keyColumns: 1).file
    let row = try #require(file.rows.first)
    let error = #expect(throws: LexiconError.self) { try file.number(row, 1, in: -4...4) }
    #expect(
      error?.description
        == "f:2:2: '\(field)' is not a number from -4.0 to 4.0; correct the weight")
  }

  @Test(
    "numbers in range", arguments: [("4", 4.0), ("-4", -4), ("1.5", 1.5), ("0", 0), ("1e0", 1)])
  func goodNumber(field: String, value: Double) throws {
    let text = "term\tweight\na\t\(field)\n"
    let file = try LexiconFile(name: "f", text: text, columns: Self.columns, keyColumns: 1)
    #expect(try file.number(file.rows[0], 1, in: -4...4) == value)
  }
}
