import VerbatimAutomata

/// What the scanner found: how many units, and what they say of the text's language.
struct ScannedUnits: Sendable {
  var count = 0
  var lead = LanguageLead()
  var hasThai = false
}

/// Cuts symbols into units by their classes: Thai runs, Latin words, numbers, links, signs.
///
/// What a unit is follows these rules, tried in this order at each position: emoticon (`:)`, `T_T`),
/// link (`http…`, `www.…`, `name.tld`), e-mail, mention (`@name`), hashtag (`#tag`), phone (9 to 12
/// digits, with single separators; `(02) 9999 1234`), laughter (`555`), number (digits with inner
/// `. , : / -`, currency signs on either side, percent, ★ and a unit of up to four letters: `50k`,
/// `1.200.000đ`, `24/7`, `€9,99`, `4.5★`, `-10%`; behind up to three letters: `US$12`, `v2.3.1`,
/// `VN-253`), word (letters with inner apostrophes and hyphens, digits after letters; `U.S.`, `e.g.`,
/// `w/o`, `R&D`), sign. A number and a word behind its hyphen are apart: `20-minute wait`.
struct Scanner {
  let alphabet: Alphabet
  let tables: WordTables

  /// Writes the units of `text` to the beginning of `units`. Latin words are taken for English.
  func scan(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, into units: inout [Unit]
  ) -> ScannedUnits {
    if units.count < text.count {
      units = [Unit](repeating: Unit(), count: max(256, text.count * 3 / 2))
    }
    var buffer = units.mutableSpan
    let symbols = text.symbols.span
    let classes = alphabet.classes.span
    let count = text.count
    var found = ScannedUnits()
    var position = 0
    var traits: Token.Traits = []
    while position < count {
      let symbol = symbols[position]
      let symbolClass = classes[Int(symbol)]
      if symbolClass & SymbolClass.blank != 0 {
        traits = symbol == Symbols.newline ? [.spaceBefore, .lineBreakBefore] : .spaceBefore
        position += 1
        continue
      }
      var unit = Unit()
      unit.token.start = UInt32(truncatingIfNeeded: position)
      unit.token.traits = traits
      if symbolClass & SymbolClass.latin != 0 {
        position = latin(text, utf8, symbols, classes, position, &unit)
      } else if (symbolClass & SymbolClass.thai != 0) {
        // The end of the text has a class of its own, so that it ends every run.
        repeat { position += 1 } while classes[Int(symbols[position])] & SymbolClass.thai != 0
        unit.isThaiRun = true
        found.hasThai = true
      } else if (symbolClass & SymbolClass.digit != 0) {
        (position, unit.token.kind) = number(text, utf8, symbols, classes, position, count)
      } else if (symbolClass & SymbolClass.punctuation != 0) {
        (position, unit.token.kind, unit.token.sign) = punctuation(
          text, utf8, symbols, classes, position, count)
      } else {
        position = sign(text, utf8, symbols, position, &unit)
      }
      unit.token.end = UInt32(truncatingIfNeeded: position)
      buffer[found.count] = unit
      found.count += 1
      traits = []
    }
    lookUp(symbols, &buffer, &found)
    return found
  }

  // MARK: - Latin words

  /// Reads a word, link or address, and returns where it ends; a word will be looked up.
  @inline(__always)
  func latin(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ symbols: Span<Symbol>,
    _ classes: Span<UInt8>, _ start: Int, _ unit: inout Unit
  ) -> Int {
    // Most words are a to z up to a space: eight letters are read at once.
    let first = EightBytes(symbols, at: start)
    var end = start + first.letterCount
    if end == start + 8 { end += EightBytes(symbols, at: end).letterCount }
    var marks = SymbolClass.latin
    if symbols[end] != Symbols.space {
      end = endOfWord(symbols, classes, end, &marks)
      if mayGoOn(symbols, end) {
        if let found = address(text, utf8, symbols, classes, start, end) {
          (unit.token.kind, unit.token.sign) = (found.kind, found.sign)
          return found.end
        }
        if let code = endOfCode(text, utf8, symbols, classes, start, end) {
          unit.token.kind = .number
          return code
        }
        end = endOfAbbreviation(symbols, classes, start, end)
      }
    }
    unit.language = .english
    unit.hasVietnameseLetter = marks & SymbolClass.vietnamese != 0
    tables.shortWords.prefetch(WordKey(symbols, first, start, end))
    return end
  }

