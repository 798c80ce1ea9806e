/// How many columns of a terminal a text takes.
///
/// Marks that stand on or under another letter (Thai vowels and tones, decomposed Vietnamese) take
/// none, East Asian wide characters and emoji two. After Unicode Standard Annex 11.
package enum DisplayWidth {
  /// The columns of a text.
  ///
  /// - Complexity: linear.
  package static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for character in text { width += of(character) }
    return width
  }

  /// The columns of one character, with all that is joined to it.
  package static func of(_ character: Character) -> Int {
    var width = 0
    var isEmoji = false
    var previous: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      if scalar.properties.isEmojiPresentation { isEmoji = true }
      // The variation selector asks for the emoji form of the scalar before it.
      if scalar.value == 0xFE0F, previous?.properties.isEmoji == true { isEmoji = true }
      width += of(scalar)
      previous = scalar
    }
    return isEmoji ? 2 : width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value < 0x20 ? 0 : 1 }
    if scalar.value < 0x300 { return scalar.value < 0xA0 || scalar.value == 0xAD ? 0 : 1 }
    // Medial vowels and final consonants of decomposed Korean join the letter before.
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return 0
    default:
      return isWide(scalar.value) ? 2 : 1
    }
  }

  /// The scripts whose East Asian width is W or F; emoji are known by their own property.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case ..<0x1100: false
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
