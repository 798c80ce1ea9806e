import Foundation
import Testing
import Verbatim

/// Measures the general taxonomy on the gold sets of `corpora/gold`, so that no change of terms,
/// rules or method makes it worse unseen.
@Suite struct ThemeGoldTests {
  private typealias Labels = [(theme: String, sentiment: String)]

  /// The rows of a gold set: a comment, in the column `column`, and its labels behind it.
  private func rows(
    _ name: String, separator: Character, text column: Int = 1
  ) -> [(text: String, labels: Labels)] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/\(name).tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let labels = fields[column + 1].split(separator: "|").map { label in
        let end = label.lastIndex(of: separator) ?? label.endIndex
        return (theme: String(label[..<end]), sentiment: String(label[end...].dropFirst()))
      }
      return (String(fields[column]), labels)
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
    arguments: [("vi", 0.9), ("th", 0.93), ("en", 0.9)])
  func twoSided(language: String, share: Double) {
    let (right, wanted) = mentions("two-sided.\(language)")
    #expect(wanted > 300)
    #expect(Double(right) / Double(wanted) > share)
  }

  @Test(
    "the same of comments written before they were measured",
    arguments: [("vi", 0.8), ("th", 0.76), ("en", 0.82)])
  func twoSidedHeld(language: String, share: Double) {
    let (right, wanted) = mentions("two-sided.held.\(language)")
    #expect(wanted > 60)
    #expect(Double(right) / Double(wanted) > share)
  }

  @Test(
    "share of the themes of a pack's comments that the pack finds",
    arguments: [
      "airlines", "apps", "banking", "ecommerce", "education", "electronics", "employers",
      "healthcare", "hotels", "restaurants", "telecoms",
    ])
  func pack(name: String) throws {
    let engine = try FeedbackEngine(options: .init(taxonomies: [name]))
    var right = 0
    var found = 0
    var wanted = 0
    for (text, labels) in rows("packs.second.\(name)", separator: "=", text: 0) {
      let themes = Set(engine.tag(text).themes.map(\.theme))
      found += themes.count
      wanted += labels.count
      right += labels.count { themes.contains($0.theme) }
    }
    #expect(wanted > 30)
    #expect(Double(right) / Double(wanted) > 0.85)
    #expect(Double(right) / Double(found) > 0.75)
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
