import VerbatimAutomata

/// Tells Vietnamese from English word by word, so that one comment may hold both.
///
/// Thai has a script of its own. For Latin words the detector finds the cheapest labelling of the
/// whole text, where a word costs what its language's word list says, an unlisted word costs by its
/// letters, and each change of language costs extra (a two-state Viterbi search). Most texts are in
/// one language, which `LanguageLead` sees while the words are read; only the others are searched.
enum LanguageDetector {
  /// What a change of language costs, in hundredths of a nat.
  static let switchCost: UInt32 = 350
  /// What a word costs that no list has.
  static let unknownCost: UInt32 = 1500

  /// Labels the first `count` units where they have costs.
  static func label(_ all: inout [Unit], count: Int) {
    var units = all.mutableSpan
    var english: UInt32 = 0
    var vietnamese: UInt32 = 0
    for index in 0..<count {
      let englishCost = UInt32(units[index].englishCost)
      guard englishCost > 0 else { continue }
      let englishStays = english <= vietnamese + switchCost
      let vietnameseSwitches = english + switchCost < vietnamese
      units[index].staysEnglish = englishStays
      units[index].leavesEnglish = vietnameseSwitches
      let nextEnglish = (englishStays ? english : vietnamese + switchCost) + englishCost
      vietnamese =
        (vietnameseSwitches ? english + switchCost : vietnamese)
        + UInt32(units[index].vietnameseCost)
      english = nextEnglish
    }
    var isEnglish = english < vietnamese
    var index = count
    while index > 0 {
      index -= 1
      guard units[index].englishCost > 0 else { continue }
      units[index].language = isEnglish ? .english : .vietnamese
      isEnglish = isEnglish ? units[index].staysEnglish : units[index].leavesEnglish
    }
  }

  /// What a Latin word costs in Vietnamese and in English.
  ///
  /// - Parameters:
  ///   - listed: the costs of the word lists, `WordTables.noCost` where a list lacks it.
  ///   - marks: the classes of all its letters together.
  @inline(__always)
  static func costs(
    listed: (vietnamese: UInt32, english: UInt32) = (WordTables.noCost, WordTables.noCost),
    marks: UInt8, length: Int
  ) -> (vietnamese: UInt16, english: UInt16) {
    var (vietnamese, english) = listed
    if vietnamese == WordTables.noCost || english == WordTables.noCost {
      if marks & SymbolClass.vietnamese != 0 {
        if vietnamese == WordTables.noCost { vietnamese = unknownCost - 200 }
        english = 3000
      } else {
        // No Vietnamese syllable has more than seven letters.
        if vietnamese == WordTables.noCost {
          vietnamese = unknownCost + (length > 7 ? 800 : length > 4 ? 300 : 100)
        }
        if english == WordTables.noCost { english = unknownCost }
      }
    }
    return (UInt16(truncatingIfNeeded: vietnamese), UInt16(truncatingIfNeeded: english))
  }
}

/// How far English leads before Vietnamese, word by word: the difference of the two states of
/// `LanguageDetector`'s search. As long as it never falls so low that a change would pay, and is
/// positive in the end, the cheapest labelling is English throughout; likewise for Vietnamese.
struct LanguageLead: Sendable {
  private static let most = Int32(LanguageDetector.switchCost)
  private var lead: Int32 = 0
  private var least: Int32 = 0
  private var greatest: Int32 = 0

  @inline(__always)
  mutating func add(vietnameseCost: UInt16, englishCost: UInt16) {
    lead = min(max(lead, -Self.most), Self.most) + Int32(vietnameseCost) - Int32(englishCost)
    least = min(least, lead)
    greatest = max(greatest, lead)
  }

  /// The language of all words, nil when they may differ.
  var onlyLanguage: Language? {
    if lead > 0 { return least >= -Self.most ? .english : nil }
    return greatest <= Self.most ? .vietnamese : nil
  }
}
