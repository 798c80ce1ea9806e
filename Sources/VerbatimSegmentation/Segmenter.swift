package import VerbatimAutomata

/// Cuts Vietnamese, Thai, English and mixed text into words, without changing a byte of it.
///
/// A segmenter is immutable and may be shared by any number of threads; each thread keeps a
/// `SegmentedText` of its own and reuses it. Vietnamese syllables are joined where the syllables
/// around and the listed words there say so; Thai words end where the letters around and the listed
/// words there say so, and never cut a character cluster. Either takes time linear in the length of
/// the text.
///
/// ```swift
/// let segmenter = Segmenter()
/// segmenter.words(in: "Giao hàng chậm")  // ["Giao hàng", "chậm"]
/// ```
public struct Segmenter: Sendable {
  package let alphabet: Alphabet
  package let tables: WordTables
  private let scanner: Scanner
  let thaiContext: [Symbol]
  /// By which convention Thai is cut; nil takes the one that suits the register of each text.
  public var thaiConvention: ThaiConvention?

  package init(tables: WordTables) {
    self.tables = tables
    alphabet = Alphabet()
    scanner = Scanner(alphabet: alphabet, tables: tables)
    thaiContext = ThaiBoundaries.contextLetters(alphabet)
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
    cut(utf8, language: language, into: &result)
    ClauseSplitter.split(&result, tables)
    countLanguages(&result)
  }

  /// Finds where the tokens begin and end, for those who ask for nothing else: where all is
  /// English, it is neither looked up, if `language` says so, nor brought to its normal form.
  package func findBoundaries(
    _ utf8: Span<UInt8>, language: Language? = nil, into result: inout SegmentedText
  ) {
    withScratch(&result) { scratch, result in
      let found = scan(utf8, looksUp: language != .english, &scratch)
      let only = language == .english ? language : found.lead.onlyLanguage
      if only == .english, language != .vietnamese, !found.hasThai {
        place(scratch.text, scratch.units.span, found.count, &result)
      } else {
        cut(utf8, language, found, &scratch, &result)
      }
    }
  }

  private func cut(
    _ utf8: Span<UInt8>, language: Language?, into result: inout SegmentedText
  ) {
    withScratch(&result) { scratch, result in
      let found = scan(utf8, looksUp: true, &scratch)
      cut(utf8, language, found, &scratch, &result)
    }
  }

  /// The scratch leaves `result` meanwhile, so that it can be read while the tokens are written.
  @inline(__always)
  private func withScratch(
    _ result: inout SegmentedText, _ body: (inout Scratch, inout SegmentedText) -> Void
  ) {
    var scratch = Scratch()
    swap(&scratch, &result.scratch)
    result.thaiConvention = nil
    body(&scratch, &result)
    swap(&scratch, &result.scratch)
  }

  @inline(__always)
  private func scan(
    _ utf8: Span<UInt8>, looksUp: Bool, _ scratch: inout Scratch
  ) -> ScannedUnits {
    scratch.text.read(utf8, alphabet: alphabet)
    return scanner.scan(scratch.text, utf8, looksUp: looksUp, into: &scratch.units)
  }

  @inline(__always)
  private func cut(
    _ utf8: Span<UInt8>, _ language: Language?, _ found: ScannedUnits, _ scratch: inout Scratch,
    _ result: inout SegmentedText
  ) {
    labelLanguages(&scratch.units, found, language)
    emit(scratch.text, utf8, scratch.units, found.count, &scratch.cut, &result)
  }

  /// Labels the Latin words, which the scanner has taken for English.
  private func labelLanguages(
    _ units: inout [Unit], _ found: ScannedUnits, _ language: Language?
  ) {
    let given = language == .thai ? nil : language
    guard let only = given ?? found.lead.onlyLanguage else {
      LanguageDetector.label(&units, count: found.count)
      return
    }
    if only == .english { return }
    for index in 0..<found.count where units[index].englishCost > 0 {
      units[index].language = only
    }
  }

  // MARK: - Tokens

  private func emit(
    _ text: borrowing SymbolText, _ utf8: Span<UInt8>, _ units: [Unit], _ count: Int,
    _ cut: inout CutScratch, _ result: inout SegmentedText
  ) {
    prepareVietnamese(text, utf8, units, count, &cut.syllables)
    let mayBePlain = text.stretched.isEmpty
    var index = 0
    while index < count {
      let unit = units[index]
      var end = index + 1
      if mayBePlain, unit.isPlain {
        while end < count, units[end].isPlain { end += 1 }
        appendPlain(text, units.span, index..<end, &result)
        index = end
        continue
      }
      if index == 0 { result.removeTokens() }
      if unit.isThaiRun {
        end = segmentThai(text, units, index, count, &cut, &result)
      } else if unit.isVietnameseWord {
        while end < count, units[end].isVietnameseWord,
          units[end].traits.isDisjoint(with: .lineBreakBefore)
        { end += 1 }
        segmentVietnamese(text, utf8, units, index..<end, count, &cut.syllables, &result)
      } else {
        append(text, unit, Int(unit.start)..<Int(unit.end), traits: unit.traits, &result)
      }
      index = end
    }
    if count == 0 { result.removeTokens() }
  }

  /// Makes a token of each unit, without its form.
  private func place(
    _ text: borrowing SymbolText, _ units: Span<Unit>, _ count: Int, _ result: inout SegmentedText
  ) {
    result.forms.removeAll(keepingCapacity: true)
    result.tokens.resize(to: count, filler: Token())
    let offsets = text.offsets.span
    var tokens = result.tokens.mutableSpan
    for index in 0..<count {
      var token = units[index].token
      token.start = offsets[Int(token.start)]
      token.end = offsets[Int(token.end)]
      tokens[index] = token
    }
  }
}
