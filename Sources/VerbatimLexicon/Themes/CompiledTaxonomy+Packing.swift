package import VerbatimAutomata

extension CompiledTaxonomy {
  /// Adds the taxonomy to `tables` under `name`.
  package func pack(
    into tables: inout PackedTables, name: String, words: WordCompiler
  ) {
    trie.pack(into: &tables, name: name, words: words)
    tables.add("\(name).records", records)
    tables.add(
      "\(name).themes",
      text: themes.map { theme in
        ([theme.id, theme.parent.map(String.init) ?? "", theme.owner, theme.note]
          + theme.labels.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
          .joined(separator: "\t")
      }.joined(separator: "\n"))
    var numbers: [UInt32] = []
    for atom in atoms {
      switch atom {
      case .term(let theme, _):
        numbers.append(UInt32(theme) << 2)
      case .exclusion(let theme): numbers.append(UInt32(theme) << 2 | 1)
      case .operand: numbers.append(2)
      }
    }
    tables.add("\(name).atoms", numbers)
    tables.add("\(name).terms", text: termTexts.joined)
    var rules: [UInt32] = []
    var ruleTexts: [String] = []
    for (atom, all) in rulesByAtom.enumerated() {
      for rule in all {
        rules += [UInt32(atom), UInt32(rule.theme), UInt32(rule.rest.count)]
        for (connective, operand) in rule.rest {
          switch connective {
          case .near(let distance): rules.append(UInt32(distance))
          case .with: rules.append(100)
          case .not: rules.append(101)
          }
          rules.append(UInt32(bitPattern: operand))
        }
        ruleTexts.append(rule.text)
      }
    }
    tables.add("\(name).rules", [UInt32(rulesByAtom.count)] + rules)
    tables.add("\(name).ruletexts", text: ruleTexts.joined(separator: "\n"))
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
    var term = 0
    let atoms = tables["\(name).atoms"].map { number -> Atom in
      switch number & 3 {
      case 0:
        term += 1
        return .term(theme: Int(number >> 2), text: term - 1)
      case 1: return .exclusion(theme: Int(number >> 2))
      default: return .operand
      }
    }
    var numbers = tables["\(name).rules"][...]
    var rulesByAtom = [[Rule]](repeating: [], count: Int(numbers.popFirst() ?? 0))
    var ruleTexts = lines(tables, "\(name).ruletexts")[...]
    while let atom = numbers.popFirst(), let theme = numbers.popFirst(),
      let count = numbers.popFirst()
    {
      var rest: [(connective: ThemeRule.Connective, atom: Int32)] = []
      for _ in 0..<count {
        guard let code = numbers.popFirst(), let operand = numbers.popFirst() else { break }
        let connective: ThemeRule.Connective =
          code == 100 ? .with : code == 101 ? .not : .near(Int(code))
        rest.append((connective, Int32(bitPattern: operand)))
      }
      rulesByAtom[Int(atom)].append(
        Rule(theme: Int(theme), rest: rest, text: ruleTexts.popFirst() ?? ""))
    }
    self.init(
      themes: themes, trie: TermTrie(tables, name: name),
      records: tables["\(name).records"], atoms: atoms,
      termTexts: TermTexts(lines: tables.bytes("\(name).terms")), rulesByAtom: rulesByAtom)
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
