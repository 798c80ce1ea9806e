import Glibc

/// Files, read and written in pieces: the benchmark stays small, because Linux counts its memory
/// into that of the processes it measures.
package enum File {
  static let pieceSize = 1 << 16

  package static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  package static func size(_ path: String) -> Int {
    var information = stat()
    return unsafe stat(path, &information) == 0 ? Int(information.st_size) : 0
  }

  /// Calls `body` with one piece of the file after the other.
  static func pieces(_ path: String, _ body: (ArraySlice<UInt8>) -> Void) throws(BenchmarkError) {
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else { throw .system("open \(path)") }
    defer { close(file) }
    var piece = [UInt8](repeating: 0, count: pieceSize)
    while true {
      let count = unsafe read(file, &piece, piece.count)
      guard count >= 0 else { throw .system("read \(path)") }
      if count == 0 { return }
      body(piece[..<count])
    }
  }

  /// All bytes of a small file.
  package static func bytes(_ path: String) throws(BenchmarkError) -> [UInt8] {
    var result: [UInt8] = []
    try pieces(path) { result += $0 }
    return result
  }

  /// The text of a small file.
  package static func text(_ path: String) throws(BenchmarkError) -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }
}

/// A file that is written from the beginning, or added to.
package struct OutputFile: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []

  package init(_ path: String, appending: Bool = false) throws(BenchmarkError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | (appending ? O_APPEND : O_TRUNC), 0o644)
    guard descriptor >= 0 else { throw .system("write \(path)") }
  }

  package mutating func write(_ bytes: some Sequence<UInt8>) throws(BenchmarkError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= File.pieceSize { try flush() }
  }

  private mutating func flush() throws(BenchmarkError) {
    var done = 0
    while done < buffer.count {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      guard count > 0 else { throw .system("write \(path)") }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  package consuming func close() throws(BenchmarkError) {
    try flush()
    Glibc.close(descriptor)
  }
}

/// A folder that is gone after the benchmark, whether it failed or not.
package enum TemporaryFolder {
  package static func use(
    _ body: (_ path: String) throws(BenchmarkError) -> Void
  ) throws(BenchmarkError) {
    let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/verbatim-benchmark-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw .system("make a folder in \(parent)") }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { _ = try? Command("rm", ["-rf", path]).run() }
    try body(path)
  }
}
