package import VerbatimAutomata

/// Cuts Vietnamese, Thai, English and mixed text into words, without changing a byte of it.
///
/// A segmenter is immutable and may be shared by any number of threads; each thread keeps a
/// `SegmentedText` of its own and reuses it. Thai and Vietnamese words are found by the cheapest
/// path through a lattice of listed words (a unigram model), which takes time linear in the length
/// of the text; Thai words never cut a character cluster.
///
/// ```swift
/// let segmenter = Segmenter()
/// segmenter.words(in: "Giao hàng chậm")  // ["Giao hàng", "chậm"]
/// ```
public struct Segmenter: Sendable {
  package let alphabet: Alphabet
  package let tables: WordTables
  private let scanner: Scanner

  /// What a cluster that belongs to no listed word costs, in hundredths of a nat.
  private static let unknownClusterCost: UInt32 = 1300

  package init(tables: WordTables) {
    self.tables = tables
    alphabet = Alphabet()
    scanner = Scanner(alphabet: alphabet, signs: tables.signs)
  }

  /// The words and other tokens of `text`, as slices of it.
  ///
  /// - Complexity: linear in the length of `text`.
  public func words(in text: String, language: Language? = nil) -> [Substring] {
    let utf8 = text.utf8
    return segment(text, language: language).tokens.map { token in
      let start = utf8.index(utf8.startIndex, offsetBy: Int(token.start))
      let end = utf8.index(start, offsetBy: Int(token.end - token.start))
      return text[start..<end]
    }
  }

  /// The tokens of `text`, with their kinds, languages and byte offsets.
  public func segment(_ text: String, language: Language? = nil) -> SegmentedText {
    var result = SegmentedText()
    var copy = text
    copy.makeContiguousUTF8()
    segment(copy.utf8.span, language: language, into: &result)
    return result
  }

  /// Segments UTF-8 bytes into a value that is reused from call to call.
  ///
  /// - Parameters:
  ///   - utf8: any bytes; those that are not UTF-8 become tokens of kind `invalid`.
  ///   - language: reads every Latin word as this language; nil detects it word by word.
  ///   - result: is overwritten; allocates only while its buffers grow.
  /// - Complexity: linear in the number of bytes.
  public func segment(
    _ utf8: Span<UInt8>, language: Language? = nil, into result: inout SegmentedText
  ) {
    // The scratch leaves `result` meanwhile, so that it can be read while the tokens are written.
    var scratch = Scratch()
    swap(&scratch, &result.scratch)
    scratch.text.read(utf8, alphabet: alphabet)
    result.tokens.removeAll(keepingCapacity: true)
    result.forms.removeAll(keepingCapacity: true)
    scanner.scan(scratch.text, utf8, into: &scratch.units)
    lookUpLatinWords(scratch.text, &scratch.units)
    labelLanguages(&scratch.units, &scratch.steps, language)
    emit(scratch.text, scratch.units, &scratch.lattice, &result)
    swap(&scratch, &result.scratch)
    ClauseSplitter.split(&result, openers: tables.clauseOpeners)
    countLanguages(&result)
  }

  // MARK: - Words

  /// Looks the Latin words up, and notes what each costs in either language.
  private func lookUpLatinWords(_ text: borrowing SymbolText, _ units: inout [Unit]) {
    let symbols = text.symbols.span
    let cells = tables.latin.cells.span
    let lexemes = tables.latinLexemes.span
    let classes = alphabet.classes
    for index in units.indices {
      let unit = units[index]
      let start = Int(unit.start)
      guard unit.kind == .word, classes[Int(symbols[start])] & SymbolClass.latin != 0 else {
        continue
      }
      let end = Int(unit.end)
      var node = DoubleArray.root(cells)
      var position = start
      while position < end, let next = DoubleArray.step(cells, node, symbols[position]) {
        node = next
        position += 1
      }
      var listed = (vietnamese: WordTables.noCost, english: WordTables.noCost)
      if position == end, let lexeme = DoubleArray.value(cells, node) {
        units[index].lexeme = Int32(truncatingIfNeeded: lexeme)
        let costs = lexemes[Int(lexeme) * 2]
        listed = (costs & 0xFFFF, costs >> 16)
      } else {
        units[index].traits.insert(.unknown)
      }
      let costs = LanguageDetector.costs(listed: listed, symbols, start, end, classes)
      units[index].vietnameseCost = costs.vietnamese
      units[index].englishCost = costs.english
    }
  }

