/// Text made fit for a terminal: on one line, of a given width, without control characters.
package enum TerminalText {
  /// White space becomes single spaces; control characters, which could move the cursor or change
  /// colours, and marks that turn the direction of the line go.
  ///
  /// - Parameters:
  ///   - keepsStart: whether a space at the start stays, as that of a part within a line.
  ///   - keepsEnd: whether a space at the end stays.
  package static func clean(
    _ text: some StringProtocol, keepsStart: Bool = false, keepsEnd: Bool = false
  ) -> String {
    var cleaned = String.UnicodeScalarView()
    var hasSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        hasSpace = keepsStart || !cleaned.isEmpty
      } else if !isControl(scalar) {
        if hasSpace { cleaned.append(" ") }
        hasSpace = false
        cleaned.append(scalar)
      }
    }
    if hasSpace, keepsEnd { cleaned.append(" ") }
    return String(cleaned)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0xFEFF: true
    default: scalar.properties.generalCategory == .control
    }
  }

  /// The text cut to `width` columns, with … for what is cut off; no character is cut apart.
  ///
  /// - Parameter atWord: cuts between words where a space is near.
  package static func truncate(
    _ text: some StringProtocol, width: Int, atWord: Bool = false
  ) -> String {
    if DisplayWidth.of(text) <= width { return String(text) }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 1
    for character in text {
      used += DisplayWidth.of(character)
      if used > width { break }
      kept.append(character)
    }
    if atWord { dropPartOfWord(&kept) }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The same, cut at the start.
  package static func truncateStart(
    _ text: some StringProtocol, width: Int, atWord: Bool = false
  ) -> String {
    if DisplayWidth.of(text) <= width { return String(text) }
    guard width > 0 else { return "" }
    var kept: [Character] = []
    var used = 1
    for character in text.reversed() {
      used += DisplayWidth.of(character)
      if used > width { break }
      kept.append(character)
    }
    if atWord { dropPartOfWord(&kept) }
    while kept.last == " " { kept.removeLast() }
    return "…" + String(kept.reversed())
  }

  /// Words longer than this are cut: Thai has no spaces between words.
  private static let longestWord = 12

  private static func dropPartOfWord<Text>(_ kept: inout Text)
  where Text: RangeReplaceableCollection<Character>, Text: BidirectionalCollection<Character> {
    let tail = kept.suffix(longestWord)
    guard kept.count > longestWord * 2, let space = tail.lastIndex(of: " ") else { return }
    kept.removeSubrange(space...)
  }

  /// The text with spaces to `width` columns, cut if it is longer.
  package static func pad(
    _ text: some StringProtocol, width: Int, alignsRight: Bool = false
  ) -> String {
    let cut = truncate(text, width: width)
    let spaces = String(repeating: " ", count: max(0, width - DisplayWidth.of(cut)))
    return alignsRight ? spaces + cut : cut + spaces
  }

  /// Lines of at most `width` columns, broken at spaces, or anywhere in a word that is too long for
  /// a line, as Thai sentences may be.
  package static func wrap(_ text: some StringProtocol, width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let size = DisplayWidth.of(word)
      if used > 0, used + 1 + size <= width {
        line += " " + word
        used += 1 + size
        continue
      }
      if used > 0, size <= width || used + 8 > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 {
        line += " "
        used += 1
      }
      for character in word {
        let columns = DisplayWidth.of(character)
        if used + columns > width, used > 0 {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += columns
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
