import VerbatimSegmentation

/// Whether a comment is no language at all: keys pressed at random, one letter over and over.
///
/// A run of letters is taken for noise when no word list has it and
/// - most of its neighbouring letters are neighbours on a keyboard (asdfgh, ฟหกด), or
/// - it is one to three letters again and again (xxxxxx, abcabcabc), or
/// - it has seven consonants in a row.
///
/// A comment is gibberish when three fifths of its letters are noise.
enum Gibberish {
  static func isGibberish(_ utf8: Span<UInt8>, _ text: borrowing SegmentedText) -> Bool {
    let hasThai = text.languages.contains(.thai)
    guard
      hasThai
        || text.tokens.contains(where: { !$0.traits.isDisjoint(with: [.unknown, .stretched]) })
    else { return false }
    var noise = 0
    var letters = 0
    for token in text.tokens {
      let isWord = token.kind == .word || token.kind == .hashtag || token.kind == .laughter
      guard isWord, token.language != .thai else { continue }
      let count = Int(token.end - token.start)
      letters += count
      let isUnknown =
        token.traits.contains(.unknown) || token.traits.contains(.stretched) && token.lexeme < 0
      guard token.kind == .word, isUnknown, count >= 4 else { continue }
      if isNoise(utf8, token.range) { noise += count }
    }
    // Thai is cut into words whatever it is, so its runs are judged as a whole.
    var position = 0
    while hasThai, position + 2 < utf8.count {
      guard isThai(utf8, position) else {
        position += 1
        continue
      }
      let start = position
      while position + 2 < utf8.count, isThai(utf8, position) { position += 3 }
      letters += (position - start) / 3
      if isThaiNoise(utf8, start..<position) { noise += (position - start) / 3 }
    }
    return noise > 0 && noise * 5 >= letters * 3
  }

  // MARK: - Latin

  /// By ASCII character: its place on the keyboard, 0 for none; rows lie 32 apart.
  private static let places: [UInt8] = {
    var places = [UInt8](repeating: 0, count: 128)
    for (row, keys) in ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"].enumerated() {
      for (column, key) in keys.utf8.enumerated() {
        places[Int(key)] = UInt8(32 * (row + 1) + column)
      }
    }
    return places
  }()

  private static func isNoise(_ utf8: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var neighbours = 0
    var consonants = 0
    var longest = 0
    var last: UInt8 = 0
    for index in range {
      let letter = utf8[index] | 0x20
      guard (0x61...0x7A).contains(letter) else { return false }
      switch letter {
      case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: consonants = 0
      default: consonants += 1
      }
      longest = max(longest, consonants)
      if last != 0 {
        let (a, b) = (Int(places[Int(last)]), Int(places[Int(letter)]))
        if abs(a - b) == 1 { neighbours += 1 }
      }
      last = letter
    }
    if longest >= 7 { return true }
    if neighbours * 4 >= (range.count - 1) * 3 { return true }
    let laughs = utf8[range.lowerBound] | 0x20 == 0x68 || utf8[range.lowerBound + 1] | 0x20 == 0x68
    return (1...3).contains { repeats(utf8, range, every: $0) } && !(laughs && longest <= 1)
  }

  /// Whether the range is its first `length` letters, three times or more.
  private static func repeats(_ utf8: Span<UInt8>, _ range: Range<Int>, every length: Int) -> Bool {
    guard range.count >= max(5, 3 * length) else { return false }
    for index in range.lowerBound + length..<range.upperBound
    where utf8[index] | 0x20 != utf8[index - length] | 0x20 {
      return false
    }
    return true
  }

  // MARK: - Thai

  private static func isThai(_ utf8: Span<UInt8>, _ position: Int) -> Bool {
    utf8[position] == 0xE0 && utf8[position + 1] & 0xFE == 0xB8
  }

  /// By Thai letter: its place on the Kedmanee keyboard, 0 for none.
  private static let thaiPlaces: [UInt8] = {
    var places = [UInt8](repeating: 0, count: 128)
    for (row, keys) in ["ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ", "ๅภถุึคตจขช"].enumerated() {
      for (column, key) in keys.unicodeScalars.enumerated() {
        places[Int(key.value) & 0x7F] = UInt8(32 * (row + 1) + column)
      }
    }
    return places
  }()

  private static func isThaiNoise(_ utf8: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let count = range.count / 3
    guard count >= 5 else { return false }
    var neighbours = 0
    var same = 0
    var last = -1
    for index in stride(from: range.lowerBound, to: range.upperBound, by: 3) {
      let letter = Int(utf8[index + 1] & 1) << 6 | Int(utf8[index + 2] & 0x3F)
      if last >= 0 {
        if letter == last { same += 1 }
        if abs(Int(thaiPlaces[letter]) - Int(thaiPlaces[last])) == 1 { neighbours += 1 }
      }
      last = letter
    }
    return same == count - 1 || neighbours * 4 >= (count - 1) * 3
  }
}
