package import VerbatimAutomata

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What has been learned about the boundaries between Thai words.
///
/// The score of a boundary is the sum of the votes of the n-grams of letters around it and of the
/// listed words that end, begin or go on there. All scores are in 32nds of a nat.
package struct ThaiBoundaries: Sendable {
  /// The longest n-gram, in letters.
  package static let longestNGram = 3
  /// How many letters before its boundary an n-gram may begin.
  package static let reach = 4
  /// Words of so many character clusters or more are alike.
  package static let mostClusters = 7
  /// The cost of a word is told apart in steps of so many hundredths of a nat, at most so many.
  package static let costStep: UInt32 = 250
  package static let mostCostSteps: UInt32 = 5
  /// The registers' own votes stand behind those of the conventions.
  static let registers = ThaiConvention.allCases.count

  let letters: BoundaryWeights
  /// By word and convention: what the word votes on the boundary where it begins, those inside it,
  /// and the one where it ends, in one byte each from the lowest, plus 128.
  let words: [UInt32]
  /// The votes on every boundary, and on one behind a stretched letter, of each convention.
  let bias: [Int32]
  /// What speaks for the general and the formal convention before a text is read.
  let registerBias: [Int32]
  /// A letter that was written three times or more takes so many bytes.
  package static let stretchedBytes: UInt32 = 9
  /// So many letters of a text tell its register, by n-grams of so many at most.
  package static let registerLength = 512
  package static let longestRegisterNGram = 3

  package init(_ tables: PackedTables) {
    letters = BoundaryWeights(tables, "thai.letters", conventions: Self.registers + 1)
    words = tables["thai.words"]
    let bias = tables["thai.bias"].map { Int32(bitPattern: $0) }
    self.bias = bias.isEmpty ? [Int32](repeating: 0, count: 6) : bias
    let registerBias = tables["thai.registerBias"].map { Int32(bitPattern: $0) }
    self.registerBias = registerBias.isEmpty ? [0, 0] : registerBias
  }

  package var isEmpty: Bool { letters.isEmpty }

  /// How letters that are not Thai are read around Thai ones: `_` for white space and the ends of
  /// the text, `a` for Latin letters, `0` for digits, `*` for all else.
  package static func contextLetters(_ alphabet: borrowing Alphabet) -> [Symbol] {
    (0...255).map { symbol in
      let symbolClass = alphabet.classes[symbol]
      if symbolClass & SymbolClass.thai != 0 { return Symbol(symbol) }
      if symbolClass & SymbolClass.blank != 0 || symbol == Int(Symbols.end) { return blank }
      if symbolClass & SymbolClass.latin != 0 { return 0x61 }
      if symbolClass & SymbolClass.digit != 0 { return 0x30 }
      return 0x2A
    }
  }
  /// `_`
  package static let blank: Symbol = 0x5F
  /// `.`, which may belong to a Thai word: กทม.
  package static let fullStop: Symbol = 0x2E

  /// What kind of listed word this is, as two digits: how many character clusters, and its cost.
  package static func match(_ word: [Symbol], cost: UInt32, classes: [UInt8]) -> [Symbol] {
    var clusters = 1
    for index in word.indices.dropFirst()
    where mayPart(word[index - 1], word[index], classes.span) { clusters += 1 }
    return [
      0x30 + Symbol(min(clusters, mostClusters)),
      0x30 + Symbol(min(mostCostSteps, cost / costStep)),
    ]
  }

  /// What a word costs that occurs so often a million words: −100 · ln of its share of text.
  package static func cost(perMillion count: Double) -> UInt32 {
    count > 0 ? UInt32(min(1600, max(100, -100 * log(count / 1e6)))) : 0xFFFF
  }

  /// Whether a word may end between two letters without cutting a character cluster or a number.
  @inlinable @inline(__always)
  package static func mayPart(
    _ before: Symbol, _ after: Symbol, _ classes: Span<UInt8>
  ) -> Bool {
    let joined =
      (classes[Int(after)] & SymbolClass.thaiDependent)
      | (classes[Int(before)] & SymbolClass.thaiLeading)
    return joined == 0 && before != Symbols.maiHanAkat && !(isDigit(before) && isDigit(after))
  }

  /// ๐ to ๙
  @inlinable @inline(__always)
  static func isDigit(_ symbol: Symbol) -> Bool { symbol >= 0xD0 && symbol <= 0xD9 }

  /// Whether a word always ends between two letters: before and behind ๆ.
  @inlinable @inline(__always)
  package static func mustPart(_ before: Symbol, _ after: Symbol) -> Bool {
    after == Symbols.maiyamok || before == Symbols.maiyamok
  }
}

/// A place between two letters of a Thai stretch while it is being cut.
struct ThaiPlace: Sendable {
  var score: Int32 = 0
  /// Votes of words that go on here, as the difference to the place before.
  var inside: Int32 = 0
  /// The first of the listed words that begin here; they end where those of the next place begin.
  var firstWord: Int32 = 0
  /// Whether a word may end here.
  var mayPart = false
}

/// A listed word that stands at a place.
struct ThaiWord: Sendable {
  var end: Int32
  var lexeme: Int32
}

/// Scratch of cutting the Thai stretches of one text.
struct ThaiScratch: Sendable {
  /// The letters of the text with context letters for what is not Thai, and blanks around them.
  var letters: [Symbol] = []
  /// The row of the n-grams that begin at each letter, −1 for none.
  var rows: [Int32] = []
  var places: [ThaiPlace] = []
  var words: [ThaiWord] = []

  /// How many blanks there are on either side of the letters.
  static let margin = 8

  mutating func prepare(text length: Int) {
    guard letters.count < length + 2 * Self.margin else { return }
    let capacity = max(256, length * 3 / 2) + 2 * Self.margin
    letters = [Symbol](repeating: ThaiBoundaries.blank, count: capacity)
    rows = [Int32](repeating: -1, count: capacity)
  }

  mutating func prepare(stretch length: Int) {
    if places.count <= length {
      places = [ThaiPlace](repeating: ThaiPlace(), count: max(256, length * 3 / 2))
    }
    words.removeAll(keepingCapacity: true)
  }
}
