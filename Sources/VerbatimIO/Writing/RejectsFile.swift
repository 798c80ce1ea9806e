/// The table of the rows that could not be read: where, why, what to do, and the row itself.
///
/// Bytes of a row that are not UTF-8, and zero bytes, stand in it as `\xHH`, so that the file is
/// always text.
package struct RejectsFile: ~Copyable, Sendable {
  package static let columns = [
    "line", "column", "reason", "expected", "found", "what to do", "raw",
  ]

  private var file: AtomicFile
  private var csv: CSVWriter
  /// How many rows it holds.
  package private(set) var count = 0

  package init(
    _ path: String, options: CSVWriter.Options = CSVWriter.Options(), takesOver: Bool = false
  ) throws(ReadingError) {
    var file = try AtomicFile(path, takesOver: takesOver)
    var csv = CSVWriter(options)
    try file.append { csv.row(Self.columns, &$0) }
    self.file = file
    self.csv = csv
  }

  package mutating func append(_ reject: Reject) throws(ReadingError) {
    var bytes: [UInt8] = []
    Self.write(reject, &csv, &bytes)
    try file.write(bytes)
    count += 1
  }

  /// Gives the file its name. Without it no file is left behind.
  package consuming func commit() throws(ReadingError) {
    try file.commit()
  }

  /// One row of the table, for those who keep the bytes elsewhere.
  package static func write(_ reject: Reject, _ csv: inout CSVWriter, _ out: inout [UInt8]) {
    csv.number(reject.line, &out)
    csv.number(reject.column, &out)
    csv.cell(reject.reason.rawValue, &out)
    csv.cell(reject.expected, &out)
    csv.cell(reject.found, &out)
    csv.cell(reject.mend, &out)
    csv.cell(printable(reject.raw).span, &out)
    csv.endRow(&out)
  }

  static func printable(_ raw: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var start = 0
    let bytes = raw.span
    while start < raw.count {
      let fault = UTF8Check.firstFault(in: bytes, from: start, to: raw.count) ?? raw.count
      let zero = ByteSearch.first(0, in: bytes, from: start, to: fault)
      out.append(contentsOf: raw[start..<zero])
      guard zero < raw.count else { break }
      out.append(contentsOf: "\\x\(FoundText.hexadecimal(raw[zero]))".utf8)
      start = zero + 1
    }
    return out
  }
}
