import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// A feature of a text, and where it stands.
struct ScannedFeature {
  var hash: UInt64
  var kind: LearnedFeature.Kind
  /// The letters `start..<end` of the normal forms; of a pair those of its second word. A row of
  /// letters has them packed in `start`.
  var start: Int32
  var end: Int32
  var token: Int32
  /// The first word of a pair; for a row of letters, where it begins.
  var first: ScannedWord
}

/// A word of a text for the learned layer.
struct ScannedWord {
  var hash: UInt64
  /// Its letters in the normal forms; a negative start stands for a word without letters.
  var start: Int32
  var end: Int32 = 0
  var token: Int32

  /// Stands before the first word.
  static let beginning = ScannedWord(
    hash: LearnedFeature.step(LearnedFeature.seed, 0x5E), start: -1, token: 0)
  /// The hash of any number.
  static let number = LearnedFeature.step(LearnedFeature.seed, 0x30)

  /// What a file calls a word without letters.
  static func name(ofStart start: Int32) -> String { start == -1 ? "^" : "0" }
}

/// The first word of a listed Latin token and the last one, by their hashes; mostly they are the same.
struct ScannedToken: Sendable {
  var first: UInt64 = 0
  var last: UInt64 = 0
}

/// Tells the features of a text: words, pairs of words, letter sequences of unknown words, both ends
/// of listed English words, and of Thai every three letters in a row.
///
/// Vietnamese is read syllable by syllable, so that what was learned does not hang on where the
/// segmenter cuts; Thai and English word by word. Thai letters are read across words, for the same
/// reason and since posts spell freely. All numbers are one word; of punctuation only ! and ? count;
/// hashtags, mentions and links do not, since they name rather than judge.
/// Words and pairs inside an opinion that is negated, or of several words, are left out: "not bad" and
/// "no complaints" are the lexicon's, and their parts would say the opposite. A Vietnamese word
/// of degree makes a pair with the opinion behind it ("rất kém"), not with the word before ("phẩm rất"),
/// which would say what mostly follows. English gains nothing by that.
enum FeatureScan {
  /// - Parameter known: of a listed Latin token whose own features are known otherwise, its words;
  ///   those features are not told then.
  /// - Returns: how many words and pairs are left out.
  @discardableResult
  @inline(__always)
  static func each(
    _ text: borrowing SegmentedText, _ hits: borrowing [OpinionHit],
    known: (Token, Int) -> ScannedToken? = { _, _ in nil },
    _ body: (ScannedFeature) -> Void
  ) -> Int {
    var leftOut = 0
    var scope = SettledScope()
    var degree = DegreeScope()
    var row = LetterRow()
    let tokens = text.tokens.span
    let forms = text.forms.span
    var previous: ScannedWord? = .beginning
    for index in tokens.indices {
      let token = tokens[index]
      let isThai = token.kind == .word && token.language == .thai
      if !isThai || token.traits.contains(.spaceBefore) { row.end(index, body) }
      switch token.kind {
      case .word, .laughter:
        let settled = scope.covers(Int32(truncatingIfNeeded: index), hits)
        // A first word has a pair with the beginning.
        if settled < 0, token.language == .vietnamese, previous?.start != -1,
          degree.covers(Int32(truncatingIfNeeded: index), hits)
        {
          previous = nil
        }
        if settled < 0, token.lexeme >= 0, !isThai, let words = known(token, index) {
          if let previous { tellPair(word(token, index, hash: words.first), previous, body) }
          previous = word(token, index, hash: words.last)
          continue
        }
        leftOut += tellWords(forms, token, index, &previous, settled, body)
        if isThai {
          row.read(forms, token, index, settled, body)
        } else if token.traits.contains(.unknown) {
          tellParts(forms, token, index, body)
        } else if settled < 0, case .english = token.language {
          tellEnds(forms, token, index, body)
        }
      case .number:
        let word = ScannedWord(
          hash: ScannedWord.number, start: -2, token: Int32(truncatingIfNeeded: index))
        leftOut += tell(word, previous, scope.covers(word.token, hits), body)
        previous = word
      case .punctuation:
        let sign = forms[Int(token.formStart)]
        guard sign == 0x21 || sign == 0x3F else { continue }
        let word = ScannedWord(
          hash: LearnedFeature.step(LearnedFeature.seed, UInt64(sign)),
          start: Int32(truncatingIfNeeded: token.formStart),
          end: Int32(truncatingIfNeeded: token.formStart + 1),
          token: Int32(truncatingIfNeeded: index))
        leftOut += tell(word, previous, scope.covers(word.token, hits), body)
        previous = word
      default: continue
      }
    }
    row.end(tokens.count, body)
    return leftOut
  }

  /// The features that a listed Latin token has by itself.
  @inline(__always)
  static func eachOfToken(
    _ text: borrowing SegmentedText, _ index: Int, _ body: (ScannedFeature) -> Void
  ) -> ScannedToken {
    let forms = text.forms.span
    let token = text.tokens[index]
    var position = Int(token.formStart)
    let first = letters(forms, &position, Int(token.formEnd))
    var previous: ScannedWord?
    _ = tellWords(forms, token, index, &previous, -1, body)
    if case .english = token.language { tellEnds(forms, token, index, body) }
    return ScannedToken(first: first, last: previous?.hash ?? first)
  }

