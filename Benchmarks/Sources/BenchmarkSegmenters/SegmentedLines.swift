import BenchmarkSupport
import Verbatim

/// The lines of one language, and what each segmenter needed for them.
struct SegmentedLines {
  private let name: CommentSet.Name
  private let lines: [String]
  private let path: String
  private let bytes: Int
  private let segmenter = Segmenter()
  private var ours = Samples()
  private var tokens = 0
  /// `wc -w` over the same lines, with UTF-8 characters.
  private var wordCount = Samples()
  private var peers: [(peer: Peers.Peer, seconds: Samples, last: Peers.Figures?)] = []

  /// The samples over and over, up to so many bytes.
  init(_ name: CommentSet.Name, bytes: Int, repository: Repository, scratch: String)
    throws(BenchmarkError)
  {
    let samples = try CommentSet(name, repository: repository.root)
    // A comment of several lines is several.
    let single = samples.texts.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
    let once = single.reduce(0) { $0 + $1.utf8.count + 1 }
    let copies = max(1, bytes / once)
    let path = "\(scratch)/\(name.rawValue).txt"
    var file = try OutputFile(path)
    for _ in 0..<copies {
      for line in single {
        try file.write(line.utf8)
        try file.write([0x0A])
      }
    }
    try file.close()
    try self.init(name, file: path)
  }

  /// Lines of a file.
  init(_ name: CommentSet.Name, file path: String) throws(BenchmarkError) {
    self.name = name
    self.path = path
    let text = try File.text(path)
    lines = text.split(whereSeparator: \.isNewline).map(String.init)
    bytes = lines.reduce(0) { $0 + $1.utf8.count + 1 }
    guard !lines.isEmpty else { throw BenchmarkError("\(path) has no line") }
  }

  /// Takes the peers of this language.
  mutating func take(_ installed: [Peers.Peer]) {
    peers = installed.filter { $0.language == name }.map { ($0, Samples(), nil) }
  }

  mutating func run(_ all: Peers) throws(BenchmarkError) {
    var result = SegmentedText()
    // Once for the tables that are unpacked on first use.
    segmenter.segment(lines[0].utf8.span, into: &result)
    var found = 0
    let begin = Clock.thread
    for line in lines {
      segmenter.segment(line.utf8.span, into: &result)
      found += result.tokens.count
    }
    ours.add(Clock.thread - begin)
    guard tokens == 0 || tokens == found else {
      throw BenchmarkError("\(name): \(found) tokens, and \(tokens) in the run before")
    }
    tokens = found
    wordCount.add(try Command("env", ["LC_ALL=C.UTF-8", "wc", "-w", path]).runChecked().cpuSeconds)
    for index in peers.indices {
      let figures = try all.run(peers[index].peer, path)
      peers[index].seconds.add(figures.cpuSeconds)
      peers[index].last = figures
    }
  }

  var table: String {
    var table = Table(
      "\(name.title), \((Double(bytes) / 1e6).formatted(1)) MB", "MB/CPU s", "ours is … times",
      "words", "changed")
    let speed = Double(bytes) / ours.median / 1e6
    table.add("verbatim", speed.formatted(1), "", Double(tokens).formatted(), "0")
    for (peer, seconds, last) in peers {
      let other = Double(bytes) / seconds.median / 1e6
      table.add(
        "\(peer.name) \(last?.version ?? "")", other.formatted(other < 1 ? 3 : 1),
        (speed / other).formatted(1), Double(last?.words ?? 0).formatted(),
        "\(last?.changedLines ?? 0)")
    }
    let words = Double(bytes) / wordCount.median / 1e6
    table.add("wc -w", words.formatted(1), (speed / words).formatted(2), "", "")
    return table.text
  }
}
