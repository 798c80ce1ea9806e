import BenchmarkSupport
import Verbatim

/// The segmenter alone on one thread, through its API with one reused value, beside `wc -w`.
struct Segmentation {
  private let samples: CommentSet
  private let copies: Int
  private let path: String
  private let bytes: Int
  private let segmenter = Segmenter()
  private var ours = Samples()
  /// `wc -w` over the same comments, a line each, with UTF-8 characters.
  private var wordCount = Samples()

  init(_ name: CommentSet.Name, comments: Int, repository: String, scratch: String)
    throws(BenchmarkError)
  {
    samples = try CommentSet(name, repository: repository)
    copies = max(1, comments / samples.texts.count)
    path = "\(scratch)/\(name.rawValue).txt"
    bytes = samples.texts.reduce(0) { $0 + $1.utf8.count + 1 } * copies
    try samples.writeLines(copies: copies, to: path)
  }

  mutating func run() throws(BenchmarkError) {
    let expected = tokens(1) * copies
    let begin = Clock.thread
    let found = tokens(copies)
    ours.add(Clock.thread - begin)
    guard found == expected, found > 0 else {
      throw BenchmarkError("\(samples.name): \(found) tokens instead of \(expected)")
    }
    wordCount.add(try Command("env", ["LC_ALL=C.UTF-8", "wc", "-w", path]).runChecked().cpuSeconds)
  }

  private func tokens(_ copies: Int) -> Int {
    var result = SegmentedText()
    var count = 0
    for _ in 0..<copies {
      for text in samples.texts {
        segmenter.segment(text.utf8.span, into: &result)
        count += result.tokens.count
      }
    }
    return count
  }

  var remark: String {
    let speed = Double(bytes) / ours.median / 1e6
    let wcSpeed = Double(bytes) / wordCount.median / 1e6
    return "\(samples.name.title), segmenter alone: \(speed.formatted(1)) MB a CPU second, "
      + "\((speed / wcSpeed).formatted(2)) times `wc -w` (\(wcSpeed.formatted(1)) MB)."
  }
}
