import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// A trie of terms as text meets it: by whole words. A class, since to pass a value around would
/// count the references to all its tables, for every comment.
final class TrieEntrance: Sendable {
  let trie: TermTrie
  /// Those to which the trie leads.
  let records: [UInt32]
  /// By Latin lexeme: what begins with the word, in so few bytes that those of the frequent words
  /// stay in a near cache. Empty for a trie that was made at run time, which is walked letter by
  /// letter.
  let openings: [TermOpening]

  init(_ trie: TermTrie, _ records: [UInt32]) {
    self.trie = trie
    self.records = records
    openings = trie.latinOpenings
  }
}

/// The walks through a trie that begin with the listed Latin words of a text.
///
/// Each word is looked up in one table after the other: what begins with it, whether the next word
/// goes on so, the pair of both, its records. The tables fit no near cache. So all words take each
/// step together, in all tries, and each step asks for what the next one reads.
struct LatinWalks: Sendable {
  /// In the order of the text.
  private(set) var walks: [TermWalk] = []
  private var starts: [Start] = []

  private struct Start: Sendable {
    var token: Int
    var opening: TermOpening
    var goesOn = false
    /// Where it is written whether the next word goes on.
    var place: UInt32 = 0
  }

  /// Overwrites the walks, one value for each trie.
  static func find(
    _ text: borrowing SegmentedText, in tries: [TrieEntrance], _ all: inout [LatinWalks]
  ) {
    while all.count < tries.count { all.append(LatinWalks()) }
    let tokens = text.tokens.span
    for number in tries.indices {
      let openings = tries[number].openings
      for index in tokens.indices { openings.span.prefetch(Int(tokens[index].lexeme)) }
    }
    for number in tries.indices { all[number].findStarts(text, tries[number]) }
    for number in tries.indices { all[number].askForPairs(text, tries[number].trie) }
    for number in tries.indices { all[number].findWalks(text, tries[number]) }
    for number in tries.indices { all[number].endPairs(text, tries[number].trie) }
  }

  /// The walk that begins with a token, if there is one. Tokens are asked for in their order.
  ///
  /// - Parameter next: 0 at first.
  @inline(__always)
  func walk(from token: Int, _ next: inout Int) -> TermWalk? {
    guard next < walks.count, walks[next].first == token else { return nil }
    next += 1
    return walks[next - 1]
  }

  private mutating func findStarts(
    _ text: borrowing SegmentedText, _ entrance: TrieEntrance
  ) {
    starts.removeAll(keepingCapacity: true)
    let openings = entrance.openings
    if openings.isEmpty { return }
    let tokens = text.tokens.span
    let forms = text.forms.span
    let records = entrance.records
    for index in tokens.indices {
      let token = tokens[index]
      guard token.lexeme >= 0, token.language != .thai, token.mayBeginTerm else { continue }
      let opening = openings[Int(token.lexeme)]
      if opening.isNone { continue }
      var start = Start(token: index, opening: opening)
      records.span.prefetch(opening.record)
      if opening.goesOn, index + 1 < tokens.count {
        start.goesOn = true
        start.place = entrance.trie.beginnings.prefetchedPlace(
          of: Beginnings.beginning(forms, at: Int(token.formEnd) + 1), behind: token.lexeme)
      }
      starts.append(start)
    }
  }

  private mutating func askForPairs(_ text: borrowing SegmentedText, _ trie: borrowing TermTrie) {
    let tokens = text.tokens.span
    let forms = text.forms.span
    for index in starts.indices where starts[index].goesOn {
      let token = tokens[starts[index].token]
      guard trie.beginnings.contains(starts[index].place) || isThai(forms[Int(token.formEnd) + 1])
      else {
        starts[index].goesOn = false
        continue
      }
      let next = tokens[starts[index].token + 1]
      if next.language == .english { trie.pairs.prefetch(token.lexeme, next.lexeme) }
    }
  }

  private mutating func findWalks(
    _ text: borrowing SegmentedText, _ entrance: TrieEntrance
  ) {
    walks.removeAll(keepingCapacity: true)
    let tokens = text.tokens.span
    let records = entrance.records
    for start in starts {
      var walk = TermWalk(behindLatin: tokens[start.token], start.token, start.opening)
      if start.goesOn { walk.goOn(in: entrance.trie, text, records.span) }
      if walk.mayFind { walks.append(walk) }
    }
  }

  private mutating func endPairs(_ text: borrowing SegmentedText, _ trie: borrowing TermTrie) {
    for index in walks.indices { walks[index].endPair(trie, text) }
  }
}

extension Token {
  /// Whether terms and cues may begin with a token of its kind.
  @inline(__always)
  var mayBeginTerm: Bool {
    switch kind {
    case .word, .number, .laughter, .hashtag: true
    default: false
    }
  }
}
