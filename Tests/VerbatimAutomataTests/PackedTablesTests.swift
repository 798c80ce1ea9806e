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
    #"3000080000@H0000R1000<0000010000^1000l6000PK0000U100000000P00000d1000P7000P1000010000looooo10000A0000@GJQ[k_^M68PW;QPSkUPS[X0000"#

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

  @Test("two words make a number of 64 bits, packed or not", arguments: [0, 1, 2, 3, 4, 5])
  func pairs(count: Int) {
    let numbers = (0..<count).map { UInt64.max / UInt64($0 + 1) }
    var tables = PackedTables()
    tables.add("p", pairs: numbers)
    #expect(tables.pairs("p") == numbers)
  }

  @Test("64-bit numbers are read from a literal")
  func literalPairs() {
    #expect(PackedTables(encoded: Self.literal).pairs("ab") == [0xFFFF_FFFF_0000_0001])
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
