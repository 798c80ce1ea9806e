/// Bytes on their way to a file, a pipe or standard output, written in large pieces.
///
/// When the reader at the other end has gone (`verbatim tag … | head`) the rest is dropped
/// quietly; ``isClosed`` says so, and the work can stop.
package struct BufferedOutput: ~Copyable, Sendable {
  private let descriptor: FileDescriptor
  private let name: String
  private var buffer: [UInt8] = []
  private let capacity: Int
  /// Nobody reads what is written any more.
  package private(set) var isClosed = false

  init(_ descriptor: FileDescriptor, name: String, capacity: Int = 256 << 10) {
    self.descriptor = descriptor
    self.name = name
    self.capacity = capacity
    FileNames.reportBrokenPipes()
  }

  /// What standard output is called in messages.
  static let standardName = "standard output"

  /// Standard output.
  package static func standard() -> BufferedOutput {
    BufferedOutput(.standardOutput, name: standardName)
  }

  /// An open descriptor, which stays the caller's to close.
  package init(descriptor: Int32, name: String) {
    self.init(FileDescriptor(number: descriptor), name: name)
  }

  package mutating func write(_ bytes: [UInt8]) throws(ReadingError) {
    if buffer.count + bytes.count < capacity {
      buffer.append(contentsOf: bytes)
      return
    }
    try flush()
    try send(bytes)
  }

  /// Lets `body` append to the buffer itself, which saves a copy.
  package mutating func append(_ body: (inout [UInt8]) -> Void) throws(ReadingError) {
    body(&buffer)
    if buffer.count >= capacity { try flush() }
  }

  /// Writes what is still in the buffer. To be called at the end: nothing else does it.
  package mutating func flush() throws(ReadingError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try send(buffer)
  }

  private mutating func send(_ bytes: [UInt8]) throws(ReadingError) {
    guard !isClosed && !bytes.isEmpty else { return }
    do {
      try descriptor.writeAll(bytes)
    } catch {
      if error.isBrokenPipe {
        isClosed = true
        return
      }
      throw AtomicFile.writingError(error, path: name)
    }
  }
}
