/// The encodings of text that are read, as `--encoding` names them.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Vietnamese: letters with their shape, tones as marks of their own.
  case windows1258 = "windows-1258"
  /// Thai; TIS-620 is the part of it above 0xA0.
  case windows874 = "windows-874"
  /// Western European.
  case windows1252 = "windows-1252"

  /// Takes `TIS-620`, `cp874`, `UTF8` and the like as well.
  package init?(named name: String) {
    let plain = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    let code = plain.drop { !$0.isNumber }
    let match = Self.allCases.first { encoding in
      plain == encoding.rawValue.filter { $0 != "-" }
        || ["cp", "ms", "windows", "win"].contains(plain.dropLast(code.count))
          && encoding.rawValue == "windows-\(code)"
    }
    switch plain {
    case "tis620", "iso885911": self = .windows874
    default:
      guard let match else { return nil }
      self = match
    }
  }

  /// All names, for a message.
  package static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// For people: `Windows-874 (Thai)`.
  package var title: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16 (little-endian)"
    case .utf16BigEndian: "UTF-16 (big-endian)"
    case .windows1258: "Windows-1258 (Vietnamese)"
    case .windows874: "Windows-874 (Thai)"
    case .windows1252: "Windows-1252 (Western European)"
    }
  }

  /// One byte is one letter.
  var isCodePage: Bool {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: false
    case .windows1258, .windows874, .windows1252: true
    }
  }

  /// The filter that makes UTF-8 of it; `nil` for UTF-8.
  var filter: (any ByteFilter)? {
    switch self {
    case .utf8: nil
    case .utf16LittleEndian: UTF16Filter(isBigEndian: false)
    case .utf16BigEndian: UTF16Filter(isBigEndian: true)
    case .windows1258, .windows874, .windows1252: CodePageFilter(self)
    }
  }
}

/// Finds the encoding from the beginning of an input.
extension TextEncoding {
  static func detect(_ bytes: borrowing Span<UInt8>) -> TextEncoding {
    if bytes.count >= 2 {
      if bytes[0] == 0xFF && bytes[1] == 0xFE { return .utf16LittleEndian }
      if bytes[0] == 0xFE && bytes[1] == 0xFF { return .utf16BigEndian }
    }
    return wide(bytes) ?? legacy(bytes) ?? .utf8
  }

  /// UTF-16 without a mark: every other byte is the upper half of a letter of our scripts.
  private static func wide(_ bytes: borrowing Span<UInt8>) -> TextEncoding? {
    let seen = min(bytes.count, 4096) & ~1
    guard seen >= 8 else { return nil }
    var upper = [0, 0]
    for i in 0..<seen {
      switch bytes[i] {
      case 0x00, 0x01, 0x03, 0x0E, 0x1E: upper[i & 1] += 1
      default: break
      }
    }
    let most = max(upper[0], upper[1])
    guard most * 4 > seen, most > 4 * min(upper[0], upper[1]) else { return nil }
    return upper[1] == most ? .utf16LittleEndian : .utf16BigEndian
  }

  /// One byte a letter. Judged by lines: a bad header, or at least three lines that are no UTF-8
  /// and outnumber the good ones beyond ASCII; fewer are rejected one by one when they are read.
  private static func legacy(_ bytes: borrowing Span<UInt8>) -> TextEncoding? {
    var lines = 0
    var good = 0
    var bad = 0
    var isHeaderBad = false
    var letters = CodePageEvidence()
    var start = 0
    while start < bytes.count {
      let end = ByteSearch.first(Byte.lineFeed, in: bytes, from: start, to: bytes.count)
      if end == bytes.count && lines > 0 { break }  // may be cut in the middle of a character
      let fault = UTF8Check.firstFault(in: bytes, from: start, to: end)
      if let fault, end < bytes.count || fault + 4 <= end {
        bad += 1
        if lines == 0 { isHeaderBad = true }
        letters.add(bytes, from: start, to: end)
      } else {
        var i = start
        while i < end && bytes[i] < 0x80 { i += 1 }
        if i < end { good += 1 }
      }
      lines += 1
      start = end + 1
    }
    guard isHeaderBad && bad > good || bad >= 3 && bad > good && bad * 10 >= lines else {
      return nil
    }
    return letters.encoding
  }
}

/// What the bytes beyond ASCII look like in their places.
private struct CodePageEvidence {
  private var high = 0
  private var runs = 0
  private var undefinedThai = 0
  private var undefined1258 = 0
  private var undefined1252 = 0
  private var vietnamese = 0
  private var misplacedTones = 0

  mutating func add(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) {
    var previous: UInt8 = 0
    for i in start..<end {
      let byte = bytes[i]
      defer { previous = byte }
      guard byte >= 0x80 else { continue }
      high += 1
      if previous < 0x80 { runs += 1 }
      if !CodePage.windows874.defines(byte) { undefinedThai += 1 }
      if !CodePage.windows1258.defines(byte) { undefined1258 += 1 }
      if !CodePage.windows1252.defines(byte) { undefined1252 += 1 }
      switch byte {
      case 0xCC, 0xD2, 0xDE, 0xEC, 0xF2:
        if CodePage.isVowel1258(previous) { vietnamese += 1 } else { misplacedTones += 1 }
      case 0xD0, 0xF0, 0xD5, 0xF5, 0xDD, 0xFD, 0xE3: vietnamese += 1
      default: break
      }
    }
  }

  /// `nil` where no code page fits: it is something else than text.
  ///
  /// Thai stands in runs, as it has no spaces; a Vietnamese or French word has one or two letters
  /// beyond ASCII between plain ones.
  var encoding: TextEncoding? {
    if high >= 2 * runs + runs / 2, undefinedThai * 20 <= high { return .windows874 }
    if vietnamese > 2 * misplacedTones, undefined1258 * 20 <= high { return .windows1258 }
    return undefined1252 * 20 <= high ? .windows1252 : nil
  }
}
