import Foundation
import Testing
import VerbatimSegmentation
import VerbatimText

/// Where a reader would part a comment into statements, against `corpora/gold/clauses.*.tsv`.
@Suite struct ClauseGoldTests {
  private func rows(_ language: String) throws -> [(text: String, clauses: [String])] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = try String(
      contentsOf: root.appending(path: "corpora/gold/clauses.\(language).tsv"), encoding: .utf8)
    return file.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      let columns = line.split(separator: "\t")
      let clauses = (columns.last ?? "").split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      return (columns.count > 1 ? String(columns[0]) : clauses.joined(separator: " "), clauses)
    }
  }

  /// How many bytes of `text` before an offset are no spaces.
  private func solid(_ text: some Sequence<UInt8>) -> Int { text.count { $0 != 0x20 } }

  @Test(
    "share of right cuts, in what the rules were written by and in what was held out",
    arguments: [
      ("en", 0.83), ("vi", 0.89), ("th", 0.81), ("held.en", 0.85), ("held.vi", 0.97),
      ("held.th", 0.94),
    ])
  func cuts(language: String, share: Double) throws {
    var right = 0
    var found = 0
    var wanted = 0
    for (text, clauses) in try rows(language) {
      var ends: Set<Int> = []
      var end = 0
      for clause in clauses.dropLast() {
        end += solid(clause.utf8)
        ends.insert(end)
      }
      let segmented = SegmentationGoldTests.segmenter.segment(text)
      let starts = Set(
        segmented.clauseStarts.dropFirst().map {
          solid(text.utf8.prefix(Int(segmented.tokens[$0].start)))
        })
      right += starts.intersection(ends).count
      found += starts.count
      wanted += ends.count
    }
    let measured = Double(2 * right) / Double(found + wanted)
    #expect(measured > share, "\(measured)")
  }
}
