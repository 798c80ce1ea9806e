import BenchmarkSupport

/// The segmenter on three languages, beside public ones and `wc -w`, on the same lines.
@main
struct Segmenters {
  static let usage = """
    Measures the segmenter on one thread, beside public segmenters and `wc -w`.

    usage: swift run -c release --package-path Benchmarks segmenters [options]

      --kilobytes N  text a language (1000)
      --runs R       runs of everything, medians are shown (3)
      --text FILE --language vi|th|en
                     lines of your own instead of the samples
    """

  static func main() {
    let arguments = Arguments(
      options: ["--kilobytes", "--runs", "--text", "--language"], flags: [], usage: usage)
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
    var texts: [SegmentedLines] = []
    if let path = arguments.text("--text") {
      guard let code = arguments.text("--language") else {
        throw BenchmarkError("--text wants --language vi, th or en")
      }
      guard let name = CommentSet.Name.allCases.first(where: { $0.code == code }) else {
        throw BenchmarkError("'\(code)' is no language here: use vi, th or en")
      }
      texts.append(try SegmentedLines(name, file: path))
    } else {
      let bytes = arguments.count("--kilobytes", default: 1000) * 1000
      for name in [CommentSet.Name.thai, .vietnamese, .english] {
        texts.append(
          try SegmentedLines(name, bytes: bytes, repository: repository, scratch: scratch))
      }
    }

    let peers = Peers(repository, scratch: scratch)
    // One core for all, so that they share what else the machine does.
    let cores = Affinity.current
    try Affinity.pin(to: [cores[cores.count - 1]])
    for index in texts.indices { texts[index].take(peers.installed) }
    for run in 1...runs {
      Terminal.say("run \(run) of \(runs) …")
      for index in texts.indices { try texts[index].run(peers) }
    }
    let host = Host(repository: repository.root, scratch: scratch)
    Terminal.say("\n\(host.description)\n")
    for text in texts { Terminal.say("\(text.table)\n") }
    Terminal.say(
      """
      MB are 10⁶ bytes of UTF-8 text; CPU seconds are those of the segmenting loop alone, without
      start, models and files; `wc -w` is a whole process. "changed" are lines whose words, joined,
      are not the line: text that can no longer be found in the comment.
      """)
  }
}
