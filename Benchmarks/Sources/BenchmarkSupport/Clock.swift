import Glibc

/// Clocks, in seconds.
package enum Clock {
  package static var wall: Double { read(CLOCK_MONOTONIC) }
  /// The CPU time of the calling thread.
  package static var thread: Double { read(CLOCK_THREAD_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  /// Today in local time, as 2026-11-22.
  package static var today: String {
    var now = time(nil)
    var parts = unsafe tm()
    _ = unsafe localtime_r(&now, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return unsafe "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }
}

/// Figures of several runs.
package struct Samples: Sendable {
  package private(set) var values: [Double] = []

  package init(_ values: [Double] = []) { self.values = values }

  package mutating func add(_ value: Double) { values.append(value) }

  package var median: Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return .nan }
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    return sorted.count > 1 ? (sorted[middle - 1] + sorted[middle]) / 2 : last
  }

  package var least: Double { values.min() ?? .nan }

  /// The largest less the smallest, as a part of the median.
  package var spread: Double {
    guard let low = values.min(), let high = values.max(), median > 0 else { return 0 }
    return (high - low) / median
  }
}
