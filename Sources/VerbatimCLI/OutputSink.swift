import Synchronization
import VerbatimIO

/// Where results go: a file that appears when it is complete, or standard output.
final class OutputSink: Sendable {
  private struct State: ~Copyable {
    var file: AtomicFile?
    var resumable: ResumableFile?
    var standard: BufferedOutput?
  }
  private let state: Mutex<State>
  /// Blocks of the input that an interrupted run has done already.
  let blocksDone: Int
  /// No other run can be writing the file.
  let isClaimed: Bool

  /// - Parameter path: a file, or `-` for standard output.
  init(path: String) throws(ReadingError) {
    blocksDone = 0
    isClaimed = false
    if path == "-" {
      state = Mutex(State(standard: BufferedOutput.standard()))
    } else {
      state = Mutex(State(file: try AtomicFile(path)))
    }
  }

  /// A sink whose work outlives an interruption, where it is a file.
  ///
  /// - Parameters:
  ///   - settings: all that the output depends on besides the input, as one line.
  ///   - resumes: to go on where an interrupted run has stopped.
  init(path: String, settings: String, resumes: Bool) throws(ReadingError) {
    if path == "-" || !ResumableFile.canBe(at: path) {
      blocksDone = 0
      isClaimed = false
      state = Mutex(
        path == "-"
          ? State(standard: BufferedOutput.standard()) : State(file: try AtomicFile(path)))
      return
    }
    guard let file = try ResumableFile(path, settings: settings, resumes: resumes) else {
      // Another run writes the same file: the one that ends last wins.
      guard !resumes else {
        throw ReadingError(
          .cannotResume, file: path, expected: "a run that has ended",
          found: "one that is still writing this file", mend: "Wait for its end.")
      }
      blocksDone = 0
      isClaimed = false
      state = Mutex(State(file: try AtomicFile(path)))
      return
    }
    blocksDone = file.start.blocks
    isClaimed = true
    if file.droppedWork {
      StandardError.write(
        "verbatim: \(path): an interrupted run had begun it; with --resume it would go on\n")
    }
    state = Mutex(State(resumable: file))
    Interruption.explain()
  }

  /// - Returns: whether anybody still reads.
  func write(_ bytes: [UInt8]) throws(ReadingError) -> Bool {
    try state.withLock { state throws(ReadingError) in
      try state.file?.write(bytes)
      try state.resumable?.write(bytes)
      try state.standard?.write(bytes)
      return !(state.standard?.isClosed ?? false)
    }
  }

  /// Notes that a block of the input is done.
  func endBlock(checksum: UInt64) throws(ReadingError) {
    try state.withLock { state throws(ReadingError) in
      try state.resumable?.endBlock(checksum: checksum)
    }
  }

  /// Writes bytes to a path, or to standard output for `-`.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let sink = try OutputSink(path: path)
    _ = try sink.write(bytes)
    try sink.commit()
  }

  /// Writes lines to standard output.
  static func write(lines: some Sequence<String>) throws {
    try write(lines.flatMap { Array("\($0)\n".utf8) }, to: "-")
  }

  /// Makes the output final.
  func commit() throws(ReadingError) {
    try state.withLock { state throws(ReadingError) in
      try state.standard?.flush()
      if let file = state.file.take() { try file.commit() }
      if let file = state.resumable.take() { try file.commit() }
    }
  }
}
