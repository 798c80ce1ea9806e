import VerbatimSegmentation

/// How a comment is written, for figures by group.
package struct WritingStyle: Sendable, Equatable {
  /// How many words it has: Thai and English words, Vietnamese compounds as one.
  package var words = 0
  /// Vietnamese without any diacritics.
  package var isStripped = false
  /// At least one short form or other spelling: ko, dc, sp.
  package var hasShortForms = false
}

extension TagScratch {
  /// How the comment that was tagged last is written.
  package var writingStyle: WritingStyle {
    var style = WritingStyle(words: text.wordCount)
    var letters = 0
    var marked = 0
    for token in text.tokens where token.kind == .word {
      if token.traits.contains(.expanded) {
        style.hasShortForms = true
      } else if token.language == .vietnamese {
        letters += 1
        if token.end - token.start > token.formEnd - token.formStart { marked += 1 }
      }
    }
    style.isStripped = letters >= 3 && marked == 0
    return style
  }
}
