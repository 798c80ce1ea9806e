private import Synchronization

/// Spreads the blocks of an input over workers and hands their results on in the input's order.
///
/// Each worker takes the next block when it is free; a worker that runs too far ahead of the oldest
/// unfinished block waits, so memory stays bounded whatever the input. The results are the same with
/// any number of workers.
package enum BlockPipeline {
  /// How many blocks a worker may be ahead of the oldest unfinished one.
  private static let lead = 16

  /// Runs `input` through workers.
  ///
  /// - Parameters:
  ///   - workers: at least one; more than the machine has cores gains nothing.
  ///   - makeWorker: makes the mutable state of one worker.
  ///   - process: turns a block into a result; called concurrently, each time with one worker's
  ///     state.
  ///   - deliver: takes the results in the order of the blocks; never called concurrently. It
  ///     returns false to stop early.
  package static func run<Worker: Sendable, Result: Sendable>(
    _ input: some BlockSource, workers: Int, makeWorker: @escaping @Sendable () -> Worker,
    process: @escaping @Sendable (RecordBlock, inout Worker) throws -> Result,
    deliver: @escaping @Sendable (Result) throws -> Bool
  ) async throws {
    let delivery = OrderedDelivery(deliver)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, workers) {
        group.addTask {
          var worker = makeWorker()
          do {
            while !delivery.isStopped, let block = try input.next() {
              while block.index > delivery.nextIndex + lead, !delivery.isStopped {
                try await Task.sleep(for: .milliseconds(1))
              }
              try delivery.finish(block.index, try process(block, &worker))
            }
          } catch {
            // The others neither go on with work that is lost nor wait for this block.
            delivery.stop()
            throw error
          }
        }
      }
      try await group.waitForAll()
    }
  }
}

/// Holds finished results back until all before them are delivered.
private final class OrderedDelivery<Result: Sendable>: Sendable {
  private struct State {
    var next = 0
    var waiting: [Int: Result] = [:]
    var isStopped = false
  }
  private let state = Mutex(State())
  private let deliver: @Sendable (Result) throws -> Bool

  init(_ deliver: @escaping @Sendable (Result) throws -> Bool) { self.deliver = deliver }

  var nextIndex: Int { state.withLock { $0.next } }
  var isStopped: Bool { state.withLock { $0.isStopped } }

  func stop() { state.withLock { $0.isStopped = true } }

  func finish(_ index: Int, _ result: Result) throws {
    try state.withLock { state in
      state.waiting[index] = result
      while !state.isStopped, let ready = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        if try !deliver(ready) { state.isStopped = true }
      }
    }
  }
}
