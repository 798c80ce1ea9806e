import Testing

@testable import VerbatimIO

@Suite("JSON documents")
struct JSONDocumentTests {
  @Test(arguments: [1, 2, 13, Int.max])
  func lists(piece: Int) throws {
    let records = #"{"id":1,"text":"tốt \"lắm\", [ok] {a}"},{"id":2,"text":"ช้า\nมาก"}, {"id": 3}"#
    let lines = try read(records.split(separator: /,\s*(?={)/).joined(separator: "\n"), name: "x")
    for document in [
      "[\(records)]", " [ \n\(records)\n ]\n", "{\"data\":[\(records)]}",
      "{\"count\": 3, \"next\": null, \"page\": {\"a\": [1, {}]}, \"data\" : [\(records)], \"z\": [{}]}",
    ] {
      let outcome = try read(Array(document.utf8), name: "x.json", piece: piece)
      #expect(outcome.texts == lines.texts, "\(document)")
      #expect(outcome.columns == ["id", "text"])
      #expect(outcome.rejects.isEmpty)
    }
  }

  @Test func nestedObjectsArePaths() throws {
    let outcome = try read(
      #"{"data":[{"id":"a","attributes":{"rating":2,"more":{"x":[1,{"y":2}],"z":null}},"e":{}}]}"#)
    #expect(
      outcome.columns == ["id", "attributes.rating", "attributes.more.x", "attributes.more.z"])
    #expect(outcome.texts == [["a", "2", #"[1,{"y":2}]"#, nil]])
  }

  @Test func linesAreThoseOfTheDocument() throws {
    let outcome = try read(
      """
      [
        {
          "id": 1,
          "text": "a"
        },

        {"id": 2}, {"id": 3},
        {"id": 4, "text": nil}
      ]
      """)
    #expect(outcome.rows.map(\.line) == [2, 7, 8])
    #expect(outcome.rejects.map(\.line) == [9])
    #expect(outcome.reasons == [.malformedJSON])
  }

  @Test func whatIsNoObjectIsRejected() throws {
    let outcome = try read(#"[{"id":1}, 17, "text, {", null, [{"id":2}], {"id":3}]"#)
    #expect(outcome.texts == [["1"], ["3"]])
    #expect(
      outcome.rejects.map { String(decoding: $0.raw, as: UTF8.self) }
        == ["17", "\"text, {\"", "null", "[{\"id\":2}]"])
    #expect(outcome.lastRecord == 6)
  }

  @Test func objectsOverSeveralLines() throws {
    let outcome = try read("{\n \"id\": 1,\n \"t\": \"a b\"\n}\n{\n \"id\": 2\n}\nwhat\n{\"id\":3}")
    #expect(outcome.texts == [["1", "a b"], ["2", nil], ["3", nil]])
    #expect(outcome.rejects.map(\.line) == [8])
  }

  @Test(
    arguments: [
      (#"{"id":1,"text":"a b","topics":[{"t":1}]}"#, nil),
      (#"{"id":1}"# + "\n" + #"{"id":2}"#, nil),
      (#"{"id":1"# + "\n" + #"{"id":2}"#, nil), (#"{"id":1,"# + "\n" + #"{"id":2}"#, nil),
      (#"{"text":"a"# + "\n" + #"b"}"#, nil), ("[Q1] text,b\n1,2", nil), ("", nil), ("id,b", nil),
      (#"{"reviews":[{"id":1}]}"#, .listIn(key: Array("reviews".utf8))),
      (#"{"a":[{"b":[{}]}],"c":[{}]}"#, .listIn(key: Array("a".utf8))),
      ("[ {", .list), ("{\n}", .objects),
    ] as [(String, JSONShape?)])
  func shapes(text: String, shape: JSONShape?) {
    let bytes = Array(text.utf8)
    #expect(JSONShape.detect(bytes.span, isWhole: true, isNamedJSON: false) == shape)
  }

  static func error(_ text: String, name: String = "x.json") -> String? {
    do {
      _ = try read(text, name: name)
      return nil
    } catch { return (error as? ReadingError)?.explanation }
  }

  @Test func brokenDocuments() {
    #expect(
      Self.error("[{\"id\":1},\n{\"id\":2}") == """
        x.json:2: expected a whole JSON document, found its end with 1 bracket open
          Export or download it again: the end is missing, or a quote or bracket is.
        """)
    #expect(
      Self.error("[{\"id\":1},\n {\"id\":2]\n]")?
        .hasPrefix("x.json:2:9: expected a JSON document with a list of objects, found ']' where")
        == true)
    #expect(
      Self.error("[{\"id\":1}]]")?.hasPrefix("x.json:1:11: ") == true)
    #expect(Self.error("[{\"id\":\"1}]")?.contains("its end with 2 brackets open") == true)
    #expect(
      Self.error("[{\"id\":" + String(repeating: "[", count: 600))?.contains("512 nested") == true)
  }

  @Test func aRecordThatIsTooLongIsRejected() throws {
    let long = String(repeating: "x", count: 3000)
    let outcome = try read(
      "[{\"id\":1},{\"id\":\"\(long)\"},{\"id\":3}]",
      limits: RecordLimits(maximumFieldBytes: 1000, maximumRecordBytes: 2000))
    #expect(outcome.texts == [["1"], ["3"]])
    #expect(outcome.reasons == [.recordTooLong])
  }

  @Test func cutAnywhereIsNoCrash() {
    let document = Array(
      #"{"n":1,"data":[{"a":"é\"\u00e9","b":{"c":[1,2]}},{"a":null}],"z":2}"#.utf8)
    for count in 1..<document.count {
      _ = try? read(Array(document[..<count]), name: "x.json")
    }
  }
}
