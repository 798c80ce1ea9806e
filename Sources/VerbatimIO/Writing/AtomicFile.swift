private import Synchronization

/// A file that appears under its name only when it is complete.
///
/// The bytes go to a temporary file in the same folder, which ``commit()`` moves to its place. If
/// it is never called, because of an error or an interruption, the temporary file is removed and
/// an older file of the name stays as it was.
package struct AtomicFile: ~Copyable, Sendable {
  package let path: String
  private let temporaryPath: String
  private let descriptor: FileDescriptor
  private var output: BufferedOutput
  private var isCommitted = false

  private static let serial = Atomic<Int>(0)

  package init(_ path: String) throws(ReadingError) {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let number = Self.serial.wrappingAdd(1, ordering: .relaxed).newValue
    let temporary =
      "\(path[..<slash]).\(path[slash...]).\(FileNames.processNumber).\(number).tmp"
    do {
      descriptor = try FileDescriptor.createNew(temporary)
    } catch {
      throw Self.writingError(error, path: path)
    }
    self.path = path
    temporaryPath = temporary
    output = BufferedOutput(descriptor, name: path)
  }

  deinit {
    descriptor.closeQuietly()
    if !isCommitted { FileNames.removeQuietly(temporaryPath) }
  }

  package mutating func write(_ bytes: [UInt8]) throws(ReadingError) {
    try output.write(bytes)
  }

  /// Lets `body` append to the buffer itself, which saves a copy.
  package mutating func append(_ body: (inout [UInt8]) -> Void) throws(ReadingError) {
    try output.append(body)
  }

  /// Makes sure that the bytes are on the disk and gives the file its name.
  package consuming func commit() throws(ReadingError) {
    try output.flush()
    do {
      try descriptor.synchronize()
      try FileNames.move(temporaryPath, to: path)
    } catch {
      throw Self.writingError(error, path: path)
    }
    isCommitted = true
  }

  static func writingError(_ failure: SystemFailure, path: String) -> ReadingError {
    ReadingError(
      .cannotWrite, file: path, expected: "a place to write to", found: failure.text,
      mend: failure.isMissing
        ? "Create the folder first, or choose another one."
        : "Choose another folder with --output, or make room on the disk.")
  }
}
