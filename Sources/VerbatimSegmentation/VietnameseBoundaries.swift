package import VerbatimAutomata

/// What Vietnamese syllables say about the gaps between them: whether two neighbours are one word.
///
/// A gap's score is a sum of learned votes: of the n-grams of up to three syllables around it, of
/// the letter cases of four syllables (names are one word), and of the listed words that span it or
/// compete for its syllables. Two syllables join where the score is positive and the second is no
/// negator. There is one set of votes for text with diacritics and one for text without.
///
/// Source: pointwise prediction after G. Neubig, Y. Nakata, S. Mori, "Pointwise prediction for
/// robust, adaptable Japanese morphological analysis", ACL 2011; syllables instead of letters after
/// D. Q. Nguyen et al., "A Fast and Accurate Vietnamese Word Segmenter", LREC 2018.
package struct VietnameseBoundaries: Sendable {
  /// One nat in the units of a vote.
  package static let unitsPerNat = 16.0
  /// An n-gram votes on the gap two syllables before its first gap, up to two behind it.
  package static let gaps = 5
  /// Syllable numbers with a meaning of their own.
  package static let unknown: UInt16 = 0
  package static let number: UInt16 = 1
  package static let edge: UInt16 = 2
  package static let firstNumber: UInt16 = 3
  /// Above a syllable's number: it negates.
  package static let negator: UInt32 = 0x8000

  /// By Latin lexeme the number of its syllable; in the upper half the one without diacritics.
  let syllables: [UInt32]
  let marked: SyllableVotes
  let plain: SyllableVotes

  package init(_ tables: PackedTables) {
    syllables = tables["vietnamese.syllables"]
    marked = SyllableVotes(tables, "vietnamese.marked")
    plain = SyllableVotes(tables, "vietnamese.plain")
  }

  /// What a syllable is in n-grams: the tone of hoà on its last vowel, kỹ as kĩ.
  package static func syllable(_ word: [Symbol], alphabet: borrowing Alphabet) -> [Symbol] {
    var key = word
    placeTone(in: &key, from: 0, alphabet: alphabet)
    let takesI: [Symbol] = [0x68, 0x6B, 0x6C, 0x6D, 0x73, 0x74]
    if key.count == 2, takesI.contains(key[0]), alphabet.toneless[Int(key[1])] == 0x79 {
      let tone = alphabet.tone[Int(key[1])]
      key[1] = tone == 0 ? 0x69 : alphabet.letter(0x69, withTone: tone)
    }
    return key
  }
}

/// How a syllable is written, as far as it tells names.
package enum LetterCase {
  package static let lower = 0
  package static let title = 1
  /// Title case where any word has it: behind a full stop, at the beginning.
  package static let opening = 2
  package static let upper = 3
  package static let number = 4
  package static let none = 5

  /// The case of the word at `start`, never `opening`.
  package static func of(_ utf8: Span<UInt8>, _ first: Int, _ end: Int) -> Int {
    var start = first
    // A byte-order mark or zero-width space before the word belongs to it.
    while start + 3 < end, utf8[start] == 0xE2 || utf8[start] == 0xEF { start += 3 }
    guard isUpper(utf8, start) else { return lower }
    var next = start + 1
    // Past the first letter and the marks that belong to it.
    while next < end, utf8[next] & 0xC0 == 0x80 || utf8[next] == 0xCC || utf8[next] == 0xCD {
      next += 1
    }
    return next < end && isUpper(utf8, next) ? upper : title
  }

  private static func isUpper(_ utf8: Span<UInt8>, _ at: Int) -> Bool {
    switch utf8[at] {
    case 0x41...0x5A: return true
    case 0x00..<0xC3: return false
    case 0xC3: return utf8[at + 1] <= 0x9E
    // Ă, Đ, Ĩ; Ũ; Ơ, Ư.
    case 0xC4: return utf8[at + 1] == 0x82 || utf8[at + 1] == 0x90 || utf8[at + 1] == 0xA8
    case 0xC5: return utf8[at + 1] == 0xA8
    case 0xC6: return utf8[at + 1] == 0xA0 || utf8[at + 1] == 0xAF
    case 0xE1: return (0xBA...0xBB).contains(utf8[at + 1]) && utf8[at + 2] & 1 == 0
    default: return false
    }
  }
}

