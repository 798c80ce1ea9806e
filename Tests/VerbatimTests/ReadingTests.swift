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
    /// The numbers of the rows, by the hand that wrote them: those from 61 to 100 by the one that then
    /// wrote rules for the like of them, the others by two that had not read the lexicons.
    var rows: ClosedRange<Int>
    /// Labels, main themes and their polarities: of the odd rows, and of the even ones, which nobody
    /// looked at singly while mending.
    var read: (Int, Int, Int)
    var held: (Int, Int, Int)
  }

  private static let floors = [
    Floor(language: "en", rows: 1...60, read: (27, 20, 18), held: (22, 18, 16)),
    Floor(language: "vi", rows: 1...60, read: (26, 24, 22), held: (24, 23, 18)),
    Floor(language: "th", rows: 1...60, read: (24, 24, 22), held: (27, 21, 19)),
    Floor(language: "en", rows: 61...100, read: (19, 13, 13), held: (12, 13, 12)),
    Floor(language: "vi", rows: 61...100, read: (18, 14, 13), held: (18, 13, 13)),
    Floor(language: "th", rows: 61...100, read: (16, 13, 11), held: (16, 14, 14)),
    Floor(language: "en", rows: 101...160, read: (12, 15, 10), held: (19, 19, 17)),
    Floor(language: "vi", rows: 101...160, read: (20, 18, 12), held: (21, 17, 16)),
    Floor(language: "th", rows: 101...160, read: (12, 22, 15), held: (18, 20, 19)),
  ]

  @Test("labels, main themes and their polarities", arguments: floors.indices)
  func gold(index: Int) {
    let floor = Self.floors[index]
    let counts = Self.counts(floor.language, floor.rows)
    for (count, least) in zip(counts, [floor.read, floor.held]) {
      #expect(count.rows == floor.rows.count / 2)
      #expect(count.labels >= least.0, "\(floor)")
      #expect(count.themes >= least.1, "\(floor)")
      #expect(count.polarities >= least.2, "\(floor)")
    }
  }

  /// Of the rows with an odd number, which may be read, and of the others, whose total alone may be
  /// looked at.
  private static func counts(_ language: String, _ numbers: ClosedRange<Int>) -> [Count] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/readings.\(language).tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    var counts = [Count(), Count()]
    for row in rows {
      guard let number = Int(row[0].dropFirst(2)), numbers.contains(number) else { continue }
      let comment = FeedbackEngineTests.engine.tag(row[1])
      let half = 1 - number % 2
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
