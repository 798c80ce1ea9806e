import Verbatim
import VerbatimIO
import VerbatimReport

/// Themes that nobody has named.
extension ReportJob {
  /// In fewer comments no theme is looked for that nobody has named.
  static let leastForThemes = 50
  /// The same in what the taxonomy leaves over, where comments have little in common.
  static let leastLeftOver = 100

  /// The themes of comments that nobody has named.
  func discover(
    in comments: [CommentSample.Comment], of offered: Int, least: Int,
    _ trend: (unit: DatePeriod, steps: [TrendStep]), workers: Int
  ) async -> DiscoveryFindings? {
    guard comments.count >= least else { return nil }
    let reader = DiscoveryReader(engine)
    let size = max(500, (comments.count + workers - 1) / workers)
    let starts = Array(stride(from: 0, to: comments.count, by: size))
    let parts = await withTaskGroup(of: (start: Int, corpus: DiscoveryCorpus).self) { group in
      for start in starts {
        group.addTask {
          var corpus = DiscoveryCorpus()
          var scratch = TagScratch()
          for comment in comments[start..<min(start + size, comments.count)] {
            reader.read(Array(comment.text.utf8).span, scratch: &scratch, into: &corpus)
          }
          return (start, corpus)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var corpus = DiscoveryCorpus()
    for part in parts.sorted(by: { $0.start < $1.start }) { corpus.append(part.corpus) }
    let steps = trend.steps.map(\.name)
    let places = Dictionary(uniqueKeysWithValues: zip(steps, 0...))
    return DiscoveryFindings(
      ThemeDiscovery(corpus), in: comments, of: offered, scale: scale, steps: steps
    ) { places[trend.unit.name(ofDay: $0)] }
  }
}
