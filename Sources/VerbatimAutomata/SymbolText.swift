/// Text as symbols, with the byte of the original text at which each symbol starts.
///
/// Reading normalises without losing anything: composed and decomposed letters, upper and lower
/// case, wide and narrow spaces, typographic quotes, characters as HTML writes them (`&#39;`), เเ for แ
/// and stretched words become one form,
/// while `offsets` still point into the text as it came. A value is reused from text to text, so
/// that reading allocates nothing once the buffers have grown.
package struct SymbolText: Sendable {
  /// The symbols; only the first `count` are valid.
  package private(set) var symbols: [Symbol] = []
  /// `offsets[i]` is where symbol `i` starts; `offsets[count]` is the length of the text.
  package private(set) var offsets: [UInt32] = []
  package private(set) var count = 0
  /// Where a stretched Latin letter stands: `offsets` of its second copy. Mostly empty.
  package private(set) var stretched: [Int] = []

  /// So many symbols may be read and written behind the last one, for those who take eight at once.
  package static let room = 24

  package init() {}

  /// Reads `utf8` anew. Takes time linear in the number of bytes.
  package mutating func read(_ utf8: Span<UInt8>, alphabet: borrowing Alphabet) {
    let length = utf8.count
    if symbols.count < length + Self.room {
      let capacity = max(256, (length + Self.room) * 3 / 2)
      symbols = [Symbol](repeating: 0, count: capacity)
      offsets = [UInt32](repeating: 0, count: capacity)
    }
    stretched.removeAll(keepingCapacity: true)
    var reader = Reader(stretched: stretched)
    let ascii = alphabet.ascii.span
    let classes = alphabet.classes.span
    // The buffers leave `self` for the time of the loop: two of its fields cannot be spans at once.
    var symbolBuffer = symbols
    var offsetBuffer = offsets
    symbols = []
    offsets = []
    var symbolSpan = symbolBuffer.mutableSpan
    var offsetSpan = offsetBuffer.mutableSpan

    var position = 0
    var written = 0
    var last: Symbol = 0
    var run = 0
    // The letter before `last` and its run, for letters that get their marks one by one.
    var earlier: Symbol = 0
    var earlierRun = 0
    // Where signs without width began that have no letter before them to belong to.
    var unplaced = -1
    while position < length {
      let byte = utf8[position]
      if byte < 0x80, unplaced < 0, length >= 8 {
        // Eight ASCII characters at once, or those up to the first that does not stay as it is.
        let here = min(position, length - 8)
        var eight = EightBytes(utf8, at: here).dropFirst(position - here).lowered
        var repeated = eight.repeated(after: last)
        let plain = Self.plainCount(eight, repeated, after: last, run)
        if plain > 0 {
          while true {
            eight.store(to: &symbolSpan, at: written)
            Self.storeOffsets(from: position, to: &offsetSpan, at: written)
            position &+= plain
            written &+= plain
            // Mostly eight more follow that all stay as they are.
            guard plain == 8, position &+ 8 <= length else { break }
            let next = EightBytes(utf8, at: position).lowered
            let nextRepeated = next.repeated(after: eight[7])
            let nextRun = Int(truncatingIfNeeded: repeated &>> 63) &+ 1
            guard Self.plainCount(next, nextRepeated, after: eight[7], nextRun) == 8 else { break }
            (eight, repeated) = (next, nextRepeated)
          }
          let isDouble = Int(truncatingIfNeeded: repeated &>> UInt64(8 * plain - 1) & 1)
          let before = plain - 2 - isDouble
          if before >= -1 {
            earlier = before < 0 ? last : eight[before]
            earlierRun =
              before < 0 ? run : 1 + Int(repeated &>> UInt64(8 * before + 7) & 1)
          }
          last = eight[plain - 1]
          run = 1 + isDouble
          reader.joinsNext = false
          continue
        }
      }
      let start = position
      let entity = byte == Self.ampersand ? HTMLEntity.decode(utf8, at: position) : nil
      var symbol: Symbol
      if entity == nil, byte < 0x80 {
        symbol = ascii[Int(byte)]
        position += 1
        reader.joinsNext = false
        // The common case: a letter, digit or sign unlike the one before, or a space behind one.
        if symbol != last, max(symbol, last) > Symbols.space {
          symbolSpan[written] = symbol
          if unplaced >= 0, symbol > Symbols.space {
            offsetSpan[written] = UInt32(truncatingIfNeeded: unplaced)
            unplaced = -1
          } else {
            offsetSpan[written] = UInt32(truncatingIfNeeded: start)
          }
          written += 1
          earlier = last
          earlierRun = run
          last = symbol
          run = 1
          continue
        }
      } else if byte == 0xE0, position + 2 < length, utf8[position + 1] & 0xFE == 0xB8,
        utf8[position + 2] & 0xC0 == 0x80
      {
        symbol = Symbols.thaiBase | ((utf8[position + 1] & 1) << 6) | (utf8[position + 2] & 0x3F)
        position += 3
        reader.joinsNext = false
        // The block has code points that are no Thai letters; their symbols are other letters.
        symbol =
          symbol > Symbols.lastThai || classes[Int(symbol)] == 0
          ? Symbols.otherLetter
          : reader.canonicalThai(symbol, classes, &symbolSpan, &written)
        if symbol == 0 {
          last = written > 0 ? symbolSpan[written - 1] : 0
          run = 1
          continue
        }
      } else {
        let scalar = entity ?? decodeScalar(utf8, at: position)
        position += scalar.length
        symbol = reader.symbol(of: scalar.value, alphabet, &symbolSpan, written)
        // White space that is written in letters is no white space of the text.
        if entity != nil, classes[Int(symbol)] & SymbolClass.blank != 0 {
          symbol = Symbols.otherSign
        }
        if symbol == 0 {
          let changed = written > 0 ? symbolSpan[written - 1] : 0
          if written == 0 || classes[Int(changed)] & SymbolClass.blank != 0 {
            if unplaced < 0 { unplaced = start }
          } else if changed != last, changed == earlier {
            // A decomposed letter has become the same as the one before it.
            run = earlierRun + 1
            if run >= 3 {
              if run == 3 { reader.stretched.append(written - 2) }
              written -= 1
            }
            earlierRun = run
          }
          last = changed
          continue
        }
      }
      if symbol == last {
        let symbolClass = classes[Int(symbol)]
        if (symbolClass & SymbolClass.blank != 0) { continue }
        run += 1
        if run >= 3, symbolClass & (SymbolClass.latin | SymbolClass.thai) != 0 {
          if (symbolClass & SymbolClass.thai != 0) {
            if run == 3 { written -= 1 }
          } else if run == 3 {
            reader.stretched.append(written - 1)
          }
          continue
        }
      } else {
        let isBlank = classes[Int(symbol)] & SymbolClass.blank != 0
        if isBlank, written == 0, unplaced >= 0 { continue }
        if isBlank, classes[Int(last)] & SymbolClass.blank != 0 {
          // A line break outweighs the spaces around it.
          if symbol == Symbols.newline { symbolSpan[written - 1] = symbol }
          last = symbolSpan[written - 1]
          continue
        }
        earlier = last
        earlierRun = run
        last = symbol
        run = 1
      }
      symbolSpan[written] = symbol
      if unplaced >= 0, classes[Int(symbol)] & SymbolClass.blank == 0 {
        offsetSpan[written] = UInt32(truncatingIfNeeded: unplaced)
        unplaced = -1
      } else {
        offsetSpan[written] = UInt32(truncatingIfNeeded: start)
      }
      written += 1
    }
    if unplaced >= 0, written > 0 {
      symbolSpan[written] = Symbols.otherSign
      offsetSpan[written] = UInt32(truncatingIfNeeded: unplaced)
      written += 1
    }
    symbolSpan[written] = Symbols.end
    offsetSpan[written] = UInt32(truncatingIfNeeded: length)
    count = written
    symbols = symbolBuffer
    offsets = offsetBuffer
    stretched = reader.stretched
  }

  /// With it, a character as HTML writes it may begin.
  private static let ampersand: UInt8 = 0x26

  /// How many of the first of eight lower-case characters stay as they are: printable, no blank
  /// behind a blank, no ampersand, nothing three times.
  @inline(__always)
  private static func plainCount(
    _ eight: EightBytes, _ repeated: UInt64, after last: Symbol, _ run: Int
  ) -> Int {
    let blanks = eight.equal(to: Symbols.space)
    var changed =
      eight.notPrintableASCII | repeated & (repeated &<< 8 | blanks) | eight.equal(to: ampersand)
    if last == Symbols.newline { changed |= blanks & 0x80 }
    if run > 1 { changed |= repeated & 0x80 }
    return (changed & EightBytes.highBits).trailingZeroBitCount &>> 3
  }

  @inline(__always)
  private static func storeOffsets(
    from position: Int, to offsets: inout MutableSpan<UInt32>, at index: Int
  ) {
    let eight =
      SIMD8<UInt32>(0, 1, 2, 3, 4, 5, 6, 7)
      &+ SIMD8(repeating: UInt32(truncatingIfNeeded: position))
    var raw = unsafe offsets.mutableBytes
    raw.storeBytes(of: eight, toByteOffset: index &* 4, as: SIMD8<UInt32>.self)
  }

  /// The symbols of `text`, for lexicon entries and tests.
  package static func symbols(of text: String, alphabet: borrowing Alphabet) -> [Symbol] {
    var read = SymbolText()
    let bytes = Array(text.utf8)
    read.read(bytes.span, alphabet: alphabet)
    return Array(read.symbols[..<read.count])
  }
}

