private import Synchronization

/// Blocks of an input for workers to share; each call gives the next one to whoever asks.
package protocol BlockSource: Sendable {
  /// The next block, or `nil` behind the last one. ``RecordBlock/index`` tells its place.
  func next() throws(ReadingError) -> RecordBlock?
}

extension SharedBlockReader: BlockSource {}

/// Plain lines in blocks of about 256 KiB, any bytes at all: no header, no quotes, nothing rejected.
package final class LineReader: BlockSource {
  private struct State: ~Copyable {
    var source: ByteSource
    var buffer: [UInt8] = []
    var index = 0
    var line = 1
    var isAtEnd = false
  }
  private static let blockBytes = 256 << 10
  private let state: Mutex<State>

  package init(_ source: consuming ByteSource) { state = Mutex(State(source: source)) }

  package func next() throws(ReadingError) -> RecordBlock? {
    try state.withLock { state throws(ReadingError) in
      var end: Int?
      while true {
        end = state.buffer.lastIndex(of: Byte.lineFeed)
        if state.isAtEnd || end != nil && state.buffer.count >= Self.blockBytes { break }
        // Twice as much as there is, so that a long line is not searched over and over.
        let more = max(Self.blockBytes, state.buffer.count)
        if try state.source.read(more, onto: &state.buffer) == 0 { state.isAtEnd = true }
      }
      let length = state.isAtEnd ? state.buffer.count : (end ?? 0) + 1
      guard length > 0 else { return nil }
      let bytes = Array(state.buffer[..<length])
      state.buffer.removeFirst(length)
      let block = RecordBlock(
        index: state.index, bytes: bytes, firstLine: state.line, firstRecord: state.line,
        byteOffset: 0, isLast: state.isAtEnd, isOversize: false)
      state.index += 1
      state.line += bytes.count { $0 == Byte.lineFeed }
      return block
    }
  }
}
