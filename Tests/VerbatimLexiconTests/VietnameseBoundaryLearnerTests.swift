import Testing
import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation
import VerbatimText

/// Learns from a handful of sentences, compiles what was learned, and segments with it.
@Suite struct VietnameseBoundaryLearnerTests {
  static let sentences = [
    "khách sạn\tđẹp", "khách sạn\tnày\tsạch", "tôi\tthích\tkhách sạn", "phòng\tsạch",
    "khách\tđến\tđông", "nhân viên\tkhách sạn\ttốt", "nhân viên\ttốt",
    "phòng\tđẹp\t,\tnhân viên\ttốt",
    "anh\tTrần Văn Nam\ttốt", "chị\tLê Thị Hoa\tđẹp", "anh\tTrần Văn Bình\tđến",
    "phòng\tkhông\tsạch",
  ]

  private func learned() -> [String] {
    var learner = VietnameseBoundaryLearner()
    learner.addWord("giao hàng")
    for _ in 0..<4 { for sentence in Self.sentences { learner.addSentence(sentence) } }
    return learner.learn()
  }

  private func segmenter(_ rows: [String]) -> Segmenter {
    var words: Set<String> = ["giao", "hàng", "quán"]
    for sentence in Self.sentences {
      for word in sentence.lowercased().split(whereSeparator: { "\t ,".contains($0) }) {
        words.insert(String(word))
      }
    }
    let list = words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var folder = LexiconFolder(texts: [
      "vi/words.tsv": "term\tcount\n" + list.map { "\($0)\t100\n" }.joined(),
      "vi/operators.tsv": "term\trole\tfactor\nkhông\tnegator\t-0.7\n",
      "vi/boundaries.learned.tsv": "template\tfeature\tweights\n" + rows.map { $0 + "\n" }.joined(),
    ])
    let tables = WordCompiler(&folder).tables()
    #expect(folder.errors.isEmpty, "\(folder.errors)")
    return Segmenter(tables: WordTables(tables))
  }

  @Test("what was learned cuts new sentences, with and without diacritics")
  func newSentences() {
    let segmenter = segmenter(learned())
    func cut(_ text: String) -> String {
      segmenter.words(in: text, language: .vietnamese).joined(separator: "|")
    }
    #expect(cut("khách sạn không đẹp") == "khách sạn|không|đẹp")
    #expect(cut("phòng khách sạn tốt") == "phòng|khách sạn|tốt")
    #expect(cut("khach san khong dep") == "khach san|khong|dep")
    #expect(cut("tôi thích anh Trần Văn Bình") == "tôi|thích|anh|Trần Văn Bình")
  }

  @Test("the same sentences give the same sorted rows")
  func reproducible() {
    let rows = learned()
    #expect(rows == learned())
    #expect(rows == rows.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(rows.contains("listed\tkhách sạn\t3"))
    #expect(rows.contains("listed\tgiao hàng\t2"))
    #expect(rows.contains("listed.plain\tnhan vien\t3"))
  }

  @Test("a sentence does not count as evidence for its own words")
  func ownWords() {
    var learner = VietnameseBoundaryLearner()
    learner.addSentence("bàn ghế\tđẹp")
    let rows = learner.learn()
    // Listed for later, but nothing was learned of listed words.
    #expect(rows.contains("listed\tbàn ghế\t1"))
    #expect(!rows.contains { $0.hasPrefix("gaps") })
  }
}