  private func labelLanguages(
    _ units: inout [Unit], _ steps: inout [UInt8], _ language: Language?
  ) {
    if let language, language != .thai {
      for index in units.indices where units[index].englishCost > 0 {
        units[index].language = language
      }
    } else {
      LanguageDetector.label(&units, steps: &steps)
    }
  }

  // MARK: - Tokens

  private func emit(
    _ text: borrowing SymbolText, _ units: [Unit], _ lattice: inout Lattice,
    _ result: inout SegmentedText
  ) {
    var index = 0
    while index < units.count {
      let unit = units[index]
      if unit.isThaiRun {
        segmentThai(text, unit, &lattice, &result)
        index += 1
      } else if unit.kind == .word, unit.language == .vietnamese {
        var end = index + 1
        while end < units.count, units[end].kind == .word,
          units[end].language == .vietnamese, !units[end].isThaiRun,
          units[end].traits.isDisjoint(with: .lineBreakBefore)
        { end += 1 }
        segmentVietnamese(text, units, index..<end, &lattice, &result)
        index = end
      } else {
        append(text, unit, Int(unit.start)..<Int(unit.end), traits: unit.traits, &result)
        index += 1
      }
    }
  }

  private func segmentThai(
    _ text: borrowing SymbolText, _ unit: Unit, _ lattice: inout Lattice,
    _ result: inout SegmentedText
  ) {
    let start = Int(unit.start)
    let length = Int(unit.end) - start
    lattice.prepare(length + 1)
    for index in 0...length { lattice.cost[index] = Lattice.unreached }
    lattice.cost[0] = 0
    do {
      let symbols = text.symbols.span
      let classes = alphabet.classes
      let cells = tables.thai.cells.span
      let lexemes = tables.thaiLexemes.span
      for position in 0..<length where lattice.cost[position] != Lattice.unreached {
        let base = lattice.cost[position]
        var node = DoubleArray.root(cells)
        var end = position
        var cluster = 0
        while end < length, let next = DoubleArray.step(cells, node, symbols[start + end]) {
          node = next
          end += 1
          guard
            end == length
              || isThaiBoundary(symbols[start + end - 1], symbols[start + end], classes)
          else { continue }
          if cluster == 0 { cluster = end }
          if let value = DoubleArray.value(cells, node) {
            let total = base + lexemes[Int(value)] & 0xFFFF
            if total < lattice.cost[end] {
              lattice.cost[end] = total
              lattice.from[end] = Int32(truncatingIfNeeded: position)
              lattice.lexeme[end] = Int32(truncatingIfNeeded: value)
            }
          }
        }
        if cluster == 0 {
          cluster = position + 1
          while cluster < length,
            !isThaiBoundary(symbols[start + cluster - 1], symbols[start + cluster], classes)
          { cluster += 1 }
        }
        let total = base + Self.unknownClusterCost
        if total < lattice.cost[cluster] {
          lattice.cost[cluster] = total
          lattice.from[cluster] = Int32(truncatingIfNeeded: position)
          lattice.lexeme[cluster] = -1
        }
      }
    }
    var position = length
    while position > 0 {
      lattice.path.append(Int32(truncatingIfNeeded: position))
      position = Int(lattice.from[position])
    }
    // Neighbouring clusters of unlisted text are one word.
    var wordStart = 0
    while let end = lattice.path.popLast() {
      var wordEnd = Int(end)
      let lexeme = lattice.lexeme[wordEnd]
      if lexeme < 0 {
        while let next = lattice.path.last, lattice.lexeme[Int(next)] < 0 {
          wordEnd = Int(next)
          lattice.path.removeLast()
        }
      }
      var word = unit
      word.language = .thai
      word.lexeme = lexeme
      let traits = wordStart == 0 ? unit.traits : []
      append(
        text, word, (start + wordStart)..<(start + wordEnd),
        traits: lexeme < 0 ? traits.union(.unknown) : traits, &result)
      wordStart = wordEnd
    }
  }

