import BenchmarkSupport
import Verbatim

/// The library inside one process, on one thread: start, tagging, segmenting.
@main
struct Engine {
  static let usage = """
    Measures the Verbatim library inside one process, on one thread.

    usage: swift run -c release --package-path Benchmarks engine [options]

      --comments N   comments a language, rounded up to whole copies of the samples (50000)
      --runs R       runs of everything, medians are shown (5)
    """
  /// What a service may wait for at its start.
  static let targetSeconds = 0.010

  static func main() {
    let arguments = Arguments(
      options: ["--comments", "--runs"], flags: ["--first-engine"], usage: usage)
    do {
      if arguments.has("--first-engine") {
        try FirstEngine.measureHere()
      } else {
        try TemporaryFolder.use { scratch throws(BenchmarkError) in
          try measure(arguments, scratch)
        }
      }
    } catch {
      error.exit()
    }
  }

  private static func measure(_ arguments: Arguments, _ scratch: String) throws(BenchmarkError) {
    let repository = try Repository()
    let runs = arguments.count("--runs", default: 5)
    let count = arguments.count("--comments", default: 50_000)
    let host = Host(repository: repository.root, scratch: scratch)
    try Affinity.pin(to: Array(Affinity.current.suffix(1)))

    let first = try FirstEngine.measure(processes: max(runs, 15), scratch: scratch)
    let engine = try makeEngine()
    var rows: [SetFigures] = []
    for name in CommentSet.Name.allCases {
      let set = try CommentSet(name, repository: repository.root)
      rows.append(SetFigures(set, copies: (count + set.texts.count - 1) / set.texts.count))
    }
    var terms = try TermCount(rows.flatMap(\.samples.texts), repository: repository)
    for _ in 1...runs {
      for index in rows.indices { try rows[index].run(engine, scratch: scratch) }
      terms.run()
    }

    Terminal.say("\(host.description)\n")
    let figure = first.engine.median
    let verdict = figure < targetSeconds ? "met" : "MISSED"
    Terminal.say(
      """
      first engine of a process \((figure * 1e3).formatted(1)) ms by the clock \
      (target below \((targetSeconds * 1e3).formatted()): \(verdict)),
      \((first.cpu.median * 1e3).formatted(1)) ms of CPU \
      (least of \(first.cpu.values.count): \((first.cpu.least * 1e3).formatted(1)) ms); \
      its first comment \((first.comment.median * 1e6).formatted()) µs

      """)
    var table = Table(
      "one thread", "comments", "tag/s", "tag MB/s", "segment MB/s", "wc -w MB/s", "seg : wc",
      "wc -w, C locale")
    for row in rows {
      table.add(
        row.samples.name.title, Double(row.comments).formatted(),
        (Double(row.comments) / row.tag.median).formatted(), row.speed(row.tag).formatted(1),
        row.speed(row.segment).formatted(1), row.speed(row.wordCount).formatted(1),
        (row.wordCount.median / row.segment.median).formatted(2),
        row.speed(row.byteWordCount).formatted(1))
    }
    Terminal.say("\(table.text)\n")
    Terminal.say(
      "All by CPU time of one thread on one core, medians of \(runs) runs; runs differ by up to "
        + "\(((rows.map(\.spread).max() ?? 0) * 100).formatted()) %.")
    Terminal.say(terms.remark)
  }

  static func makeEngine() throws(BenchmarkError) -> FeedbackEngine {
    do {
      return try FeedbackEngine()
    } catch {
      throw BenchmarkError("no engine: \(error)")
    }
  }
}