/// The context that some letters need: the ones that change or join the letter before them.
private struct Reader {
  var joinsNext = false
  /// How many symbols there were behind the half of a flag that was read last.
  var halfFlag = -1
  var stretched: [Int]

  init(stretched: consuming [Int]) { self.stretched = stretched }

  /// The symbol to write for a Thai letter, or 0 when it changed or repeats the one before.
  @inline(__always)
  mutating func canonicalThai(
    _ symbol: Symbol, _ classes: Span<UInt8>, _ symbols: inout MutableSpan<Symbol>,
    _ written: inout Int
  ) -> Symbol {
    guard written > 0 else { return symbol }
    let previous = symbols[written - 1]
    if symbol == Symbols.saraE, previous == Symbols.saraE {
      symbols[written - 1] = Symbols.saraAe
      return 0
    }
    guard (classes[Int(symbol)] & SymbolClass.thaiDependent != 0) else { return symbol }
    if symbol == Symbols.saraAa {
      if previous == Symbols.nikhahit {
        symbols[written - 1] = Symbols.saraAm
        return 0
      }
      if written > 1, isTone(previous), symbols[written - 2] == Symbols.nikhahit {
        symbols[written - 2] = previous
        symbols[written - 1] = Symbols.saraAm
        return 0
      }
      return symbol
    }
    if symbol == previous, symbol != Symbols.saraA { return 0 }
    if isTone(previous), isUpperOrLowerVowel(symbol) {
      // A tone mark typed before its vowel: the two change places.
      if written > 1, symbols[written - 2] == symbol { return 0 }
      symbols[written - 1] = symbol
      return previous
    }
    return symbol
  }

