package import VerbatimAutomata

extension CompiledTaxonomy {
  /// Adds the taxonomy to `tables` under `name`.
  package func pack(
    into tables: inout PackedTables, name: String, words: WordCompiler
  ) {
    trie.pack(into: &tables, name: name, words: words)
    tables.add("\(name).records", records)
    tables.add("\(name).prefixes", prefixes.cells)
    tables.add("\(name).prefixes.records", prefixRecords)
    tables.add(
      "\(name).themes",
      text: themes.map { theme in
        ([theme.id, theme.parent.map(String.init) ?? "", theme.owner, theme.note]
          + theme.labels.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
          .joined(separator: "\t")
      }.joined(separator: "\n"))
    tables.add("\(name).signs", signs.flatMap { [UInt32($0.sign), UInt32($0.atom)] })
    tables.add("\(name).concepts", [UInt32(conceptCount)])
    tables.add("\(name).roles", roles.dropFirst(conceptCount).map(Self.packed))
    tables.add("\(name).terms", text: termTexts.joined)
    tables.add("\(name).rules", rules.flatMap(Self.packed))
    tables.add("\(name).rules.starts", ruleStarts.map { UInt32($0) })
    tables.add("\(name).rules.parts", ruleParts.flatMap(Self.packed))
    tables.add("\(name).rules.texts", text: ruleTexts.joined)
  }

  private static func packed(_ role: AtomRole) -> UInt32 {
    UInt32(bitPattern: role.theme + 1) << 4 | UInt32(role.polarity + 1) << 2
      | UInt32(role.kind.rawValue)
  }

  private static func packed(_ rule: Rule) -> [UInt32] {
    [
      UInt32(rule.theme), UInt32(UInt8(bitPattern: rule.polarity)), UInt32(rule.start),
      UInt32(rule.end),
    ]
  }

  private static func packed(_ part: RulePart) -> [UInt32] {
    [
      UInt32(part.atom),
      UInt32(part.connective.rawValue) << 16 | UInt32(part.reach) << 8
        | UInt32(part.condition.rawValue),
    ]
  }

  /// Reads what `pack` wrote.
  package init(_ tables: PackedTables, name: String) {
    var themes: [Theme] = []
    for line in lines(tables, "\(name).themes") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      var theme = Theme(
        id: fields[0], labels: [:], owner: fields[2], note: fields[3], parent: Int(fields[1]))
      for label in stride(from: 4, to: fields.count - 1, by: 2) {
        theme.labels[fields[label]] = fields[label + 1]
      }
      themes.append(theme)
    }
    let conceptCount = Int(tables["\(name).concepts"].first ?? 0)
    let starts = tables["\(name).rules.starts"].map { Int32($0) }
    self.init(
      themes: themes, trie: TermTrie(tables, name: name), records: tables["\(name).records"],
      prefixes: DoubleArray(cells: tables["\(name).prefixes"]),
      prefixRecords: tables["\(name).prefixes.records"],
      signs: Self.signs(tables["\(name).signs"]), conceptCount: conceptCount,
      roles: Self.roles(tables["\(name).roles"], conceptCount: conceptCount, ruleStarts: starts),
      termTexts: TermTexts(lines: tables.bytes("\(name).terms")),
      rules: Self.rules(tables["\(name).rules"]), ruleStarts: starts,
      ruleParts: Self.ruleParts(tables["\(name).rules.parts"]),
      ruleTexts: TermTexts(lines: tables.bytes("\(name).rules.texts")))
  }

  private static func signs(_ packed: [UInt32]) -> [SignAtom] {
    var signs: [SignAtom] = []
    for place in stride(from: 0, to: packed.count, by: 2) {
      signs.append(SignAtom(sign: UInt16(packed[place]), atom: Int32(packed[place + 1])))
    }
    return signs
  }

  private static func rules(_ packed: [UInt32]) -> [Rule] {
    var rules: [Rule] = []
    for place in stride(from: 0, to: packed.count, by: 4) {
      let polarity = Int8(bitPattern: UInt8(truncatingIfNeeded: packed[place + 1]))
      rules.append(
        Rule(
          theme: Int32(packed[place]), polarity: polarity, start: Int32(packed[place + 2]),
          end: Int32(packed[place + 3])))
    }
    return rules
  }

  private static func ruleParts(_ packed: [UInt32]) -> [RulePart] {
    var parts: [RulePart] = []
    for place in stride(from: 0, to: packed.count, by: 2) {
      let number = packed[place + 1]
      parts.append(
        RulePart(
          atom: Int32(packed[place]),
          connective: RulePart.Connective(rawValue: UInt8(number >> 16)) ?? .with,
          reach: UInt8(truncatingIfNeeded: number >> 8),
          condition: ThemeRule.Condition(rawValue: UInt8(truncatingIfNeeded: number))))
    }
    return parts
  }

  /// The texts of terms stand in the order of the terms.
  private static func roles(
    _ packed: [UInt32], conceptCount: Int, ruleStarts: [Int32]
  ) -> [AtomRole] {
    var roles = [AtomRole](repeating: AtomRole(), count: conceptCount)
    roles.reserveCapacity(conceptCount + packed.count)
    var text: Int32 = 0
    for number in packed {
      var role = AtomRole(
        kind: AtomRole.Kind(rawValue: UInt8(number & 3)) ?? .operand,
        polarity: Int8(number >> 2 & 3) - 1, theme: Int32(number >> 4) - 1)
      if role.kind == .term || role.kind == .hint {
        role.text = text
        text += 1
      }
      roles.append(role)
    }
    for atom in roles.indices { roles[atom].hasRules = ruleStarts[atom + 1] > ruleStarts[atom] }
    return roles
  }
}

private func lines(_ tables: PackedTables, _ name: String) -> [String] {
  let text = tables.text(name)
  return text.isEmpty
    ? []
    : text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
}
