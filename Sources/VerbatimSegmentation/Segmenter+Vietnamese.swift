import VerbatimAutomata

extension Segmenter {
  /// Notes whether the text has no diacritics and whether its letter case tells nothing.
  func prepareVietnamese(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ units: [Unit], _ count: Int,
    _ scratch: inout SyllableScratch
  ) {
    scratch.isPlain = true
    scratch.isCaseless = true
    var words = 0
    for index in 0..<count where units[index].isVietnameseWord {
      let unit = units[index]
      let start = Int(text.offsets[Int(unit.start)])
      let end = Int(text.offsets[Int(unit.end)])
      words += 1
      if end - start > Int(unit.end - unit.start) { scratch.isPlain = false }
      if LetterCase.of(utf8, start, end) == LetterCase.lower { scratch.isCaseless = false }
      if !scratch.isPlain, !scratch.isCaseless { return }
    }
    // A name may stand alone.
    if words < 5 { scratch.isCaseless = false }
  }

  func segmentVietnamese(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ units: [Unit], _ range: Range<Int>,
    _ count: Int, _ scratch: inout SyllableScratch, _ result: inout SegmentedText
  ) {
    if range.count > 1 {
      scratch.prepare(range.count + 6)
      read(text, utf8, units, range, count, &scratch)
      let votes = scratch.isPlain ? tables.vietnameseBoundaries.plain : tables.vietnameseBoundaries.marked
      if !votes.isEmpty { votes.score(range.count, &scratch) }
    }
    var first = range.lowerBound
    while first < range.upperBound {
      var last = first
      while last + 1 < range.upperBound, scratch.scores[last - range.lowerBound + 2] > 0 {
        last += 1
      }
      var unit = units[first]
      if last > first {
        unit.lexeme = lexeme(of: text, Int(unit.start)..<Int(units[last].end))
        unit.traits.remove(.unknown)
      }
      append(
        text, unit, Int(unit.start)..<Int(units[last].end), traits: unit.traits, &result)
      first = last + 1
    }
  }

  /// Reads numbers and cases of the syllables, and forbids the gaps that no word may span.
  private func read(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ units: [Unit], _ range: Range<Int>,
    _ count: Int, _ scratch: inout SyllableScratch
  ) {
    let syllables = tables.vietnameseBoundaries.syllables.span
    let length = range.count
    let before = Neighbour(units, range.lowerBound - 1, count)
    let behind = Neighbour(units, range.upperBound, count)
    scratch.numbers[0] = VietnameseBoundaries.edge
    scratch.numbers[1] = before.number
    scratch.cases[1] = before.letterCase
    for index in 0..<length {
      let unit = units[range.lowerBound + index]
      var number = unit.lexeme >= 0 ? syllables[Int(unit.lexeme)] : VietnameseBoundaries.unknown
      let isNegator = number & 0x8000 != 0
      number &= 0x7FFF
      scratch.numbers[index + 2] = number
      let start = Int(text.offsets[Int(unit.start)])
      var letterCase = LetterCase.lower
      if !scratch.isCaseless {
        letterCase = LetterCase.of(utf8, start, Int(text.offsets[Int(unit.end)]))
        if index == 0, letterCase == LetterCase.title, before.isOpening {
          letterCase = LetterCase.opening
        }
      }
      scratch.cases[index + 2] = UInt8(truncatingIfNeeded: letterCase)
      // A negator that a word swallows turns a complaint into praise: "phòng không sạch".
      let isApart = isNegator || text.symbols[Int(unit.start) - (index > 0 ? 1 : 0)] != Symbols.space
      scratch.scores[index + 1] = isApart ? SyllableVotes.forbidden : 0
    }
    scratch.numbers[length + 2] = behind.number
    scratch.cases[length + 2] = behind.letterCase
    scratch.numbers[length + 3] = VietnameseBoundaries.edge
    scratch.scores[length + 1] = SyllableVotes.forbidden
  }

  private func lexeme(of text: borrowing SymbolText, _ range: Range<Int>) -> Int32 {
    let cells = tables.latin.cells.span
    let symbols = text.symbols.span
    var node = DoubleArray.root(cells)
    for position in range {
      guard let next = DoubleArray.step(cells, node, symbols[position]) else { return -1 }
      node = next
    }
    return DoubleArray.value(cells, node).map { Int32(truncatingIfNeeded: $0) } ?? -1
  }
}

