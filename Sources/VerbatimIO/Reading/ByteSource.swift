/// Where the bytes of an input come from: a file, standard input, or memory.
///
/// It reads forwards only, so that a pipe serves as well as a file, and closes what it opened.
/// Filters may stand between the bytes and their reader: one that unpacks, one that makes UTF-8.
package struct ByteSource: ~Copyable, Sendable {
  private enum Origin {
    case descriptor(FileDescriptor, closes: Bool)
    case memory([UInt8], piece: Int)
  }

  /// So much is taken from a file at once where filters stand behind it.
  private static let pieceBytes = 32 << 10

  /// The name for messages: the path as given, or "standard input".
  package let name: String
  private let origin: Origin
  private var position = 0
  private var filters: [any ByteFilter] = []
  /// Filters that have said all.
  private var finished = 0
  private var isOriginAtEnd = false
  /// What has come out of the filters and waits for its reader, from `first` on.
  private var ready: [UInt8] = []
  private var first = 0

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

  /// Reads up to `count` bytes more, behind what `buffer` holds; 0 at the end.
  mutating func read(_ count: Int, onto buffer: inout [UInt8]) throws(ReadingError) -> Int {
    if first == ready.count {
      if filters.isEmpty { return try readOrigin(count, onto: &buffer) }
      try fill(atLeast: 1)
    }
    let taken = min(count, ready.count - first)
    buffer.append(contentsOf: ready[first..<first + taken])
    first += taken
    return taken
  }

  private mutating func readOrigin(
    _ count: Int, onto buffer: inout [UInt8]
  ) throws(ReadingError) -> Int {
    switch origin {
    case .descriptor(let descriptor, _):
      do {
        return try descriptor.read(count, onto: &buffer)
      } catch {
        throw ReadingError(
          .unreadable, file: name, expected: "readable bytes", found: error.text,
          mend: "Copy the file to a local disk and try again.")
      }
    case .memory(let bytes, let piece):
      let taken = min(count, piece, bytes.count - position)
      buffer.append(contentsOf: bytes[position..<position + taken])
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

/// Filters.
extension ByteSource {
  /// The bytes that wait for their reader.
  var waiting: [UInt8] { Array(ready[first...]) }

  /// What the user should know about how the input is read.
  package var notes: [String] { filters.flatMap(\.notes) }

  /// What the input is called, where a filter knows better than its text tells.
  var form: String? { filters.last { $0.form != nil }?.form }

  /// The dialect of the text, where a filter has written it.
  var dialect: RecordDialect? { filters.last { $0.dialect != nil }?.dialect }

  /// The name of the table itself, which tells its format: without `.gz`, and of the file inside an
  /// archive.
  var tableName: String {
    for case let archive as ArchiveFilter in filters {
      if let name = archive.tableName { return name }
    }
    let isPacked = filters.first is GzipFilter && name.lowercased().hasSuffix(".gz")
    return isPacked ? String(name.dropLast(3)) : name
  }

  /// Nothing comes after what waits.
  var isAtEnd: Bool { isOriginAtEnd && finished == filters.count }

  /// Reads until at least `least` bytes wait, or the input ends.
  mutating func fill(atLeast least: Int) throws(ReadingError) {
    ready.removeFirst(first)
    first = 0
    while ready.count < least && !isAtEnd {
      if !isOriginAtEnd {
        var piece: [UInt8] = []
        isOriginAtEnd = try readOrigin(Self.pieceBytes, onto: &piece) == 0
        try pass(piece, from: 0)
      } else {
        var more: [UInt8] = []
        let level = finished
        if try !filters[level].finish(into: &more) { finished += 1 }
        try pass(more, from: level + 1)
      }
    }
  }

  /// Puts a filter behind the others; what waits goes through it.
  mutating func add(_ filter: some ByteFilter) throws(ReadingError) {
    let bytes = Array(ready[first...])
    ready.removeAll()
    first = 0
    filters.append(filter)
    try pass(bytes, from: filters.count - 1)
  }

  /// Leaves out the first `count` bytes that wait.
  mutating func drop(_ count: Int) {
    first += count
  }

  private mutating func pass(_ bytes: [UInt8], from index: Int) throws(ReadingError) {
    var bytes = bytes
    for i in index..<max(index, filters.count) {
      guard !bytes.isEmpty else { return }
      var output: [UInt8] = []
      try filters[i].take(bytes, into: &output)
      bytes = output
    }
    if ready.isEmpty { ready = bytes } else { ready.append(contentsOf: bytes) }
  }
}

extension ByteSource {
  /// Reads all that is left, for small files such as a taxonomy.
  package mutating func readAll() throws(ReadingError) -> [UInt8] {
    var bytes: [UInt8] = []
    while try read(64 << 10, onto: &bytes) > 0 {}
    return bytes
  }
}
