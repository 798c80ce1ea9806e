import VerbatimAutomata

/// Links and e-mail addresses.
extension Scanner {
  func address(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ symbols: Span<Symbol>,
    _ classes: Span<UInt8>, _ start: Int, _ wordEnd: Int
  ) -> (end: Int, kind: Token.Kind, sign: UInt16)? {
    let count = text.count
    if let end = endOfLink(symbols, classes, start, wordEnd, count) { return (end, .link, 0) }
    if let end = endOfEmail(symbols, classes, start, count) { return (end, .email, 0) }
    if symbols[wordEnd] == 0x5F, let found = emoticon(text, start, count) {
      return (found.end, .emoticon, found.sign)
    }
    return nil
  }

  @inline(__always)
  func endOfWord(
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

  /// Limits of RFC 1035 and RFC 5321, which also keep the search short on "a.a.a.a…".
  private static let mostLabels = 8
  private static let longestMailName = 64
  private static let longestDomain = 253

  /// The end of the link that starts at `start`, whose first word ends at `wordEnd`.
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
}