  /// Goes on behind letters a to z, over Vietnamese letters, digits, inner apostrophes and hyphens.
  @inline(__always)
  func endOfWord(
    _ symbols: Span<Symbol>, _ classes: Span<UInt8>, _ start: Int, _ marks: inout UInt8
  ) -> Int {
    var end = start
    while true {
      let symbol = symbols[end]
      let symbolClass = classes[Int(symbol)]
      if (symbolClass & SymbolClass.latinOrDigit != 0) {
        marks |= symbolClass
        end += 1
      } else if symbol == 0x27 || symbol == 0x2D {
        let next = classes[Int(symbols[end + 1])]
        guard next & SymbolClass.latin != 0 else { return end }
        marks |= next
        end += 2
      } else {
        return end
      }
    }
  }

  /// Whether a link, address or emoticon may go on behind a word: after most full stops the text
  /// ends, or a space stands.
  @inline(__always)
  private func mayGoOn(_ symbols: Span<Symbol>, _ end: Int) -> Bool {
    switch symbols[end] {
    case 0x2E, 0x2C, 0x3A, 0x40, 0x2B, 0x24, 0x26, 0x2D, 0x2F:
      let next = symbols[end + 1]
      return next != Symbols.space && next != Symbols.newline && next != Symbols.end
    case 0x5F: return true
    default: return false
    }
  }

  /// Looks the Latin words up. Each step is taken for all of them, and asks for what the next one
  /// reads.
  private func lookUp(
    _ symbols: Span<Symbol>, _ units: inout MutableSpan<Unit>, _ found: inout ScannedUnits
  ) {
    let words = tables.shortWords
    var hasOthers = false
    for index in 0..<found.count where units[index].language == .english {
      let key = WordKey(symbols, units[index])
      if let listed = words.findFrequent(key) {
        units[index].take(listed)
      } else {
        hasOthers = true
        words.prefetchOther(key)
      }
    }
    if hasOthers {
      for index in 0..<found.count where units[index].isNotLookedUp {
        words.prefetchOtherWord(WordKey(symbols, units[index]))
      }
    }
    for index in 0..<found.count where units[index].language == .english {
      if hasOthers, units[index].isNotLookedUp {
        if let listed = findOther(symbols, units[index]) {
          units[index].take(listed)
        } else {
          units[index].takeUnlisted()
        }
      }
      if units[index].englishCost > 0 {
        found.lead.add(
          vietnameseCost: units[index].vietnameseCost, englishCost: units[index].englishCost)
      }
    }
  }

  /// A word that is none of the frequent ones.
  private func findOther(_ symbols: Span<Symbol>, _ unit: Unit) -> ListedWord? {
    let (start, end) = (Int(unit.start), Int(unit.end))
    let length = end - start
    if length <= ShortWords.longest { return tables.shortWords.findOther(WordKey(symbols, unit)) }
    let cells = tables.latin.cells.span
    var node = DoubleArray.root(cells)
    for position in start..<end {
      guard let next = DoubleArray.step(cells, node, symbols[position]) else { return nil }
      node = next
    }
    guard let lexeme = DoubleArray.value(cells, node) else { return nil }
    var marks: UInt8 = 0
    for position in start..<end { marks |= alphabet.classes[Int(symbols[position])] }
    return ListedWord(lexeme, tables.latinLexemes, marks: marks, length: length)
  }
}

extension Unit {
  /// Whether it is a Latin word that is neither known to be listed nor to be unlisted.
  @inline(__always)
  fileprivate var isNotLookedUp: Bool {
    language == .english && lexeme < 0 && !traits.contains(.unknown)
  }

  @inline(__always)
  fileprivate mutating func take(_ listed: ListedWord) {
    lexeme = listed.lexeme
    shortForms = listed.shortForms
    vietnameseCost = listed.vietnameseCost
    englishCost = listed.englishCost
  }

  @inline(__always)
  fileprivate mutating func takeUnlisted() {
    traits.insert(.unknown)
    let marks = SymbolClass.latin | (hasVietnameseLetter ? SymbolClass.vietnamese : 0)
    let costs = LanguageDetector.costs(marks: marks, length: Int(end - start))
    vietnameseCost = costs.vietnamese
    englishCost = costs.english
  }
}

extension WordKey {
  @inline(__always)
  fileprivate init(_ symbols: Span<Symbol>, _ unit: Unit) {
    self.init(
      symbols, EightBytes(symbols, at: Int(unit.start)), Int(unit.start), Int(unit.end))
  }
}
