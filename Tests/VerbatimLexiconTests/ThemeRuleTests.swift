import Testing
@testable import VerbatimLexicon

@Suite struct ThemeRuleTests {
  @Test(
    "each syntax error says what to write",
    arguments: [
      ("", "the rule is empty", "write a word, \"phrase\" or @concept"),
      ("   ", "the rule is empty", "write a word, \"phrase\" or @concept"),
      ("a WITH", "nothing follows WITH", "add a word or remove WITH"),
      ("a NEAR/3", "nothing follows NEAR/3", "add a word or remove NEAR/3"),
      ("a NOT", "nothing follows NOT", "add a word or remove NOT"),
      (
        "giao hàng", "'hàng' stands where NEAR/n, WITH or NOT is expected",
        "put quotes round a phrase of several words"
      ),
      (
        "a NEAR b", "'NEAR' stands where NEAR/n, WITH or NOT is expected",
        "put quotes round a phrase of several words"
      ),
      (
        "a NEAR/0 b", "'NEAR/0' stands where NEAR/n, WITH or NOT is expected",
        "put quotes round a phrase of several words"
      ),
      (
        "a NEAR/51 b", "'NEAR/51' stands where NEAR/n, WITH or NOT is expected",
        "put quotes round a phrase of several words"
      ),
      (
        "a NEAR/x b", "'NEAR/x' stands where NEAR/n, WITH or NOT is expected",
        "put quotes round a phrase of several words"
      ),
      (
        "a and b", "'and' stands where NEAR/n, WITH or NOT is expected",
        "put quotes round a phrase of several words"
      ),
      ("WITH a", "'WITH' stands where a word is expected", "write a word before it"),
      ("NOT a", "'NOT' stands where a word is expected", "write a word before it"),
      ("a WITH NOT b", "'NOT' stands where a word is expected", "write a word before it"),
      ("\"a b", "a quote is not closed", "add the closing quote"),
      ("a WITH \"b", "a quote is not closed", "add the closing quote"),
      ("(a|b", "a parenthesis is not closed", "add ) behind the last word"),
      ("a NEAR/2 (b)", "(b) leaves no choice", "write several, as in (broke|snapped)"),
      ("()", "() leaves no choice", "write several, as in (broke|snapped)"),
      ("(a|b c)", "'b c' is several words", "put quotes round a phrase of several words"),
      ("(a|\"\")", "an alternative is empty", "write a word between the quotes"),
      (
        "(a|@slow)", "'@slow' stands among alternatives",
        "list words and \"phrases\" only, and write a rule of its own for @slow"
      ),
      ("(a|b*)", "'b*' stands for too many words", "write at least 3 letters before the *"),
      ("NEGATED", "'NEGATED' stands where a word is expected", "write a word before it"),
      ("a WITH POSITIVE", "'POSITIVE' stands where a word is expected", "write a word before it"),
      ("a POSITIVE NEGATIVE", "two conditions on a exclude each other", "keep one of them"),
      ("a NEGATED NOT NEGATED", "two conditions on a exclude each other", "keep one of them"),
      (
        "a NOT NEGATED b", "'b' stands where NEAR/n, WITH or NOT is expected",
        "put quotes round a phrase of several words"
      ),
      (
        "de*liver", "the * in 'de*liver' does not end a word",
        "write the beginning of the word and one * behind it"
      ),
      (
        "\"so de**\"", "the * in 'de**' does not end a word",
        "write the beginning of the word and one * behind it"
      ),
      ("ab*", "'ab*' stands for too many words", "write at least 3 letters before the *"),
    ])
  func faults(text: String, problem: String, mend: String) {
    let error = #expect(throws: ThemeRule.SyntaxError.self) { try ThemeRule(text) }
    #expect(error == ThemeRule.SyntaxError(problem: problem, mend: mend))
  }

  @Test(
    "an empty phrase or concept is no operand",
    arguments: ["\"\"", "@", "a WITH \"\"", "a NEAR/2 @"])
  func empty(text: String) {
    #expect(throws: ThemeRule.SyntaxError.self) { try ThemeRule(text) }
  }

  @Test("operands and connectives are read in order")
  func reading() throws {
    let rule = try ThemeRule("@delivery NEAR/3  \"rất chậm\" WITH slow NOT @food")
    #expect(rule.parts.map(\.connective) == [.with, .near(3), .with, .not])
    #expect(
      rule.parts.map(\.operand) == [
        .concept("delivery"), .phrase("rất chậm"), .phrase("slow"), .concept("food"),
      ])
    #expect(rule.text == "@delivery NEAR/3  \"rất chậm\" WITH slow NOT @food")
  }

  @Test("alternatives are one operand")
  func alternatives() throws {
    let rule = try ThemeRule(
      "(handle|\"shoulder (long) strap\"|zip*) NEAR/4 (broke|\"came off\") NOT NEGATED NOT (new|spare)"
    )
    #expect(
      rule.parts.map(\.operand) == [
        .alternatives(["handle", "shoulder (long) strap", "zip*"]),
        .alternatives(["broke", "came off"]),
        .alternatives(["new", "spare"]),
      ])
    #expect(rule.parts.map(\.condition) == [[], .affirmed, []])
  }

  @Test("conditions belong to the operand before them")
  func conditions() throws {
    let rule = try ThemeRule(
      "refund* NEGATED NEAR/4 @money POSITIVE NOT NEGATED NOT \"so far\" NEGATIVE")
    #expect(rule.parts.map(\.condition) == [.negated, [.positive, .affirmed], .negative])
    #expect(rule.parts.map(\.connective) == [.with, .near(4), .not])
  }
}
