import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// A trie of terms as text meets it: by whole words. A class, since to pass a value around would
/// count the references to all its tables, for every comment.
final class TrieEntrance: Sendable {
  let trie: TermTrie
  /// Those to which the trie leads.
  let records: [UInt32]
  /// By Latin lexeme: what begins with the word. Empty for a trie that was made at run time, which is
  /// walked letter by letter.
  let openings: [TermOpening]

  init(_ trie: TermTrie, _ records: [UInt32]) {
    self.trie = trie
    self.records = records
    openings = trie.latinOpenings
  }
}

/// Several tries, entered together: of each word a few bits say in which of them anything begins.
final class TrieEntrances: Sendable {
  /// So many have a bit each.
  private static let mostJoined = 4

  /// Those that have walks; what is behind them is walked letter by letter.
  let tries: [TrieEntrance]
  /// How many there are in all.
  let count: Int
  /// By Latin lexeme: bit `i` when a term of trie `i` ends there, bit `4 + i` when one goes on.
  fileprivate let openings: [UInt8]
  /// What the tries' `Beginnings` say, side by side.
  fileprivate let beginnings: JoinedBeginnings

  /// - Parameter tries: those that are entered by words before those that are made at run time, of which
  ///   there may be any number.
  init(_ tries: [TrieEntrance]) {
    let joined = tries.prefix(Self.mostJoined)
    precondition(tries.dropFirst(Self.mostJoined).allSatisfy(\.openings.isEmpty))
    self.tries = Array(joined)
    count = tries.count
    var openings = [UInt8](repeating: 0, count: joined.map(\.openings.count).max() ?? 0)
    for (number, trie) in joined.enumerated() {
      for (lexeme, opening) in trie.openings.enumerated() {
        if opening.record >= 0 { openings[lexeme] |= 1 << UInt8(number) }
        if opening.goesOn { openings[lexeme] |= 16 << UInt8(number) }
      }
    }
    self.openings = openings
    beginnings = JoinedBeginnings(joined.map(\.trie.beginnings))
  }
}

/// The walks through several tries that begin with the listed Latin words of a text.
///
/// Each word is looked up in one table after the other: in which tries anything begins with it, whether
/// the next word goes on so, the pair of both, its records. The tables fit no near cache. So all words
/// take each step together, and each step asks for what the next one reads.
struct LatinWalks: Sendable {
  /// By trie, in the order of the text.
  private(set) var walks: [[TermWalk]] = []
  /// The first `startCount` are those of the text at hand.
  private var starts: [Start] = []
  private var startCount = 0

  /// A word with which something may begin.
  private struct Start: Sendable {
    var token: Int32 = 0
    /// As `TrieEntrances.openings` has them.
    var openings: UInt8 = 0
    /// Where it is written whether the next word goes on.
    var place: UInt32 = 0

    /// In `openings`, that something goes on in any trie.
    static let goesOn: UInt8 = 16

    /// 1 when a term of the trie ends there, and `goesOn` when one goes on.
    @inline(__always)
    func opens(_ number: Int) -> UInt8 { openings &>> UInt8(truncatingIfNeeded: number) & 17 }
  }

  /// Overwrites the walks.
  mutating func find(_ text: borrowing SegmentedText, in entrances: TrieEntrances) {
    while walks.count < entrances.count { walks.append([]) }
    findStarts(text, entrances)
    keepStarts(text, entrances)
    if startCount == 0 {
      for number in walks.indices { walks[number].empty() }
      return
    }
    for number in entrances.tries.indices { prefetch(text, entrances.tries[number], number) }
    for number in entrances.tries.indices { findWalks(text, entrances.tries[number], number) }
  }

  /// The walk through a trie that begins with a token, if there is one. Tokens are asked for in their
  /// order.
  ///
  /// - Parameter next: 0 at first.
  @inline(__always)
  func walk(_ number: Int, from token: Int, _ next: inout Int) -> TermWalk? {
    guard next < walks[number].count, walks[number][next].first == token else { return nil }
    next += 1
    return walks[number][next - 1]
  }

