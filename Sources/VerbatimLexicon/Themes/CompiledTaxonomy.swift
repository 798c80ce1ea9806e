package import VerbatimAutomata
package import VerbatimSegmentation

/// A taxonomy made ready for matching: one trie for all terms and rule operands.
package struct CompiledTaxonomy: Sendable {
  package let themes: [Theme]
  package let trie: TermTrie
  package let records: [UInt32]
  /// What each term atom means; atoms of concepts come before these.
  package let atoms: [Atom]
  /// What the atoms of terms are called.
  package let termTexts: TermTexts
  /// Rules by the atom of their first operand.
  package let rulesByAtom: [[Rule]]
  /// For each theme, which themes stand above it.
  package let ancestors: [[Int]]
  /// By atom, concepts included: what it does, in one small value.
  package let roles: [AtomRole]

  package struct AtomRole: Sendable {
    /// The theme of a term, −1 for all else.
    package var theme: Int32 = -1
    package var hasRules = false
    package var isExclusion = false
  }

  package enum Atom: Sendable {
    /// `text` is a number of `termTexts`.
    case term(theme: Int, text: Int)
    case exclusion(theme: Int)
    case operand
  }

  package struct Rule: Sendable {
    package var theme: Int
    package var rest: [(connective: ThemeRule.Connective, atom: Int32)]
    package var text: String
  }

  /// - Parameter weight: how often a term is looked for; frequent ones lie together.
  package init(
    _ taxonomy: Taxonomy, concepts: [String], segmenter: Segmenter,
    weight: ([Symbol]) -> Double = { _ in 1 }
  ) {
    themes = taxonomy.themes
    var builder = TermTableBuilder()
    var atoms: [Atom] = []
    var texts = TermTexts()
    var operandAtoms: [String: Int] = [:]
    let keys = TermKeys(segmenter)

    func add(_ text: String, _ language: UInt8, atom: Int) {
      keys.add(
        text,
        TermRecord(kind: .theme, language: language, value: Int16(truncatingIfNeeded: atom)),
        to: &builder)
    }

    for term in taxonomy.terms {
      add(term.text, term.language, atom: atoms.count)
      atoms.append(
        term.isExclusion
          ? .exclusion(theme: term.theme)
          : .term(theme: term.theme, text: texts.append(term.text)))
    }
    func atom(of operand: ThemeRule.Operand) -> Int32 {
      switch operand {
      case .concept(let name):
        return Int32(concepts.firstIndex(of: name) ?? -1)
      case .phrase(let text):
        if let known = operandAtoms[text] { return Int32(concepts.count + known) }
        operandAtoms[text] = atoms.count
        add(text, 3, atom: atoms.count)
        atoms.append(.operand)
        return Int32(concepts.count + atoms.count - 1)
      }
    }
    var compiled: [(first: Int32, rule: Rule)] = []
    for (theme, rule) in taxonomy.rules {
      let first = atom(of: rule.first)
      let rest = rule.rest.map { (connective: $0.connective, atom: atom(of: $0.operand)) }
      compiled.append((first, Rule(theme: theme, rest: rest, text: rule.text)))
    }
    var rulesByAtom = [[Rule]](repeating: [], count: concepts.count + atoms.count)
    for (first, rule) in compiled { rulesByAtom[Int(first)].append(rule) }
    self.rulesByAtom = rulesByAtom
    self.atoms = atoms
    termTexts = texts
    let built = builder.build(weight: weight)
    trie = TermTrie(built.trie)
    records = built.records
    ancestors = Self.ancestors(of: taxonomy.themes)
    roles = Self.roles(atoms, rulesByAtom)
  }

  init(
    themes: [Theme], trie: TermTrie, records: [UInt32], atoms: [Atom], termTexts: TermTexts,
    rulesByAtom: [[Rule]]
  ) {
    self.themes = themes
    self.trie = trie
    self.records = records
    self.atoms = atoms
    self.termTexts = termTexts
    self.rulesByAtom = rulesByAtom
    ancestors = Self.ancestors(of: themes)
    roles = Self.roles(atoms, rulesByAtom)
  }

  private static func roles(_ atoms: [Atom], _ rulesByAtom: [[Rule]]) -> [AtomRole] {
    let concepts = rulesByAtom.count - atoms.count
    return rulesByAtom.indices.map { index in
      var role = AtomRole(hasRules: !rulesByAtom[index].isEmpty)
      guard index >= concepts else { return role }
      switch atoms[index - concepts] {
      case .term(let theme, _): role.theme = Int32(truncatingIfNeeded: theme)
      case .exclusion: role.isExclusion = true
      case .operand: break
      }
      return role
    }
  }

  static func ancestors(of themes: [Theme]) -> [[Int]] {
    themes.indices.map { index in
      var above: [Int] = []
      var parent = themes[index].parent
      while let theme = parent {
        above.append(theme)
        parent = themes[theme].parent
      }
      return above
    }
  }
}
