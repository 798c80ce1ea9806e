import VerbatimAutomata

/// Codes, abbreviations, numbers and telephone numbers.
extension Scanner {
  /// Letters of a currency, version or flight number are at most so many.
  static let longestCode = 3

  /// The end of an amount or number that begins with a few letters: `US$12`, `RM45.90`, `v2.3.1`,
  /// `VN-253`.
  func endOfCode(
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
  func endOfAbbreviation(
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

  // MARK: - Numbers

  func number(
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
  func isMeasure(
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
  func endOfPhone(
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
  func endOfAreaCode(
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
}
