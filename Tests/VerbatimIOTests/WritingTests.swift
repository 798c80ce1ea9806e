import Testing
import VerbatimIO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Writing")
struct WritingTests {
  static func text(_ body: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    body(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func temporaryFolder() -> String {
    var template = Array("/tmp/verbatim-io-XXXXXX".utf8CString)
    _ = unsafe template.withUnsafeMutableBufferPointer {
      unsafe $0.baseAddress.map { unsafe mkdtemp($0) }
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func remove(_ folder: String) {
    for name in names(in: folder) { _ = unsafe unlink("\(folder)/\(name)") }
    _ = unsafe rmdir(folder)
  }

  static func names(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func contents(_ path: String) throws -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let room = bytes.count
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe $0.baseAddress.map { unsafe pread(descriptor, $0, room, 0) } ?? 0
    }
    return Array(bytes[..<count])
  }

  @Test func jsonStructure() {
    let text = Self.text { out in
      var json = JSONWriter()
      json.beginObject(&out)
      json.key("a", &out)
      json.beginArray(&out)
      json.number(1, &out)
      json.beginObject(&out)
      json.endObject(&out)
      json.beginArray(&out)
      json.endArray(&out)
      json.null(&out)
      json.bool(true, &out)
      json.raw(Array("[1]".utf8), &out)
      json.endArray(&out)
      json.key("b", &out)
      json.string("x", &out)
      json.endObject(&out)
      json.endLine(&out)
      json.string(Array("y".utf8).span, &out)
    }
    #expect(text == "{\"a\":[1,{},[],null,true,[1]],\"b\":\"x\"}\n\"y\"")
  }

  @Test(arguments: [
    ("\"\\/", #""\"\\/""#),
    ("\u{0}\u{1F}\u{8}\t\n\u{C}\r\u{7F}", "\"\\u0000\\u001f\\b\\t\\n\\f\\r\u{7F}\""),
    ("a\u{2028}b\u{2029}", "\"a\\u2028b\\u2029\""),
    ("ำ😊đ\u{2027}\u{202A}", "\"ำ😊đ\u{2027}\u{202A}\""),
  ])
  func jsonStrings(text: String, json: String) {
    #expect(
      Self.text { out in
        var writer = JSONWriter()
        writer.string(text, &out)
      } == json)
  }

  @Test(arguments: [
    (1.0, "1"), (-0.0, "0"), (0.1, "0.1"), (-71.5, "-71.5"), (1e15, "1000000000000000"),
    (1e16, "1e+16"), (1e300, "1e+300"), (2.5e-300, "2.5e-300"), (1.0 / 3, "0.3333333333333333"),
    (.nan, "null"), (.infinity, "null"), (100, "100"),
  ])
  func jsonNumbers(value: Double, json: String) {
    let text = Self.text { out in
      var writer = JSONWriter()
      writer.number(value, &out)
    }
    #expect(text == json || (value == 1e15 && Double(text) == value))
    if value.isFinite { #expect(Double(text) == value) }
  }

  @Test func csvCells() {
    let text = Self.text { out in
      var csv = CSVWriter(.init(usesCRLF: true, hasByteOrderMark: true))
      csv.row(["a", "b,c", "d\"e", "f\ng", ""], &out)
      csv.row(["=1+1", "+2+1", "-3", "@x", "\ty", "\rz", " s "], &out)
      csv.number(-0.5, &out)
      csv.number(7, &out)
      csv.number(.nan, &out)
      csv.empty(&out)
      csv.cell("end", &out)
      csv.endRow(&out)
    }
    #expect(
      text == "\u{FEFF}a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n"
        + "'=1+1,'+2+1,-3,'@x,\"'\ty\",\"'\rz\",\" s \"\r\n-0.5,7,,,end\r\n")
  }

  @Test func fileAppearsWhenItIsCommitted() throws {
    let folder = Self.temporaryFolder()
    defer { Self.remove(folder) }
    let path = folder + "/out.csv"
    var file = try AtomicFile(path)
    try file.write(Array("one".utf8))
    #expect(!Self.names(in: folder).contains("out.csv"))
    try file.commit()
    #expect(Self.names(in: folder) == ["out.csv"])
    #expect(try Self.contents(path) == Array("one".utf8))

    func abandon() throws {
      var other = try AtomicFile(path)
      try other.write(Array("two".utf8))
    }
    try abandon()
    #expect(Self.names(in: folder) == ["out.csv"])
    #expect(try Self.contents(path) == Array("one".utf8))
  }

  @Test func noPlaceToWriteTo() {
    do throws(ReadingError) {
      _ = try AtomicFile("/nonexistent/out.csv")
      Issue.record("no error")
    } catch {
      #expect(
        error.explanation
          == "/nonexistent/out.csv: expected a place to write to, found No such file or directory\n  Create the folder first, or choose another one."
      )
    }
  }

  @Test func brokenPipeIsQuiet() throws {
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    close(ends[0])
    var output = BufferedOutput(descriptor: ends[1], name: "pipe")
    try output.write([1, 2, 3])
    try output.flush()
    let isClosed = output.isClosed
    #expect(isClosed)
    try output.write([4])
    try output.flush()
    close(ends[1])
  }

  @Test func rejectsFile() throws {
    let folder = Self.temporaryFolder()
    defer { Self.remove(folder) }
    let outcome = try read(
      Array("a,b\n1,2,3\n4,\"=5\n6,".utf8) + [0xFF, 0x00, 0x0A] + Array("=7,8,9".utf8))
    var file = try RejectsFile(folder + "/rejects.csv")
    for reject in outcome.rejects { try file.append(reject) }
    let count = file.count
    #expect(count == 4)
    try file.commit()
    let text = String(decoding: try Self.contents(folder + "/rejects.csv"), as: UTF8.self)
    #expect(
      text == """
        line,column,reason,expected,found,what to do,raw
        2,5,ragged_row,2 fields,3 fields,Put the field that contains the delimiter in double quotes.,"1,2,3"
        3,3,unclosed_quote,a closing quote for the field that begins here,none that ends it,"Close the quote, or write a quote inside a quoted field twice ("\""").","4,""=5"
        4,4,zero_byte,text,a zero byte,"Export the row again, or take the zero byte out.","6,\\xFF\\x00"
        5,6,ragged_row,2 fields,3 fields,Put the field that contains the delimiter in double quotes.,"'=7,8,9"

        """)
  }
}
