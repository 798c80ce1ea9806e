import Testing
import VerbatimAutomata
import VerbatimLexicon

@Suite struct TermRecordTests {
  @Test(
    "a record is what it was after packing", arguments: [Int16.min, -4000, -1, 0, 1, 4000, .max])
  func packing(value: Int16) {
    for kind in [TermRecord.Kind.sentiment, .situation, .operator, .concept, .theme] {
      for language in UInt8(0)...3 {
        for isStripped in [true, false] {
          let record = TermRecord(
            kind: kind, language: language, isStripped: isStripped, role: 6, value: value)
          #expect(TermRecord(packed: record.packed) == record)
          #expect(TermRecord(packed: record.packed | TermRecord.hasNext) == record)
        }
      }
    }
  }

  @Test("records of one term follow each other, each once")
  func builder() {
    var builder = TermTableBuilder()
    let first = TermRecord(kind: .sentiment, language: 0, value: 1000)
    let second = TermRecord(kind: .concept, language: 0, value: 3)
    for record in [first, second, first] { builder.add([5, 6], record) }
    builder.add([], first)
    let (trie, records) = builder.build()
    #expect(trie.value(of: [5, 6]) == 0)
    #expect(records.count == 2)
    #expect(records[0] & TermRecord.hasNext != 0)
    #expect(records[1] & TermRecord.hasNext == 0)
  }

  @Test("roles by name", arguments: OperatorRole.allCases)
  func roles(role: OperatorRole) {
    #expect(OperatorRole(name: role.name) == role)
    #expect(OperatorRole(name: role.name.uppercased()) == nil)
  }
}