  /// Tells the words of a token and the pairs that end there.
  @inline(__always)
  private static func tellWords(
    _ forms: Span<Symbol>, _ token: Token, _ index: Int, _ previous: inout ScannedWord?,
    _ settled: Int32, _ body: (ScannedFeature) -> Void
  ) -> Int {
    var leftOut = 0
    var position = Int(token.formStart)
    let end = Int(token.formEnd)
    while position < end {
      let start = position
      let hash = letters(forms, &position, end)
      let word = ScannedWord(
        hash: hash, start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: position), token: Int32(truncatingIfNeeded: index))
      leftOut += tell(word, previous, settled, body)
      previous = word
      position += 1
    }
    return leftOut
  }

  /// A token as one word.
  @inline(__always)
  private static func word(_ token: Token, _ index: Int, hash: UInt64) -> ScannedWord {
    ScannedWord(
      hash: hash, start: Int32(truncatingIfNeeded: token.formStart),
      end: Int32(truncatingIfNeeded: token.formEnd), token: Int32(truncatingIfNeeded: index))
  }

  /// Goes on to the next space, or `end`, and returns the hash of the letters up to there.
  @inline(__always)
  private static func letters(
    _ forms: Span<Symbol>, _ position: inout Int, _ end: Int
  ) -> UInt64 {
    var hash = LearnedFeature.seed
    while position < end {
      let eight = EightBytes(forms, from: position)
      let upToSpace = eight.equal(to: Symbols.space).trailingZeroBitCount &>> 3
      let count = min(upToSpace, end &- position)
      if count == 0 { break }
      hash = LearnedFeature.step(hash, eight.first(count))
      position &+= count
      if count < 8 { break }
    }
    return hash
  }

  /// - Parameter previous: nil where the pair with it is not to be told.
  @inline(__always)
  private static func tell(
    _ word: ScannedWord, _ previous: ScannedWord?, _ settled: Int32,
    _ body: (ScannedFeature) -> Void
  ) -> Int {
    // Settled from the token on at which the opinion begins.
    if settled >= 0, let previous, previous.start != -1, previous.token >= settled { return 2 }
    if settled < 0 {
      body(
        ScannedFeature(
          hash: LearnedFeature.spread(word.hash), kind: .word, start: word.start, end: word.end,
          token: word.token, first: previous ?? .beginning))
    }
    if let previous { tellPair(word, previous, body) }
    return settled >= 0 ? 1 : 0
  }

  @inline(__always)
  private static func tellPair(
    _ word: ScannedWord, _ previous: ScannedWord?, _ body: (ScannedFeature) -> Void
  ) {
    let previous = previous ?? .beginning
    body(
      ScannedFeature(
        hash: LearnedFeature.spread(LearnedFeature.pair(previous.hash, word.hash)), kind: .pair,
        start: word.start, end: word.end, token: word.token, first: previous))
  }

  /// `<` and `>` stand before and behind the word, as if they were letters.
  @inline(__always)
  private static func tellParts(
    _ forms: Span<Symbol>, _ token: Token, _ index: Int, _ body: (ScannedFeature) -> Void
  ) {
    let first = Int(token.formStart) - 1
    let last = Int(token.formEnd)
    guard last - first - 1 >= LearnedFeature.partLengths.lowerBound else { return }
    for start in first...last {
      var row: UInt32 = 0
      for position in start..<(start + LearnedFeature.partLengths.upperBound)
      where position <= last {
        row = LearnedFeature.shift(
          row, position == first ? 0x3C : position == last ? 0x3E : forms[position])
        guard position - start + 1 >= LearnedFeature.partLengths.lowerBound else { continue }
        body(
          ScannedFeature(
            hash: LearnedFeature.part(row), kind: .part,
            start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: position + 1),
            token: Int32(truncatingIfNeeded: index), first: .beginning))
      }
    }
  }

  /// The first three letters of a longer listed word and the last three, which are much of its stem and its
  /// inflection.
  @inline(__always)
  private static func tellEnds(
    _ forms: Span<Symbol>, _ token: Token, _ index: Int, _ body: (ScannedFeature) -> Void
  ) {
    let (start, end) = (Int(token.formStart), Int(token.formEnd))
    guard end - start > 4 else { return }
    var beginning: UInt32 = 0x3C
    var ending: UInt32 = 0
    for offset in 0..<3 {
      beginning = LearnedFeature.shift(beginning, forms[start + offset])
      ending = LearnedFeature.shift(ending, forms[end - 3 + offset])
    }
    tellEnd(beginning, at: start - 1, index, body)
    tellEnd(LearnedFeature.shift(ending, 0x3E), at: end - 3, index, body)
  }

  @inline(__always)
  private static func tellEnd(
    _ row: UInt32, at start: Int, _ index: Int, _ body: (ScannedFeature) -> Void
  ) {
    body(
      ScannedFeature(
        hash: LearnedFeature.part(row), kind: .part, start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: start + 4), token: Int32(truncatingIfNeeded: index),
        first: .beginning))
  }

  /// The feature as a file writes it; nil when it has letters that are no symbols of ours.
  static func name(
    _ feature: ScannedFeature, _ text: borrowing SegmentedText, _ alphabet: borrowing Alphabet
  ) -> String? {
    switch feature.kind {
    case .word: return word(feature.start, feature.end, text, alphabet)
    case .pair:
      guard let first = word(feature.first.start, feature.first.end, text, alphabet),
        let second = word(feature.start, feature.end, text, alphabet)
      else { return nil }
      return first + " " + second
    case .part:
      let token = text.tokens[Int(feature.token)]
      var name = ""
      for position in feature.start..<feature.end {
        if position < Int32(token.formStart) {
          name += "<"
        } else if position >= Int32(token.formEnd) {
          name += ">"
        } else {
          let letter = alphabet.text[Int(text.forms[Int(position)])]
          if letter.isEmpty || letter == " " { return nil }
          name += letter
        }
      }
      return name
    case .letters:
      var name = ""
      for shift: Int32 in [16, 8, 0] {
        let letter = alphabet.text[Int(feature.start >> shift & 0xFF)]
        if letter.isEmpty || letter == " " { return nil }
        name += letter
      }
      // Letters that reading would join, such as อออ, cannot be written.
      let read = SymbolText.symbols(of: name, alphabet: alphabet)
      let row = read.reduce(0, LearnedFeature.shift)
      return read.count == 3 && row == UInt32(feature.start) ? name : nil
    }
  }

  private static func word(
    _ start: Int32, _ end: Int32, _ text: borrowing SegmentedText, _ alphabet: borrowing Alphabet
  ) -> String? {
    if start < 0 { return ScannedWord.name(ofStart: start) }
    var name = ""
    for position in start..<end {
      let letter = alphabet.text[Int(text.forms[Int(position)])]
      if letter.isEmpty { return nil }
      name += letter
    }
    return name
  }
}

