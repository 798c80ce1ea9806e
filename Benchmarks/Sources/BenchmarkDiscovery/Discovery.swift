import BenchmarkSupport

/// `verbatim discover` on short comments: time and memory as their number grows.
@main
struct Discovery {
  static let usage = """
    Measures `verbatim discover` on 10,000, 100,000 and 1,000,000 short comments of three
    languages, and on 100,000 of each language.

    usage: swift run -c release --package-path Benchmarks discovery [options]

      --most N          the largest number of comments (1000000)
      --verbatim PATH   the command to measure; built when left out
      --write FILE      only write N comments as JSON lines
    """

  static func main() {
    let arguments = Arguments(
      options: ["--most", "--verbatim", "--write"], flags: [], usage: usage)
    do {
      let most = arguments.count("--most", default: 1_000_000)
      let comments = try ShortComments(Repository())
      if let path = arguments.text("--write") {
        try comments.write(most, to: path)
        return
      }
      try TemporaryFolder.use { scratch throws(BenchmarkError) in
        try measure(arguments, comments, upTo: most, scratch)
      }
    } catch {
      error.exit()
    }
  }

  private static func measure(
    _ arguments: Arguments, _ comments: ShortComments, upTo most: Int, _ scratch: String
  ) throws(BenchmarkError) {
    let repository = try Repository()
    let verbatim = try repository.command(
      builtAt: arguments.text("--verbatim"), scratch: scratch)
    Terminal.say("\(Host(repository: repository.root, scratch: scratch).description)\n")
    var table = Table("comments", "language", "MB", "CPU s", "comments/CPU s", "peak MB")
    var tasks: [(count: Int, language: String?)] = []
    var count = min(10_000, most)
    while count <= most {
      tasks.append((count, nil))
      count *= 10
    }
    tasks += comments.languages.map { (min(100_000, most), $0) }
    for (count, language) in tasks {
      let path = "\(scratch)/comments.jsonl"
      try comments.write(count, in: language, to: path)
      var command = Command(
        verbatim,
        ["discover", path, "--threads", "1", "--format", "jsonl"])
      command.output = scratch + "/themes.jsonl"
      command.errors = scratch + "/errors.txt"
      command.cores = [Affinity.current[0]]
      let run = try command.runChecked()
      let lines = try File.bytes(command.output).count { $0 == 0x0A }
      guard lines == count else {
        throw BenchmarkError("\(lines) lines for \(count) comments")
      }
      table.add(
        Double(count).formatted(), language ?? "all", (Double(File.size(path)) / 1e6).formatted(1),
        run.cpuSeconds.formatted(2), (Double(count) / run.cpuSeconds).formatted(),
        (run.peakIsBound ? "<" : "") + (Double(run.peakBytes) / 1e6).formatted())
    }
    Terminal.say(table.text)
  }
}
