import BenchmarkPlatform
import Glibc

/// A program to run as a process of its own, and to measure whole.
package struct Command: Sendable {
  /// A path, or a name that is looked up in PATH.
  package var program: String
  package var arguments: [String]
  /// The file that receives standard output.
  package var output = "/dev/null"
  /// The file that receives standard error; nil passes it on.
  package var errors: String?
  /// The cores the process may run on; empty for all.
  package var cores: [Int] = []
  /// How often, each 5 ms, to look for the threads that work; a process whose threads come late
  /// needs more looks.
  package var looks = 80

  package init(_ program: String, _ arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// Runs the program to its end.
  package func run() throws(BenchmarkError) -> ProcessRun {
    let before = Affinity.current
    if !cores.isEmpty { try Affinity.pin(to: cores) }
    defer { if !cores.isEmpty { try? Affinity.pin(to: before) } }

    let floor = ProcessRun.ownPeakBytes
    let begin = Clock.wall
    let pid = try spawn()
    if cores.count > 1 { ThreadSpreader.spread(threadsOf: pid, over: cores, looks: looks) }
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(pid, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw .system("wait for \(program)") }
    }
    let wall = Clock.wall - begin
    let peak = usage.ru_maxrss * 1024
    return ProcessRun(
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F,
      userSeconds: Clock.seconds(usage.ru_utime), systemSeconds: Clock.seconds(usage.ru_stime),
      wallSeconds: wall, peakBytes: peak, peakIsBound: peak <= floor)
  }

  /// Runs the program; anything but exit status 0 is an error that quotes what it said.
  package func runChecked() throws(BenchmarkError) -> ProcessRun {
    let run = try run()
    guard run.status == 0 else {
      var text = "\(program) \(arguments.joined(separator: " ")) ended with status \(run.status)"
      if let errors, let said = try? File.text(errors), !said.isEmpty {
        text += ":\n" + said.suffix(2000)
      }
      throw BenchmarkError(text)
    }
    return run
  }

  /// What the program writes to standard output, without white space at the end.
  package func captured(in folder: String) throws(BenchmarkError) -> String {
    var copy = self
    copy.output = folder + "/captured.txt"
    if copy.errors == nil { copy.errors = "/dev/null" }
    _ = try copy.runChecked()
    var text = try File.text(copy.output)[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private func spawn() throws(BenchmarkError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let create = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, create, 0o644)
    if let errors {
      unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, create, 0o644)
    }
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) }
    defer { unsafe words.forEach { unsafe free($0) } }
    unsafe words.append(nil)
    var pid: pid_t = 0
    let result = unsafe posix_spawnp(&pid, program, &actions, nil, words, benchmark_environment())
    guard result == 0 else {
      throw BenchmarkError("cannot start \(program): \(unsafe String(cString: strerror(result)))")
    }
    return pid
  }
}

/// What one run of a process took.
package struct ProcessRun: Sendable {
  /// The exit status; 128 and the signal when a signal ended it.
  package var status: Int32
  /// CPU time of all its threads in its own code.
  package var userSeconds: Double
  /// CPU time of all its threads in the system's.
  package var systemSeconds: Double
  package var wallSeconds: Double
  /// The most memory that was resident at once.
  package var peakBytes: Int
  /// Linux counts the benchmark's own peak into that of its children: true when the figure is
  /// only an upper bound, because the child needed less than the benchmark itself.
  package var peakIsBound: Bool

  /// User and system time of all its threads.
  package var cpuSeconds: Double { userSeconds + systemSeconds }

  /// The most memory that was resident in this process. Not by getrusage, which keeps the figure
  /// of the program that this one replaced by exec, such as `swift run`.
  static var ownPeakBytes: Int {
    guard let text = try? File.text("/proc/self/status") else { return 0 }
    for line in text.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      return (Int(line.filter(\.isNumber)) ?? 0) * 1024
    }
    return 0
  }
}
