import VerbatimAutomata
import VerbatimSegmentation

/// Learns from segmented text which Vietnamese syllables are one word: the votes of
/// `VietnameseBoundaries`.
///
/// Every sentence is read four times: as it is and in lower case, and both without diacritics, for
/// votes of their own. Whether a word is listed is counted without the sentence at hand, so that the
/// votes of listed words are worth on new text what they were in learning. The same sentences in the
/// same order give the same file.
package struct VietnameseBoundaryLearner {
  private let segmenter = Segmenter()
  private var sentences: [[SyllableRun]] = []
  private var words: Set<[[Symbol]]> = []

  private static let rate: Float = 0.3
  private static let rounds = 3
  /// How much a gap counts in lower case.
  private static let importanceOfLowerCase: Float = 0.3

  package init() {}

  /// Adds a word of a word list.
  package mutating func addWord(_ word: some StringProtocol) {
    let key = SymbolText.symbols(of: String(word), alphabet: segmenter.alphabet)
    words.insert(
      key.split(separator: Symbols.space).map {
        VietnameseBoundaries.syllable(Array($0), alphabet: segmenter.alphabet)
      })
  }

  /// Adds a sentence whose words are separated by tabs and their syllables by spaces.
  package mutating func addSentence(_ line: some StringProtocol) {
    let words = line.split(separator: "\t").filter { !$0.allSatisfy(\.isWhitespace) }
    let text = words.joined(separator: " ")
    var ends: Set<Int> = []
    var end = 0
    for word in words {
      end += word.utf8.count
      ends.insert(end)
      end += 1
    }
    sentences.append(runs(text, ends))
  }

  /// Rows of `template, feature, weights`, sorted.
  package func learn() -> [String] {
    let alphabet = segmenter.alphabet
    let marked = SyllableModel(
      sentences, words, rate: Self.rate, rounds: Self.rounds,
      importanceOfLowerCase: Self.importanceOfLowerCase)
    let plainSentences = sentences.map { $0.map { $0.withoutDiacritics(alphabet) } }
    let plainWords = Set(words.map { $0.map { word in word.map { alphabet.plain[Int($0)] } } })
    let plain = SyllableModel(
      plainSentences, plainWords, rate: Self.rate, rounds: Self.rounds,
      importanceOfLowerCase: Self.importanceOfLowerCase)
    let rows = marked.rows(suffix: "", alphabet) + plain.rows(suffix: ".plain", alphabet)
    return rows.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The runs of Latin words in a text, cut as the segmenter will meet them.
  private func runs(_ text: String, _ ends: Set<Int>) -> [SyllableRun] {
    let utf8 = Array(text.utf8)
    let tokens = segmenter.segment(text, language: .english).tokens
    var runs: [SyllableRun] = []
    var index = 0
    while index < tokens.count {
      guard let syllable = syllable(utf8, tokens[index]) else {
        index += 1
        continue
      }
      let before = index > 0 ? tokens[index - 1].kind : nil
      var run = SyllableRun(before: before)
      run.append(syllable, tokens[index], utf8, opens: before == nil || before == .punctuation)
      index += 1
      while index < tokens.count, let syllable = self.syllable(utf8, tokens[index]) {
        run.mayJoin.append(tokens[index].traits.contains(.spaceBefore))
        run.joins.append(!ends.contains(Int(tokens[index - 1].end)))
        run.append(syllable, tokens[index], utf8, opens: false)
        index += 1
      }
      run.end(behind: index < tokens.count ? tokens[index].kind : nil)
      runs.append(run)
    }
    return runs
  }

  /// The syllable of a token, nil when it is no Latin word.
  private func syllable(_ utf8: [UInt8], _ token: Token) -> [Symbol]? {
    guard token.kind == .word else { return nil }
    let word = SymbolText.symbols(
      of: String(decoding: utf8[token.range], as: UTF8.self), alphabet: segmenter.alphabet)
    guard let first = word.first, segmenter.alphabet.classes[Int(first)] & SymbolClass.latin != 0
    else { return nil }
    return VietnameseBoundaries.syllable(word, alphabet: segmenter.alphabet)
  }
}

/// Neighbouring syllables, between two edges on either side, and which of them are one word.
struct SyllableRun {
  /// A number is `0`, what is no word `.`.
  private(set) var syllables: [[Symbol]]
  private(set) var cases: [Int]
  /// By syllable without the edges: whether it is one word with the next, and may be.
  var joins: [Bool] = []
  var mayJoin: [Bool] = []

  static let number: [Symbol] = [0x30]
  static let edge: [Symbol] = [0x2E]

  init(before: Token.Kind?) {
    syllables = [Self.edge, before == .number ? Self.number : Self.edge]
    cases = [LetterCase.none, before == .number ? LetterCase.number : LetterCase.none]
  }

  mutating func append(_ syllable: [Symbol], _ token: Token, _ utf8: [UInt8], opens: Bool) {
    let letterCase = LetterCase.of(utf8.span, Int(token.start), Int(token.end))
    syllables.append(syllable)
    cases.append(opens && letterCase == LetterCase.title ? LetterCase.opening : letterCase)
  }

  mutating func end(behind: Token.Kind?) {
    syllables += [behind == .number ? Self.number : Self.edge, Self.edge]
    cases += [behind == .number ? LetterCase.number : LetterCase.none, LetterCase.none]
  }

  func withoutDiacritics(_ alphabet: Alphabet) -> SyllableRun {
    var run = self
    run.syllables = syllables.map { $0.map { alphabet.plain[Int($0)] } }
    return run
  }
}