  @inline(__always)
  private func isTone(_ symbol: Symbol) -> Bool { symbol >= 0xC8 && symbol <= 0xCB }
  @inline(__always)
  private func isUpperOrLowerVowel(_ symbol: Symbol) -> Bool {
    (symbol >= 0xB4 && symbol <= 0xBA) || symbol == Symbols.maiHanAkat
  }

  /// The symbol to write for any other code point, or 0 when it has none of its own.
  mutating func symbol(
    of codePoint: UInt32, _ alphabet: borrowing Alphabet, _ symbols: inout MutableSpan<Symbol>,
    _ written: Int
  ) -> Symbol {
    let joined = joinsNext
    joinsNext = false
    switch codePoint {
    case 0..<0x80: return alphabet.ascii[Int(codePoint)]
    case 0x0E01...0x0E5B: return Symbols.thaiBase | Symbol(codePoint & 0x7F)
    case 0xC0..<0x250:
      let symbol = alphabet.lowCodePoints[Int(codePoint)]
      if symbol != 0 { return symbol }
      return codePoint == 0xD7 || codePoint == 0xF7 ? Symbols.otherSign : Symbols.otherLetter
    case 0x1EA0..<0x1EFA:
      return alphabet.vietnameseBlock[Int(codePoint - 0x1EA0)]
    case 0x0300...0x036F:
      if written > 0, let mark = CombiningMark(codePoint: codePoint) {
        let base = Int(symbols[written - 1])
        let both = alphabet.composed[mark.rawValue * 256 + base]
        if both != 0 { symbols[written - 1] = both }
      }
      return 0
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return Symbols.space
    case 0x85, 0x2028, 0x2029: return Symbols.newline
    case 0x200D:
      joinsNext = written > 0 && symbols[written - 1] == Symbols.otherSign
      return 0
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F,
      0x20D0...0x20FF,
      0xE0000...0xE0FFF:
      return 0
    case 0x1F3FB...0x1F3FF:
      return written > 0 && symbols[written - 1] == Symbols.otherSign ? 0 : Symbols.otherSign
    case 0x1F1E6...0x1F1FF:
      // Two regional indicators are one flag.
      if halfFlag == written {
        halfFlag = -1
        return 0
      }
      halfFlag = written + 1
      return Symbols.otherSign
    case 0x2018, 0x2019, 0x201B, 0x2032, 0x02BC, 0xB4: return 0x27
    case 0x201C...0x201F, 0xAB, 0xBB: return 0x22
    case 0x2010...0x2015, 0x2212: return 0x2D
    case 0x2026: return 0x2E
    case 0x2022, 0x25CF, 0xB7: return 0x2A
    case 0x20AB: return alphabet.lowCodePoints[0x111]
    case 0xFF01...0xFF5E: return alphabet.ascii[Int(codePoint - 0xFEE0)]
    case 0x80..<0xA0: return Symbols.space
    case invalidScalar: return Symbols.invalid
    case 0xAA, 0xBA, 0x0250..<0x2000, 0x2C00..<0x2E00, 0x2E80..<0xE000, 0xF900..<0xFE00,
      0xFE70..<0xFF00, 0xFF66..<0xFFE0, 0x10000..<0x1F000, 0x20000..<0xE0000:
      return Symbols.otherLetter
    default:
      return joined ? 0 : Symbols.otherSign
    }
  }
}

