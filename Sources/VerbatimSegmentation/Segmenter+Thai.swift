import VerbatimAutomata

extension Segmenter {
  /// What a cluster that belongs to no listed word costs, in hundredths of a nat.
  private static let unknownClusterCost: UInt32 = 1300

  func segmentThai(
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
}
