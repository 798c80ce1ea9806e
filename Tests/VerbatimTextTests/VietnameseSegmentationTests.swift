import Foundation
import Testing
import VerbatimAutomata
import VerbatimSegmentation
import VerbatimText

/// Runs `corpora/gold/segmentation.vi.tsv`, as written and as others would have typed it.
@Suite struct VietnameseSegmentationTests {
  static let segmenter = Segmenter()

  static func gold(_ name: String) -> [[String]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/\(name)")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: "\t").map(String.init) }
  }

  static let rows = gold("segmentation.vi.tsv")

  /// Rows that are cut otherwise today.
  static let known: Set<String> = ["nước lẩu nhạt, thịt dai"]

  /// Where words end, counted in letters and signs without white space.
  private func ends(_ words: [some StringProtocol]) -> Set<Int> {
    var count = 0
    return Set(
      words.map { word in
        count += word.precomposedStringWithCanonicalMapping.count { !$0.isWhitespace }
        return count
      })
  }

  @Test("every row is cut as marked")
  func asMarked() {
    #expect(Self.rows.count >= 60)
    for row in Self.rows where !Self.known.contains(row[0]) {
      #expect(Self.segmenter.words(in: row[0]).joined(separator: "|") == row[1])
    }
  }

  static let spellings: [(name: String, typed: @Sendable (String) -> String)] = [
    ("decomposed", { $0.decomposedStringWithCanonicalMapping }),
    ("no-break spaces", { $0.replacing(" ", with: "\u{A0}") }),
    ("zero-width spaces", { $0.replacing(" ", with: " \u{200B}") }),
    ("byte-order mark", { "\u{FEFF}" + $0 }),
    ("doubled spaces", { $0.replacing(" ", with: "  ") }),
  ]

  @Test("other spellings of a text have the same words", arguments: spellings.indices)
  func spelling(index: Int) {
    for row in Self.rows {
      let typed = Self.spellings[index].typed(row[0])
      let words = Self.segmenter.words(in: typed).map {
        $0.replacing("\u{200B}", with: "").replacing("\u{FEFF}", with: "")
      }
      #expect(ends(words) == ends(Self.segmenter.words(in: row[0])), "\(typed)")
    }
  }

  /// The share of row ends that two cuts of the same text have in common.
  private func agreement(_ typed: (String) -> String) -> Double {
    var common = 0
    var total = 0
    for row in Self.rows {
      let found = ends(Self.segmenter.words(in: typed(row[0]), language: .vietnamese))
      let plain = ends(Self.segmenter.words(in: row[0], language: .vietnamese))
      common += found.intersection(plain).count
      total += found.union(plain).count
    }
    return Double(common) / Double(total)
  }

  @Test("letter case hardly matters, nor do diacritics")
  func otherLetters() {
    #expect(agreement { $0.lowercased() } >= 0.97)
    #expect(agreement { $0.uppercased() } >= 0.97)
    let alphabet = Alphabet()
    let stripped = agreement { text in
      SymbolText.symbols(of: text, alphabet: alphabet)
        .map { alphabet.text[Int(alphabet.plain[Int($0)])] }.joined()
    }
    #expect(stripped >= 0.85)
  }

  @Test("negators stand apart in upper case and at the beginning of a sentence")
  func negators() {
    for row in Self.gold("negation.vi.tsv") {
      let upper = row[0].uppercased()
      let sentence = row[0].prefix(1).uppercased() + row[0].dropFirst()
      for text in [upper, sentence] {
        let words = Self.segmenter.words(in: text, language: .vietnamese).map { $0.lowercased() }
        let wanted = row[1].split(separator: " ").map { String($0) }
        let isApart =
          words.contains(row[1])
          || wanted.count > 1 && wanted.allSatisfy { words.contains($0) }
        #expect(isApart, "\(words.joined(separator: "|")) [\(row[1])]")
      }
    }
  }

  @Test(
    "repetitions give tokens in proportion and lose nothing",
    arguments: [
      "công ty ", "hà nội ", "Nguyễn ", "không ", "xã hội chủ nghĩa ", "đẹp,", "ha noi ", "KO ",
    ])
  func growth(piece: String) {
    var counts: [Int] = []
    for copies in [500, 5000, 50_000] {
      let text = String(repeating: piece, count: copies)
      let tokens = Self.segmenter.segment(text, language: .vietnamese).tokens
      counts.append(tokens.count)
      let covered = tokens.reduce(0) { $0 + $1.range.count }
      let blanks = text.utf8.count { $0 == 0x20 }
      #expect(covered >= text.utf8.count - blanks && covered <= text.utf8.count)
    }
    let isConstant = counts[0] == counts[2]
    #expect(isConstant || (90...110).contains(Double(counts[2]) / Double(counts[0])), "\(counts)")
  }
}
