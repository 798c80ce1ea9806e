/// A taxonomy rule: `@delivery NEAR/3 slow NOT NEGATED NOT "chưa nhận"`, matched within one clause.
///
/// A rule is an operand and what must stand beside it. Whatever follows an operand without a
/// connective is a condition on it: it is negated or not, or praised or complained of.
package struct ThemeRule: Sendable, Equatable {
  enum Operand: Sendable, Equatable {
    case concept(String)
    /// Words in this order; one that ends in `*` stands for all that begin so.
    case phrase(String)
    /// Any of several phrases: `(handle|"shoulder strap"|zip*)`.
    case alternatives([String])
  }
  package enum Connective: Sendable, Equatable {
    /// At most so many words from what is matched so far, in any order.
    case near(Int)
    /// In the same clause.
    case with
    /// Absent from the clause.
    case not
  }
  /// What must hold of an operand where it stands; empty for nothing.
  package struct Condition: OptionSet, Sendable, Equatable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A negator stands before it.
    package static let negated = Condition(rawValue: 1)
    /// No negator stands before it.
    package static let affirmed = Condition(rawValue: 2)
    /// The nearest opinion of its clause is praise.
    package static let positive = Condition(rawValue: 4)
    /// The nearest opinion of its clause is complaint.
    package static let negative = Condition(rawValue: 8)
  }
  struct Part: Sendable, Equatable {
    /// How it stands to the parts before; `with` for the first.
    var connective: Connective
    var operand: Operand
    var condition: Condition
  }

  private(set) var parts: [Part]
  /// The rule as its author wrote it.
  let text: String

  /// What is wrong with a rule, and what to write instead.
  struct SyntaxError: Error, Equatable {
    var problem: String
    var mend: String
  }

  /// Reads `operand condition* ((NEAR/n | WITH | NOT) operand condition*)*`.
  init(_ text: String) throws(SyntaxError) {
    self.text = text
    parts = []
    var words = try Self.words(of: text)[...]
    guard let first = words.popFirst() else {
      throw SyntaxError(
        problem: "the rule is empty", mend: "write a word, \"phrase\" or @concept")
    }
    try add(.with, first, &words)
    while let word = words.popFirst() {
      let connective = try Self.connective(word)
      guard let operand = words.popFirst() else {
        throw SyntaxError(problem: "nothing follows \(word)", mend: "add a word or remove \(word)")
      }
      try add(connective, operand, &words)
    }
  }

  private mutating func add(
    _ connective: Connective, _ word: String, _ words: inout ArraySlice<String>
  ) throws(SyntaxError) {
    var part = Part(connective: connective, operand: try Self.operand(word), condition: [])
    while let condition = Self.condition(&words) {
      part.condition.insert(condition)
      for opposites: Condition in [[.negated, .affirmed], [.positive, .negative]]
      where part.condition.isSuperset(of: opposites) {
        throw SyntaxError(
          problem: "two conditions on \(word) exclude each other", mend: "keep one of them")
      }
    }
    parts.append(part)
  }

  private static func condition(_ words: inout ArraySlice<String>) -> Condition? {
    let condition: Condition
    switch words.first {
    case "NEGATED": condition = .negated
    case "POSITIVE": condition = .positive
    case "NEGATIVE": condition = .negative
    case "NOT" where words.dropFirst().first == "NEGATED":
      words.removeFirst()
      condition = .affirmed
    default: return nil
    }
    words.removeFirst()
    return condition
  }

  private static func connective(_ word: String) throws(SyntaxError) -> Connective {
    switch word {
    case "WITH": return .with
    case "NOT": return .not
    default:
      if word.hasPrefix("NEAR/"), let distance = Int(word.dropFirst(5)),
        (1...50).contains(distance)
      {
        return .near(distance)
      }
      throw SyntaxError(
        problem: "'\(word)' stands where NEAR/n, WITH or NOT is expected",
        mend: "put quotes round a phrase of several words")
    }
  }

  private static let keywords = ["WITH", "NOT", "NEGATED", "POSITIVE", "NEGATIVE"]

  private static func operand(_ word: String) throws(SyntaxError) -> Operand {
    if keywords.contains(word) || word.hasPrefix("NEAR/") {
      throw SyntaxError(
        problem: "'\(word)' stands where a word is expected", mend: "write a word before it")
    }
    if word == "@" || word == "\"\"" {
      throw SyntaxError(problem: "an operand is empty", mend: "write a word between the quotes")
    }
    if word.hasPrefix("@") { return .concept(String(word.dropFirst())) }
    if word.hasPrefix("(") { return .alternatives(try alternatives(word)) }
    return .phrase(try phrase(word))
  }

  private static func phrase(_ word: String) throws(SyntaxError) -> String {
    let text = word.hasPrefix("\"") ? String(word.dropFirst().dropLast()) : word
    try Wildcard.check(text)
    return text
  }

  private static func alternatives(_ group: String) throws(SyntaxError) -> [String] {
    var phrases: [String] = []
    for word in try words(of: group.dropFirst().dropLast(), separator: "|") {
      if word.hasPrefix("@") || word.hasPrefix("(") {
        throw SyntaxError(
          problem: "'\(word)' stands among alternatives",
          mend: "list words and \"phrases\" only, and write a rule of its own for \(word)")
      }
      if word.contains(" "), !word.hasPrefix("\"") {
        throw SyntaxError(
          problem: "'\(word)' is several words", mend: "put quotes round a phrase of several words")
      }
      if word == "\"\"" {
        throw SyntaxError(
          problem: "an alternative is empty", mend: "write a word between the quotes")
      }
      phrases.append(try phrase(word))
    }
    if phrases.count < 2 {
      throw SyntaxError(
        problem: "\(group) leaves no choice", mend: "write several, as in (broke|snapped)")
    }
    return phrases
  }

  /// Words, quoted phrases and groups of alternatives, with their quotes and parentheses.
  private static func words(
    of text: some StringProtocol, separator: Character = " "
  ) throws(SyntaxError) -> [String] {
    var words: [String] = []
    var current = ""
    var isQuoted = false
    var isGrouped = false
    func end() {
      if !current.isEmpty { words.append(current) }
      current = ""
    }
    for character in text {
      switch character {
      case "\"":
        current.append(character)
        if isQuoted, !isGrouped { end() }
        isQuoted.toggle()
      case "(" where !isQuoted && current.isEmpty:
        current.append(character)
        isGrouped = true
      case ")" where !isQuoted && isGrouped:
        current.append(character)
        isGrouped = false
        end()
      case separator where !isQuoted && !isGrouped: end()
      default: current.append(character)
      }
    }
    if isQuoted {
      throw SyntaxError(problem: "a quote is not closed", mend: "add the closing quote")
    }
    if isGrouped {
      throw SyntaxError(problem: "a parenthesis is not closed", mend: "add ) behind the last word")
    }
    end()
    return words
  }
}
