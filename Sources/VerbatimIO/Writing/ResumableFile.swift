/// A file that appears under its name when it is complete, and of which an interrupted run leaves
/// behind what it has done, so that another run can go on.
///
/// The bytes go to `.NAME.part.tmp` beside it. `.NAME.resume.tmp` notes after every megabyte
/// how many blocks of the input are done, a checksum of them, and how many bytes they came to: what
/// is in the part behind the last note is dropped. An error removes both files; only what ends the
/// process from outside leaves them.
package struct ResumableFile: ~Copyable, Sendable {
  /// How far the work has come.
  package struct Point: Sendable, Equatable {
    /// Blocks of the input that are done.
    package var blocks = 0
    /// The checksum of these blocks.
    package var input = BlockChecksum()
    /// The bytes they came to.
    package var output = 0
  }

  private static let noteEvery = 1 << 20

  package let path: String
  /// Where the interrupted run had come to; the beginning if there was none.
  package let start: Point
  /// An interrupted run has left its work, which is dropped as it was not to be resumed.
  package let droppedWork: Bool
  private let partPath: String
  private let journalPath: String
  private let part: FileDescriptor
  private let journal: FileDescriptor
  private var output: BufferedOutput
  private var point = Point()
  private var noted = 0
  private var isCommitted = false

  /// Nothing that can be resumed: a pipe or a device stands under the name.
  package static func canBe(at path: String) -> Bool {
    let kind = FileNames.kind(path)
    return kind == .file || kind == nil
  }

  /// - Parameters:
  ///   - settings: all that the output depends on besides the input, as one line.
  ///   - resumes: to go on where an interrupted run has stopped.
  /// - Returns: `nil` if another process is writing the file.
  package init?(_ name: String, settings: String, resumes: Bool) throws(ReadingError) {
    let path = FileNames.target(name)
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let hidden = "\(path[..<slash]).\(path[slash...])"
    let (partPath, journalPath) = (hidden + ".part.tmp", hidden + ".resume.tmp")
    let head = "verbatim resume 1 " + settings
    let part: FileDescriptor
    let journal: FileDescriptor
    do {
      part = try FileDescriptor.openOrCreate(partPath)
      guard part.claim() else {
        part.closeQuietly()
        return nil
      }
      journal = try FileDescriptor.openOrCreate(journalPath)
    } catch {
      throw AtomicFile.writingError(error, path: path)
    }
    let notes = Self.lines(of: journal)
    if resumes, let first = notes.first, first != head {
      part.closeQuietly()
      journal.closeQuietly()
      throw ReadingError(
        .cannotResume, file: path, expected: "the options and the version of the interrupted run",
        found: "others",
        mend: "Run the command as it was, or leave out --resume to begin again.")
    }
    let last = Self.lastPoint(in: notes.dropFirst(), of: part)
    let start = resumes ? last : Point()
    do {
      try part.cut(to: start.output)
      try journal.cut(to: 0)
      try journal.writeAll(Array("\(head)\n".utf8))
      if start.blocks > 0 { try journal.writeAll(Self.note(start)) }
    } catch {
      throw AtomicFile.writingError(error, path: path)
    }
    self.path = path
    self.start = start
    droppedWork = !resumes && last.blocks > 0
    self.partPath = partPath
    self.journalPath = journalPath
    self.part = part
    self.journal = journal
    output = BufferedOutput(part, name: path)
    point.output = start.output
    noted = start.output
  }

  deinit {
    part.closeQuietly()
    journal.closeQuietly()
    if !isCommitted {
      FileNames.removeQuietly(partPath)
      FileNames.removeQuietly(journalPath)
    }
  }

  package mutating func write(_ bytes: [UInt8]) throws(ReadingError) {
    point.output += bytes.count
    try output.write(bytes)
  }

  /// To be called behind each block of the input, in order, from the first one on; nothing is to be
  /// written for those that are done.
  ///
  /// - Throws: ``ReadingError`` if the blocks that are done are not those of the interrupted run.
  package mutating func endBlock(checksum: UInt64) throws(ReadingError) {
    point.blocks += 1
    point.input.add(checksum)
    if point.blocks == start.blocks, point.input != start.input {
      throw ReadingError(
        .cannotResume, file: path, expected: "the input of the interrupted run",
        found: "another one", mend: "Give the same file, or leave out --resume to begin again.")
    }
    guard point.blocks > start.blocks, point.output - noted >= Self.noteEvery else { return }
    try output.flush()
    do {
      try journal.writeAll(Self.note(point))
    } catch {
      throw AtomicFile.writingError(error, path: path)
    }
    noted = point.output
  }

  /// Makes sure that the bytes are on the disk and gives the file its name.
  package consuming func commit() throws(ReadingError) {
    guard point.blocks >= start.blocks else {
      throw ReadingError(
        .cannotResume, file: path, expected: "the input of the interrupted run",
        found: "a shorter one", mend: "Give the same file, or leave out --resume to begin again.")
    }
    try output.flush()
    do {
      try part.synchronize()
      try FileNames.move(partPath, to: path)
    } catch {
      throw AtomicFile.writingError(error, path: path)
    }
    FileNames.removeQuietly(journalPath)
    isCommitted = true
  }

  // MARK: - Notes

  private static func note(_ point: Point) -> [UInt8] {
    Array("\(point.blocks) \(point.input.value) \(point.output)\n".utf8)
  }

  /// Whole lines only: the last one may have been cut short.
  private static func lines(of journal: FileDescriptor) -> [String] {
    let size = journal.size
    var bytes: [UInt8] = []
    while bytes.count < size, let got = try? journal.read(size - bytes.count, onto: &bytes), got > 0
    {}
    guard let end = bytes.lastIndex(of: Byte.lineFeed) else { return [] }
    return String(decoding: bytes[..<end], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The last note whose bytes are all there.
  private static func lastPoint(
    in notes: ArraySlice<String>, of part: FileDescriptor
  ) -> Point {
    let size = part.size
    for note in notes.reversed() {
      let numbers = note.split(separator: " ")
      guard numbers.count == 3, let blocks = Int(numbers[0]), let input = UInt64(numbers[1]),
        let output = Int(numbers[2]), output <= size
      else { continue }
      return Point(blocks: blocks, input: BlockChecksum(input), output: output)
    }
    return Point()
  }
}
