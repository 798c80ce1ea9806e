package import Verbatim

/// A comment, or a stretch of it, as three parts: what comes before the matched words, the matched
/// words, and what comes after. No part begins or ends inside a character.
package struct QuotePassage: Sendable, Equatable {
  package var before: String
  package var match: String
  package var after: String

  /// The whole comment.
  package init(_ quote: Quote) {
    self.init(quote.text, highlight: quote.highlight)
  }

  /// - Parameter highlight: UTF-8 byte offsets; widened to whole characters.
  package init(_ text: String, highlight: Range<Int>) {
    (before, match, after) = ("", "", "")
    var offset = 0
    for character in text {
      let end = offset + character.utf8.count
      if end <= highlight.lowerBound || highlight.isEmpty {
        before.append(character)
      } else if offset < highlight.upperBound {
        match.append(character)
      } else {
        after.append(character)
      }
      offset = end
    }
  }

  /// The passage on one line, without control characters, cut to `width` columns around the match.
  package func excerpt(width: Int) -> QuotePassage {
    var cut = QuotePassage(
      before: TerminalText.clean(before, keepsEnd: true),
      match: TerminalText.clean(match),
      after: TerminalText.clean(after, keepsStart: !match.isEmpty))
    let matchWidth = DisplayWidth.of(cut.match)
    guard matchWidth < width else {
      return QuotePassage(
        before: "", match: TerminalText.truncate(cut.match, width: width), after: "")
    }
    let room = width - matchWidth
    let (left, right) = (DisplayWidth.of(cut.before), DisplayWidth.of(cut.after))
    if left + right > room {
      // Two thirds before the match are enough to know where one is, unless little follows it.
      let kept = max(room - right, min(left, room * 2 / 5))
      cut.before =
        match.isEmpty
        ? TerminalText.truncate(cut.before, width: room, atWord: true)
        : TerminalText.truncateStart(cut.before, width: kept, atWord: true)
      cut.after = TerminalText.truncate(
        cut.after, width: room - DisplayWidth.of(cut.before), atWord: true)
    }
    return cut
  }

  private init(before: String, match: String, after: String) {
    self.before = before
    self.match = match
    self.after = after
  }
}

extension QuotePassage {
  /// The language of a text by its letters: Thai script, or letters that only Vietnamese has among
  /// our languages; nil when they do not tell.
  package static func languageCode(of text: String) -> String? {
    var thai = 0
    var vietnamese = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0E01...0x0E3A, 0x0E40...0x0E5B: thai += 1
      case 0x1EA0...0x1EF9, 0x0102...0x0103, 0x0110...0x0111, 0x01A0...0x01A1, 0x01AF...0x01B0:
        vietnamese += 1
      case 0x0309, 0x0323: vietnamese += 1
      default: break
      }
    }
    if thai == 0, vietnamese == 0 { return nil }
    return thai >= vietnamese ? "th" : "vi"
  }
}
