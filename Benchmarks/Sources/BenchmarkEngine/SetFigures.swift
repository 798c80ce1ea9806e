import BenchmarkSupport
import Verbatim

/// The figures of one language.
struct SetFigures {
  let samples: CommentSet
  let copies: Int
  private let bytes: Int
  private(set) var tag = Samples()
  private(set) var segment = Samples()
  /// `wc -w` with UTF-8 characters, over the same comments a line each.
  private(set) var wordCount = Samples()
  /// `wc -w` on bytes.
  private(set) var byteWordCount = Samples()

  init(_ samples: CommentSet, copies: Int) {
    self.samples = samples
    self.copies = copies
    bytes = samples.texts.reduce(0) { $0 + $1.utf8.count + 1 } * copies
  }

  var comments: Int { samples.texts.count * copies }
  var spread: Double { max(tag.spread, segment.spread) }

  /// Megabytes a CPU second.
  func speed(_ seconds: Samples) -> Double { Double(bytes) / seconds.median / 1e6 }

  mutating func run(_ engine: FeedbackEngine, scratch: String) throws(BenchmarkError) {
    let expected = (themes: themes(engine, 1), tokens: tokens(1))
    var begin = Clock.thread
    let themes = themes(engine, copies)
    tag.add(Clock.thread - begin)
    begin = Clock.thread
    let tokens = tokens(copies)
    segment.add(Clock.thread - begin)
    guard themes == expected.themes * copies, tokens == expected.tokens * copies, themes > 0 else {
      throw BenchmarkError(
        "\(samples.name): \(themes) themes, \(tokens) tokens in \(copies) copies, but "
          + "\(expected) in one")
    }

    let path = "\(scratch)/\(samples.name.rawValue).txt"
    if !File.exists(path) { try samples.writeLines(copies: copies, to: path) }
    wordCount.add(try Command("env", ["LC_ALL=C.UTF-8", "wc", "-w", path]).runChecked().cpuSeconds)
    byteWordCount.add(try Command("env", ["LC_ALL=C", "wc", "-w", path]).runChecked().cpuSeconds)
  }

  private func themes(_ engine: FeedbackEngine, _ copies: Int) -> Int {
    var count = 0
    for _ in 0..<copies {
      for text in samples.texts { count += engine.tag(text).themes.count }
    }
    return count
  }

  private func tokens(_ copies: Int) -> Int {
    let segmenter = Segmenter()
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
}
