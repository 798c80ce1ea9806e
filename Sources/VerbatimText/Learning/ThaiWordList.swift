import VerbatimAutomata
import VerbatimSegmentation

/// The words that are looked up while boundaries are learned: those of word lists, and those that
/// the segmented text has at least twice.
///
/// A word that is known from the text alone is looked up in the other parts of the text only, or
/// else what is learned would trust word lists more than new text warrants.
struct ThaiWordList {
  struct Word {
    var letters: [Symbol]
    /// Occurrences a million words.
    var count: Double
    var isListed: Bool
  }
  private(set) var words: [Word] = []
  /// What a word is looked up by, as the digits of `ThaiBoundaries.match`.
  private(set) var matches: [[Symbol]] = []
  private(set) var trie = DoubleArray(cells: [])
  /// For each word how often each part of the text has it, and all of it.
  private var occurrences: [Int32] = []

  private static let longest = 30
  private static let fewest: Int32 = 2
  private static let smallestCount = 0.3
  private static let stride = ThaiSentence.partCount + 1

  init(listed: [[Symbol]: Double], sentences: [ThaiSentence], alphabet: Alphabet) {
    var found: [[Symbol]: Int] = [:]
    var counts: [Int32] = []
    var byConvention: [Int32] = []
    let conventions = ThaiConvention.allCases.count
    var totals = [Double](repeating: 0, count: conventions)
    for sentence in sentences {
      sentence.forEachWord { range in
        let letters = sentence.letters[range]
        guard range.count <= Self.longest, letters.first != ThaiBoundaries.fullStop,
          !letters.contains(where: { $0 >= 0xD0 && $0 <= 0xD9 })
        else { return }
        let word = Array(letters)
        let index = found[word] ?? found.count
        if index == found.count {
          found[word] = index
          counts += [Int32](repeating: 0, count: Self.stride)
          byConvention += [Int32](repeating: 0, count: conventions)
        }
        counts[index * Self.stride + sentence.part] += 1
        counts[index * Self.stride + ThaiSentence.partCount] += 1
        byConvention[index * conventions + sentence.convention.rawValue] += 1
        totals[sentence.convention.rawValue] += 1
      }
    }
    var all = listed.map { Word(letters: $0.key, count: $0.value, isListed: true) }
    for (letters, index) in found where listed[letters] == nil {
      guard counts[index * Self.stride + ThaiSentence.partCount] >= Self.fewest else { continue }
      var count = 0.0
      for convention in 0..<conventions where totals[convention] > 0 {
        count +=
          Double(byConvention[index * conventions + convention]) * 1e6 / totals[convention]
          / Double(conventions)
      }
      all.append(
        Word(letters: letters, count: max(count, Self.smallestCount), isListed: false))
    }
    words = all.sorted { $0.letters.lexicographicallyPrecedes($1.letters) }
    let none = [Int32](repeating: 0, count: Self.stride)
    for word in words {
      matches.append(
        ThaiBoundaries.match(
          word.letters, cost: ThaiBoundaries.cost(perMillion: word.count),
          classes: alphabet.classes))
      if let index = found[word.letters] {
        occurrences += counts[index * Self.stride..<(index + 1) * Self.stride]
      } else {
        occurrences += none
      }
    }
    trie = DoubleArrayBuilder.build(
      words.enumerated().map { (key: $1.letters, value: UInt32($0)) })
  }

  /// Whether a word is listed for a sentence of this part.
  @inline(__always)
  func contains(_ word: Int, part: Int) -> Bool {
    if words[word].isListed { return true }
    let all = occurrences[word * Self.stride + ThaiSentence.partCount]
    return all - occurrences[word * Self.stride + part] >= Self.fewest
  }
}
