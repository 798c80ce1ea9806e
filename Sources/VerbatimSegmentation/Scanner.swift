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
    return found
  }

  // MARK: - Latin words

  /// Reads a word, link or address, looks a word up, and returns where it ends.
  @inline(__always)
  private func latin(
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
  private func endOfWord(
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

  private func address(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ symbols: Span<Symbol>,
    _ classes: Span<UInt8>, _ start: Int, _ wordEnd: Int
  ) -> (end: Int, kind: Token.Kind, sign: UInt16)? {
    let count = text.count
    if let end = endOfLink(symbols, classes, start, wordEnd, count) { return (end, .link, 0) }
    if let end = endOfEmail(symbols, classes, start, count) { return (end, .email, 0) }
    if symbols[wordEnd] == 0x5F, let found = emoticon(text, utf8, start, count) {
      return (found.end, .emoticon, found.sign)
    }
    return nil
  }

  // MARK: - Codes and abbreviations

  /// Letters of a currency, version or flight number are at most so many.
  private static let longestCode = 3

  /// The end of an amount or number that begins with a few letters: `US$12`, `RM45.90`, `v2.3.1`,
  /// `VN-253`.
  private func endOfCode(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ symbols: Span<Symbol>,
    _ classes: Span<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    var letters = 0
    while start + letters < end, letters <= Self.longestCode,
      classes[Int(symbols[start + letters])] & SymbolClass.latin != 0
    { letters += 1 }
    guard letters <= Self.longestCode, end + 1 < text.count,
      classes[Int(symbols[end + 1])] & SymbolClass.digit != 0
    else { return nil }
    let isWord = start + letters == end
    switch symbols[end] {
    case 0x24 where isWord: break
    case 0x2D where isWord && areDigits(symbols, classes, end + 1, text.count): break
    case 0x2E where !isWord, 0x2C where !isWord: break
    default: return nil
    }
    return number(text, utf8, symbols, classes, end + 1, text.count).0
  }

  /// The end of `U.S.`, `e.g.`, `w/o`, `n/a`, `R&D`, `AT&T`; `end` for other words.
  private func endOfAbbreviation(
    _ symbols: Span<Symbol>, _ classes: Span<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    func isLetter(_ place: Int) -> Bool { classes[Int(symbols[place])] & SymbolClass.latin != 0 }
    switch symbols[end] {
    case 0x2E:
      guard end == start + 1 else { return end }
      var last = end
      while symbols[last] == 0x2E, isLetter(last + 1), symbols[last + 2] == 0x2E { last += 2 }
      return last > end ? last + 1 : end
    case 0x2F:
      guard end == start + 1, isLetter(end + 1), !isLetter(end + 2), symbols[end + 2] != 0x2F
      else { return end }
      return end + 2
    case 0x26:
      guard end <= start + 2, isLetter(end + 1), !isLetter(end + 2) else { return end }
      return end + 2
    default: return end
    }
  }

  // MARK: - Words, links, mail

  @inline(__always)
  private func endOfWord(
    _ symbols: Span<Symbol>, _ classes: Span<UInt8>, _ start: Int, _ count: Int
  ) -> Int {
    var end = start + 1
    while end < count {
      let symbol = symbols[end]
      let symbolClass = classes[Int(symbol)]
      if (symbolClass & SymbolClass.latinOrDigit != 0) {
        end += 1
      } else if symbol == 0x27 || symbol == 0x2D, end + 1 < count,
        (classes[Int(symbols[end + 1])] & SymbolClass.latin != 0)
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// The end of the link that starts at `start`, whose first word ends at `wordEnd`.
  /// Limits of RFC 1035 and RFC 5321, which also keep the search short on "a.a.a.a…".
  private static let mostLabels = 8
  private static let longestMailName = 64
  private static let longestDomain = 253

  private func endOfLink(
    _ symbols: Span<Symbol>, _ classes: Span<UInt8>, _ start: Int, _ wordEnd: Int,
    _ count: Int
  ) -> Int? {
    let isScheme =
      symbols[wordEnd] == 0x3A && wordEnd + 2 < count && symbols[wordEnd + 1] == 0x2F
      && symbols[wordEnd + 2] == 0x2F
    if !isScheme {
      guard symbols[wordEnd] == 0x2E else { return nil }
      // name.tld or name.name.tld
      var label = wordEnd
      var isDomain = false
      var labels = 0
      while label + 1 < count, labels < Self.mostLabels, symbols[label] == 0x2E,
        (classes[Int(symbols[label + 1])] & SymbolClass.latin != 0)
      {
        let end = endOfWord(symbols, classes, label + 1, count)
        if Self.isTopLevelDomain(symbols, label + 1, end) { isDomain = true }
        label = end
        labels += 1
      }
      guard isDomain else { return nil }
    }
    var end = wordEnd
    while end < count {
      let symbolClass = classes[Int(symbols[end])]
      if (symbolClass & SymbolClass.blank != 0) || (symbolClass & SymbolClass.thai != 0) { break }
      if symbolClass == 0 || symbols[end] == 0x22 || symbols[end] == 0x3C
        || symbols[end] == 0x3E
      {
        break
      }
      end += 1
    }
    // A full stop or bracket that ends the sentence is not part of the link.
    while end > wordEnd, (classes[Int(symbols[end - 1])] & SymbolClass.punctuation != 0),
      symbols[end - 1] != 0x2F
    {
      end -= 1
    }
    return end
  }

  private static let topLevelDomains: Set<[Symbol]> = Set(
    ["com", "vn", "th", "net", "org", "co", "io", "app", "ly", "info", "edu", "gov", "asia", "biz"]
      .map { Array($0.utf8) })

  private static func isTopLevelDomain(_ symbols: Span<Symbol>, _ start: Int, _ end: Int) -> Bool {
    guard end - start <= 4 else { return false }
    var label: [Symbol] = []
    for index in start..<end { label.append(symbols[index]) }
    return topLevelDomains.contains(label)
  }

  private func endOfEmail(
    _ symbols: Span<Symbol>, _ classes: Span<UInt8>, _ start: Int, _ count: Int
  ) -> Int? {
    var at = start
    let limit = min(count, start + Self.longestMailName)
    while at < limit, isMailLetter(symbols[at], classes) { at += 1 }
    guard at < count, symbols[at] == 0x40, at > start else { return nil }
    var end = at + 1
    let last = min(count, at + Self.longestDomain)
    while end < last, isMailLetter(symbols[end], classes) { end += 1 }
    while end > at, symbols[end - 1] == 0x2E || symbols[end - 1] == 0x2D { end -= 1 }
    var hasDot = false
    for index in (at + 1)..<max(end, at + 1) where symbols[index] == 0x2E { hasDot = true }
    return hasDot ? end : nil
  }

  @inline(__always)
  private func isMailLetter(_ symbol: Symbol, _ classes: Span<UInt8>) -> Bool {
    (classes[Int(symbol)] & SymbolClass.latinOrDigit != 0) || symbol == 0x2E || symbol == 0x2B
      || symbol == 0x2D || symbol == 0x5F
  }

  // MARK: - Numbers

  private func number(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ symbols: Span<Symbol>,
    _ classes: Span<UInt8>, _ start: Int, _ count: Int
  ) -> (Int, Token.Kind) {
    if let end = endOfPhone(symbols, classes, start, count) { return (end, .phone) }
    var end = start
    var isFives = true
    while end < count {
      let symbol = symbols[end]
      if (classes[Int(symbol)] & SymbolClass.digit != 0) {
        if symbol != 0x35 { isFives = false }
        end += 1
      } else if end + 1 < count, (classes[Int(symbols[end + 1])] & SymbolClass.digit != 0),
        symbol == 0x2E || symbol == 0x2C || symbol == 0x3A || symbol == 0x2F || symbol == 0x2D
      {
        isFives = false
        end += 2
      } else {
        break
      }
    }
    if isFives, end - start >= 3 {
      while end < count, symbols[end] == 0x2B { end += 1 }
      return (end, .laughter)
    }
    if end < count {
      if symbols[end] == 0x25 || symbols[end] == Symbols.baht { return (end + 1, .number) }
      if symbols[end] == Symbols.otherSign, isMeasure(text, utf8, end) { return (end + 1, .number) }
    }
    var unit = end
    while unit < count, unit - end < 5, (classes[Int(symbols[unit])] & SymbolClass.latin != 0) {
      unit += 1
    }
    if unit - end < 5 { end = unit }
    return (end, .number)
  }

  /// Whether a sign is that of a currency, £ € ₫, or ★, which counts.
  private func isMeasure(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ place: Int
  ) -> Bool {
    let offset = Int(text.offsets[place])
    switch Int(text.offsets[place + 1]) - offset {
    case 2: return utf8[offset] == 0xC2 && utf8[offset + 1] == 0xA3
    case 3:
      guard utf8[offset] == 0xE2 else { return false }
      let rest = (utf8[offset + 1], utf8[offset + 2])
      return rest == (0x82, 0xAC) || rest == (0x82, 0xAB) || rest == (0x98, 0x85)
    default: return false
    }
  }

  /// A Vietnamese or Thai telephone number: 9 to 12 digits from 0 or +, single separators allowed.
  private func endOfPhone(
    _ symbols: Span<Symbol>, _ classes: Span<UInt8>, _ start: Int, _ count: Int
  ) -> Int? {
    let hasPlus = symbols[start] == 0x2B
    guard hasPlus || symbols[start] == 0x30 else { return nil }
    var end = hasPlus ? start + 1 : start
    var digits = 0
    while end < count {
      let isDigit = (classes[Int(symbols[end])] & SymbolClass.digit != 0)
      if isDigit {
        digits += 1
      } else if digits < 2 || !isPhoneSeparator(symbols[end])
        || !areDigits(symbols, classes, end + 1, count)
      {
        break
      }
      end += 1
    }
    guard digits >= 9, digits <= 12 else { return nil }
    if end == count { return end }
    let runsOn = (classes[Int(symbols[end])] & SymbolClass.latin != 0)
    return runsOn ? nil : end
  }

  /// The end of a telephone number that begins with two or three digits in brackets.
  private func endOfAreaCode(
    _ symbols: Span<Symbol>, _ classes: Span<UInt8>, _ start: Int, _ count: Int
  ) -> Int? {
    var end = start + 1
    while end < count, classes[Int(symbols[end])] & SymbolClass.digit != 0 { end += 1 }
    var digits = end - start - 1
    guard 2...3 ~= digits, end + 1 < count, symbols[end] == 0x29 else { return nil }
    end += 1
    if symbols[end] == Symbols.space { end += 1 }
    guard classes[Int(symbols[end])] & SymbolClass.digit != 0 else { return nil }
    while end < count {
      if classes[Int(symbols[end])] & SymbolClass.digit != 0 {
        digits += 1
      } else if !isPhoneSeparator(symbols[end]) || !areDigits(symbols, classes, end + 1, count) {
        break
      }
      end += 1
    }
    return 8...12 ~= digits ? end : nil
  }

  @inline(__always)
  private func isPhoneSeparator(_ symbol: Symbol) -> Bool {
    symbol == 0x2E || symbol == 0x2D || symbol == 0x20
  }

  @inline(__always)
  private func areDigits(
    _ symbols: Span<Symbol>, _ classes: Span<UInt8>, _ start: Int, _ count: Int
  ) -> Bool {
    guard start + 1 < count else { return false }
    return (classes[Int(symbols[start])] & SymbolClass.digit != 0)
      && (classes[Int(symbols[start + 1])] & SymbolClass.digit != 0)
  }

  // MARK: - Signs

  private func punctuation(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ symbols: Span<Symbol>,
    _ classes: Span<UInt8>, _ start: Int, _ count: Int
  ) -> (Int, Token.Kind, UInt16) {
    let symbol = symbols[start]
    if let found = emoticon(text, utf8, start, count) {
      return (found.end, .emoticon, found.sign)
    }
    if start + 1 < count {
      let next = classes[Int(symbols[start + 1])]
      if symbol == 0x40 || symbol == 0x23, (next & SymbolClass.latinOrDigit != 0) {
        var end = start + 1
        while case let letters = EightBytes(symbols, at: end).letterCount, letters > 0 {
          end += letters
        }
        while end < count,
          (classes[Int(symbols[end])] & SymbolClass.latinOrDigit != 0)
            || symbols[end] == 0x5F
        { end += 1 }
        // An order number: #A-12345.
        if symbol == 0x23, end + 1 < count, symbols[end] == 0x2D,
          end - start <= Self.longestCode + 1,
          classes[Int(symbols[end + 1])] & SymbolClass.digit != 0
        {
          end += 2
          while end < count, classes[Int(symbols[end])] & SymbolClass.digit != 0 { end += 1 }
        }
        return (end, symbol == 0x40 ? .mention : .hashtag, 0)
      }
      if symbol == 0x23, (next & SymbolClass.thai != 0) { return (start + 1, .hashtag, 0) }
      if symbol == 0x2B, let end = endOfPhone(symbols, classes, start, count) {
        return (end, .phone, 0)
      }
      if symbol == 0x24 || symbol == Symbols.baht, (next & SymbolClass.digit != 0) {
        return (number(text, utf8, symbols, classes, start + 1, count).0, .number, 0)
      }
      if symbol == 0x28, (next & SymbolClass.digit != 0),
        let end = endOfAreaCode(symbols, classes, start, count)
      {
        return (end, .phone, 0)
      }
      if symbol == 0x2D, (next & SymbolClass.digit != 0),
        start == 0 || symbols[start - 1] == Symbols.space
      {
        let end = number(text, utf8, symbols, classes, start + 1, count).0
        if symbols[end - 1] == 0x25 { return (end, .number, 0) }
      }
    }
    var end = start + 1
    while end < count, symbols[end] == symbol || symbol == 0x3F && symbols[end] == 0x21 {
      end += 1
    }
    return (end, .punctuation, 0)
  }

  /// The longest emoticon at `start`; a smile may be stretched at its end: `:))))`.
  private func emoticon(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ start: Int, _ count: Int
  ) -> (end: Int, sign: UInt16)? {
    let cells = tables.signs.cells.span
    var node = DoubleArray.root(cells)
    var index = start
    var best: (end: Int, sign: UInt16)?
    while index < count {
      var byte = utf8[Int(text.offsets[index])]
      guard byte < 0x80 else { break }
      if byte >= 0x41, byte <= 0x5A { byte += 0x20 }
      guard let next = DoubleArray.step(cells, node, byte) else { break }
      node = next
      index += 1
      if let value = DoubleArray.value(cells, node) {
        best = (index, UInt16(truncatingIfNeeded: value + 1))
      }
    }
    guard var found = best else { return nil }
    let last = text.symbols[found.end - 1]
    if last >= 0x61, last <= 0x7A || last >= 0x80, found.end < count,
      (alphabet.classes[Int(text.symbols[found.end])] & SymbolClass.latinOrDigit != 0)
    {
      return nil
    }
    while found.end < count, text.symbols[found.end] == last { found.end += 1 }
    return found
  }

  /// Reads emoji, other signs, letters of other scripts and bytes that are no text.
  private func sign(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ symbols: Span<Symbol>, _ start: Int,
    _ unit: inout Unit
  ) -> Int {
    let symbol = symbols[start]
    var end = start + 1
    if symbol != Symbols.otherSign {
      while end < text.count, symbols[end] == symbol { end += 1 }
    }
    switch symbol {
    case Symbols.otherSign:
      unit.token.kind = isEmoji(utf8, at: Int(text.offsets[start])) ? .emoji : .sign
      unit.token.sign = signOfEmoji(utf8, Int(text.offsets[start])..<Int(text.offsets[end]))
    case Symbols.invalid: unit.token.kind = .invalid
    case Symbols.otherLetter: unit.token.kind = .word
    default: unit.token.kind = .sign
    }
    if symbol == Symbols.otherSign, unit.token.sign == 0, end < text.count,
      alphabet.classes[Int(symbols[end])] & SymbolClass.digit != 0,
      isMeasure(text, utf8, start)
    {
      unit.token.kind = .number
      return number(text, utf8, symbols, alphabet.classes.span, end, text.count).0
    }
    return end
  }

  private func isEmoji(_ utf8: Span<UInt8>, at offset: Int) -> Bool {
    switch utf8[offset] {
    case 0xF0: true
    case 0xE2: utf8[offset + 1] >= 0x8C && utf8[offset + 1] <= 0xAF
    case 0xE3: utf8[offset + 1] == 0x80 || utf8[offset + 1] == 0x8A
    default: false
    }
  }

  /// Looks the emoji up without variation selectors and skin tones; the whole sequence first, then
  /// its longest listed beginning.
  private func signOfEmoji(_ utf8: Span<UInt8>, _ range: Range<Int>) -> UInt16 {
    let cells = tables.signs.cells.span
    var node = DoubleArray.root(cells)
    var found: UInt16 = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let left = range.upperBound - index
      if left >= 3, utf8[index] == 0xEF, utf8[index + 1] == 0xB8 {
        index += 3
        continue
      }
      if left >= 4, utf8[index] == 0xF0, utf8[index + 1] == 0x9F, utf8[index + 2] == 0x8F,
        utf8[index + 3] >= 0xBB
      {
        index += 4
        continue
      }
      guard let next = DoubleArray.step(cells, node, utf8[index]) else { break }
      node = next
      index += 1
      if let value = DoubleArray.value(cells, node) {
        found = UInt16(truncatingIfNeeded: value + 1)
      }
    }
    return found
  }
}