  /// The token at which a walk through a trie begins; `Int.max` behind the last one.
  @inline(__always)
  func token(_ number: Int, at place: Int) -> Int {
    place < walks[number].count ? walks[number][place].first : .max
  }

  /// Finds the words with which anything begins.
  private mutating func findStarts(_ text: borrowing SegmentedText, _ entrances: TrieEntrances) {
    startCount = 0
    let openings = entrances.openings
    if openings.isEmpty { return }
    let tokens = text.tokens.span
    let forms = text.forms.span
    let beginnings = entrances.beginnings
    while starts.count < tokens.count { starts.append(Start()) }
    var places = starts.mutableSpan
    var count = 0
    for index in tokens.indices {
      let token = tokens[index]
      guard token.lexeme >= 0, token.language != .thai, token.mayBeginTerm else { continue }
      var start = Start()
      start.openings = openings[Int(token.lexeme)]
      if start.openings == 0 { continue }
      start.token = Int32(truncatingIfNeeded: index)
      if start.openings >= Start.goesOn, index + 1 < tokens.count {
        start.place = beginnings.prefetchedPlace(
          of: Beginnings.beginning(forms, at: Int(token.formEnd) + 1), behind: token.lexeme)
      } else {
        start.openings &= Start.goesOn - 1
      }
      places[count] = start
      count += 1
    }
    startCount = count
  }

  /// Keeps those at which a term ends, or which the next word goes on.
  private mutating func keepStarts(_ text: borrowing SegmentedText, _ entrances: TrieEntrances) {
    let tokens = text.tokens.span
    let forms = text.forms.span
    let beginnings = entrances.beginnings
    let found = startCount
    var places = starts.mutableSpan
    var count = 0
    for index in 0..<found {
      var start = places[index]
      let token = tokens[Int(start.token)]
      if start.openings >= Start.goesOn, !isThai(forms[Int(token.formEnd) + 1]) {
        start.openings &= beginnings.tries(at: start.place) &<< 4 | (Start.goesOn - 1)
      }
      if start.openings == 0 { continue }
      places[count] = start
      count += 1
    }
    startCount = count
  }

  /// Asks for what the walks through a trie read first.
  private func prefetch(
    _ text: borrowing SegmentedText, _ entrance: TrieEntrance, _ number: Int
  ) {
    let tokens = text.tokens.span
    let openings = entrance.openings
    let trie = entrance.trie
    for index in 0..<startCount {
      let opens = starts[index].opens(number)
      if opens == 0 { continue }
      let token = tokens[Int(starts[index].token)]
      openings.span.prefetch(Int(token.lexeme))
      if opens < Start.goesOn { continue }
      let next = tokens[Int(starts[index].token) + 1]
      if next.language == .english { trie.pairs.prefetch(token.lexeme, next.lexeme) }
    }
  }

  private mutating func findWalks(
    _ text: borrowing SegmentedText, _ entrance: TrieEntrance, _ number: Int
  ) {
    let tokens = text.tokens.span
    let trie = entrance.trie
    let openings = entrance.openings
    let records = entrance.records
    var found: [TermWalk] = []
    swap(&found, &walks[number])
    found.empty()
    for index in 0..<startCount {
      let start = starts[index]
      let opens = start.opens(number)
      if opens == 0 { continue }
      let token = tokens[Int(start.token)]
      let opening = openings[Int(token.lexeme)]
      records.span.prefetch(opening.record)
      var walk = TermWalk(behindLatin: token, Int(start.token), opening)
      if opens >= Start.goesOn { walk.goOn(in: trie, text, records.span) }
      if walk.mayFind { found.append(walk) }
    }
    var ended = found.mutableSpan
    for index in ended.indices { ended[index].endPair(trie, text) }
    swap(&found, &walks[number])
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