let invalidScalar: UInt32 = .max

/// Decodes the scalar at `position`; a byte that begins no well-formed sequence is `invalidScalar`
/// of length 1. Well-formed is Unicode's Table 3-7.
@inline(__always)
func decodeScalar(_ utf8: Span<UInt8>, at position: Int) -> (value: UInt32, length: Int) {
  let lead = utf8[position]
  let left = utf8.count - position
  @inline(__always) func continuation(_ index: Int) -> UInt32? {
    let byte = utf8[position + index]
    return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
  }
  switch lead {
  case 0x00..<0x80:
    return (UInt32(lead), 1)
  case 0xC2..<0xE0:
    guard left >= 2, let second = continuation(1) else { return (invalidScalar, 1) }
    return (UInt32(lead & 0x1F) << 6 | second, 2)
  case 0xE0..<0xF0:
    guard left >= 3, let second = continuation(1), let third = continuation(2) else {
      return (invalidScalar, 1)
    }
    let value = UInt32(lead & 0x0F) << 12 | second << 6 | third
    guard value >= 0x800, !(0xD800..<0xE000).contains(value) else { return (invalidScalar, 1) }
    return (value, 3)
  case 0xF0..<0xF5:
    guard left >= 4, let second = continuation(1), let third = continuation(2),
      let fourth = continuation(3)
    else { return (invalidScalar, 1) }
    let value = UInt32(lead & 0x07) << 18 | second << 12 | third << 6 | fourth
    guard value >= 0x10000, value < 0x110000 else { return (invalidScalar, 1) }
    return (value, 4)
  default:
    return (invalidScalar, 1)
  }
}
