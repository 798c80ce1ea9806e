import Testing
import VerbatimIO

@Suite("CSV and TSV records")
struct DelimitedTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var what: String
    var text: String
    var rows: [[String?]]
    var reasons: [Reject.Reason] = []
    var format: InputFormat = .csv
    var testDescription: String { what }
  }

  static let cases: [Case] = [
    Case(what: "LF", text: "a,b\n1,2\n3,4\n", rows: [["1", "2"], ["3", "4"]]),
    Case(what: "CRLF", text: "a,b\r\n1,2\r\n3,4\r\n", rows: [["1", "2"], ["3", "4"]]),
    Case(what: "CR", text: "a,b\r1,2\r3,4\r", rows: [["1", "2"], ["3", "4"]]),
    Case(what: "no line end at the end", text: "a,b\n1,2", rows: [["1", "2"]]),
    Case(what: "quoted", text: "a,b\n\"1,x\",\"2 \"\"y\"\"\"\n", rows: [["1,x", "2 \"y\""]]),
    Case(
      what: "line end in quotes", text: "a,b\n\"1\n2\r\n3\",4\n5,6\n",
      rows: [["1\n2\r\n3", "4"], ["5", "6"]]),
    Case(what: "empty quotes", text: "a,b\n\"\",\"\"\"\"\n", rows: [["", "\""]]),
    Case(
      what: "blank lines", text: "\n\na,b\n\n1,2\n   \n3,4\n\n", rows: [["1", "2"], ["3", "4"]]),
    Case(
      what: "quote in an unquoted field", text: "a,b\n5\" pipe,say \"hi\"\n",
      rows: [["5\" pipe", "say \"hi\""]]),
    Case(
      what: "text after a quote", text: "a,b\n\"x\"y,2\n3,4\n", rows: [["3", "4"]],
      reasons: [.textAfterQuote]),
    Case(
      what: "unclosed to the end", text: "a,b\n1,\"x\n3,4\n5,6\n",
      rows: [["3", "4"], ["5", "6"]], reasons: [.unclosedQuote]),
    Case(
      what: "unclosed before a quoted row", text: "a,b\n1,\"x\n3,\"y\"\n5,6\n",
      rows: [["3", "y"], ["5", "6"]], reasons: [.unclosedQuote]),
    Case(
      what: "unclosed in the last row", text: "a,b\n1,2\n3,\"", rows: [["1", "2"]],
      reasons: [.unclosedQuote]),
    Case(
      what: "too many fields", text: "a,b\n1,2,3\n4,5\n", rows: [["4", "5"]],
      reasons: [.raggedRow]),
    Case(
      what: "too few fields", text: "a,b,c\n1,2\n4,5,6\n", rows: [["4", "5", "6"]],
      reasons: [.raggedRow]),
    Case(what: "extra empty fields", text: "a,b\n1,2,,\"\"\n", rows: [["1", "2"]]),
    Case(
      what: "missing empty fields", text: "a,b,c\n1,2,\n3,4\n5,6,7\n8\n",
      rows: [["1", "2", ""], ["3", "4", nil], ["5", "6", "7"]], reasons: [.raggedRow]),
    Case(
      what: "missing fields of unnamed columns", text: "a,b,,\n1,2\n", rows: [["1", "2", nil, nil]]),
    Case(
      what: "Thai combining mark behind the quote", text: "a,b\n\"\u{E48}x\",\"\u{E31}\"\n",
      rows: [["\u{E48}x", "\u{E31}"]]),
    Case(what: "zero byte", text: "a,b\n1,\0\n3,4\n", rows: [["3", "4"]], reasons: [.zeroByte]),
    Case(what: "semicolons", text: "a;b\n1,5;2\n", rows: [["1,5", "2"]]),
    Case(what: "pipes", text: "a|b\n1|2\n", rows: [["1", "2"]]),
    Case(
      what: "one column, delimiters in the text", text: "comment\nslow, rude; late\n\"a\nb\"\n",
      rows: [["slow, rude; late"], ["a\nb"]]),
    Case(
      what: "TSV", text: "a\tb\n1\t\"x \"\"y\"\"\nz\"\n", rows: [["1", "x \"y\"\nz"]], format: .tsv),
    Case(
      what: "TSV quote that does not close", text: "a\tb\n\"1\t2\n3\t\"4\n5\t6\"\n",
      rows: [["\"1", "2"], ["3", "\"4"], ["5", "6\""]], format: .tsv),
    Case(
      what: "TSV text behind a quote", text: "a\tb\n\"hi\" said\t2\n\"x\"\t3\n",
      rows: [["\"hi\" said", "2"], ["x", "3"]], format: .tsv),
  ]

  @Test(arguments: cases)
  func golden(_ example: Case) throws {
    for block in [1, 7, 64, 1 << 20] {
      let outcome = try read(example.text, format: example.format, blockBytes: block)
      #expect(outcome.texts == example.rows, "block \(block)")
      #expect(outcome.reasons == example.reasons, "block \(block)")
    }
  }

  @Test func invalidUTF8IsRejectedAlone() throws {
    let bytes = Array("a,b\n1,ok\n2,".utf8) + [0xE0, 0xB8, 0x0A] + Array("3,fine\n".utf8)
    let outcome = try read(bytes)
    #expect(outcome.texts == [["1", "ok"], ["3", "fine"]])
    let reject = try #require(outcome.rejects.first)
    #expect(reject.line == 3 && reject.column == 3 && reject.record == 2)
    #expect(reject.found == "byte 0xE0 at byte 11 of the input")
    #expect(reject.raw == [0x32, 0x2C, 0xE0, 0xB8])
  }

  @Test func byteOrderMarkIsSkipped() throws {
    let outcome = try read([0xEF, 0xBB, 0xBF] + Array("a,b\n1,2\n".utf8))
    #expect(outcome.columns == ["a", "b"])
    #expect(outcome.texts == [["1", "2"]])
  }

  @Test func placesAreThoseOfTheFault() throws {
    let outcome = try read("id,text\n1,\"ngày\nđẹp\"\n2,\"chậm\" quá\n3,x,y\n")
    #expect(outcome.rows.map(\.line) == [2])
    #expect(outcome.rejects.map(\.line) == [4, 5])
    #expect(outcome.rejects.map(\.column) == [9, 5])
    #expect(outcome.rejects.map(\.record) == [2, 3])
    #expect(outcome.rejects[1].description == "test.csv:5:5: expected 2 fields, found 3 fields")
    #expect(String(decoding: outcome.rejects[0].raw, as: UTF8.self) == "2,\"chậm\" quá")
  }

  @Test(arguments: [(10 << 20, 16 << 20, 1), (10 << 20, 1 << 20, 0)])
  func fieldOfTenMegabytes(size: Int, limit: Int, accepted: Int) throws {
    var bytes = Array("id,text\n0,before\n1,\"".utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: size / 2) + [10]
    bytes += [UInt8](repeating: UInt8(ascii: "y"), count: size / 2 - 1)
    bytes += Array("\"\n2,after\n".utf8)
    let outcome = try read(bytes, limits: RecordLimits(maximumFieldBytes: limit))
    #expect(outcome.rows.count == 2 + accepted)
    #expect(outcome.rows.last?.fields == ["2", "after"])
    #expect(outcome.reasons == (accepted == 1 ? [] : [.fieldTooLong]))
    #expect(outcome.lastRecord == 3)
  }

  @Test(arguments: [1, 64, 1000])
  func lineLongerThanARecord(block: Int) throws {
    let limits = RecordLimits(maximumFieldBytes: 50, maximumRecordBytes: 60)
    let long = String(repeating: "z", count: 500)
    let text = "a,b\n1,2\n3,\(long)\r\n5,\"6\n\(long)\n7,8\n9,\(long)"
    let outcome = try read(text, limits: limits, blockBytes: block)
    #expect(outcome.texts == [["1", "2"], ["7", "8"]])
    #expect(
      outcome.reasons == [.recordTooLong, .unclosedQuote, .recordTooLong, .recordTooLong])
  }

  @Test("a first line that names the separator is no header", arguments: [";", ",", "\t", "|"])
  func separatorLine(separator: String) throws {
    let rows = ["sep=\(separator)", "id\(separator)comment", "1\(separator)slow", "2"]
    let text = "\u{FEFF}" + rows.joined(separator: "\r\n") + "\r\n"
    var reader = try BlockReader(ByteSource(bytes: Array(text.utf8), name: "test.csv"))
    #expect(reader.layout.columns == ["id", "comment"])
    #expect(reader.sample.rows == [["1", "slow"]])
    let block = try #require(try reader.next())
    #expect(block.firstLine == 3)
  }

  @Test("columns of one name get a number")
  func namesThatRepeat() throws {
    let text = "id,note,note,note (2),,\n1,a,b,c,d,e\n"
    let reader = try BlockReader(ByteSource(bytes: Array(text.utf8), name: "test.csv"))
    #expect(reader.layout.columns == ["id", "note", "note (3)", "note (2)", "", ""])
    #expect(reader.notes.contains { $0.contains("several columns are called 'note'") })
  }

  @Test("a table without a header")
  func noHeader() throws {
    let text = "Giao hàng chậm quá\nNhân viên thân thiện\nGiá hơi cao\nĐóng gói rất cẩn thận\n"
    let taken = try BlockReader(ByteSource(bytes: Array(text.utf8), name: "test.csv"))
    #expect(taken.notes.contains { $0.contains("'Giao hàng chậm quá' looks like an answer") })
    var options = ReadingOptions()
    options.hasHeader = false
    var reader = try BlockReader(
      ByteSource(bytes: Array(text.utf8), name: "test.csv"), options: options)
    #expect(reader.notes.isEmpty)
    #expect(reader.layout.columns == ["column 1"])
    #expect(reader.sample.rows.count == 4)
    let block = try #require(try reader.next())
    #expect(block.firstLine == 1)
    let roles = try ColumnRoles.resolve(reader.layout, sample: reader.sample, file: "test.csv")
    #expect(roles.comment?.name == "column 1")
  }

  @Test("names of columns are no answers")
  func namesOfColumns() throws {
    for name in [
      "comment,Tổng số tiền đã trả\nslow,much", "2024,2025\n3,4", "Your name please\nNam Anh Le",
    ] {
      let reader = try BlockReader(ByteSource(bytes: Array((name + "\n").utf8), name: "test.csv"))
      #expect(reader.notes.isEmpty, "\(name)")
    }
  }
}
