import VerbatimAutomata

/// Punctuation, emoticons, emoji and other signs.
extension Scanner {
  func punctuation(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ symbols: Span<Symbol>,
    _ classes: Span<UInt8>, _ start: Int, _ count: Int
  ) -> (Int, Token.Kind, UInt16) {
    let symbol = symbols[start]
    if let found = emoticon(text, start, count) {
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
  func emoticon(
    _ text: borrowing SymbolText, _ start: Int, _ count: Int
  ) -> (end: Int, sign: UInt16)? {
    let symbols = text.symbols.span
    let cells = tables.signs.cells.span
    var node = DoubleArray.root(cells)
    var index = start
    var best: (end: Int, sign: UInt16)?
    while index < count {
      let symbol = symbols[index]
      guard symbol < 0x80, let next = DoubleArray.step(cells, node, symbol) else { break }
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
  func sign(
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