/// What stands beside a run of syllables.
private struct Neighbour {
  var number = VietnameseBoundaries.edge
  var letterCase = UInt8(LetterCase.none)
  /// Whether the first word behind it has a capital letter whatever it is.
  var isOpening = true

  init(_ units: [Unit], _ index: Int, _ count: Int) {
    guard index >= 0, index < count else { return }
    if units[index].kind == .number {
      number = VietnameseBoundaries.number
      letterCase = UInt8(LetterCase.number)
    }
    isOpening = units[index].kind == .punctuation
  }
}

extension SyllableVotes {
  /// So low that no sum of votes makes it positive.
  static let forbidden: Int32 = -1_000_000

  /// Adds the votes on the gaps of `length` syllables to the scratch's scores.
  func score(_ length: Int, _ scratch: inout SyllableScratch) {
    addGrams(length, &scratch)
    var a = Int(scratch.cases[1])
    var b = Int(scratch.cases[2])
    var listedBefore = 0
    var earlier = (UInt8(0), UInt8(0))
    for gap in 0..<max(0, length - 1) {
      let c = Int(scratch.cases[gap + 3])
      let d = Int(scratch.cases[gap + 4])
      var score = Int32(cases[a | b << 3 | c << 6 | d << 9])
      let left = singles[Int(scratch.numbers[gap + 2])]
      let right = singles[Int(scratch.numbers[gap + 3])]
      if b != LetterCase.lower, c != LetterCase.lower {
        score += Self.vote(left, 5) + Self.vote(right, 6)
      }
      let here = scratch.listed[gap + 2]
      let next = scratch.listed[gap + 3]
      var around = ListedAround()
      around.left = Int(here & 3)
      around.right = Int(next & 3)
      around.here = Int(here >> 2 & 3)
      around.before = listedBefore
      around.behind = Int(next >> 2 & 3)
      around.longHere = here & 16 != 0
      around.longBefore = earlier.0 & 16 != 0
      around.longest = (here | earlier.0 | earlier.1) & 32 != 0
      score += Int32(matches[around.pattern])
      score += Int32(matches[ListedAround.patterns + around.singlePattern])
      scratch.scores[gap + 2] += score
      listedBefore = around.here
      earlier = (here, earlier.0)
      a = b
      b = c
    }
  }

  /// Adds the votes of syllables, pairs and triples, and notes which words are listed.
  private func addGrams(_ length: Int, _ scratch: inout SyllableScratch) {
    let last = length + 3
    for start in 0...last {
      let first = scratch.numbers[start]
      let single = singles[Int(first)]
      Self.add(single, start, length, 4, &scratch.scores)
      var listed = UInt8(truncatingIfNeeded: single >> 56)
      scratch.listed[start] = listed
      guard start < last else { break }
      var key = UInt64(first) | UInt64(scratch.numbers[start + 1]) << 16
      guard first != 0, scratch.numbers[start + 1] != 0, let pair = votes(key) else { continue }
      Self.add(pair, start, length, 5, &scratch.scores)
      listed |= UInt8(truncatingIfNeeded: pair >> 56) << 2 & 12
      scratch.listed[start] = listed
      guard start + 1 < last, scratch.numbers[start + 2] != 0 else { continue }
      key |= UInt64(scratch.numbers[start + 2]) << 32
      guard let triple = votes(key) else { continue }
      Self.add(triple, start, length, 5, &scratch.scores)
      if triple >> 56 & 3 != 0 { listed |= 16 }
      if start + 2 < last, scratch.numbers[start + 3] != 0 {
        key |= UInt64(scratch.numbers[start + 3]) << 48
        if let quadruple = votes(key), quadruple >> 56 & 3 != 0 { listed |= 32 }
      }
      scratch.listed[start] = listed
    }
  }

  /// Adds the first `count` votes of an n-gram that begins at place `start`.
  @inline(__always)
  private static func add(
    _ votes: UInt64, _ start: Int, _ length: Int, _ count: Int, _ scores: inout [Int32]
  ) {
    // The gap behind the syllable at place p has its score at p; gaps lie behind 2...length.
    var place = start - 2
    for lane in 0..<count {
      if place >= 2, place <= length { scores[place] += vote(votes, lane) }
      place += 1
    }
  }

  /// One of eight votes, each a signed byte.
  @inline(__always)
  private static func vote(_ votes: UInt64, _ lane: Int) -> Int32 {
    Int32(Int8(truncatingIfNeeded: votes >> UInt64(8 * lane)))
  }
}
