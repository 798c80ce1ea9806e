import VerbatimAutomata

/// Tells Vietnamese from English word by word, so that one comment may hold both.
///
/// Thai has a script of its own. For Latin words the detector finds the cheapest labelling of the
/// whole text, where a word costs what its language's word list says, an unlisted word costs by its
/// letters, and each change of language costs extra (a two-state Viterbi search).
struct LanguageDetector {
  /// What a change of language costs, in hundredths of a nat.
  static let switchCost: UInt32 = 350
  static let unknownCost: UInt32 = 1500

  /// Labels the Latin words of `units`. `lexemes` is `WordTables.latinLexemes`.
  static func label(
    _ units: inout [Unit], _ symbols: Span<Symbol>, alphabet: borrowing Alphabet,
    lexemes: Span<UInt32>, steps: inout [UInt8]
  ) {
    // For each Latin word one byte: bit 0, English was reached from English; bit 1, Vietnamese from
    // English.
    steps.removeAll(keepingCapacity: true)
    var english: UInt32 = 0
    var vietnamese: UInt32 = 0
    for unit in units where unit.kind == .word && !unit.isThaiRun {
      guard isLatin(unit, symbols, alphabet) else { continue }
      let (vietnameseCost, englishCost) = costs(of: unit, symbols, alphabet, lexemes)
      let englishStays = english <= vietnamese + switchCost
      let vietnameseSwitches = english + switchCost < vietnamese
      steps.append((englishStays ? 1 : 0) | (vietnameseSwitches ? 2 : 0))
      let nextEnglish = (englishStays ? english : vietnamese + switchCost) + englishCost
      vietnamese = (vietnameseSwitches ? english + switchCost : vietnamese) + vietnameseCost
      english = nextEnglish
    }
    guard !steps.isEmpty else { return }
    var isEnglish = english < vietnamese
    var step = steps.count - 1
    for index in stride(from: units.count - 1, through: 0, by: -1)
    where units[index].kind == .word && !units[index].isThaiRun {
      guard isLatin(units[index], symbols, alphabet) else { continue }
      units[index].language = isEnglish ? .english : .vietnamese
      isEnglish = steps[step] & (isEnglish ? 1 : 2) != 0
      step -= 1
    }
  }

  @inline(__always)
  private static func isLatin(
    _ unit: Unit, _ symbols: Span<Symbol>, _ alphabet: borrowing Alphabet
  ) -> Bool {
    (alphabet.classes[Int(symbols[Int(unit.start)])] & SymbolClass.latin != 0)
  }

  @inline(__always)
  private static func costs(
    of unit: Unit, _ symbols: Span<Symbol>, _ alphabet: borrowing Alphabet, _ lexemes: Span<UInt32>
  ) -> (vietnamese: UInt32, english: UInt32) {
    var vietnamese = WordTables.noCost
    var english = WordTables.noCost
    if unit.lexeme >= 0 {
      let costs = lexemes[Int(unit.lexeme) * 2]
      vietnamese = costs & 0xFFFF
      english = costs >> 16
    }
    if vietnamese == WordTables.noCost || english == WordTables.noCost {
      var hasMarks = false
      for index in Int(unit.start)..<Int(unit.end)
      where (alphabet.classes[Int(symbols[index])] & SymbolClass.vietnamese != 0) {
        hasMarks = true
      }
      if hasMarks {
        if vietnamese == WordTables.noCost { vietnamese = unknownCost - 200 }
        english = 3000
      } else {
        let length = UInt32(truncatingIfNeeded: unit.end - unit.start)
        // No Vietnamese syllable has more than seven letters.
        if vietnamese == WordTables.noCost {
          vietnamese = unknownCost + (length > 7 ? 800 : length > 4 ? 300 : 100)
        }
        if english == WordTables.noCost { english = unknownCost }
      }
    }
    return (vietnamese, english)
  }
}
