/// Where the bytes of an input come from: a file, standard input, or memory.
///
/// It reads forwards only, so that a pipe serves as well as a file, and closes what it opened.
package struct ByteSource: ~Copyable, Sendable {
  private enum Origin {
    case descriptor(FileDescriptor, closes: Bool)
    case memory([UInt8], piece: Int)
  }

  /// The name for messages: the path as given, or "standard input".
  package let name: String
  private let origin: Origin
  private var position = 0

  private init(name: String, origin: Origin) {
    self.name = name
    self.origin = origin
  }

  deinit {
    if case .descriptor(let descriptor, closes: true) = origin { descriptor.closeQuietly() }
  }

  /// Opens `path`; `-` is standard input.
  package static func open(_ path: String) throws(ReadingError) -> ByteSource {
    if path == "-" {
      return ByteSource(
        name: "standard input", origin: .descriptor(.standardInput, closes: false))
    }
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.openForReading(path)
    } catch {
      throw openingError(error, path: path)
    }
    if descriptor.isDirectory {
      descriptor.closeQuietly()
      throw ReadingError(
        .directory, file: path, expected: "a file", found: "a directory",
        mend: "Name one of the files in it, such as \(path)/survey.csv.")
    }
    return ByteSource(name: path, origin: .descriptor(descriptor, closes: true))
  }

  /// An open descriptor, such as one end of a pipe, which stays the caller's to close.
  package init(descriptor: Int32, name: String) {
    self.init(
      name: name, origin: .descriptor(FileDescriptor(number: descriptor), closes: false))
  }

  /// Bytes in memory, given out at most `piece` at a time.
  package init(bytes: [UInt8], name: String, piece: Int = .max) {
    precondition(piece > 0, "a piece holds at least one byte")
    self.init(name: name, origin: .memory(bytes, piece: piece))
  }

  /// Reads up to `count` bytes to `offset` in `buffer`, which must have room; 0 at the end.
  mutating func read(
    into buffer: inout [UInt8], at offset: Int, count: Int
  ) throws(ReadingError) -> Int {
    switch origin {
    case .descriptor(let descriptor, _):
      do {
        return try descriptor.read(into: &buffer, at: offset, count: count)
      } catch {
        throw ReadingError(
          .unreadable, file: name, expected: "readable bytes", found: error.text,
          mend: "Copy the file to a local disk and try again.")
      }
    case .memory(let bytes, let piece):
      let taken = min(count, piece, bytes.count - position)
      ByteCopy.overwrite(&buffer, at: offset, with: bytes, from: position, count: taken)
      position += taken
      return taken
    }
  }

  private static func openingError(_ failure: SystemFailure, path: String) -> ReadingError {
    if failure.isMissing {
      return ReadingError(
        .missingFile, file: path, expected: "a file", found: "nothing of this name",
        mend: "Check the spelling and the folder; use - to read standard input.")
    }
    return ReadingError(
      .unreadable, file: path, expected: "a readable file", found: failure.text,
      mend: failure.isRefused
        ? "Ask for the right to read it, or copy it to a folder of yours."
        : "Copy the file to a local disk and try again.")
  }
}

extension ByteSource {
  /// Reads all that is left, for small files such as a taxonomy.
  package mutating func readAll() throws(ReadingError) -> [UInt8] {
    var bytes: [UInt8] = []
    var count = 0
    while true {
      bytes.append(contentsOf: repeatElement(0, count: 64 << 10))
      let read = try read(into: &bytes, at: count, count: 64 << 10)
      count += read
      bytes.removeLast(bytes.count - count)
      if read == 0 { return bytes }
    }
  }
}
