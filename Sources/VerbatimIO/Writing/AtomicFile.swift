private import Synchronization

/// A file that appears under its name only when it is complete.
///
/// The bytes go to a temporary file in the same folder, which ``commit()`` moves to its place. If
/// it is never called because of an error, the temporary file is removed and an older file of the
/// name stays as it was. Of a symbolic link, the file it leads to is written. A pipe or a device is
/// written to as it is, never replaced.
package struct AtomicFile: ~Copyable, Sendable {
  package let path: String
  /// `nil` for a pipe or a device.
  private let temporaryPath: String?
  private let descriptor: FileDescriptor
  private var output: BufferedOutput
  private var isCommitted = false

  private static let serial = Atomic<Int>(0)

  /// - Parameter takesOver: to write over what an interrupted run has left. Only where no other
  ///   run can be writing the file.
  package init(_ path: String, takesOver: Bool = false) throws(ReadingError) {
    let target = FileNames.target(path)
    do {
      (descriptor, temporaryPath) = try Self.open(target, takesOver: takesOver)
    } catch {
      throw Self.writingError(error, path: path)
    }
    self.path = target
    output = BufferedOutput(descriptor, name: path)
  }

  private static func open(
    _ path: String, takesOver: Bool
  ) throws(SystemFailure) -> (FileDescriptor, temporaryPath: String?) {
    switch FileNames.kind(path) {
    case .directory: throw .isDirectory
    case .special: return (try FileDescriptor.openForWriting(path), nil)
    case .file, .none: break
    }
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    if takesOver {
      let temporary = "\(path[..<slash]).\(path[slash...]).part.tmp"
      let descriptor = try FileDescriptor.openOrCreate(temporary)
      try descriptor.cut(to: 0)
      return (descriptor, temporary)
    }
    // A run that was killed may have left a file under this name: where every run has the same
    // process number, as in a container, the next one would find it.
    for _ in 0..<1000 {
      let number = serial.wrappingAdd(1, ordering: .relaxed).newValue
      let temporary =
        "\(path[..<slash]).\(path[slash...]).\(FileNames.processNumber).\(number).tmp"
      do throws(SystemFailure) {
        return (try FileDescriptor.createNew(temporary), temporary)
      } catch {
        guard error.isTaken else { throw error }
      }
    }
    throw .nameTaken
  }

  deinit {
    descriptor.closeQuietly()
    if !isCommitted, let temporaryPath { FileNames.removeQuietly(temporaryPath) }
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
      if let temporaryPath { try FileNames.move(temporaryPath, to: path) }
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
        : path == BufferedOutput.standardName
          ? "Make room where it goes to, or send it elsewhere."
          : "Choose another folder with --output, or make room on the disk.")
  }
}
