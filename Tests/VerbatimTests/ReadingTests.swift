import Foundation
import Testing
import Verbatim

/// Comments as customers write them, by a hand that had not read the lexicons.
@Suite struct ReadingTests {
  /// What is read rightly of one half of a language's rows.
  private struct Count {
    var rows = 0
    var labels = 0
    var themes = 0
    var polarities = 0
  }

  private struct Floor {
    var language: String
    /// Labels, main themes and their polarities: of the odd rows, and of the held back ones.
    var read: (Int, Int, Int)
    var held: (Int, Int, Int)
  }

  private static let floors = [
    Floor(language: "en", read: (27, 20, 18), held: (22, 18, 16)),
    Floor(language: "vi", read: (26, 24, 22), held: (24, 23, 18)),
    Floor(language: "th", read: (24, 24, 22), held: (27, 21, 19)),
  ]

  @Test("labels, main themes and their polarities", arguments: 0..<3)
  func gold(language: Int) {
    let floor = Self.floors[language]
    let counts = Self.counts(floor.language)
    for (count, least) in zip(counts, [floor.read, floor.held]) {
      #expect(count.rows == 30)
      #expect(count.labels >= least.0)
      #expect(count.themes >= least.1)
      #expect(count.polarities >= least.2)
    }
  }

  /// Of the rows with an odd number, which may be read, and of the others, whose total alone may be
  /// looked at.
  private static func counts(_ language: String) -> [Count] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/readings.\(language).tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    var counts = [Count(), Count()]
    for row in rows {
      let comment = FeedbackEngineTests.engine.tag(row[1])
      let half = Int(row[0].dropFirst(2)).map { 1 - $0 % 2 } ?? 1
      counts[half].rows += 1
      if row[2].split(separator: "|").contains(Substring(comment.sentiment.label.name)) {
        counts[half].labels += 1
      }
      let parts = row[3].split(separator: "=")
      guard parts.count == 2 else { continue }
      let themes = parts[0].split(separator: "|")
      let labels = parts[1].split(separator: "|")
      let found = comment.themes.filter { mention in
        themes.contains { mention.theme.hasPrefix($0) }
      }
      if !found.isEmpty { counts[half].themes += 1 }
      if found.contains(where: {
        labels == ["any"] || labels.contains(Substring($0.sentiment.label.name))
      }) {
        counts[half].polarities += 1
      }
    }
    return counts
  }
}
