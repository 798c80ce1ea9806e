import VerbatimAutomata

extension CompiledTaxonomy {
  /// A term of a taxonomy that gave way to another of an earlier one.
  package struct OverruledTerm: Sendable {
    /// The taxonomies, as numbers among those that were joined, and the atoms in each of them.
    package var keptPart: Int
    package var keptAtom: Int32
    package var lostPart: Int
    package var lostAtom: Int32
  }

  /// Several taxonomies as one, without reading their files again: the tries are merged and the
  /// atoms numbered anew.
  ///
  /// Themes of one id are one theme. A term or hint that an earlier taxonomy has too, in the same
  /// language, is the earlier one's alone; operands and exclusions stay everybody's.
  package static func join(
    _ parts: [CompiledTaxonomy]
  ) -> (taxonomy: CompiledTaxonomy, overruled: [OverruledTerm]) {
    if parts.count == 1 { return (parts[0], []) }
    var joining = TaxonomyJoining(conceptCount: parts.first?.conceptCount ?? 0)
    let themes = joinedThemes(parts)
    let numbers = Dictionary(
      uniqueKeysWithValues: themes.enumerated().map { ($0.element.id, Int32($0.offset)) })
    for (index, part) in parts.enumerated() {
      joining.add(part, index, themes: part.themes.map { numbers[$0.id] ?? 0 })
    }
    joining.orderRules(parts)
    let terms = Self.table(joining.terms)
    let prefixes = Self.table(joining.prefixes)
    let taxonomy = CompiledTaxonomy(
      themes: themes, trie: TermTrie(terms.trie), records: terms.records, prefixes: prefixes.trie,
      prefixRecords: prefixes.records,
      signs: joining.signs.sorted { ($0.sign, $0.atom) < ($1.sign, $1.atom) },
      conceptCount: joining.conceptCount, roles: joining.roles, termTexts: joining.termTexts,
      rules: joining.rules, ruleStarts: joining.ruleStarts, ruleParts: joining.ruleParts,
      ruleTexts: joining.ruleTexts, taxonomyCount: min(parts.count, 256))
    return (taxonomy, joining.overruled)
  }

  /// The theme of a term, by its atom.
  package func theme(ofAtom atom: Int32) -> Theme { themes[Int(roles[Int(atom)].theme)] }

  private static func joinedThemes(_ parts: [CompiledTaxonomy]) -> [Theme] {
    var themes: [String: Theme] = [:]
    for part in parts {
      for theme in part.themes {
        var joined = themes[theme.id] ?? theme
        joined.labels.merge(theme.labels) { first, _ in first }
        if joined.owner.isEmpty { joined.owner = theme.owner }
        if joined.note.isEmpty { joined.note = theme.note }
        themes[theme.id] = joined
      }
    }
    var sorted = themes.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    var indices: [String: Int] = [:]
    for (index, theme) in sorted.enumerated() {
      indices[theme.id] = index
      sorted[index].parent = theme.id.lastIndex(of: ".").flatMap {
        indices[String(theme.id[..<$0])]
      }
    }
    return sorted
  }

  private static func table(
    _ terms: [TaxonomyJoining.Term]
  ) -> (trie: DoubleArray, records: [UInt32]) {
    var records: [UInt32] = []
    var entries: [DoubleArrayBuilder.Entry] = []
    entries.reserveCapacity(terms.count)
    for term in terms where !term.records.isEmpty {
      entries.append((term.key, UInt32(records.count)))
      for (index, record) in term.records.enumerated() {
        records.append(index + 1 < term.records.count ? record | TermRecord.hasNext : record)
      }
    }
    return (DoubleArrayBuilder.build(entries), records)
  }
}

/// What several taxonomies add up to while they are joined.
private struct TaxonomyJoining {
  typealias Term = (key: [Symbol], records: [UInt32])

  let conceptCount: Int
  var terms: [Term] = []
  var prefixes: [Term] = []
  var signs: [CompiledTaxonomy.SignAtom] = []
  var roles: [CompiledTaxonomy.AtomRole]
  var termTexts = TermTexts()
  var rules: [CompiledTaxonomy.Rule] = []
  var ruleStarts: [Int32] = [0]
  var ruleParts: [CompiledTaxonomy.RulePart] = []
  var ruleTexts = TermTexts()
  var overruled: [CompiledTaxonomy.OverruledTerm] = []
  /// By part: what is added to the numbers of its atoms.
  private var atomShifts: [Int32] = []
  /// By part: the numbers of its themes.
  private var themeNumbers: [[Int32]] = []

  init(conceptCount: Int) {
    self.conceptCount = conceptCount
    roles = [CompiledTaxonomy.AtomRole](repeating: .init(), count: conceptCount)
  }

