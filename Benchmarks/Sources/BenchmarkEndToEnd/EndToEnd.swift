import BenchmarkSupport

/// `verbatim tag` as a whole process on three languages, beside VADER.
@main
struct EndToEnd {
  static let usage = """
    Measures `verbatim tag` as a whole process, beside VADER.

    usage: swift run -c release --package-path Benchmarks end-to-end [options]

      --comments N        comments a language (100000)
      --runs R            runs of everything, medians are shown (3)
      --input FILE.jsonl  JSON lines with "id" and "text" instead of the samples, one language
      --record            append the figures to Benchmarks/record/end-to-end.csv
    """

  static func main() {
    let arguments = Arguments(
      options: ["--comments", "--runs", "--input"], flags: ["--record"], usage: usage)
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
    let runs = arguments.count("--runs", default: 3)

    let verbatim = try repository.command(builtAt: nil, scratch: scratch)

    let inputs = try makeInputs(arguments, repository, scratch)
    let peer: Peer?
    do {
      peer = try Peer(repository, scratch: scratch)
    } catch {
      Terminal.complain("going on without VADER: \(error)")
      peer = nil
    }

    let cores = Affinity.current
    var candidates: [Candidate] = []
    for (number, input) in inputs.enumerated() {
      for workers in number == 0 && cores.count > 1 ? [1, 2] : [1] {
        candidates.append(
          Candidate(
            verbatim: verbatim, input, workers: workers, cores: cores, scratch: scratch))
      }
    }
    if cores.count == 1 { Terminal.say("one core only: two workers are not measured") }
    var rival = peer.map { Candidate(peer: $0, inputs[0], cores: cores, scratch: scratch) }

    for run in 1...runs {
      Terminal.say("run \(run) of \(runs) …")
      // In turn, the peer amid ours, so that what else the machine does meets all of them.
      for index in candidates.indices {
        try candidates[index].run()
        if index == 0 { try rival?.run() }
      }
    }
    try check(candidates)

    let report = Report(
      host: Host(repository: repository.root, scratch: scratch), runs: runs,
      candidates: candidates, peer: rival)
    Terminal.say("\n\(report.host.description)\n\n\(report.table)\n")
    for remark in report.remarks { Terminal.say(remark) }
    if arguments.has("--record") {
      try report.append(to: repository.benchmarks + "/record/end-to-end.csv")
      Terminal.say("Recorded in Benchmarks/record/end-to-end.csv.")
    }
  }

  private static func makeInputs(
    _ arguments: Arguments, _ repository: Repository, _ scratch: String
  ) throws(BenchmarkError) -> [InputFile] {
    if let path = arguments.text("--input") {
      return [try InputFile(path: path, language: "input")]
    }
    let count = arguments.count("--comments", default: 100_000)
    var inputs: [InputFile] = []
    for name in CommentSet.Name.allCases {
      let set = try CommentSet(name, repository: repository.root)
      let path = "\(scratch)/\(name.rawValue).jsonl"
      try set.writeJSONLines(count, to: path)
      let input = try InputFile(path: path, language: set.name.title)
      Terminal.say(
        "\(set.name.title): \(set.texts.count) comments repeated to \(count), "
          + "\((Double(input.bytes) / 1e6).formatted(1)) MB")
      inputs.append(input)
    }
    return inputs
  }

  /// The same input gives the same bytes, whatever the number of workers.
  private static func check(_ candidates: [Candidate]) throws(BenchmarkError) {
    for one in candidates {
      for other in candidates where other.input.path == one.input.path {
        guard one.checksum == other.checksum else {
          throw BenchmarkError("\(one.title) and \(other.title) do not write the same bytes")
        }
      }
    }
  }
}
