import VerbatimAutomata

/// What the scanner found: how many units, and what they say of the text's language.
struct ScannedUnits: Sendable {
  var count = 0
  var lead = LanguageLead()
  var hasThai = false
}

/// Cuts symbols into units by their classes: Thai runs, Latin words, numbers, links, signs.
///
/// What a unit is follows these rules, tried in this order at each position: tag of HTML, emoticon (`:)`, `T_T`),
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
  ///
  /// - Parameter looksUp: whether Latin words are looked up in the lists, which does not bear on
  ///   where they end.
  func scan(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, looksUp: Bool, into units: inout [Unit]
  ) -> ScannedUnits {
    if units.isEmpty { units = [Unit](repeating: Unit(), count: 256) }
    var found = ScannedUnits()
    var place = (position: 0, traits: Token.Traits())
    while place.position < text.count {
      // Room for a unit a symbol would be six times what a long text needs.
      if found.count == units.count { units += [Unit](repeating: Unit(), count: units.count) }
      scan(text, utf8, looksUp: looksUp, into: &units, &found, &place)
    }
    return found
  }

  /// Scans until `units` are full or the text ends.
  private func scan(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, looksUp: Bool, into units: inout [Unit],
    _ found: inout ScannedUnits, _ place: inout (position: Int, traits: Token.Traits)
  ) {
    var buffer = units.mutableSpan
    let symbols = text.symbols.span
    let classes = alphabet.classes.span
    let count = text.count
    var (position, traits) = place
    while position < count, found.count < buffer.count {
      let symbol = symbols[position]
      let symbolClass = classes[Int(symbol)]
      if symbolClass & SymbolClass.blank != 0 {
        traits.formUnion(
          symbol == Symbols.newline ? [.spaceBefore, .lineBreakBefore] : .spaceBefore)
        position += 1
        continue
      }
      var endsLine = false
      var unit = Unit()
      unit.token.start = UInt32(truncatingIfNeeded: position)
      unit.token.traits = traits
      if symbolClass & SymbolClass.latin != 0 {
        position = latin(text, utf8, symbols, classes, position, looksUp, &unit)
        if unit.englishCost > 0 {
          found.lead.add(vietnameseCost: unit.vietnameseCost, englishCost: unit.englishCost)
        }
      } else if (symbolClass & SymbolClass.thai != 0) {
        // The end of the text has a class of its own, so that it ends every run.
        repeat { position += 1 } while classes[Int(symbols[position])] & SymbolClass.thai != 0
        unit.isThaiRun = true
        found.hasThai = true
      } else if (symbolClass & SymbolClass.digit != 0) {
        (position, unit.token.kind) = number(text, utf8, symbols, classes, position, count)
      } else if symbol == 0x3C, let tag = tag(symbols, position, count) {
        position = tag.end
        unit.token.kind = .sign
        endsLine = tag.breaksLine
      } else if (symbolClass & SymbolClass.punctuation != 0) {
        (position, unit.token.kind, unit.token.sign) = punctuation(
          text, utf8, symbols, classes, position, count)
      } else {
        position = sign(text, utf8, symbols, position, &unit)
      }
      unit.token.end = UInt32(truncatingIfNeeded: position)
      buffer[found.count] = unit
      found.count += 1
      traits = endsLine ? .lineBreakBefore : []
    }
    place = (position, traits)
  }

  // MARK: - Latin words

  /// Reads a word, link or address, looks a word up if wanted, and returns where it ends.
  @inline(__always)
  func latin(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ symbols: Span<Symbol>,
    _ classes: Span<UInt8>, _ start: Int, _ looksUp: Bool, _ unit: inout Unit
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
    if !looksUp { return end }
    let length = end - start
    let listed =
      length <= ShortWords.longestOfOneKey
      ? tables.shortWords.find(first.first(length)) : findLong(symbols, first, start, end)
    if let listed {
      unit.lexeme = listed.lexeme
      unit.shortForms = listed.shortForms
      unit.vietnameseCost = listed.vietnameseCost
      unit.englishCost = listed.englishCost
    } else {
      unit.traits.insert(.unknown)
      let costs = LanguageDetector.costs(marks: marks, length: length)
      unit.vietnameseCost = costs.vietnamese
      unit.englishCost = costs.english
    }
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

  private func findLong(
    _ symbols: Span<Symbol>, _ first: EightBytes, _ start: Int, _ end: Int
  ) -> ListedWord? {
    let length = end - start
    if length <= ShortWords.longest {
      let second = EightBytes(symbols, at: start + 8)
      return tables.shortWords.find(first.bits, second.first(length - 8))
    }
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
