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
    var hasTitle = false
    for index in 0..<count where units[index].isVietnameseWord {
      let unit = units[index]
      let start = Int(text.offsets[Int(unit.start)])
      let end = Int(text.offsets[Int(unit.end)])
      words += 1
      if end - start > Int(unit.end - unit.start), hasDiacritics(text, unit) {
        scratch.isPlain = false
      }
      let letterCase = LetterCase.of(utf8, start, end)
      if letterCase == LetterCase.lower { scratch.isCaseless = false }
      if letterCase == LetterCase.title { hasTitle = true }
      if !scratch.isPlain, !scratch.isCaseless { return }
    }
    // A name may stand alone.
    if words < 4, hasTitle { scratch.isCaseless = false }
  }

  private func hasDiacritics(_ text: borrowing SymbolText, _ unit: Unit) -> Bool {
    for position in Int(unit.start)..<Int(unit.end)
    where alphabet.classes[Int(text.symbols[position])] & SymbolClass.vietnamese != 0 {
      return true
    }
    return false
  }

  func segmentVietnamese(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ units: [Unit], _ range: Range<Int>,
    _ count: Int, _ scratch: inout SyllableScratch, _ result: inout SegmentedText
  ) {
    if range.count > 1 {
      let boundaries = tables.vietnameseBoundaries()
      scratch.prepare(range.count + 6)
      read(text, utf8, units, boundaries.syllables, range, count, &scratch)
      let votes = scratch.isPlain ? boundaries.plain : boundaries.marked
      if !votes.isEmpty { votes.score(range.count, &scratch) }
    }
    var first = range.lowerBound
    while first < range.upperBound {
      var last = first
      while last + 1 < range.upperBound, scratch.places[last - range.lowerBound + 2].score > 0 {
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
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ units: [Unit],
    _ numbers: borrowing [UInt32], _ range: Range<Int>, _ count: Int,
    _ scratch: inout SyllableScratch
  ) {
    let syllables = numbers.span
    let length = range.count
    let half: UInt32 = scratch.isPlain ? 16 : 0
    let isCaseless = scratch.isCaseless
    let before = Neighbour(units, range.lowerBound - 1, count)
    let behind = Neighbour(units, range.upperBound, count)
    var places = scratch.places.mutableSpan
    places[0] = Neighbour.edge.place
    places[1] = before.place
    for index in 0..<length {
      let unit = units[range.lowerBound + index]
      let syllable = unit.lexeme >= 0 ? syllables[Int(unit.lexeme)] >> half & 0xFFFF : 0
      var place = SyllablePlace()
      place.number = UInt16(truncatingIfNeeded: syllable & (VietnameseBoundaries.negator - 1))
      place.isNegator = syllable & VietnameseBoundaries.negator != 0
      if !isCaseless {
        var letterCase = LetterCase.of(
          utf8, Int(text.offsets[Int(unit.start)]), Int(text.offsets[Int(unit.end)]))
        if index == 0, letterCase == LetterCase.title, before.isOpening {
          letterCase = LetterCase.opening
        }
        place.letterCase = UInt8(truncatingIfNeeded: letterCase)
      }
      places[index + 2] = place
      // A negator that a word swallows turns a complaint into praise: "phòng không sạch".
      if index > 0, place.isNegator || text.symbols[Int(unit.start) - 1] != Symbols.space {
        places[index + 1].score = SyllableVotes.forbidden
      }
    }
    places[length + 2] = behind.place
    places[length + 3] = Neighbour.edge.place
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
  private(set) var place = SyllablePlace()
  /// Whether the first word behind it has a capital letter whatever it is.
  private(set) var isOpening = true

  static let edge = Neighbour([], -1, 0)

  init(_ units: [Unit], _ index: Int, _ count: Int) {
    place.number = VietnameseBoundaries.edge
    place.letterCase = UInt8(LetterCase.none)
    guard index >= 0, index < count else { return }
    if units[index].kind == .number {
      place.number = VietnameseBoundaries.number
      place.letterCase = UInt8(LetterCase.number)
    }
    isOpening = units[index].kind == .punctuation
  }
}

extension SyllableVotes {
  /// So low that no sum of votes makes it positive.
  static let forbidden: Int32 = -1_000_000

  /// Adds the votes on the gaps of `length` syllables to the scratch's scores.
  func score(_ length: Int, _ scratch: inout SyllableScratch) {
    var places = scratch.places.mutableSpan
    addGrams(length, &places)
    addContext(length, &places)
  }

  /// Adds the votes of letter cases and listed words, and forbids what they cannot excuse.
  private func addContext(_ length: Int, _ places: inout MutableSpan<SyllablePlace>) {
    let cases = cases.span
    let matches = matches.span
    let singles = singles.span
    var a = Int(places[1].letterCase)
    var earliest: UInt8 = 0
    var earlier: UInt8 = 0
    for gap in 2...length {
      let left = places[gap]
      let right = places[gap + 1]
      let (b, c) = (Int(left.letterCase), Int(right.letterCase))
      var score = Int32(cases[a | b << 3 | c << 6 | Int(places[gap + 2].letterCase) << 9])
      if b != LetterCase.lower, c != LetterCase.lower {
        score += Self.vote(singles[Int(left.number)], 5)
        score += Self.vote(singles[Int(right.number)], 6)
      }
      var around = ListedAround()
      around.left = Int(left.listed & 3)
      around.right = Int(right.listed & 3)
      around.here = Int(left.listed >> 2 & 3)
      around.before = Int(earlier >> 2 & 3)
      around.behind = Int(right.listed >> 2 & 3)
      around.longHere = left.listed & 16 != 0
      around.longBefore = earlier & 16 != 0
      around.longest = (left.listed | earlier | earliest) & 32 != 0
      score += Int32(matches[around.pattern])
      score += Int32(matches[ListedAround.patterns + around.singlePattern])
      // A negator begins listed words only: không thể, không khí. What nobody has heard of joins
      // nothing, unless it is written like a name.
      let isStrange =
        b == LetterCase.lower && left.number == 0 || c == LetterCase.lower && right.number == 0
      if isStrange || left.isNegator && left.listed & ~3 == 0 { score = Self.forbidden }
      places[gap].score += score
      earliest = earlier
      earlier = left.listed
      a = b
    }
  }

  /// Adds the votes of syllables, pairs and triples, and notes which words are listed.
  private func addGrams(_ length: Int, _ places: inout MutableSpan<SyllablePlace>) {
    let singles = singles.span
    let last = length + 3
    for start in 0...last {
      let first = places[start].number
      let single = singles[Int(first)]
      Self.add(single, start, length, 4, &places)
      var listed = UInt8(truncatingIfNeeded: single >> 56)
      var key = UInt64(first)
      var size = 1
      while size < 4, key != 0, start + size <= last, places[start + size].number != 0 {
        key |= UInt64(places[start + size].number) << UInt64(16 * size)
        guard let found = votes(key) else { break }
        size += 1
        let rank = UInt8(truncatingIfNeeded: found >> 56)
        if size == 2 { listed |= rank << 2 } else if rank != 0 { listed |= size == 3 ? 16 : 32 }
        if size < 4 { Self.add(found, start, length, 5, &places) }
      }
      places[start].listed = listed
    }
  }

  /// Adds the first `count` votes of an n-gram that begins at place `start`.
  @inline(__always)
  private static func add(
    _ votes: UInt64, _ start: Int, _ length: Int, _ count: Int,
    _ places: inout MutableSpan<SyllablePlace>
  ) {
    // The gap behind the syllable at place p has its score at p; gaps lie behind 2...length.
    if start >= 4, start + 2 <= length {
      for lane in 0..<count { places[start - 2 + lane].score += vote(votes, lane) }
    } else {
      for lane in 0..<count where (2...length).contains(start - 2 + lane) {
        places[start - 2 + lane].score += vote(votes, lane)
      }
    }
  }

  /// One of eight votes, each a signed byte.
  @inline(__always)
  private static func vote(_ votes: UInt64, _ lane: Int) -> Int32 {
    Int32(Int8(truncatingIfNeeded: votes >> UInt64(8 * lane)))
  }
}
