/// A taxonomy rule: `@delivery NEAR/3 @slow NOT "chưa nhận"`, matched within one clause.
package struct ThemeRule: Sendable, Equatable {
  enum Operand: Sendable, Equatable {
    case concept(String)
    case phrase(String)
  }
  package enum Connective: Sendable, Equatable {
    /// Both, at most so many words apart, in any order.
    case near(Int)
    /// Both in one clause.
    case with
    /// The second is absent from the clause.
    case not
  }

  var first: Operand
  var rest: [(connective: Connective, operand: Operand)]
  /// The rule as its author wrote it.
  var text: String

  package static func == (left: ThemeRule, right: ThemeRule) -> Bool { left.text == right.text }

  /// What is wrong with a rule, and what to write instead.
  struct SyntaxError: Error, Equatable {
    var problem: String
    var mend: String
  }

  /// Reads `operand (NEAR/n | WITH | NOT operand)*`; an operand is a word, a "phrase" or @concept.
  init(_ text: String) throws(SyntaxError) {
    self.text = text
    var parts = try Self.parts(of: text)[...]
    guard let operand = parts.popFirst() else {
      throw SyntaxError(problem: "the rule is empty", mend: "write a word, \"phrase\" or @concept")
    }
    first = try Self.operand(operand)
    rest = []
    while let word = parts.popFirst() {
      let connective = try Self.connective(word)
      guard let operand = parts.popFirst() else {
        throw SyntaxError(problem: "nothing follows \(word)", mend: "add a word or remove \(word)")
      }
      rest.append((connective, try Self.operand(operand)))
    }
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

  private static func operand(_ word: String) throws(SyntaxError) -> Operand {
    if word == "WITH" || word == "NOT" || word.hasPrefix("NEAR/") {
      throw SyntaxError(
        problem: "'\(word)' stands where a word is expected", mend: "write a word before it")
    }
    if word == "@" || word == "\"\"" {
      throw SyntaxError(problem: "an operand is empty", mend: "write a word between the quotes")
    }
    if word.hasPrefix("@") { return .concept(String(word.dropFirst())) }
    if word.hasPrefix("\"") { return .phrase(String(word.dropFirst().dropLast())) }
    return .phrase(word)
  }

  /// Words and quoted phrases, the quotes kept.
  private static func parts(of text: String) throws(SyntaxError) -> [String] {
    var parts: [String] = []
    var current = ""
    var isQuoted = false
    for character in text {
      if character == "\"" {
        current.append(character)
        if isQuoted {
          parts.append(current)
          current = ""
        }
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        if !current.isEmpty { parts.append(current) }
        current = ""
      } else {
        current.append(character)
      }
    }
    if isQuoted {
      throw SyntaxError(problem: "a quote is not closed", mend: "add the closing quote")
    }
    if !current.isEmpty { parts.append(current) }
    return parts
  }
}
