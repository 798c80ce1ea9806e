import Synchronization
import VerbatimIO
import VerbatimReport

/// Counts rows in and out, and keeps the rejected ones in a file that is made for the first of them.
final class RejectLog: Sendable {
  private struct State: ~Copyable {
    var file: RejectsFile?
    var counts = RowCounts()
    var tally = RejectTally()
    /// Why there is no file.
    var obstacle: ReadingError?
  }
  private let state = Mutex(State(file: nil))
  /// Where the rejected rows are kept.
  let path: String

  private let isAsked: Bool
  private let takesOver: Bool

  /// - Parameters:
  ///   - isAsked: the user named the file. If another cannot be made, rows are counted without it.
  ///   - takesOver: to write over what an interrupted run has left; no other run can be writing the
  ///     file.
  init(path: String, isAsked: Bool = false, takesOver: Bool = false) {
    self.path = path
    self.isAsked = isAsked
    self.takesOver = takesOver
  }

  func add(_ counts: RowCounts, _ rejects: [Reject]) throws(ReadingError) {
    try state.withLock { state throws(ReadingError) in
      state.counts += counts
      for reject in rejects {
        state.tally.add(reject)
        if state.file == nil, state.obstacle == nil {
          do throws(ReadingError) {
            state.file = try RejectsFile(path, takesOver: takesOver)
          } catch {
            if isAsked { throw error }
            state.obstacle = error
          }
        }
        try state.file?.append(reject)
      }
    }
  }

  var counts: RowCounts { state.withLock { $0.counts } }
  var tally: RejectTally { state.withLock { $0.tally } }

  /// Makes the rejects file final.
  func commit() throws(ReadingError) {
    try state.withLock { state throws(ReadingError) in
      if let file = state.file.take() { try file.commit() }
    }
  }

  /// Says on standard error what became of halves of characters, and when there was nothing below the
  /// header.
  func warn(file: String) {
    InputOptions.say(halfCharacters, of: file)
    guard counts.rows == 0 else { return }
    StandardError.write(
      "verbatim: \(file): expected rows of comments, found no rows below the header\n"
        + "  Check that the export has finished and that this is the right file.\n")
  }

  /// That characters were cut in two, as some exports do with long texts; nil if none was.
  var halfCharacters: String? {
    let count = counts.halfCharacters
    guard count > 0 else { return nil }
    return "\(count) \(count == 1 ? "half" : "halves") of a character (a lone surrogate) "
      + "\(count == 1 ? "is" : "are") read as U+FFFD"
  }

  /// What became of the rows, for standard error.
  var account: String {
    let counts = counts
    var text =
      "\(Count.of(counts.rows, "row")) in = \(counts.accepted) out + \(counts.rejected) rejected"
    for reject in tally.first.prefix(5) {
      text += "\n  \(reject.description)\n    \(reject.mend)"
    }
    if counts.rejected > 5 { text += "\n  … and \(counts.rejected - 5) more" }
    if let obstacle = state.withLock({ $0.obstacle }) {
      text += "\n  rejected rows are not kept: \(obstacle.explanation)"
    } else if counts.rejected > 0 {
      text += "\n  rejected rows are kept in \(path)"
    }
    return text
  }
}
