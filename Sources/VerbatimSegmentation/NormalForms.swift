import VerbatimAutomata

extension Unit {
  var isVietnameseWord: Bool { kind == .word && language == .vietnamese && !isThaiRun }

  /// The normal form is the symbols as they are, or a barrier; so one token for the unit.
  @inline(__always)
  var isPlain: Bool {
    !isThaiRun && language != .vietnamese && (language != .english || shortForms & 2 == 0)
  }
}

extension Token.Kind {
  /// Whether terms may match the text of the token.
  @inline(__always)
  var hasText: Bool {
    switch self {
    case .word, .hashtag, .mention, .number, .laughter, .punctuation: true
    case .emoji, .emoticon, .sign, .link, .email, .phone, .invalid: false
    }
  }
}

extension Segmenter {
  /// Adds the tokens of plain units in one go: most of English.
  ///
  /// The first units overwrite what the text before left, which saves filling the arrays anew.
  func appendPlain(
    _ text: borrowing SymbolText, _ units: Span<Unit>, _ range: Range<Int>,
    _ result: inout SegmentedText
  ) {
    // Taken out, since two fields of one value cannot be written through spans at once.
    var tokens = result.tokens
    var forms = result.forms
    result.tokens = []
    result.forms = []
    var written = range.lowerBound == 0 ? 0 : tokens.count
    var formEnd = range.lowerBound == 0 ? 0 : forms.count
    let length = Int(units[range.upperBound - 1].end - units[range.lowerBound].start)
    tokens.resize(to: written + range.count, filler: Token())
    forms.resize(to: formEnd + length + range.count + SymbolText.room, filler: Symbols.space)
    do {
      var tokenSpan = tokens.mutableSpan
      var formSpan = forms.mutableSpan
      let symbols = text.symbols.span
      let offsets = text.offsets.span
      for index in range {
        var token = units[index].token
        if written > 0 {
          formSpan[formEnd] = Symbols.space
          formEnd &+= 1
        }
        let (start, end) = (Int(token.start), Int(token.end))
        token.start = offsets[start]
        token.end = offsets[end]
        token.formStart = UInt32(truncatingIfNeeded: formEnd)
        if token.kind.hasText {
          // Eight at once; what is copied too much is overwritten by the next.
          EightBytes(symbols, at: start).store(to: &formSpan, at: formEnd)
          if end &- start > 8 { copy(symbols, start + 8..<end, to: &formSpan, at: formEnd + 8) }
          formEnd &+= end &- start
        } else {
          formSpan[formEnd] = Symbols.barrier
          formEnd &+= 1
        }
        token.formEnd = UInt32(truncatingIfNeeded: formEnd)
        tokenSpan[written] = token
        written &+= 1
      }
    }
    forms.resize(to: formEnd, filler: Symbols.space)
    result.tokens = tokens
    result.forms = forms
  }

  /// Copies eight symbols at a time, the last ones beyond the end of the range.
  @inline(never)
  private func copy(
    _ symbols: Span<Symbol>, _ range: Range<Int>, to forms: inout MutableSpan<Symbol>, at place: Int
  ) {
    var done = 0
    while done < range.count {
      EightBytes(symbols, at: range.lowerBound + done).store(to: &forms, at: place + done)
      done += 8
    }
  }

  /// Adds a token and its normal form: short forms written out, stretched letters squeezed, the
  /// tone of hòa and hoà in one place.
  @inline(__always)
  func append(
    _ text: borrowing SymbolText, _ unit: Unit, _ range: Range<Int>, traits: Token.Traits,
    _ result: inout SegmentedText
  ) {
    let start = text.offsets[range.lowerBound]
    let end = text.offsets[range.upperBound]
    var traits = traits
    separate(&result, unit, traits, first: text.symbols[range.lowerBound])
    let formStart = UInt32(truncatingIfNeeded: result.forms.count)
    var lexeme: Int32 = -1
    switch unit.kind {
    case .word, .hashtag, .mention:
      let expansion = expansion(of: unit)
      if expansion > 0 {
        traits.insert(.expanded)
        let first = Int(tables.expansions[expansion])
        let last = Int(tables.expansions[expansion + 1])
        for index in first..<last {
          result.forms.append(Symbol(truncatingIfNeeded: tables.expansions[index]))
        }
      } else {
        result.forms.append(contentsOf: text.symbols[range])
        lexeme = unit.lexeme
        if unit.language == .vietnamese, Int(end - start) > range.count {
          placeTones(&result.forms, from: Int(formStart))
        }
      }
      if unit.isThaiRun, Int(end - start) >= range.count * 3 + 3 { traits.insert(.stretched) }
      if !text.stretched.isEmpty {
        squeeze(text, unit, range, &traits, formStart, &result)
        if traits.contains(.stretched) { lexeme = -1 }
      }
    case .number, .laughter, .punctuation:
      result.forms.append(contentsOf: text.symbols[range])
    case .emoji, .emoticon, .sign, .link, .email, .phone, .invalid:
      result.forms.append(Symbols.barrier)
    }
    result.tokens.append(
      Token(
        start: start, end: end, formStart: formStart,
        formEnd: UInt32(truncatingIfNeeded: result.forms.count), lexeme: lexeme, sign: unit.sign,
        kind: unit.kind, language: unit.language, traits: traits))
  }

