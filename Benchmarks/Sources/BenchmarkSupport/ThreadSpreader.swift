import Glibc

/// Gives each busy thread of a process a core of its own.
///
/// The scheduler of a virtual machine may pack threads that are free to run on several cores on one
/// of them; the wall time of two workers is then that of one. A process cannot be told from outside
/// which of its threads are workers, so the busiest ones are taken, looking again until it is the
/// same ones for a while.
enum ThreadSpreader {
  private static let microsecondsBetween: UInt32 = 5000
  /// A thread that ran less than this is no worker.
  private static let leastNanoseconds = 2_000_000
  /// When the same threads were the busiest so many times, they are the workers.
  private static let calmLooks = 10

  static func spread(threadsOf pid: pid_t, over cores: [Int], looks: Int) {
    var homes: [pid_t: Int] = [:]
    var start: [pid_t: Int] = [:]
    var calm = 0
    for _ in 0..<looks where calm < calmLooks {
      usleep(microsecondsBetween)
      if hasEnded(pid) { return }
      let threads = threads(of: pid)
      var ran: [(thread: pid_t, time: Int)] = []
      for thread in threads {
        let time = runTime(of: thread, in: pid)
        ran.append((thread, time - start[thread, default: 0]))
        if start[thread] == nil { start[thread] = thread == pid ? time : 0 }
      }
      let busiest = ran.filter { $0.time > leastNanoseconds }.sorted {
        ($1.time, $0.thread) < ($0.time, $1.thread)
      }.prefix(cores.count).map(\.thread)
      guard busiest.count == cores.count else { continue }
      if Set(busiest) == Set(homes.keys) {
        calm += 1
        continue
      }
      calm = 0
      for thread in homes.keys { try? Affinity.pin(thread, to: cores) }
      homes = Dictionary(uniqueKeysWithValues: zip(busiest, cores))
      for (thread, core) in homes { try? Affinity.pin(thread, to: [core]) }
    }
  }

  /// Whether a child has ended; it is still to be waited for.
  private static func hasEnded(_ pid: pid_t) -> Bool {
    guard let text = try? File.text("/proc/\(pid)/stat") else { return true }
    // The state stands behind the name, which may hold anything but ends at the last parenthesis.
    return text.split(separator: ")").last?.dropFirst().first == "Z"
  }

  /// How many nanoseconds a thread has run.
  private static func runTime(of thread: pid_t, in pid: pid_t) -> Int {
    let text = try? File.text("/proc/\(pid)/task/\(thread)/schedstat")
    return text?.split(separator: " ").first.flatMap { Int($0) } ?? 0
  }

  private static func threads(of pid: pid_t) -> [pid_t] {
    guard let folder = unsafe opendir("/proc/\(pid)/task") else { return [] }
    defer { unsafe closedir(folder) }
    var result: [pid_t] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let thread = pid_t(name) { result.append(thread) }
    }
    return result.sorted()
  }
}