/// The votes of one set: of n-grams of syllables, of letter cases, of listed words.
package struct SyllableVotes: Sendable {
  /// Two words a place: up to four syllable numbers, the first in the lowest 16 bits; their votes.
  private let grams: [UInt64]
  private let shift: UInt64
  /// By syllable number the votes of the syllable alone.
  let singles: [UInt64]
  /// By the cases of the four syllables around a gap, three bits each.
  let cases: [Int16]
  /// By the pattern of listed words.
  let matches: [Int16]

  init(_ tables: PackedTables, _ name: String) {
    let listed = tables.pairs(name + ".grams")
    var bits: UInt64 = 4
    while 1 << bits < listed.count { bits += 1 }
    shift = 64 - bits
    let places = 1 << Int(bits)
    var grams = [UInt64](repeating: 0, count: 2 * places)
    for index in stride(from: 0, to: listed.count, by: 2) {
      var place = Self.place(of: listed[index], shift)
      while grams[2 * place] != 0 { place = (place &+ 1) & (places &- 1) }
      grams[2 * place] = listed[index]
      grams[2 * place + 1] = listed[index + 1]
    }
    self.grams = grams
    singles = tables.pairs(name + ".singles")
    cases = tables[name + ".cases"].map { Int16(truncatingIfNeeded: $0) }
    matches = tables[name + ".matches"].map { Int16(truncatingIfNeeded: $0) }
  }

  package var isEmpty: Bool { singles.isEmpty }

  /// The votes of an n-gram of two to four syllables, or nil.
  @inline(__always)
  func votes(_ key: UInt64) -> UInt64? {
    let grams = grams.span
    let mask = grams.count / 2 - 1
    var place = Self.place(of: key, shift)
    while true {
      let found = grams[2 * place]
      if found == key { return grams[2 * place + 1] }
      if found == 0 { return nil }
      place = (place + 1) & mask
    }
  }

  /// Multiplicative hashing with 2⁶⁴ / φ, after D. Knuth, The Art of Computer Programming 6.4.
  @inline(__always)
  private static func place(of key: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }
}

/// Which listed words there are around a gap between the syllables b and c of a b c d.
///
/// A listed word of two syllables or one has a rank from 1 (one occurrence in what was learned from)
/// to 3; longer ones are listed or not.
package struct ListedAround {
  /// Ranks of `b c`, and whether `a b` and `c d` are listed.
  package var here = 0
  package var before = 0
  package var behind = 0
  /// Whether three or four syllables are listed that span the gap, from a and from b on.
  package var longBefore = false
  package var longHere = false
  package var longest = false
  /// Ranks of the syllables b and c alone.
  package var left = 0
  package var right = 0

  package init() {}

  package static let patterns = 4 * 4 * 4 * 8
  package static let singlePatterns = 4 * 4 * 4

  /// The pattern of the words of several syllables.
  @inline(__always)
  package var pattern: Int {
    here | before << 2 | behind << 4 | (longBefore ? 64 : 0) | (longHere ? 128 : 0)
      | (longest ? 256 : 0)
  }

  /// The pattern of the word across the gap and of the two syllables alone.
  @inline(__always)
  package var singlePattern: Int { here | left << 2 | right << 4 }
}

/// The syllables of a run while it is cut, reused from run to run.
struct SyllableScratch: Sendable {
  /// Two places before and two behind the syllables are edges.
  var places: [SyllablePlace] = []
  /// Whether the text has no diacritics, and whether its letter case tells nothing.
  var isPlain = false
  var isCaseless = false

  mutating func prepare(_ length: Int) {
    if places.count < length {
      places = [SyllablePlace](repeating: SyllablePlace(), count: max(256, length * 3 / 2))
    }
  }
}

/// A syllable or its neighbour, and the gap behind it.
struct SyllablePlace: Sendable {
  var number: UInt16 = 0
  var letterCase: UInt8 = 0
  /// Ranks of the words of one and two syllables that begin here, two bits each; one bit each
  /// whether three and four are listed.
  var listed: UInt8 = 0
  var isNegator = false
  /// Of the gap behind the syllable.
  var score: Int32 = 0
}