  /// Puts a space into `forms` unless two Thai words stand together; ๆ belongs to the word before.
  @inline(__always)
  private func separate(
    _ result: inout SegmentedText, _ unit: Unit, _ traits: Token.Traits, first: Symbol
  ) {
    guard let last = result.tokens.last else { return }
    if unit.isThaiRun, last.language == .thai,
      !traits.contains(.spaceBefore) || first == Symbols.maiyamok
    {
      return
    }
    result.forms.append(Symbols.space)
  }

  @inline(__always)
  private func expansion(of unit: Unit) -> Int {
    guard unit.lexeme >= 0 else { return 0 }
    switch unit.language {
    case .thai: return Int(tables.thaiLexemes[Int(unit.lexeme)] >> 16)
    case .vietnamese: return Int(tables.latinLexemes[Int(unit.lexeme) * 2 + 1] & 0xFFFF)
    case .english: return Int(tables.latinLexemes[Int(unit.lexeme) * 2 + 1] >> 16)
    case .undetermined: return 0
    }
  }

  /// hòa becomes hoà, khỏe becomes khoẻ, thúy becomes thuý: the tone stands on the last vowel of an
  /// open syllable in oa, oe, uy. Works on a word or compound that ends the buffer.
  @inline(__always)
  private func placeTones(_ forms: inout [Symbol], from start: Int) {
    placeTone(in: &forms, from: start, alphabet: alphabet)
  }

  /// A stretched Latin word is listed with two letters, one, or none: goood → good, soooo → so,
  /// quáaaa → quá.
  private func squeeze(
    _ text: borrowing SymbolText, _ unit: Unit, _ range: Range<Int>,
    _ traits: inout Token.Traits, _ formStart: UInt32, _ result: inout SegmentedText
  ) {
    guard unit.language != .thai,
      text.stretched.contains(where: { range.contains($0) })
    else { return }
    traits.insert(.stretched)
    if traits.contains(.expanded) { return }
    let doubled = Set(text.stretched.filter(range.contains).map { $0 - range.lowerBound })
    let double = Array(text.symbols[range])
    let single = double.indices.filter { !doubled.contains($0) }.map { double[$0] }
    let none = double.indices.filter { index in
      if doubled.contains(index) { return false }
      guard doubled.contains(index + 1), index > 0 else { return true }
      return alphabet.plain[Int(double[index - 1])] != double[index]
    }.map { double[$0] }
    // The most frequent of the listed ones; one letter when none is listed.
    var best = single
    var cost = WordTables.noCost
    for candidate in [single, none, double] where candidate.count > 0 {
      guard let lexeme = tables.latin.value(of: candidate) else { continue }
      let costs = tables.latinLexemes[Int(lexeme) * 2]
      let listedCost = unit.language == .english ? costs >> 16 : costs & 0xFFFF
      guard listedCost < cost else { continue }
      cost = listedCost
      best = candidate
      traits.remove(.unknown)
      var listed = unit
      listed.lexeme = Int32(truncatingIfNeeded: lexeme)
      let expansion = expansion(of: listed)
      if expansion > 0 {
        traits.insert(.expanded)
        best = tables.expansions[
          Int(tables.expansions[expansion])..<Int(tables.expansions[expansion + 1])
        ].map { Symbol(truncatingIfNeeded: $0) }
      }
    }
    result.forms.removeSubrange(Int(formStart)...)
    result.forms.append(contentsOf: best)
    if unit.language == .vietnamese { placeTones(&result.forms, from: Int(formStart)) }
  }
}
