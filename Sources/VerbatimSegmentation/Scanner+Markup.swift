import VerbatimAutomata

/// Tags of HTML, which editors and web exports leave in comments.
extension Scanner {
  /// Where the tag ends that begins with the `<` at `start`, and whether text goes on in a new line
  /// behind it. Only tags that format text are known, so that "<giá rẻ>" stays text.
  func tag(_ symbols: Span<Symbol>, _ start: Int, _ count: Int) -> (end: Int, breaksLine: Bool)? {
    var next = start + 1
    if next < count, symbols[next] == 0x2F { next += 1 }
    let nameStart = next
    while next < count, next - nameStart <= Self.longestTag,
      alphabet.classes[Int(symbols[next])] & SymbolClass.latinOrDigit != 0
    { next += 1 }
    guard next > nameStart, next < count,
      let breaksLine = Self.tags[name(symbols, nameStart..<next)]
    else { return nil }
    guard [Symbols.space, Symbols.newline, 0x2F, 0x3E].contains(symbols[next]) else { return nil }
    let last = min(count, start + Self.longestMarkup)
    while next < last, symbols[next] != 0x3E, symbols[next] != 0x3C { next += 1 }
    guard next < last, symbols[next] == 0x3E else { return nil }
    return (next + 1, breaksLine)
  }

  private func name(_ symbols: Span<Symbol>, _ range: Range<Int>) -> String {
    var name = ""
    for place in range where symbols[place] < 0x80 {
      name.unicodeScalars.append(Unicode.Scalar(symbols[place]))
    }
    return name
  }

  private static let longestTag = 10
  private static let longestMarkup = 500

  /// By name, whether a tag begins a new line.
  private static let tags: [String: Bool] = {
    var tags: [String: Bool] = [:]
    for name in [
      "a", "abbr", "b", "big", "code", "em", "font", "i", "img", "mark", "s", "small", "span",
      "strike", "strong", "sub", "sup", "u",
    ] { tags[name] = false }
    for name in [
      "blockquote", "br", "center", "div", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
      "hr", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul",
    ] { tags[name] = true }
    return tags
  }()
}
