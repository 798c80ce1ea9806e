import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// A walk through a trie along the text, from one token on: it tells the terms that begin there, the
/// shorter ones first.
struct TermWalk {
  /// The token at which the walk began.
  @inline(__always)
  var first: Int { Int(firstToken) }

  private let firstToken: Int32
  /// The record of a term that ends with the token `last`, and is still to be told; or −1.
  private var record: Int32 = -1
  private var node: UInt32 = 0
  /// How far the forms are read.
  private var position: Int32
  /// The token in which `position` lies.
  private var last: Int32
  /// The node of the pair of words to whose end the walk goes in one step, 0 for none; what stands
  /// there, and where that is.
  private var pairNode: UInt32 = 0
  private var pairOpening = TermOpening.none
  private var pairEnd: Int32 = 0
  /// Whether terms go on behind the pair, and where it is written whether the third word does.
  private var pairPlace: UInt32 = 0
  private var pairGoesOn = false
  private var goesOn = false
  /// It began at a later syllable of a compound.
  private var isInside = false

  /// Letter by letter from the root, where a term may begin; nil where none does.
  @inline(__always)
  init?(
    fromRootOf trie: TermTrie, _ text: borrowing SegmentedText, _ index: Int,
    _ position: Int, isInside: Bool = false
  ) {
    let forms = text.forms.span
    guard
      isThai(forms[position])
        || trie.beginnings.contains(Beginnings.beginning(forms, at: position))
    else { return nil }
    self.init(trie.trie, index, position, isInside: isInside)
  }

  /// A listed Latin word, from which the walk may `goOn`.
  @inline(__always)
  init(behindLatin token: Token, _ index: Int, _ opening: TermOpening) {
    self.init(token, index, record: opening.record)
  }

  /// Goes on behind a listed Latin word: mostly to the end of the next word in one step, or nowhere.
  /// What the walk reads then is asked for.
  @inline(__always)
  mutating func goOn(
    in trie: TermTrie, _ text: borrowing SegmentedText, _ records: Span<UInt32>
  ) {
    let token = text.tokens[first]
    let next = text.tokens[first + 1]
    guard next.language == .english, next.lexeme >= 0 else {
      let entry = trie.latinEntries[Int(token.lexeme)]
      if entry.next & Self.letters(text, at: Int(token.formEnd) + 1) != 0 {
        node = entry.node
        goesOn = true
      }
      return
    }
    let pair = trie.pairs.find(token.lexeme, next.lexeme)
    guard pair.node != 0 else { return }
    pairNode = pair.node
    pairOpening = pair.opening
    pairEnd = Int32(bitPattern: next.formEnd)
    records.prefetch(pair.opening.record)
    let forms = text.forms.span
    let third = Int(next.formEnd) + 1
    guard pair.opening.goesOn, third < forms.count else { return }
    pairGoesOn = true
    pairPlace = trie.beginnings.prefetchedPlace(
      of: Beginnings.beginning(forms, at: third), behind: Int32(bitPattern: pair.node))
  }

  /// Goes nowhere behind a pair of words with which the third one does not go on.
  @inline(__always)
  mutating func endPair(_ trie: TermTrie, _ text: borrowing SegmentedText) {
    guard pairGoesOn else { return }
    if trie.beginnings.contains(pairPlace) || isThai(text.forms[Int(pairEnd) + 1]) {
      let cells = trie.trie.cells
      cells.span.prefetch(Int((pairNode >> 9) ^ UInt32(Symbols.space)))
    } else {
      pairGoesOn = false
    }
  }

  /// From behind a listed Thai word; nil where no term begins.
  @inline(__always)
  init?(
    behindThai token: Token, _ index: Int, in trie: TermTrie,
    _ text: borrowing SegmentedText
  ) {
    let entry = trie.thaiEntries[Int(token.lexeme)]
    let goesOn = entry.next & Self.letters(text, at: Int(token.formEnd)) != 0
    guard goesOn || entry.endsTerm else { return nil }
    let cells = trie.trie.cells
    self.init(
      token, index, record: DoubleArray.value(cells.span, entry.node).map { Int($0) } ?? -1)
    node = entry.node
    self.goesOn = goesOn
  }

  /// The bit of the two letters that stand at a place of the forms; 0 behind the end.
  @inline(__always)
  private static func letters(_ text: borrowing SegmentedText, at place: Int) -> UInt64 {
    let forms = text.forms.span
    guard place < forms.count else { return 0 }
    return TermTrie.bit(
      of: forms[place], place + 1 < forms.count ? forms[place + 1] : Symbols.end)
  }

  /// Letter by letter from the root.
  init(
    _ trie: borrowing DoubleArray, _ index: Int, _ position: Int, isInside: Bool = false
  ) {
    self.isInside = isInside
    firstToken = Int32(truncatingIfNeeded: index)
    last = firstToken
    node = DoubleArray.root(trie.cells.span)
    self.position = Int32(truncatingIfNeeded: position)
    goesOn = true
  }

  /// A listed word, which may be a term by itself.
  @inline(__always)
  private init(_ token: Token, _ index: Int, record: Int) {
    firstToken = Int32(truncatingIfNeeded: index)
    last = firstToken
    position = Int32(bitPattern: token.formEnd)
    self.record = Int32(truncatingIfNeeded: record)
  }

  /// False when the walk finds nothing for sure.
  @inline(__always)
  var mayFind: Bool { record >= 0 || goesOn || pairNode != 0 }

  /// The next longer term: the token after its last one, and the index of its first record.
  @inline(__always)
  mutating func nextTerm(
    _ cells: Span<UInt32>, _ text: borrowing SegmentedText
  ) -> (end: Int, record: Int)? {
    let forms = text.forms.span
    while true {
      if record >= 0 {
        let found = Int(record)
        record = -1
        return (Int(last) + 1, found)
      }
      if pairNode != 0 {
        node = pairNode
        record = Int32(truncatingIfNeeded: pairOpening.record)
        goesOn = pairGoesOn
        position = pairEnd
        last += 1
        pairNode = 0
        continue
      }
      guard goesOn, Int(position) < forms.count,
        let next = DoubleArray.step(cells, node, forms[Int(position)])
      else { return nil }
      node = next
      position += 1
      if let value = DoubleArray.value(cells, node), let end = endToken(text) {
        return (end, Int(value))
      }
    }
  }

  /// The token index after the one in which `position` ends, or nil when no term may end there.
  private mutating func endToken(_ text: borrowing SegmentedText) -> Int? {
    let tokens = text.tokens.span
    let end = UInt32(bitPattern: position)
    let before = Int(self.last)
    var last = before
    while last < tokens.count, tokens[last].formEnd < end { last += 1 }
    self.last = Int32(truncatingIfNeeded: last)
    guard last < tokens.count else { return nil }
    if tokens[last].formEnd == end {
      // One syllable of a compound is not a term by itself.
      return isInside && last == before ? nil : last + 1
    }
    // Inside a compound: at the end of a syllable, for phrases that began before it.
    guard case .vietnamese = tokens[last].language, text.forms[Int(position)] == Symbols.space,
      tokens[last].formStart < end, last > before
    else { return nil }
    return last + 1
  }
}

extension TermTrie.Entry {
  /// Whether a term ends with the word.
  @inline(__always)
  fileprivate var endsTerm: Bool { node & 0x100 != 0 }
}

@inline(__always)
func isThai(_ symbol: Symbol) -> Bool {
  symbol >= Symbols.thaiBase && symbol <= Symbols.lastThai
}
