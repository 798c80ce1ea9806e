/// English words without their endings, so that a word counts once in all its forms.
///
/// A light form of Porter, "An algorithm for suffix stripping", 1980: plural, -ing, -ed, -ly, -ation. It
/// need not give words, only the same result for forms of one word.
enum EnglishStem {
  private static let endings: [(suffix: [UInt8], replacement: [UInt8])] = [
    ("'s", ""), ("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""),
    ("ly", ""),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static let ation = Array("ation".utf8)

  /// Cuts the endings off a word in lower case.
  static func strip(_ word: inout [UInt8]) {
    guard word.count > 3 else { return }
    for (suffix, replacement) in endings where ends(word, suffix) {
      if word.count - suffix.count < 3 || suffix.count == 1 && ends(word, [0x73, 0x73]) {
        continue
      }
      word.removeLast(suffix.count)
      word += replacement
      break
    }
    if word.count > 8, ends(word, ation) { word.removeLast(5) }
    // plann, stopp, cancell; not less, will.
    if word.count > 4, let last = word.last, last == word[word.count - 2], last != 0x73,
      last != 0x6C || word.count > 5
    {
      word.removeLast()
    }
    if word.count > 4, word.last == 0x65 { word.removeLast() }
  }

  /// Endings that make one word of another, those that take away a final e or y first.
  private static let derivations: [[String]] = [
    [
      "able", "al", "ance", "ation", "ations", "ed", "er", "ers", "est", "ied", "ier", "ies", "ily",
      "iness", "ing", "ion", "ive",
    ],
    [
      "able", "al", "ance", "ation", "ed", "en", "er", "ers", "es", "ful", "fully", "ies", "iness",
      "ing", "ion", "ions", "ist", "ity", "ive", "less", "ly", "liness", "ment", "ments", "ness",
      "s", "y",
    ],
  ]

  /// Whether one word is made of the other: friend and friendly, care and caring. Both in lower
  /// case; short words are told by ``strip`` alone.
  static func areRelated(_ one: Substring, _ other: Substring) -> Bool {
    let (short, long) = one.utf8.count <= other.utf8.count ? (one, other) : (other, one)
    guard short.utf8.count >= 4 else { return false }
    if long.hasPrefix(short) {
      return derivations[1].contains(String(long.dropFirst(short.count)))
    }
    guard short.hasSuffix("e") || short.hasSuffix("y"), long.hasPrefix(short.dropLast()) else {
      return false
    }
    return derivations[0].contains(String(long.dropFirst(short.count - 1)))
  }

  private static func ends(_ word: [UInt8], _ suffix: [UInt8]) -> Bool {
    guard word.count >= suffix.count else { return false }
    for index in suffix.indices
    where word[word.count - suffix.count + index] != suffix[index] {
      return false
    }
    return true
  }
}
