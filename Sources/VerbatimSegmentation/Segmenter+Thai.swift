import VerbatimAutomata

extension Segmenter {
  /// Cuts a stretch of Thai text into words, with the full stops in it: พ.ศ., กทม.
  ///
  /// - Returns: the index of the first unit behind the stretch.
  func segmentThai(
    _ text: borrowing SymbolText, _ units: [Unit], _ first: Int, _ count: Int,
    _ cut: inout CutScratch, _ result: inout SegmentedText
  ) -> Int {
    let end = endOfStretch(text, units, first, count)
    let start = Int(units[first].start)
    let length = Int(units[end - 1].end) - start
    let tables = tables.thai()
    var scratch = ThaiScratch()
    swap(&scratch, &cut.thai)
    if result.thaiConvention == nil {
      readLetters(text, tables.boundaries.letters, &scratch)
      result.thaiConvention =
        thaiConvention ?? register(of: text.count, tables.boundaries, scratch)
    }
    let convention = (result.thaiConvention ?? .comments).rawValue
    scratch.prepare(stretch: length)
    // Taken apart: two fields of one value cannot be written at once.
    let (letters, rows) = (scratch.letters, scratch.rows)
    var (places, words) = (scratch.places, scratch.words)
    scratch = ThaiScratch()
    let margin = ThaiScratch.margin + start
    let stretch = letters.span.extracting(margin..<(margin + length))
    markPlaces(stretch, &places)
    findWords(stretch, tables, convention, &places, &words)
    scoreLetters(rows.span, tables.boundaries.letters, margin, length, convention, &places)
    let bias = tables.boundaries.bias
    let least = (
      ordinary: -bias[2 * convention], stretched: -bias[2 * convention + 1]
    )
    emitWords(text, units, first, length, least, places, words, &result)
    cut.thai = ThaiScratch(letters: letters, rows: rows, places: places, words: words)
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

  /// Reads the letters of the whole text, and the rows of the n-grams that begin at each.
  private func readLetters(
    _ text: borrowing SymbolText, _ weights: borrowing BoundaryWeights,
    _ scratch: inout ThaiScratch
  ) {
    let count = text.count
    let margin = ThaiScratch.margin
    scratch.prepare(text: count)
    do {
      let symbols = text.symbols.span
      let classes = alphabet.classes.span
      let context = thaiContext.span
      var letters = scratch.letters.mutableSpan
      for index in 0..<count {
        let symbol = symbols[index]
        letters[margin + index] = context[Int(symbol)]
        if symbol == ThaiBoundaries.fullStop, index > 0, symbols[index + 1] != symbol,
          classes[Int(symbols[index - 1])] & SymbolClass.thai != 0
        {
          letters[margin + index] = symbol
        }
      }
      for index in 0..<margin { letters[margin + count + index] = ThaiBoundaries.blank }
    }
    let letters = scratch.letters
    var rows = scratch.rows.mutableSpan
    let end = count + 2 * margin
    let longest = ThaiBoundaries.longestNGram
    for index in (margin - ThaiBoundaries.reach)..<(margin + count + ThaiBoundaries.reach) {
      let row = weights.row(letters.span, from: index, to: end, longest: longest)
      rows[index] = row.map { Int32(truncatingIfNeeded: $0) } ?? -1
    }
  }

  private func markPlaces(_ letters: Span<Symbol>, _ found: inout [ThaiPlace]) {
    let classes = alphabet.classes.span
    var places = found.mutableSpan
    var place = ThaiPlace()
    place.mayPart = true
    places[0] = place
    places[letters.count] = place
    for index in 1..<letters.count {
      place.mayPart = ThaiBoundaries.mayPart(letters[index - 1], letters[index], classes)
      places[index] = place
    }
  }

  /// Adds the votes of the listed words.
  private func findWords(
    _ letters: Span<Symbol>, _ tables: borrowing ThaiTables, _ convention: Int,
    _ found: inout [ThaiPlace], _ words: inout [ThaiWord]
  ) {
    let cells = tables.trie.cells.span
    let votes = tables.boundaries.words.span
    let conventions = ThaiBoundaries.registers
    let length = letters.count
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
    _ rows: Span<Int32>, _ weights: borrowing BoundaryWeights, _ start: Int, _ length: Int,
    _ convention: Int, _ found: inout [ThaiPlace]
  ) {
    var places = found.mutableSpan
    var window = BoundaryWindow()
    var inside: Int32 = 0
    let reach = ThaiBoundaries.reach
    // N-grams that begin at `index` vote on the boundaries from three before it to four behind.
    for index in (1 - reach)..<(length + reach - 1) {
      let row = Int(rows[start + index])
      window.add(
        row < 0 ? BoundaryWeights.neutral : weights.votes(row, convention: convention))
      let score = window.next(additions: BoundaryWeights.lanes)
      let boundary = index - reach + 1
      if boundary > 0, boundary < length {
        inside += places[boundary].inside
        places[boundary].score += Int32(truncatingIfNeeded: score) + inside
      }
    }
  }

  /// - Parameter least: a word ends where the score is greater.
  private func emitWords(
    _ text: borrowing SymbolText, _ units: [Unit], _ first: Int, _ length: Int,
    _ least: (ordinary: Int32, stretched: Int32), _ places: [ThaiPlace], _ words: [ThaiWord],
    _ result: inout SegmentedText
  ) {
    let start = Int(units[first].start)
    let offsets = text.offsets.span
    var wordStart = 0
    for end in 1..<(length + 1) {
      if end < length {
        guard places[end].mayPart else { continue }
        let before = text.symbols[start + end - 1]
        let after = text.symbols[start + end]
        let isStretched =
          offsets[start + end] - offsets[start + end - 1] >= ThaiBoundaries.stretchedBytes
        guard
          places[end].score > (isStretched ? least.stretched : least.ordinary)
            || ThaiBoundaries.mustPart(before, after)
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
    // อร่อยย is อร่อย, and พนง. is พนง: the form of a listed word without its last sign.
    let last = text.symbols[symbols.upperBound - 1]
    let isStop = last == ThaiBoundaries.fullStop
    if range.count > 1, isStop || word.lexeme < 0 && last == text.symbols[symbols.upperBound - 2] {
      let shorter = lexeme(of: range.dropLast(), places, words)
      if shorter >= 0 {
        word.lexeme = shorter
        append(
          text, word, symbols.dropLast(),
          traits: isStop ? traits : traits.union(.stretched), &result)
        result.tokens[result.tokens.count - 1].end = text.offsets[symbols.upperBound]
        return
      }
    }
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
    of count: Int, _ boundaries: borrowing ThaiBoundaries, _ scratch: borrowing ThaiScratch
  ) -> ThaiConvention {
    var general = Int(boundaries.registerBias[0])
    var formal = Int(boundaries.registerBias[1])
    let first = ThaiScratch.margin - 1
    let last = first + min(count, ThaiBoundaries.registerLength) + 1
    for index in first..<last where scratch.rows[index] >= 0 {
      let votes = boundaries.letters.votes(
        Int(scratch.rows[index]), convention: ThaiBoundaries.registers)
      general += Int(votes & 0xFF) - 128
      formal += Int(votes >> 8 & 0xFF) - 128
    }
    if max(general, formal) <= 0 { return .comments }
    return formal > general ? .formal : .general
  }
}
