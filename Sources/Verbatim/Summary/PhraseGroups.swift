import VerbatimLexicon
import VerbatimSegmentation

/// Phrases that mean the same, counted together under the one that most customers wrote.
///
/// Two phrases mean the same when they have the same words in any order, leaving out words that only
/// join or strengthen ("quá", "มาก", "really"): a word of a listed concept counts as the concept,
/// whatever its language, an English word by its stem, a short form or stretched word by its full
/// form. So "giao hàng chậm", "giao hang cham qua", "slow delivery" and "จัดส่งช้า" are one.
///
/// Grouping is for showing: summaries keep the phrases as they were written, so parts still add up.
package struct PhraseGroups: Sendable {
  private let engine: FeedbackEngine
  private let reader: DiscoveryReader
  private let conceptCount: Int
  /// Of more phrases than this the rarer ones stay by themselves.
  private static let mostGrouped = 2_000

  /// - Parameter engine: any; only words and concepts are read.
  package init(_ engine: FeedbackEngine) {
    self.engine = engine
    reader = DiscoveryReader(engine)
    conceptCount = FeedbackEngine.conceptNames.count
  }

  /// With the lexicons that are compiled in.
  package static let builtIn: PhraseGroups? = {
    var options = FeedbackEngine.Options(taxonomies: [])
    options.withoutLayers = [.learned, .question]
    return (try? FeedbackEngine(options: options)).map { PhraseGroups($0) }
  }()

  /// The most frequent meanings first, each by its most frequent phrase; equal ones in the order of
  /// their letters.
  package func ranked(_ phrases: [String: Int]) -> [(phrase: String, count: Int)] {
    let all = ThemeSummary.ranked(phrases)
    var groups: [(phrase: String, count: Int)] = []
    var known: [[UInt64]: Int] = [:]
    var scratch = TagScratch()
    for (index, phrase) in all.enumerated() {
      guard index < Self.mostGrouped else {
        groups.append(phrase)
        continue
      }
      let meaning = meaning(of: phrase.phrase, &scratch)
      if !meaning.isEmpty, let group = known[meaning] {
        groups[group].count += phrase.count
      } else {
        if !meaning.isEmpty { known[meaning] = groups.count }
        groups.append(phrase)
      }
    }
    return groups.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
  }

  /// The keys of what a phrase says, sorted.
  private func meaning(of phrase: String, _ scratch: inout TagScratch) -> [UInt64] {
    var copy = phrase
    copy.makeContiguousUTF8()
    var corpus = DiscoveryCorpus()
    reader.read(copy.utf8.span, scratch: &scratch, into: &corpus)
    var covered: Set<Int32> = []
    var keys: Set<UInt64> = []
    for atom in scratch.atoms where Int(atom.atom) < conceptCount {
      keys.insert(SplitMix64.mix(UInt64(atom.atom) + 1) | TermKey.concept)
      for token in atom.start..<atom.end { covered.insert(token) }
    }
    for term in scratch.terms where term.record.kind == .operator {
      switch OperatorRole(rawValue: term.record.role) {
      case .negator:
        keys.insert(1)
        for token in term.start..<term.end { covered.insert(token) }
      case .intensifier, .diminisher:
        for token in term.start..<term.end { covered.insert(token) }
      default: break
      }
    }
    // "not helpful" may be listed as a whole, so that its negator is not met.
    if scratch.hits.reduce(0, { $0 + $1.weight }) > 0 { keys.insert(2) }
    for term in corpus.terms where term.kind == .word {
      let token = scratch.text.tokens.firstIndex { $0.start == term.start }
      if let token, covered.contains(Int32(token)) { continue }
      keys.insert(term.key)
    }
    return keys.sorted()
  }
}
