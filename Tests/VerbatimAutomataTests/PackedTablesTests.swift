import Testing
import VerbatimAutomata

@Suite struct PackedTablesTests {
  private var tables: PackedTables {
    var tables = PackedTables()
    tables.add("ab", [1, .max, 7])
    tables.add("none", [])
    tables.add("tx", text: "tiếng ไทย")
    return tables
  }

  /// Made by another program from the description of the form.
  private static let literal: StaticString =
    "AwAAAAIAAABhAAAAYgAAAAMAAAAEAAAAbgAAAG8AAABuAAAAZQAAAAAAAAACAAAAdAAAAHgAAAAGAAAAAQAAAP////8HAAAAEQAAAHRp4bq/bmcg4LmE4LiX4LiiAAAA"

  @Test("writes what the description says")
  func encoded() {
    #expect(tables.encoded() == Self.literal.description)
  }

  @Test("reads a literal")
  func decoded() {
    let read = PackedTables(encoded: Self.literal)
    #expect(read.tableNames == ["ab", "none", "tx"])
    #expect(read["ab"] == [1, .max, 7])
    #expect(read["none"].isEmpty)
    #expect(read.text("tx") == "tiếng ไทย")
  }

  @Test("a table that is not there is empty")
  func missing() {
    #expect(tables["x"].isEmpty)
    #expect(tables.text("x").isEmpty)
    #expect(tables.text("none").isEmpty)
    #expect(PackedTables(encoded: "").tableNames.isEmpty)
  }

  @Test("text of every length modulo four", arguments: ["", "a", "ab", "abc", "abcd", "ế", "😊"])
  func text(text: String) {
    var tables = PackedTables()
    tables.add("t", text: text)
    #expect(tables.text("t") == text)
  }
}
