import Foundation
import Testing
import Verbatim

/// Measures the general taxonomy on the gold sets of `corpora/gold`, so that no change of terms,
/// rules or method makes it worse unseen.
@Suite struct ThemeGoldTests {
  private typealias Labels = [(theme: String, sentiment: String)]

  /// The rows of a gold set: a comment and its labels.
  private func rows(_ name: String, separator: Character) -> [(text: String, labels: Labels)] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/\(name).tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let labels = fields[2].split(separator: "|").map { label in
        let end = label.lastIndex(of: separator) ?? label.endIndex
        return (theme: String(label[..<end]), sentiment: String(label[end...].dropFirst()))
      }
      return (String(fields[1]), labels)
    }
  }

  @Test("F1 of themes, and of themes with their sentiment")
  func themes() {
    var right = 0
    var rightWithSentiment = 0
    var found = 0
    var wanted = 0
    for (text, labels) in rows("themes", separator: ":") {
      let mentions = FeedbackEngineTests.engine.tag(text).themes
      found += mentions.count
      wanted += labels.count
      for label in labels {
        guard let mention = mentions.first(where: { $0.theme == label.theme }) else { continue }
        right += 1
        if mention.sentiment.label.name == label.sentiment { rightWithSentiment += 1 }
      }
    }
    #expect(wanted > 200)
    #expect(Double(2 * right) / Double(found + wanted) > 0.74)
    #expect(Double(2 * rightWithSentiment) / Double(found + wanted) > 0.68)
  }

  @Test(
    "share of two-sided mentions with the right theme and sentiment",
    arguments: [("vi", 0.82), ("th", 0.87), ("en", 0.84)])
  func twoSided(language: String, share: Double) {
    let (right, wanted) = mentions("two-sided.\(language)")
    #expect(wanted > 300)
    #expect(Double(right) / Double(wanted) > share)
  }

  @Test(
    "the same of comments written before they were measured",
    arguments: [("vi", 0.79), ("th", 0.69), ("en", 0.7)])
  func twoSidedHeld(language: String, share: Double) {
    let (right, wanted) = mentions("two-sided.held.\(language)")
    #expect(wanted > 60)
    #expect(Double(right) / Double(wanted) > share)
  }

  /// How many mentions of a set have the right theme and sentiment, and how many there are. Of a theme
  /// that is praised in one place and blamed in another, each place counts by itself.
  private func mentions(_ name: String) -> (right: Int, wanted: Int) {
    var right = 0
    var wanted = 0
    for (text, labels) in rows(name, separator: "=") {
      let mentions = FeedbackEngineTests.engine.tag(text).themes
      wanted += labels.count
      for label in labels {
        guard let mention = mentions.first(where: { $0.theme == label.theme }) else { continue }
        let isTwoSided = labels.contains {
          $0.theme == label.theme && $0.sentiment != label.sentiment
        }
        let said = isTwoSided ? mention.evidence.map(\.sentiment) : [mention.sentiment.label]
        if said.contains(where: { $0.name == label.sentiment }) { right += 1 }
      }
    }
    return (right, wanted)
  }
}
