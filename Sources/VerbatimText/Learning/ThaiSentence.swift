import VerbatimAutomata
import VerbatimSegmentation

/// A sentence that was segmented by hand, as the segmenter reads it.
struct ThaiSentence: Sendable {
  /// What is known of the place before a letter.
  struct Place: OptionSet, Sendable {
    let rawValue: UInt8
    /// A word may end here without cutting a character cluster.
    static let mayPart = Place(rawValue: 1)
    /// A word does end here.
    static let parts = Place(rawValue: 2)
    /// The letter before was written three times or more.
    static let isStretched = Place(rawValue: 4)
  }

  /// The letters, with `margin` of context on either side.
  var letters: [Symbol]
  /// For each letter, context included.
  var places: [Place]
  /// The stretches of Thai text, as places of `letters`.
  var stretches: [Range<Int>] = []
  var convention: ThaiConvention
  /// One of ten parts of the data, to be left out when the words of its own part are looked up.
  var part: Int

  static let margin = 8
  static let partCount = 10

  /// Reads words that are separated by tabs.
  init(
    words line: Substring, convention: ThaiConvention, part: Int, alphabet: borrowing Alphabet,
    context: [Symbol], text: inout SymbolText
  ) {
    self.convention = convention
    self.part = part
    var bytes: [UInt8] = []
    var ends: Set<UInt32> = []
    for byte in line.utf8 {
      if byte == 0x09 { ends.insert(UInt32(bytes.count)) } else { bytes.append(byte) }
    }
    text.read(bytes.span, alphabet: alphabet)
    let blanks = [Symbol](repeating: ThaiBoundaries.blank, count: Self.margin)
    letters = blanks + (0..<text.count).map { context[Int(text.symbols[$0])] } + blanks
    places = [Place](repeating: [], count: letters.count)
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, Self.isThai(text, end, start, alphabet) { end += 1 }
      guard end > start else {
        start += 1
        continue
      }
      stretches.append((start + Self.margin)..<(end + Self.margin))
      for index in start..<end { letters[index + Self.margin] = text.symbols[index] }
      for index in (start + 1)..<max(end, start + 1) {
        let before = text.symbols[index - 1]
        guard ThaiBoundaries.mayPart(before, text.symbols[index], alphabet.classes.span) else {
          continue
        }
        var place = Place.mayPart
        if ends.contains(text.offsets[index]) { place.insert(.parts) }
        if text.offsets[index] - text.offsets[index - 1] >= ThaiBoundaries.stretchedBytes {
          place.insert(.isStretched)
        }
        places[index + Self.margin] = place
      }
      start = end
    }
  }

  /// A Thai letter, or a single full stop behind one.
  private static func isThai(
    _ text: borrowing SymbolText, _ index: Int, _ start: Int, _ alphabet: borrowing Alphabet
  ) -> Bool {
    let symbol = text.symbols[index]
    if alphabet.classes[Int(symbol)] & SymbolClass.thai != 0 { return true }
    return symbol == ThaiBoundaries.fullStop && index > start
      && text.symbols[index - 1] != ThaiBoundaries.fullStop
      && text.symbols[index + 1] != ThaiBoundaries.fullStop
  }

  /// The words of the Thai stretches.
  func forEachWord(_ body: (Range<Int>) -> Void) {
    for stretch in stretches {
      var start = stretch.lowerBound
      for end in (stretch.lowerBound + 1)..<(stretch.upperBound + 1)
      where end == stretch.upperBound || places[end].contains(.parts) {
        body(start..<end)
        start = end
      }
    }
  }
}
