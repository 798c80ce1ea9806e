import Testing
import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation
import VerbatimText

/// `verbatim learn segmentation` from end to end on invented text: sentences in, lexicon files out,
/// compiled, and read by a segmenter.
@Suite struct BoundaryLearningTests {
  /// In this corpus กขคง is two words of two letters, and มาจอ is one word.
  static let sentences = [
    "กข\tคง\tมาจอ", "มาจอ\tกข\tคง", "คง\tมาจอ\tมาจอ", "กข\tกข\tมาจอ\tคง", "มาจอ\tคง\tกข",
    "คง\tคง\tกข",
  ]

  private func learn(_ copies: Int = 40) -> ThaiBoundaryLearner.Result {
    var learner = ThaiBoundaryLearner()
    learner.addWord("กข", perMillion: 100)
    for _ in 0..<copies {
      for sentence in Self.sentences {
        learner.addSentence(Substring(sentence), convention: .comments)
      }
    }
    return learner.learn { _ in }
  }

  private func segmenter(_ result: ThaiBoundaryLearner.Result) -> (Segmenter, [LexiconError]) {
    var folder = LexiconFolder(texts: [
      "th/words.tsv": "term\tcount\nกข\t100\n",
      "th/words.segmented.learned.tsv": (["term\tcount"] + result.words).joined(separator: "\n"),
      "th/boundaries.learned.tsv": (["template\tfeature\tweights"] + result.boundaries)
        .joined(separator: "\n"),
    ])
    let words = WordCompiler(&folder)
    return (Segmenter(tables: WordTables(words.tables())), folder.errors)
  }

  @Test("what was learned cuts new sentences of the same words")
  func cuts() {
    let (segmenter, errors) = segmenter(learn())
    #expect(errors.isEmpty, "\(errors.prefix(3))")
    for sentence in Self.sentences + ["กข\tมาจอ\tกข\tคง"] {
      let text = sentence.replacing("\t", with: "")
      #expect(segmenter.words(in: text).joined(separator: "\t") == sentence)
    }
  }

  @Test("words that no list has are found, listed ones are not repeated")
  func words() {
    let found = learn().words.map { $0.split(separator: "\t")[0] }
    #expect(found == ["คง", "มาจอ"])
  }

  @Test("the same text gives the same files")
  func deterministic() {
    let first = learn(5)
    let second = learn(5)
    #expect(first.boundaries == second.boundaries)
    #expect(first.words == second.words)
  }

  @Test("without weights, listed words are still found")
  func untrained() {
    var folder = LexiconFolder(texts: ["th/words.tsv": "term\tcount\nกข\t100\nคง\t100\n"])
    let segmenter = Segmenter(tables: WordTables(WordCompiler(&folder).tables()))
    #expect(segmenter.words(in: "กขคง") == ["กข", "คง"])
  }

  @Test(
    "a faulty row is named",
    arguments: [
      ("letters\tกข\tx", "'x' is not"), ("letters\tกข\t1 2 3 4 5 6 7 8 9", "is not one to eight"),
      ("letters\tЖ\t1", "letters of no language"),
    ])
  func faults(row: String, problem: String) {
    var folder = LexiconFolder(texts: [
      "th/boundaries.learned.tsv": "template\tfeature\tweights\n\(row)\n"
    ])
    _ = WordCompiler(&folder)
    #expect(folder.errors.first?.problem.contains(problem) == true, "\(folder.errors)")
  }
}
