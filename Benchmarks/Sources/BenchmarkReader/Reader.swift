import BenchmarkSupport

/// Reading alone, beside what only looks at the bytes; and the memory of tagging a large export.
@main
struct Reader {
  static let usage = """
    Measures how fast `verbatim check` reads a CSV export on one core, beside plain scanners.

    usage: swift run -c release --package-path Benchmarks reader [options]

      --megabytes N     the size of the export, which is made first (1000)
      --runs R          runs of everything, medians are shown (5)
      --tag             tag it as well, once, on all cores, and look at the memory
      --verbatim PATH   a built command; it is built when left out
    """
  /// What reading on one core is to reach.
  static let targetSpeed = 1000.0
  /// What tagging may hold in memory, whatever the size of the export.
  static let targetPeak = 200.0

  static func main() {
    let arguments = Arguments(
      options: ["--megabytes", "--runs", "--verbatim"], flags: ["--tag"], usage: usage)
    do {
      try TemporaryFolder.use { scratch throws(BenchmarkError) in
        try measure(arguments, scratch)
      }
    } catch {
      error.exit()
    }
  }

  private static func measure(_ arguments: Arguments, _ scratch: String) throws(BenchmarkError) {
    let repository = try Repository()
    let verbatim = try repository.command(
      builtAt: arguments.text("--verbatim"), scratch: scratch)
    let size = arguments.count("--megabytes", default: 1000) * 1_000_000
    let path = scratch + "/export.csv"
    let rows = try ExportFile.write(bytes: size, repository: repository.root, to: path)
    let bytes = File.size(path)
    Terminal.say(
      "\(Host(repository: repository.root, scratch: scratch).description)\n\n"
        + "an export of \(Double(rows).formatted()) rows, \((Double(bytes) / 1e6).formatted()) MB")

    let core = Array(Affinity.current.suffix(1))
    var check = Command(verbatim, ["check", path, "--threads", "1"])
    check.cores = core
    check.output = scratch + "/check.txt"
    var user = Samples()
    var all = Samples()
    var search = Samples()
    var loop = Samples()
    var peak = 0
    for run in 1...arguments.count("--runs", default: 5) {
      // In turn, so that what else the machine does meets all of them.
      let reading = try check.runChecked()
      user.add(reading.userSeconds)
      all.add(reading.cpuSeconds)
      peak = max(peak, reading.peakBytes)
      search.add(try Scanner.lineFeeds(path, expecting: rows + 1))
      loop.add(try Scanner.specialBytes(path))
      if run == 1 {
        let said = try File.text(check.output)
        guard said.contains("\n\(rows) rows in = \(rows) out + 0 rejected\n") else {
          throw BenchmarkError("not \(rows) rows were read:\n\(said)")
        }
      }
    }
    func speed(_ samples: Samples) -> Double { Double(bytes) / 1e6 / samples.median }
    var table = Table("one core", "MB/s", "x byte loop")
    for (title, samples) in [
      ("verbatim check, user CPU", user), ("verbatim check, user + system", all),
      ("memchr for line feeds", search), ("a loop that compares each byte", loop),
    ] {
      table.add(
        title, speed(samples).formatted(), (loop.median / samples.median).formatted(2))
    }
    Terminal.say("\n\(table.text)\n")
    let verdict = speed(user) >= targetSpeed ? "met" : "MISSED"
    Terminal.say(
      "target \(targetSpeed.formatted()) MB/s of user CPU: \(verdict); peak memory "
        + "\((Double(peak) / 1e6).formatted()) MB; runs differ by up to "
        + "\((max(user.spread, loop.spread) * 100).formatted()) %.")
    if arguments.has("--tag") { try tag(verbatim, path, rows: rows, bytes: bytes) }
  }

  private static func tag(
    _ verbatim: String, _ path: String, rows: Int, bytes: Int
  ) throws(BenchmarkError) {
    let run = try Command(verbatim, ["tag", path, "--text-column", "comment"]).runChecked()
    let peak = Double(run.peakBytes) / 1e6
    Terminal.say(
      """
      tagged on all cores: \((Double(bytes) / 1e6 / run.wallSeconds).formatted(1)) MB/s by the clock, \
      \((Double(rows) / run.cpuSeconds).formatted()) comments a CPU second, \
      peak memory \(peak.formatted()) MB (target below \(targetPeak.formatted()): \
      \(peak < targetPeak ? "met" : "MISSED"))
      """)
  }
}
