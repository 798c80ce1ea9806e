import BenchmarkSupport
import Verbatim

/// What a taxonomy of 10,000 terms costs beside one of 100, taken from the general taxonomy.
struct TermCount {
  private let few: FeedbackEngine
  private let many: FeedbackEngine
  private let texts: [String]
  private var fewSeconds = Samples()
  private var manySeconds = Samples()
  private static let counts = (few: 100, many: 10_000)
  private static let target = 1.5

  init(_ texts: [String], repository: Repository) throws(BenchmarkError) {
    self.texts = texts
    let lines = try File.text(repository.root + "/lexicons/taxonomies/general.tsv")
      .split(separator: "\n").map(String.init)
    let terms = lines.filter { $0.contains("\tterm") }
    guard terms.count >= Self.counts.many else {
      throw BenchmarkError("the general taxonomy has \(terms.count) terms, not \(Self.counts.many)")
    }
    few = try Self.engine(terms, Self.counts.few)
    many = try Self.engine(terms, Self.counts.many)
  }

  /// Terms from all over the file, so that all themes and languages have their share.
  private static func engine(
    _ terms: [String], _ count: Int
  ) throws(BenchmarkError) -> FeedbackEngine {
    let chosen = (0..<count).map { terms[$0 * terms.count / count] }
    let file = "theme\twhat\tlanguage\tvalue\n" + chosen.joined(separator: "\n") + "\n"
    do {
      return try FeedbackEngine(
        options: .init(taxonomies: [], taxonomyFiles: [(name: "\(count).tsv", text: file)]))
    } catch {
      throw BenchmarkError("no engine of \(count) terms: \(error)")
    }
  }

  mutating func run() {
    fewSeconds.add(seconds(few))
    manySeconds.add(seconds(many))
  }

  private func seconds(_ engine: FeedbackEngine) -> Double {
    let begin = Clock.thread
    for _ in 0..<Self.rounds { for text in texts { _ = engine.tag(text) } }
    return Clock.thread - begin
  }
  private static let rounds = 20

  var remark: String {
    let ratio = manySeconds.median / fewSeconds.median
    return "10,000 terms cost \(ratio.formatted(2)) times what 100 do "
      + "(target \(Self.target.formatted(1)): \(ratio <= Self.target ? "met" : "MISSED"))."
  }
}
