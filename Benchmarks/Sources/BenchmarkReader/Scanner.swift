import BenchmarkSupport
import Glibc

/// What only looks at bytes, in seconds of CPU; reading the file is not counted.
enum Scanner {
  /// The C library's search, from line feed to line feed.
  static func lineFeeds(_ path: String, expecting lines: Int) throws(BenchmarkError) -> Double {
    var found = 0
    let seconds = unsafe try timed(path) { piece in
      guard let base = piece.baseAddress else { return }
      var position = 0
      while let next = unsafe memchr(base + position, 0x0A, piece.count - position) {
        found += 1
        position = unsafe UnsafeRawPointer(next) - base + 1
      }
    }
    guard found >= lines else { throw BenchmarkError("\(found) lines, not \(lines)") }
    return seconds
  }

  /// A loop that counts quotes, commas and line ends, a byte at a time: the least that a reader
  /// without vectors must do.
  static func specialBytes(_ path: String) throws(BenchmarkError) -> Double {
    var found = 0
    let seconds = unsafe try timed(path) { piece in
      for place in 0..<piece.count {
        switch unsafe piece[place] {
        case 0x0A, 0x0D, 0x22, 0x2C: found &+= 1
        default: break
        }
      }
    }
    guard found > 0 else { throw BenchmarkError("no line ends in \(path)") }
    return seconds
  }

  private static func timed(
    _ path: String, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(BenchmarkError) -> Double {
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else { throw BenchmarkError("cannot open \(path)") }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var seconds = 0.0
    while true {
      let count = unsafe read(file, &buffer, buffer.count)
      guard count > 0 else { return seconds }
      let begin = Clock.thread
      unsafe buffer.withUnsafeBytes { bytes in
        unsafe body(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
      }
      seconds += Clock.thread - begin
    }
  }
}
