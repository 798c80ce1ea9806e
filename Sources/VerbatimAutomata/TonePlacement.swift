/// Moves the tone of open syllables in oa, oe, uy to their last vowel, in all syllables of
/// `word[start...]`: hòa becomes hoà, khỏe becomes khoẻ, thúy becomes thuý.
///
/// Both placements are in use; lexicon entries and text meet in this one.
package func placeTone(in word: inout [Symbol], from start: Int, alphabet: borrowing Alphabet) {
  let o: Symbol = 0x6F
  let u: Symbol = 0x75
  var index = start + 1
  while index < word.count {
    let before = word[index - 1]
    let tone = alphabet.tone[Int(before)]
    if tone != 0 {
      let base = alphabet.toneless[Int(before)]
      let next = word[index]
      let isOpen = base == o && (next == 0x61 || next == 0x65) || base == u && next == 0x79
      let endsSyllable = index + 1 == word.count || word[index + 1] == Symbols.space
      if isOpen, endsSyllable {
        word[index - 1] = base
        word[index] = alphabet.letter(next, withTone: tone)
      }
    }
    index += 1
  }
}

extension Alphabet {
  /// The letter with a tone put on it, or the letter itself when it cannot carry one.
  package func letter(_ symbol: Symbol, withTone tone: UInt8) -> Symbol {
    let toned = composed[(Int(tone) - 1) * 256 + Int(symbol)]
    return toned != 0 ? toned : symbol
  }
}