  /// Whether a word may end between two Thai letters without cutting a character cluster.
  @inline(__always)
  private func isThaiBoundary(
    _ before: Symbol, _ after: Symbol, _ classes: [UInt8]
  ) -> Bool {
    !(classes[Int(after)] & SymbolClass.thaiDependent != 0) && !(classes[Int(before)] & SymbolClass.thaiLeading != 0)
      && before != Symbols.maiHanAkat
  }

  private func segmentVietnamese(
    _ text: borrowing SymbolText, _ units: [Unit], _ range: Range<Int>, _ lattice: inout Lattice,
    _ result: inout SegmentedText
  ) {
    let length = range.count
    if length == 1 {
      let unit = units[range.lowerBound]
      append(text, unit, Int(unit.start)..<Int(unit.end), traits: unit.traits, &result)
      return
    }
    lattice.prepare(length + 1)
    for index in 0...length { lattice.cost[index] = Lattice.unreached }
    lattice.cost[0] = 0
    do {
      let symbols = text.symbols.span
      let cells = tables.latin.cells.span
      let lexemes = tables.latinLexemes.span
      for position in 0..<length {
        let base = lattice.cost[position]
        let unit = units[range.lowerBound + position]
        let single =
          unit.lexeme >= 0 ? min(lexemes[Int(unit.lexeme) * 2] & 0xFFFF, 1600) : 1600
        relax(&lattice, position, position + 1, base + single, unit.lexeme)
        var node = DoubleArray.root(cells)
        var syllable = position
        walk: while syllable < length {
          let next = units[range.lowerBound + syllable]
          if syllable > position {
            // Compounds are listed with one space; anything else between syllables parts them.
            guard let space = DoubleArray.step(cells, node, Symbols.space),
              symbols[Int(next.start) - 1] == Symbols.space
            else { break }
            node = space
          }
          for index in Int(next.start)..<Int(next.end) {
            guard let step = DoubleArray.step(cells, node, symbols[index]) else { break walk }
            node = step
          }
          syllable += 1
          if syllable - position > 1, let value = DoubleArray.value(cells, node) {
            let cost = lexemes[Int(value) * 2] & 0xFFFF
            if cost != WordTables.noCost {
              relax(
                &lattice, position, syllable, base + cost,
                Int32(truncatingIfNeeded: value))
            }
          }
        }
      }
    }
    var position = length
    while position > 0 {
      lattice.path.append(Int32(truncatingIfNeeded: position))
      position = Int(lattice.from[position])
    }
    var wordStart = 0
    while let end = lattice.path.popLast() {
      var unit = units[range.lowerBound + wordStart]
      let last = units[range.lowerBound + Int(end) - 1]
      unit.lexeme = lattice.lexeme[Int(end)]
      if Int(end) - wordStart > 1 { unit.traits.remove(.unknown) }
      append(text, unit, Int(unit.start)..<Int(last.end), traits: unit.traits, &result)
      wordStart = Int(end)
    }
  }

  @inline(__always)
  private func relax(
    _ lattice: inout Lattice, _ from: Int, _ to: Int, _ cost: UInt32, _ lexeme: Int32
  ) {
    if cost < lattice.cost[to] {
      lattice.cost[to] = cost
      lattice.from[to] = Int32(truncatingIfNeeded: from)
      lattice.lexeme[to] = lexeme
    }
  }

  // MARK: - Languages of the text

  private func countLanguages(_ result: inout SegmentedText) {
    var counts: (UInt32, UInt32, UInt32) = (0, 0, 0)
    for token in result.tokens where token.kind == .word {
      // Weighted by letters, since Thai has shorter words than Vietnamese has syllables.
      let letters = token.formEnd - token.formStart
      switch token.language {
      case .vietnamese: counts.0 += letters
      case .thai: counts.1 += letters
      case .english: counts.2 += letters
      case .undetermined: break
      }
    }
    result.languages.removeAll(keepingCapacity: true)
    let total = counts.0 + counts.1 + counts.2
    guard total > 0 else { return }
    for (language, count) in [
      (Language.vietnamese, counts.0), (.thai, counts.1), (.english, counts.2),
    ] where count * 5 >= total || count >= 12 {
      let position = result.languages.firstIndex { other in
        count > (other == .vietnamese ? counts.0 : other == .thai ? counts.1 : counts.2)
      }
      result.languages.insert(language, at: position ?? result.languages.count)
    }
  }
}
