import VerbatimAutomata

extension Segmenter {
  /// Cuts a stretch of Thai text into words, with the full stops in it: พ.ศ., กทม.
  ///
  /// - Returns: the index of the first unit behind the stretch.
  func segmentThai(
    _ text: borrowing SymbolText, _ units: [Unit], _ first: Int, _ count: Int,
    _ lattice: inout Lattice, _ result: inout SegmentedText
  ) -> Int {
    let end = endOfStretch(text, units, first, count)
    let start = Int(units[first].start)
    let length = Int(units[end - 1].end) - start
    var scratch = ThaiScratch()
    swap(&scratch, &lattice.thai)
    let chosen = result.thaiConvention ?? thaiConvention ?? register(of: text, &scratch)
    result.thaiConvention = chosen
    let convention = chosen.rawValue
    scratch.prepare(length)
    readLetters(text, start, length, &scratch)
    // Taken apart: two fields of one value cannot be written at once.
    let letters = scratch.letters
    var (places, words) = (scratch.places, scratch.words)
    scratch = ThaiScratch()
    findWords(letters.span, length, convention, &places, &words)
    scoreLetters(letters.span, length, convention, &places)
    emitWords(text, units, first, length, convention, places, words, &result)
    lattice.thai = ThaiScratch(letters: letters, places: places, words: words)
    return end
  }

  /// A full stop between or behind Thai letters may be part of an abbreviation.
  private func endOfStretch(
    _ text: borrowing SymbolText, _ units: [Unit], _ first: Int, _ count: Int
  ) -> Int {
    var end = first + 1
    while end < count {
      let unit = units[end]
      guard unit.start == units[end - 1].end else { break }
      let isStop =
        unit.end - unit.start == 1 && text.symbols[Int(unit.start)] == ThaiBoundaries.fullStop
      guard isStop != !units[end - 1].isThaiRun, isStop || unit.isThaiRun else { break }
      end += 1
    }
    return end
  }

  private func readLetters(
    _ text: borrowing SymbolText, _ start: Int, _ length: Int, _ scratch: inout ThaiScratch
  ) {
    let symbols = text.symbols.span
    let classes = alphabet.classes.span
    let context = thaiContext.span
    do {
      var letters = scratch.letters.mutableSpan
      for index in 0..<ThaiScratch.before {
        let position = start - ThaiScratch.before + index
        letters[index] = position < 0 ? ThaiBoundaries.blank : context[Int(symbols[position])]
      }
      for index in 0..<length {
        letters[ThaiScratch.before + index] = symbols[start + index]
      }
      for index in 0..<ThaiScratch.behind {
        let position = start + length + index
        letters[ThaiScratch.before + length + index] =
          position < text.count ? context[Int(symbols[position])] : ThaiBoundaries.blank
      }
    }
    var places = scratch.places.mutableSpan
    places[0] = ThaiPlace()
    places[length] = ThaiPlace()
    var before = symbols[start]
    for index in 1..<max(1, length) {
      let after = symbols[start + index]
      var place = ThaiPlace()
      place.mayPart = ThaiBoundaries.mayPart(before, after, classes)
      places[index] = place
      before = after
    }
    places[0].mayPart = true
    places[length].mayPart = true
  }

  /// Adds the votes of the listed words.
  private func findWords(
    _ context: Span<Symbol>, _ length: Int, _ convention: Int, _ found: inout [ThaiPlace],
    _ words: inout [ThaiWord]
  ) {
    let cells = tables.thai.cells.span
    let votes = tables.thaiBoundaries.words.span
    let conventions = ThaiBoundaries.registers
    let letters = context.extracting(droppingFirst: ThaiScratch.before)
    var places = found.mutableSpan
    for position in 0..<length {
      places[position].firstWord = Int32(truncatingIfNeeded: words.count)
      guard places[position].mayPart else { continue }
      var node = DoubleArray.root(cells)
      var end = position
      while end < length, let next = DoubleArray.step(cells, node, letters[end]) {
        node = next
        end += 1
        guard places[end].mayPart, let value = DoubleArray.value(cells, node) else { continue }
        words.append(
          ThaiWord(
            end: Int32(truncatingIfNeeded: end), lexeme: Int32(truncatingIfNeeded: value)))
        let vote = votes[Int(value) &* conventions &+ convention]
        let inside = Int32(truncatingIfNeeded: vote >> 8 & 0xFF) - 128
        places[position].score += Int32(truncatingIfNeeded: vote & 0xFF) - 128
        places[end].score += Int32(truncatingIfNeeded: vote >> 16 & 0xFF) - 128
        places[position + 1].inside += inside
        places[end].inside -= inside
      }
    }
    places[length].firstWord = Int32(truncatingIfNeeded: words.count)
  }

