import Testing
import VerbatimIO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Sources and errors")
struct SourceTests {
  static func error(_ bytes: [UInt8], name: String = "test.csv") -> String? {
    do {
      _ = try read(bytes, name: name)
      return nil
    } catch { return (error as? ReadingError)?.explanation }
  }

  static func openingError(_ path: String) -> String? {
    do throws(ReadingError) {
      _ = try ByteSource.open(path)
      return nil
    } catch { return error.explanation }
  }

  static let text = "expected a table (CSV, TSV, JSON or .xlsx), found"

  @Test(
    arguments: [
      (
        [0xD0, 0xCF, 0x11, 0xE0],
        "test.csv: \(text) an Excel workbook of the old kind (.xls), or one under a password\n  Open it in Excel and save it as .xlsx without a password, or as CSV UTF-8."
      ),
      (
        Array("%PDF-1.7".utf8),
        "test.csv: \(text) a PDF document\n  Export the answers themselves as CSV UTF-8."
      ),
      (
        [UInt8](repeating: 0, count: 16),
        "test.csv: \(text) binary data (many zero bytes)\n  Export the answers as CSV UTF-8."
      ),
      (
        [],
        "test.csv: expected a header and rows of comments, found an empty input\n  Check that the export has finished and that this is the right file."
      ),
      (
        [0xEF, 0xBB, 0xBF, 0x0A, 0x20, 0x0A],
        "test.csv: expected a header and rows of comments, found nothing but blank lines\n  Check that the export has finished and that this is the right file."
      ),
      (
        Array("a,\"b\n1,2\n".utf8),
        "test.csv:1: expected a header: the names of the columns, found a quote that never closes\n  Correct the first line; each name with a comma or a quote in it goes in quotes."
      ),
    ] as [([UInt8], String)])
  func contents(bytes: [UInt8], explanation: String) {
    #expect(Self.error(bytes) == explanation)
  }

  @Test func filesThatCannotBeOpened() {
    #expect(
      Self.openingError("/nonexistent/x.csv")
        == "/nonexistent/x.csv: expected a file, found nothing of this name\n  Check the spelling and the folder; use - to read standard input."
    )
    #expect(
      Self.openingError("/tmp")
        == "/tmp: expected a file, found a directory\n  Name one of the files in it, such as /tmp/survey.csv."
    )
  }

  @Test(
    arguments: [
      ("x.csv", "a\tb\n1\t2\n", "tsv", Byte.tab), ("x.tsv", "a,b\tc\n", "tsv", Byte.tab),
      ("x.txt", "a;b\n1,5;2\n3,4;4\n", "csv", Byte.semicolon),
      ("-", "a,b;c\n1,2;3\n", "csv", Byte.comma),
      ("x.csv", " \n{\"a\":1}\n", "jsonl", 0), ("x.ndjson", "\n{}", "jsonl", 0),
      ("x.csv", "id;text\n1;\"a,b,c\"\n2;\"d,e\"\n", "csv", Byte.semicolon),
      ("x.csv", "id,text\n1,\"a;b|c\"\n2,d;e\n", "csv", Byte.comma),
      ("x.csv", "comment\na,b\nc\n", "csv", 0),
    ] as [(String, String, String, UInt8)])
  func formats(name: String, text: String, format: String, delimiter: UInt8) throws {
    let reader = try BlockReader(ByteSource(bytes: Array(text.utf8), name: name))
    #expect(reader.layout.dialect.format.rawValue == format)
    #expect(reader.layout.dialect.delimiter ?? 0 == delimiter)
  }

  @Test func headerWithoutRows() throws {
    #expect(try read("a,b\n").lastRecord == 0)
    #expect(try read("a,b").columns == ["a", "b"])
  }

  /// The writing end gives small pieces at odd places, as a slow program would.
  @Test func pipeInPieces() async throws {
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    var bytes = Array("id,text\r\n".utf8)
    for i in 0..<3000 { bytes += Array("\(i),\"dòng \(i)\r\nช้า \"\"มาก\"\"\"\r\n".utf8) }
    let sent = bytes
    let writer = Task.detached {
      var start = 0
      var size = 1
      while start < sent.count {
        let end = min(start + size, sent.count)
        var output = BufferedOutput(descriptor: writing, name: "pipe")
        try output.write(Array(sent[start..<end]))
        try output.flush()
        start = end
        size = size * 7 % 1009 + 1
      }
      close(writing)
    }
    var reader = try BlockReader(
      ByteSource(descriptor: reading, name: "pipe"), options: ReadingOptions(blockBytes: 8192))
    var parser = RecordParser(layout: reader.layout, file: reader.file)
    var texts: [String] = []
    while let block = try reader.next() {
      let counts = parser.parse(
        block, record: { fields, _ in texts.append(fields.text(1) ?? "") }, rejected: { _ in })
      #expect(counts.rejected == 0)
    }
    try await writer.value
    close(reading)
    #expect(texts == (0..<3000).map { "dòng \($0)\r\nช้า \"มาก\"" })
  }

  @Test func twoWorkersShareOneInput() async throws {
    var bytes = Array("id,comment\n".utf8)
    for i in 0..<5000 { bytes += Array("\(i),\"good, and number \(i)\"\n".utf8) }
    bytes += Array("x,y,z\n".utf8)
    let input = SharedBlockReader(
      try BlockReader(
        ByteSource(bytes: bytes, name: "x.csv"), options: ReadingOptions(blockBytes: 1000)))
    let roles = try ColumnRoles.resolve(input.layout, sample: input.sample, file: input.file)
    let column = try #require(roles.comment).column
    let (texts, counts) = try await withThrowingTaskGroup(
      of: ([Int: [String]], RowCounts).self
    ) { group in
      for _ in 0..<2 {
        group.addTask {
          var parser = input.makeParser()
          var counts = RowCounts()
          var found: [Int: [String]] = [:]
          while let block = try input.next() {
            counts += parser.parse(
              block,
              record: { fields, _ in
                guard let range = fields.range(column) else { return }
                let comment = fields.bytes.span.extracting(range)
                #expect(comment.count > 10)
                found[block.index, default: []].append(fields.text(column)!)
              }, rejected: { _ in })
          }
          return (found, counts)
        }
      }
      return try await group.reduce(into: ([Int: [String]](), RowCounts())) { sum, part in
        sum.0.merge(part.0) { first, _ in first }
        sum.1 += part.1
      }
    }
    #expect(counts == RowCounts(accepted: 5000, rejected: 1))
    #expect(
      texts.sorted { $0.key < $1.key }.flatMap(\.value)
        == (0..<5000).map { "good, and number \($0)" })
  }
}
