import VerbatimAutomata

extension Segmenter {
  func segmentVietnamese(
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
}
