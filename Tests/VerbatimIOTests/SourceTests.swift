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

  static let text = "expected UTF-8 text (CSV, TSV or JSON lines), found"

  @Test(
    arguments: [
      (
        [0xFF, 0xFE, 0x61, 0x00],
        "test.csv: \(text) UTF-16 text (little-endian)\n  Save as CSV UTF-8 in Excel, or run: iconv -f UTF-16 -t UTF-8."
      ),
      (
        [0xFE, 0xFF, 0x00, 0x61],
        "test.csv: \(text) UTF-16 text (big-endian)\n  Save as CSV UTF-8 in Excel, or run: iconv -f UTF-16 -t UTF-8."
      ),
      (
        Array("a\0b\0c\0,\0d\0\n\0".utf8),
        "test.csv: \(text) UTF-16 text without a byte order mark\n  Save as CSV UTF-8 in Excel, or run: iconv -f UTF-16LE -t UTF-8."
      ),
      (
        [0x1F, 0x8B, 8, 0],
        "test.csv: \(text) gzip data\n  Unpack it first: gunzip -c FILE | verbatim … -."
      ),
      (
        [0x50, 0x4B, 3, 4],
        "test.csv: \(text) an Excel workbook or a ZIP archive\n  Open it in Excel and save the sheet as CSV UTF-8; unpack an archive first."
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
        [0xA4, 0xC7, 0xD2, 0xC1, 0xA4, 0xD4, 0xB4, 0xE0, 0xCB, 0xE7, 0xB9, 0x0A, 0xB4, 0xD5, 0x0A],
        "test.csv:1: \(text) bytes that are not UTF-8 on 2 of the first 2 lines, perhaps Windows-874 (Thai)\n  Save as CSV UTF-8 in Excel, or run: iconv -f WINDOWS-874 -t UTF-8."
      ),
      (
        Array("a,b\n".utf8) + (0..<3).flatMap { _ in [0x31, 0x2C, 0xEA, 0x20, 0x0A] as [UInt8] },
        "test.csv: \(text) bytes that are not UTF-8 on 3 of the first 4 lines, perhaps Windows-1258 or Windows-1252\n  Save as CSV UTF-8 in Excel, or run: iconv -f WINDOWS-1258 -t UTF-8."
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

  @Test func jsonArrayIsNotJSONLines() {
    #expect(
      Self.error(Array("[\n{\"a\":1}]".utf8), name: "x.json")
        == "x.json:1:1: expected JSON lines: one object on each line, found a JSON array\n  Turn it into JSON lines: jq -c '.[]' x.json > comments.jsonl."
    )
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