/// The last three letters of Thai text that is written together.
private struct LetterRow {
  private var letters: UInt32 = 0
  /// How many letters there are, < included, at most three.
  private var count = 0
  /// The tokens of the last three letters.
  private var tokens: (Int32, Int32, Int32) = (0, 0, 0)
  /// Where the settled opinion begins that the last token is in, −1 when it is in none.
  private var settled: Int32 = -1

  /// - Parameter settled: where the settled opinion begins that the token is in; letters that lie in
  ///   it are not told.
  @inline(__always)
  mutating func read(
    _ forms: Span<Symbol>, _ token: Token, _ index: Int, _ settled: Int32,
    _ body: (ScannedFeature) -> Void
  ) {
    self.settled = settled
    if count == 0 { add(0x3C, index, body) }
    for position in Int(token.formStart)..<Int(token.formEnd) { add(forms[position], index, body) }
  }

  /// Ends the row before the token `index`.
  @inline(__always)
  mutating func end(_ index: Int, _ body: (ScannedFeature) -> Void) {
    guard count > 0 else { return }
    add(0x3E, index - 1, body)
    count = 0
  }

  @inline(__always)
  private mutating func add(_ symbol: Symbol, _ index: Int, _ body: (ScannedFeature) -> Void) {
    letters = LearnedFeature.shift(letters, symbol) & 0xFF_FFFF
    tokens = (tokens.1, tokens.2, Int32(truncatingIfNeeded: index))
    count += 1
    guard count >= 3 else { return }
    count = 3
    if settled >= 0, tokens.0 >= settled { return }
    body(
      ScannedFeature(
        hash: LearnedFeature.letters(letters), kind: .letters,
        start: Int32(truncatingIfNeeded: letters), end: 0, token: tokens.2,
        first: ScannedWord(hash: 0, start: -1, token: tokens.0)))
  }
}

/// The opinions at hand that the lexicon settles: those that are negated or have several words.
private struct SettledScope {
  private var next = 0
  private var start: Int32 = 0
  private var end: Int32 = 0

  /// Where the settled opinion begins in which a token lies, −1 when it lies in none. Tokens are
  /// asked for in their order.
  @inline(__always)
  mutating func covers(_ token: Int32, _ hits: borrowing [OpinionHit]) -> Int32 {
    while token >= end, next < hits.count {
      let hit = hits[next]
      guard hit.scopeStart <= token else { break }
      if hit.scopeEnd > token, hit.negation < 0 || hit.end - hit.start > 1 {
        start = hit.scopeStart
        end = hit.scopeEnd
      }
      next += 1
    }
    return token < end ? start : -1
  }
}

/// The words of degree before the opinions at hand.
private struct DegreeScope {
  private var next = 0

  /// Whether a token stands before an opinion and says how much. Tokens are asked for in their order.
  @inline(__always)
  mutating func covers(_ token: Int32, _ hits: borrowing [OpinionHit]) -> Bool {
    while next < hits.count, hits[next].start <= token { next += 1 }
    return next < hits.count && hits[next].scopeStart <= token && hits[next].negation > 0
  }
}