  /// Adds the terms of a taxonomy; the rules come when all are there.
  mutating func add(_ part: CompiledTaxonomy, _ number: Int, themes: [Int32]) {
    let shift = Int32(roles.count - conceptCount)
    atomShifts.append(shift)
    themeNumbers.append(themes)
    let texts = Int32(termTexts.append(part.termTexts))
    for role in part.roles.dropFirst(conceptCount) {
      var role = role
      if role.theme >= 0 { role.theme = themes[Int(role.theme)] }
      if role.text >= 0 { role.text += texts }
      role.taxonomy = UInt8(clamping: number)
      roles.append(role)
    }
    for sign in part.signs {
      signs.append(.init(sign: sign.sign, atom: sign.atom + shift))
    }
    merge(part.trie.trie, part.records, shift, number, into: \.terms)
    merge(part.prefixes, part.prefixRecords, shift, number, into: \.prefixes)
  }

  private mutating func merge(
    _ trie: DoubleArray, _ table: [UInt32], _ shift: Int32, _ part: Int,
    into terms: WritableKeyPath<TaxonomyJoining, [Term]>
  ) {
    let known = self[keyPath: terms]
    let added = trie.entries
    var merged: [Term] = []
    merged.reserveCapacity(known.count + added.count)
    var next = 0
    for (key, first) in added {
      while next < known.count, known[next].key.lexicographicallyPrecedes(key) {
        merged.append(known[next])
        next += 1
      }
      var records: [UInt32] = []
      if next < known.count, known[next].key == key {
        records = known[next].records
        next += 1
      }
      let earlier = records.count
      var place = Int(first)
      while true {
        let record = shifted(TermRecord(packed: table[place]), shift)
        if !gives(way: record, to: records[..<earlier], part) { records.append(record.packed) }
        if table[place] & TermRecord.hasNext == 0 { break }
        place += 1
      }
      merged.append((key, records))
    }
    merged += known[next...]
    self[keyPath: terms] = merged
  }

  private func shifted(_ record: TermRecord, _ shift: Int32) -> TermRecord {
    var moved = TermRecord(
      atom: Int(record.atom + shift), isOperand: record.isOperand, language: record.language)
    moved.isStripped = record.isStripped
    return moved
  }

  /// Whether a term's place is taken by one of an earlier taxonomy.
  private mutating func gives(
    way record: TermRecord, to earlier: ArraySlice<UInt32>, _ part: Int
  ) -> Bool {
    guard names(record) else { return false }
    for packed in earlier {
      let other = TermRecord(packed: packed)
      guard other.language == record.language, names(other) else { continue }
      let atom = other.atom + Int32(conceptCount)
      let keptPart = atomShifts.lastIndex { $0 <= other.atom } ?? 0
      if !record.isStripped {
        overruled.append(
          .init(
            keptPart: keptPart, keptAtom: atom - atomShifts[keptPart], lostPart: part,
            lostAtom: record.atom + Int32(conceptCount) - atomShifts[part]))
      }
      return true
    }
    return false
  }

  /// Whether the record is a term or hint.
  private func names(_ record: TermRecord) -> Bool {
    let kind = roles[conceptCount + Int(record.atom)].kind
    return kind == .term || kind == .hint
  }

  /// Lays out the rules of all parts, those that wait at one atom together.
  mutating func orderRules(_ parts: [CompiledTaxonomy]) {
    for atom in roles.indices {
      roles[atom].hasRules = false
      for (number, part) in parts.enumerated() {
        let own = atom < conceptCount ? atom : atom - Int(atomShifts[number])
        guard atom < conceptCount || own >= conceptCount, own < part.roles.count else { continue }
        for rule in part.ruleStarts[own]..<part.ruleStarts[own + 1] {
          add(part, Int(rule), number)
          roles[atom].hasRules = true
        }
      }
      ruleStarts.append(Int32(rules.count))
    }
  }

  private mutating func add(_ part: CompiledTaxonomy, _ number: Int, _ index: Int) {
    var rule = part.rules[number]
    let start = Int32(ruleParts.count)
    for place in rule.start..<rule.end {
      var operand = part.ruleParts[Int(place)]
      if operand.atom >= conceptCount { operand.atom += atomShifts[index] }
      ruleParts.append(operand)
    }
    rule.start = start
    rule.end = Int32(ruleParts.count)
    rule.theme = themeNumbers[index][Int(rule.theme)]
    rule.taxonomy = UInt8(clamping: index)
    rules.append(rule)
    _ = ruleTexts.append(part.ruleText(number))
  }
}
