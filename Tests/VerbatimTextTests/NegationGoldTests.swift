import Foundation
import Testing
import VerbatimText

/// Runs `corpora/gold/negation.vi.tsv`: a negator that is swallowed by a neighbour turns a complaint
/// into praise, so each must stand apart.
@Suite struct NegationGoldTests {
  static let rows: [(phrase: String, negator: String)] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/negation.vi.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return (fields[0], fields.count > 1 ? fields[1] : "")
    }
  }()

  /// Whether tokens begin where the negator begins and end where it ends, at one of its occurrences.
  private func standsApart(_ negator: String, in phrase: String, _ words: [Substring]) -> Bool {
    let syllables = phrase.split(separator: " ").map(String.init)
    let wanted = negator.split(separator: " ").map(String.init)
    var edges: Set<Int> = [0]
    var count = 0
    for word in words {
      count += word.split(separator: " ").count
      edges.insert(count)
    }
    return syllables.indices.contains { start in
      start + wanted.count <= syllables.count
        && Array(syllables[start..<(start + wanted.count)]) == wanted
        && edges.contains(start) && edges.contains(start + wanted.count)
    }
  }

  @Test("there are enough phrases, a third without diacritics, no phrase twice")
  func shape() {
    #expect(Self.rows.count >= 320)
    #expect(Set(Self.rows.map(\.phrase)).count == Self.rows.count)
    let plain = Self.rows.count { $0.phrase.utf8.allSatisfy { $0 < 0x80 } }
    #expect(plain * 3 >= Self.rows.count)
    for row in Self.rows { #expect(row.phrase.contains(row.negator), "\(row)") }
  }

  @Test("the negator stands apart in every phrase")
  func negators() {
    let segmenter = Segmenter()
    var swallowed: [String] = []
    for row in Self.rows {
      let words = segmenter.words(in: row.phrase)
      if !standsApart(row.negator, in: row.phrase, words) {
        let entry = "\(words.joined(separator: "|")) [\(row.negator)]"
        swallowed.append(entry)
      }
    }
    #expect(swallowed.isEmpty, "\(swallowed.joined(separator: "; "))")
  }
}
