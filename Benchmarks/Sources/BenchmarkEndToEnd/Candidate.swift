import BenchmarkSupport

/// The JSON lines a candidate reads.
struct InputFile: Sendable {
  let path: String
  let language: String
  let comments: Int
  let bytes: Int
  let checksum: Checksum

  init(path: String, language: String) throws(BenchmarkError) {
    self.path = path
    self.language = language
    checksum = try Checksum(file: path)
    comments = checksum.lines
    bytes = File.size(path)
  }
}

/// Something that is measured, with the figures of its runs.
struct Candidate {
  let title: String
  let input: InputFile
  let workers: Int
  /// Reads `input.path`, writes one line a comment to standard output.
  private var command: Command
  private(set) var cpu = Samples()
  private(set) var wall = Samples()
  private(set) var peak = Samples()
  private(set) var peakIsBound = false
  /// The CPU seconds of the peer's scoring loop, which it reports itself.
  private(set) var loop = Samples()
  private(set) var checksum: Checksum?

  /// `verbatim tag` on one core a worker.
  init(verbatim: String, _ input: InputFile, workers: Int, cores: [Int], scratch: String) {
    title = "verbatim, \(input.language), \(workers) worker\(workers == 1 ? "" : "s")"
    self.input = input
    self.workers = workers
    command = Command(
      verbatim,
      [
        "tag", input.path, "--input-format", "jsonl", "--text-column", "text",
        "--threads", "\(workers)", "--rejects", scratch + "/rejects.csv",
      ])
    command.cores = Array(cores.suffix(workers))
    command.errors = scratch + "/errors.txt"
    command.output = scratch + "/output.jsonl"
  }

  /// The peer, on one core.
  init(peer: Peer, _ input: InputFile, cores: [Int], scratch: String) {
    title = "VADER, \(input.language), process"
    self.input = input
    workers = 1
    command = Command(peer.python, [peer.script, input.path])
    command.cores = Array(cores.suffix(1))
    command.errors = scratch + "/errors.txt"
    command.output = scratch + "/output.jsonl"
  }

  /// Runs it once more, and checks what it wrote: a benchmark whose count is wrong has no speed.
  mutating func run() throws(BenchmarkError) {
    let run = try command.runChecked()
    let sum = try Checksum(file: command.output)
    guard sum.lines == input.comments else {
      throw BenchmarkError("\(title): \(sum.lines) rows out of \(input.comments) comments")
    }
    if let checksum, checksum != sum {
      throw BenchmarkError("\(title): output \(sum) of this run is not \(checksum) as before")
    }
    checksum = sum
    cpu.add(run.cpuSeconds)
    wall.add(run.wallSeconds)
    peak.add(Double(run.peakBytes))
    peakIsBound = peakIsBound || run.peakIsBound
    if let errors = command.errors, let said = try? File.text(errors),
      let seconds = JSON.value("loop_cpu_seconds", in: said).flatMap(Double.init)
    {
      loop.add(seconds)
    }
  }

  var commentsPerCPUSecond: Double { Double(input.comments) / cpu.median }
  var megabytesPerSecond: Double { Double(input.bytes) / wall.median / 1e6 }
  var peakMegabytes: Double { peak.median / 1e6 }
  var loopCommentsPerCPUSecond: Double { Double(input.comments) / loop.median }

  /// The cores it had on average, over the workers it has: well below 1 on a busy machine.
  var share: Double { cpu.median / wall.median / Double(workers) }
}
