import Testing
import VerbatimIO

@Suite("JSON lines")
struct JSONLinesTests {
  @Test func valuesOfEveryKind() throws {
    let outcome = try read(
      #"""
      {"id":"1","text":"a\n\"b\" \u0110\u01b0\u1ee3c \ud83d\ude0a \/","n":-1.5e3,"ok":true,"none":null,"list":[1,{"a":"]"}],"o":{}}

      {"text" : "x", "id":"2","extra\u0041":1, "id":"3"}
      """# + "\r\n{}\n", name: "x.jsonl")
    #expect(outcome.columns == ["id", "text", "n", "ok", "none", "list", "o", "extraA"])
    #expect(
      outcome.texts == [
        ["1", "a\n\"b\" Được 😊 /", "-1.5e3", "true", nil, #"[1,{"a":"]"}]"#, "{}", nil],
        ["3", "x", nil, nil, nil, nil, nil, "1"],
        [nil, nil, nil, nil, nil, nil, nil, nil],
      ])
    #expect(outcome.rows.map(\.line) == [1, 3, 4])
    #expect(outcome.blankLines == 1)
  }

  @Test("a list of texts in a column of texts is a text of several lines")
  func listsOfTexts() throws {
    let outcome = try read(
      #"""
      {"text":"slow","tags":["a","b"],"n":1}
      {"text":["slow \u0061nd", "r\"ude" , ""],"tags":["c"],"n":["2"]}
      {"text":[],"tags":"x","n":3}
      {"text":["slow",2],"tags":[],"n":4}
      {"text":"late","tags":[],"n":5}
      {"text":"rude","tags":[],"n":6}
      {"text":"cold","tags":[],"n":7}
      """#, name: "x.jsonl")
    #expect(
      outcome.texts.prefix(4) == [
        ["slow", #"["a","b"]"#, "1"], ["slow and\nr\"ude\n", #"["c"]"#, #"["2"]"#],
        ["[]", "x", "3"], [#"["slow",2]"#, "[]", "4"],
      ])
    #expect(
      try read(
        #"{"text":"slow"}"# + "\n" + #"{"text":["\u0000"]}"# + "\n" + #"{"text":"x"}"#,
        name: "x.jsonl"
      ).reasons == [.zeroByte])
  }

  @Test("the first line may be longer than what is looked at first")
  func longFirstLine() throws {
    let long = String(repeating: "slow ", count: 100_000)
    let outcome = try read(#"{"id":1,"text":"\#(long)"}"# + "\n" + #"{"id":2}"#, name: "x.jsonl")
    #expect(outcome.columns == ["id", "text"])
    #expect(outcome.texts == [["1", long], ["2", nil]])
  }

  @Test func halfASurrogatePairIsReplaced() throws {
    let outcome = try read(#"{"text":"ok \ud83d x\udc00"}"#, name: "x.jsonl")
    #expect(outcome.texts == [["ok \u{FFFD} x\u{FFFD}"]])
  }

  @Test(arguments: [
    (#"{"a":1"#, 7, ", or } behind a value", "the end of the line"),
    (#"{"a" 1}"#, 6, ": behind the key", "'1'"),
    (#"{"a":}"#, 6, "a value", "'}'"),
    (#"{a:1}"#, 2, "a key in double quotes", "'a'"),
    (#"{"a":"x"#, 6, "a closing quote for the string that begins here", "the end of the line"),
    (#"{"a":"\x"}"#, 8, #"one of \" \\ \/ \b \f \n \r \t \uXXXX"#, "'x'"),
    (#"{"a":"\u12g4"}"#, 11, "four hexadecimal digits behind \\u", "'g'"),
    (#"{"ก":01}"#, 6, "a number without leading zeros", "'0'"),
    (#"{"a":1.}"#, 8, "digits behind the decimal point", "'}'"),
    (#"{"a":1} x"#, 9, "the end of the line behind the object", "'x'"),
    (#"{"a":[1,]}"#, 9, "a value", "']'"),
    (#"{"a":{"b":1,}}"#, 13, "a key in double quotes", "'}'"),
    (#"{"a":1,}"#, 8, "a key in double quotes", "'}'"),
    (#"[1]"#, 1, "{ to begin an object", "'['"),
    (#"{"a":tru}"#, 6, "a value", "'t'"),
    ("{\"a\":\"\u{1}\"}", 7, "an escape such as \\t for a control character", "byte 0x01"),
  ])
  func malformed(line: String, column: Int, expected: String, found: String) throws {
    let outcome = try read("{\"a\":1}\n\(line)\n{\"a\":2}\n", name: "x.jsonl")
    #expect(outcome.texts == [["1"], ["2"]])
    let reject = try #require(outcome.rejects.first)
    #expect(reject.reason == .malformedJSON)
    #expect(reject.line == 2 && reject.column == column)
    #expect(reject.expected == expected)
    #expect(reject.found == found)
    #expect(reject.raw == Array(line.utf8))
  }

  @Test func zeroBytesAreRejectedHoweverWritten() throws {
    let outcome = try read("{\"a\":\"\\u0000\"}\n{\"a\":\"\0\"}\n{\"a\":1}", name: "x.jsonl")
    #expect(outcome.reasons == [.zeroByte, .zeroByte])
    #expect(outcome.texts == [["1"]])
  }

  @Test func deepNestingIsNoCrash() throws {
    let deep = String(repeating: "[", count: 100_000)
    let outcome = try read("{\"a\":1}\n{\"a\":\(deep)}\n", name: "x.jsonl")
    #expect(outcome.reasons == [.malformedJSON])
  }
}
