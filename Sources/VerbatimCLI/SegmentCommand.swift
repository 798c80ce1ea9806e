import ArgumentParser
import VerbatimIO
import VerbatimText

/// `verbatim segment`: words separated by tabs, one line a line.
struct SegmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Cut text into words: one line of tokens for each line, separated by tabs.",
    usage: "verbatim segment [<options>] [<files> ...]",
    discussion: """
      White space is dropped; apart from it the output has the same bytes as the input.

      Examples:
        echo "giao hang cham qua" | verbatim segment
        verbatim segment --language th comments.txt
      """)

  @Option(help: "vi, th or en for all text; auto finds it word by word.")
  var language = "auto"

  @Option(help: "How many workers; as many as there are cores when left out.")
  var threads: Int?

  @Argument(help: "Text files; standard input when there are none.", completion: .file())
  var files: [String] = []

  func run() async throws {
    let language = try EngineOptions.language(language)
    let workers = try EngineOptions.workers(threads)
    let segmenter = Segmenter()
    let sink = try OutputSink(path: "-")
    for file in files.isEmpty ? ["-"] : files {
      let lines = LineReader(try ByteSource.open(file))
      try await BlockPipeline.run(
        lines, workers: workers, makeWorker: { SegmentedText() },
        process: { block, text in SegmentedLines.bytes(of: block, segmenter, language, &text) },
        deliver: { try sink.write($0) })
    }
    try sink.commit()
  }
}
