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
    scanner = Scanner(alphabet: alphabet, tables: tables)
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
    let count = scanner.scan(scratch.text, utf8, into: &scratch.units)
    labelLanguages(&scratch.units, count, language)
    emit(scratch.text, scratch.units, count, &scratch.lattice, &result)
    swap(&scratch, &result.scratch)
    ClauseSplitter.split(&result, tables)
    countLanguages(&result)
  }

  private func labelLanguages(_ units: inout [Unit], _ count: Int, _ language: Language?) {
    if let language, language != .thai {
      for index in 0..<count where units[index].englishCost > 0 {
        units[index].language = language
      }
    } else {
      LanguageDetector.label(&units, count: count)
    }
  }

  // MARK: - Tokens

  private func emit(
    _ text: borrowing SymbolText, _ units: [Unit], _ count: Int, _ lattice: inout Lattice,
    _ result: inout SegmentedText
  ) {
    let mayBePlain = text.stretched.isEmpty
    var index = 0
    while index < count {
      let unit = units[index]
      var end = index + 1
      if unit.isThaiRun {
        segmentThai(text, unit, &lattice, &result)
      } else if unit.isVietnameseWord {
        while end < count, units[end].isVietnameseWord,
          units[end].traits.isDisjoint(with: .lineBreakBefore)
        { end += 1 }
        segmentVietnamese(text, units, index..<end, &lattice, &result)
      } else if mayBePlain, unit.isPlain {
        while end < count, units[end].isPlain { end += 1 }
        appendPlain(text, units, index..<end, &result)
      } else {
        append(text, unit, Int(unit.start)..<Int(unit.end), traits: unit.traits, &result)
      }
      index = end
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
      let classes = alphabet.classes.span
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
    _ before: Symbol, _ after: Symbol, _ classes: Span<UInt8>
  ) -> Bool {
    let joined =
      (classes[Int(after)] & SymbolClass.thaiDependent)
      | (classes[Int(before)] & SymbolClass.thaiLeading)
    return joined == 0 && before != Symbols.maiHanAkat
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
    let counts = WordCounts(result.tokens)
    result.wordCount = counts.words
    result.hasVietnamese = counts.vietnamese > 0
    rankLanguages(counts, &result.languages)
  }

  /// The languages that make up a fifth of the text or a dozen letters, the most frequent first.
  private func rankLanguages(_ counts: WordCounts, _ languages: inout [Language]) {
    languages.removeAll(keepingCapacity: true)
    let total = counts.vietnamese + counts.thai + counts.english
    guard total > 0 else { return }
    if counts.english == total {
      languages.append(.english)
      return
    }
    for language in [Language.vietnamese, .thai, .english] {
      let count = counts.letters(of: language)
      guard count * 5 >= total || count >= 12 else { continue }
      let position = languages.firstIndex { counts.letters(of: $0) < count }
      languages.insert(language, at: position ?? languages.count)
    }
  }
}

/// The words of a text, and their letters by language: letters since Thai has shorter words than
/// Vietnamese has syllables.
private struct WordCounts {
  var words = 0
  var vietnamese: UInt32 = 0
  var thai: UInt32 = 0
  var english: UInt32 = 0

  init(_ tokens: borrowing [Token]) {
    let tokens = tokens.span
    for index in tokens.indices where tokens[index].kind == .word {
      let letters = tokens[index].formEnd - tokens[index].formStart
      words += 1
      switch tokens[index].language {
      case .vietnamese: vietnamese += letters
      case .thai: thai += letters
      case .english: english += letters
      case .undetermined: break
      }
    }
  }

  func letters(of language: Language) -> UInt32 {
    switch language {
    case .vietnamese: vietnamese
    case .thai: thai
    case .english: english
    case .undetermined: 0
    }
  }
}