  /// Adds the votes of the n-grams.
  private func scoreLetters(
    _ letters: Span<Symbol>, _ length: Int, _ convention: Int, _ found: inout [ThaiPlace]
  ) {
    let weights = tables.thaiBoundaries.letters
    var places = found.mutableSpan
    var window = BoundaryWindow()
    var inside: Int32 = 0
    let reach = ThaiBoundaries.reach
    let longest = ThaiBoundaries.longestNGram
    // N-grams that begin at `index` vote on the boundaries from three before it to four behind.
    for index in (1 - reach)..<(length + reach - 1) {
      let at = index + ThaiScratch.before
      let row = weights.row(letters, from: at, to: letters.count, longest: longest)
      window.add(row.map { weights.votes($0, convention: convention) } ?? BoundaryWeights.neutral)
      let score = window.next(additions: BoundaryWeights.lanes)
      let boundary = index - reach + 1
      if boundary > 0, boundary < length {
        inside += places[boundary].inside
        places[boundary].score += Int32(truncatingIfNeeded: score) + inside
      }
    }
  }

  private func emitWords(
    _ text: borrowing SymbolText, _ units: [Unit], _ first: Int, _ length: Int, _ convention: Int,
    _ places: [ThaiPlace], _ words: [ThaiWord], _ result: inout SegmentedText
  ) {
    let start = Int(units[first].start)
    let bias = tables.thaiBoundaries.bias
    let offsets = text.offsets.span
    var wordStart = 0
    for end in 1..<(length + 1) {
      if end < length {
        guard places[end].mayPart else { continue }
        let before = text.symbols[start + end - 1]
        let after = text.symbols[start + end]
        let isStretched =
          offsets[start + end] - offsets[start + end - 1] >= ThaiBoundaries.stretchedBytes
        let score = places[end].score + bias[convention * 2 + (isStretched ? 1 : 0)]
        guard
          score > 0 || ThaiBoundaries.mustPart(before, after)
            || before == ThaiBoundaries.fullStop && end - 1 == wordStart
        else { continue }
      }
      emitWord(text, units, first, wordStart..<end, places, words, &result)
      wordStart = end
    }
  }

  private func emitWord(
    _ text: borrowing SymbolText, _ units: [Unit], _ first: Int, _ range: Range<Int>,
    _ places: [ThaiPlace], _ words: [ThaiWord], _ result: inout SegmentedText
  ) {
    var word = units[first]
    let start = Int(word.start)
    let traits = range.lowerBound == 0 ? word.traits : []
    let symbols = (start + range.lowerBound)..<(start + range.upperBound)
    if range.count == 1, text.symbols[symbols.lowerBound] == ThaiBoundaries.fullStop {
      word.token.kind = .punctuation
      word.isThaiRun = false
      append(text, word, symbols, traits: traits, &result)
      return
    }
    word.language = .thai
    word.lexeme = lexeme(of: range, places, words)
    append(
      text, word, symbols, traits: word.lexeme < 0 ? traits.union(.unknown) : traits, &result)
  }

  /// The listed word that stands at `range`, −1 if there is none.
  @inline(__always)
  private func lexeme(
    of range: Range<Int>, _ places: [ThaiPlace], _ words: [ThaiWord]
  ) -> Int32 {
    let first = Int(places[range.lowerBound].firstWord)
    for index in first..<Int(places[range.lowerBound + 1].firstWord)
    where Int(words[index].end) == range.upperBound {
      return words[index].lexeme
    }
    return -1
  }

  /// The convention that suits the register of a text, judged by the letters of its beginning.
  private func register(
    of text: borrowing SymbolText, _ scratch: inout ThaiScratch
  ) -> ThaiConvention {
    let length = min(text.count, ThaiBoundaries.registerLength)
    scratch.prepare(length)
    do {
      let symbols = text.symbols.span
      let context = thaiContext.span
      var letters = scratch.letters.mutableSpan
      letters[0] = ThaiBoundaries.blank
      for index in 0..<length { letters[index + 1] = context[Int(symbols[index])] }
      letters[length + 1] = ThaiBoundaries.blank
    }
    let weights = tables.thaiBoundaries.letters
    let letters = scratch.letters.span
    var general = Int(tables.thaiBoundaries.registerBias[0])
    var formal = Int(tables.thaiBoundaries.registerBias[1])
    for start in 0..<(length + 2) {
      guard
        let row = weights.row(
          letters, from: start, to: length + 2, longest: ThaiBoundaries.longestRegisterNGram)
      else { continue }
      let votes = weights.votes(row, convention: ThaiBoundaries.registers)
      general += Int(votes & 0xFF) - 128
      formal += Int(votes >> 8 & 0xFF) - 128
    }
    if max(general, formal) <= 0 { return .comments }
    return formal > general ? .formal : .general
  }
}
