import VerbatimAutomata
import VerbatimSegmentation

/// Numbers the terms and operands of a taxonomy, and lays out its rules.
struct AtomBuilder {
  private let concepts: [String: Int]
  private let segmenter: Segmenter
  private let keys: TermKeys
  private let wildcard: Wildcard
  private(set) var terms = TermTableBuilder()
  private(set) var prefixes = TermTableBuilder()
  private(set) var signs: [CompiledTaxonomy.SignAtom] = []
  private(set) var roles: [CompiledTaxonomy.AtomRole]
  private(set) var termTexts = TermTexts()
  private(set) var rules: [CompiledTaxonomy.Rule] = []
  private(set) var ruleStarts: [Int32] = []
  private(set) var ruleParts: [CompiledTaxonomy.RulePart] = []
  private(set) var ruleTexts = TermTexts()
  private var unordered: [(rule: CompiledTaxonomy.Rule, text: String)] = []
  private var operandAtoms: [[String]: Int32] = [:]

  init(concepts: [String], segmenter: Segmenter) {
    self.concepts = Dictionary(
      zip(concepts, concepts.indices), uniquingKeysWith: { first, _ in first })
    self.segmenter = segmenter
    keys = TermKeys(segmenter)
    wildcard = Wildcard(segmenter: segmenter)
    roles = [CompiledTaxonomy.AtomRole](repeating: .init(), count: concepts.count)
  }

  mutating func add(_ term: Taxonomy.Term) {
    let text = term.kind == .exclusion ? -1 : Int32(termTexts.append(term.text))
    addAtom(
      term.text, term.language,
      CompiledTaxonomy.AtomRole(
        kind: term.kind, polarity: term.polarity, theme: Int32(term.theme), text: text))
  }

  mutating func add(_ rule: Taxonomy.Rule) {
    let start = Int32(ruleParts.count)
    for part in rule.rule.parts {
      var packed = CompiledTaxonomy.RulePart(
        atom: atom(of: part.operand), connective: .with, reach: 0, condition: part.condition)
      switch part.connective {
      case .with: break
      case .not: packed.connective = .not
      case .near(let distance):
        packed.connective = .near
        packed.reach = UInt8(distance)
      }
      ruleParts.append(packed)
    }
    unordered.append(
      (
        CompiledTaxonomy.Rule(
          theme: Int32(rule.theme), polarity: rule.polarity, start: start,
          end: Int32(ruleParts.count)), rule.rule.text
      ))
  }

  private mutating func atom(of operand: ThemeRule.Operand) -> Int32 {
    switch operand {
    case .concept(let name): return Int32(concepts[name] ?? -1)
    case .phrase(let text): return atom(ofAny: [text])
    case .alternatives(let texts): return atom(ofAny: texts)
    }
  }

  /// Alternatives are one atom that several phrases lead to.
  private mutating func atom(ofAny texts: [String]) -> Int32 {
    if let known = operandAtoms[texts] { return known }
    let atom = Int32(roles.count)
    operandAtoms[texts] = atom
    for text in texts { addPhrase(text, 3, .operand) }
    roles.append(CompiledTaxonomy.AtomRole())
    return atom
  }

  private mutating func addAtom(_ text: String, _ code: UInt8, _ role: CompiledTaxonomy.AtomRole) {
    addPhrase(text, code, role.kind)
    roles.append(role)
  }

  /// Lets a phrase lead to the atom that is numbered next.
  private mutating func addPhrase(
    _ text: String, _ code: UInt8, _ kind: CompiledTaxonomy.AtomRole.Kind
  ) {
    let record = TermRecord(
      atom: roles.count - concepts.count, isOperand: kind == .operand || kind == .exclusion,
      language: code)
    let language = Language(rawValue: code).flatMap { $0 == .undetermined ? nil : $0 }
    let tokens = segmenter.segment(text, language: language).tokens
    if tokens.count == 1, tokens[0].sign != 0 {
      signs.append(.init(sign: tokens[0].sign, atom: Int32(roles.count)))
    } else if text.contains("*") {
      for form in wildcard.forms(of: text, language: language) { terms.add(form, record) }
      if let prefix = wildcard.prefix(of: text, language: language) {
        prefixes.add(prefix, record)
      }
    } else {
      keys.add(text, record, to: &terms)
    }
  }

  /// Lets each rule wait at the rarest of the atoms that it needs.
  mutating func index() {
    var uses = [Int](repeating: 0, count: roles.count)
    for part in ruleParts where part.connective != .not { uses[Int(part.atom)] += 1 }
    var waiting: [(atom: Int, rule: Int)] = []
    for (index, (rule, _)) in unordered.enumerated() {
      var rarest = Int(ruleParts[Int(rule.start)].atom)
      for part in ruleParts[Int(rule.start)..<Int(rule.end)]
      where part.connective != .not && uses[Int(part.atom)] < uses[rarest] {
        rarest = Int(part.atom)
      }
      waiting.append((rarest, index))
    }
    waiting.sort { ($0.atom, $0.rule) < ($1.atom, $1.rule) }
    ruleStarts = [Int32](repeating: 0, count: roles.count + 1)
    for (atom, rule) in waiting {
      rules.append(unordered[rule].rule)
      _ = ruleTexts.append(unordered[rule].text)
      roles[atom].hasRules = true
      ruleStarts[atom + 1] += 1
    }
    for atom in roles.indices { ruleStarts[atom + 1] += ruleStarts[atom] }
    signs.sort { ($0.sign, $0.atom) < ($1.sign, $1.atom) }
  }
}
