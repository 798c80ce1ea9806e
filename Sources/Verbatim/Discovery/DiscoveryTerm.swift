import VerbatimSegmentation

/// A unit of a comment that themes are made of: a word by its stem, or a concept by its name.
package struct DiscoveryTerm: Sendable {
  package enum Kind: UInt8, Sendable {
    /// A word with a meaning of its own, a number or an emoji.
    case word
    /// A word that says how others belong together; it never begins or ends a name.
    case function
    /// What the words mean: a concept of the lexicon or a theme of the taxonomy. It is the same in
    /// every language, so it brings languages together.
    case concept
  }

  /// Equal for words of one stem and language, and for equal concepts; the top bit says concept.
  var key: UInt64
  /// Byte offsets in the comment.
  var start: UInt32
  var end: UInt32
  var clause: UInt32
  var kind: Kind
  var language: Language
  /// What it is in a name.
  var part = NamePart.plain

  /// A key from the bytes of a stem or name, by FNV-1a and a finalizer.
  static func key(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, salt: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ salt
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
    return SplitMix64.mix(hash) & TermKey.hash
  }

  /// The key of two neighbours.
  @inline(__always)
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    SplitMix64.mix(first &* 3 ^ (second &+ 0x9E37_79B9_7F4A_7C15)) & TermKey.hash
  }
}

/// Comments with their terms, in the order in which they came.
package struct DiscoveryCorpus: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var terms: [DiscoveryTerm] = []
  private var textEnds: [Int] = [0]
  private var termEnds: [Int] = [0]

  package init() {}

  package var count: Int { textEnds.count - 1 }

  func text(_ comment: Int) -> Range<Int> { textEnds[comment]..<textEnds[comment + 1] }
  func terms(_ comment: Int) -> Range<Int> { termEnds[comment]..<termEnds[comment + 1] }

  func hasText(_ text: borrowing Span<UInt8>, _ comment: Int) -> Bool {
    let range = self.text(comment)
    guard range.count == text.count else { return false }
    for index in text.indices where bytes[range.lowerBound + index] != text[index] { return false }
    return true
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// What the comments say, in short.
  package var keys: TermKeys {
    var keys = TermKeys()
    keys.reserve(comments: count, terms: terms.count)
    for comment in 0..<count { keys.append(terms.span, terms(comment)) }
    return keys
  }

  /// Begins a comment; its terms, if any, follow through `append(_: DiscoveryTerm)`, and
  /// `endComment` ends it.
  mutating func append(text: borrowing Span<UInt8>) {
    bytes.append(addingCapacity: text.count) { room in
      for index in text.indices { room.append(text[index]) }
    }
    textEnds.append(bytes.count)
  }

  /// Adds a term to the comment that was begun last.
  @inline(__always)
  mutating func append(_ term: DiscoveryTerm) { terms.append(term) }

  mutating func endComment() { termEnds.append(terms.count) }

  /// Adds a comment that is left out because the taxonomy has a theme for it.
  mutating func appendInTaxonomy() {
    let nothing: [UInt8] = []
    append(text: nothing.span)
    append(
      DiscoveryTerm(
        key: TermKey.inTaxonomy, start: 0, end: 0, clause: 0, kind: .function,
        language: .undetermined))
    endComment()
  }

  /// Adds a comment of another corpus.
  mutating func append(_ other: borrowing DiscoveryCorpus, _ comment: Int) {
    bytes += other.bytes[other.text(comment)]
    terms += other.terms[other.terms(comment)]
    textEnds.append(bytes.count)
    termEnds.append(terms.count)
  }

  /// Adds the comments of another part behind these.
  package mutating func append(_ other: DiscoveryCorpus) {
    let (firstByte, firstTerm) = (bytes.count, terms.count)
    bytes += other.bytes
    terms += other.terms
    textEnds += other.textEnds.dropFirst().map { $0 + firstByte }
    termEnds += other.termEnds.dropFirst().map { $0 + firstTerm }
  }
}
