import Synchronization
import VerbatimIO

/// Where results go: a file that appears when it is complete, or standard output.
final class OutputSink: Sendable {
  private struct State: ~Copyable {
    var file: AtomicFile?
    var standard: BufferedOutput?
  }
  private let state: Mutex<State>

  /// - Parameter path: a file, or `-` for standard output.
  init(path: String) throws(ReadingError) {
    if path == "-" {
      state = Mutex(State(file: nil, standard: BufferedOutput.standard()))
    } else {
      state = Mutex(State(file: try AtomicFile(path), standard: nil))
    }
  }

  /// - Returns: whether anybody still reads.
  func write(_ bytes: [UInt8]) throws(ReadingError) -> Bool {
    try state.withLock { state throws(ReadingError) in
      try state.file?.write(bytes)
      try state.standard?.write(bytes)
      return !(state.standard?.isClosed ?? false)
    }
  }

  /// Makes the output final.
  func commit() throws(ReadingError) {
    try state.withLock { state throws(ReadingError) in
      try state.standard?.flush()
      if let file = state.file.take() { try file.commit() }
    }
  }
}
