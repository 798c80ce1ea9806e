import VerbatimAutomata

/// Tells Vietnamese from English word by word, so that one comment may hold both.
///
/// Thai has a script of its own. For Latin words the detector finds the cheapest labelling of the
/// whole text, where a word costs what its language's word list says, an unlisted word costs by its
/// letters, and each change of language costs extra (a two-state Viterbi search).
enum LanguageDetector {
  /// What a change of language costs, in hundredths of a nat.
  static let switchCost: UInt32 = 350
  /// What a word costs that no list has.
  static let unknownCost: UInt32 = 1500

  /// Labels the units that have costs.
  static func label(_ units: inout [Unit], steps: inout [UInt8]) {
    // For each unit: bit 0, English was reached from English; bit 1, Vietnamese from English.
    steps.removeAll(keepingCapacity: true)
    var english: UInt32 = 0
    var vietnamese: UInt32 = 0
    for index in units.indices {
      let englishCost = UInt32(units[index].englishCost)
      guard englishCost > 0 else {
        steps.append(1)
        continue
      }
      let englishStays = english <= vietnamese + switchCost
      let vietnameseSwitches = english + switchCost < vietnamese
      steps.append((englishStays ? 1 : 0) | (vietnameseSwitches ? 2 : 0))
      let nextEnglish = (englishStays ? english : vietnamese + switchCost) + englishCost
      vietnamese =
        (vietnameseSwitches ? english + switchCost : vietnamese)
        + UInt32(units[index].vietnameseCost)
      english = nextEnglish
    }
    var isEnglish = english < vietnamese
    for index in units.indices.reversed() where units[index].englishCost > 0 {
      units[index].language = isEnglish ? .english : .vietnamese
      isEnglish = steps[index] & (isEnglish ? 1 : 2) != 0
    }
  }

  /// What the Latin word `symbols[start..<end]` costs in Vietnamese and in English.
  ///
  /// - Parameter listed: the costs of the word lists, `WordTables.noCost` where a list lacks it.
  @inline(__always)
  static func costs(
    listed: (vietnamese: UInt32, english: UInt32), _ symbols: Span<Symbol>, _ start: Int,
    _ end: Int, _ classes: [UInt8]
  ) -> (vietnamese: UInt16, english: UInt16) {
    var (vietnamese, english) = listed
    if vietnamese == WordTables.noCost || english == WordTables.noCost {
      var marks: UInt8 = 0
      for index in start..<end { marks |= classes[Int(symbols[index])] }
      if marks & SymbolClass.vietnamese != 0 {
        if vietnamese == WordTables.noCost { vietnamese = unknownCost - 200 }
        english = 3000
      } else {
        // No Vietnamese syllable has more than seven letters.
        let length = end - start
        if vietnamese == WordTables.noCost {
          vietnamese = unknownCost + (length > 7 ? 800 : length > 4 ? 300 : 100)
        }
        if english == WordTables.noCost { english = unknownCost }
      }
    }
    return (UInt16(truncatingIfNeeded: vietnamese), UInt16(truncatingIfNeeded: english))
  }
}
