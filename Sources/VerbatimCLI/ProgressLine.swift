import Synchronization

/// Rows, speed and time left on standard error, while a person waits. Quiet elsewhere.
final class ProgressLine: Sendable {
  private struct State {
    var rows = 0
    var bytes = 0
    var lastShown: ContinuousClock.Instant
  }
  private let state: Mutex<State>
  private let start = ContinuousClock.now
  private let total: Int?
  private let isShown: Bool

  /// - Parameter total: the size of the input in bytes, if known.
  init(total: Int?) {
    self.total = total
    isShown = Machine.isErrorTerminal
    state = Mutex(State(lastShown: .now))
  }

  func advance(rows: Int, bytes: Int) {
    state.withLock { state in
      state.rows += rows
      state.bytes += bytes
      guard isShown, ContinuousClock.now - state.lastShown > .milliseconds(200) else { return }
      state.lastShown = .now
      StandardError.write("\r\u{1B}[K" + line(state.rows, state.bytes))
    }
  }

  func finish() {
    if isShown { StandardError.write("\r\u{1B}[K") }
  }

  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

  private func line(_ rows: Int, _ bytes: Int) -> String {
    let rate = Double(bytes) / max(seconds, 0.001)
    let tenths = Int(rate / 1e5)
    var text = "\(rows) rows  \(tenths / 10)\(tenths < 100 ? ".\(tenths % 10)" : "") MB/s"
    if let total, total > bytes, rate > 0 {
      text += "  \(bytes * 100 / total) %  \(time(Int(Double(total - bytes) / rate) + 1)) left"
    }
    return text
  }

  private func time(_ seconds: Int) -> String {
    seconds < 100 ? "\(seconds) s" : "\(seconds / 60) min"
  }
}
