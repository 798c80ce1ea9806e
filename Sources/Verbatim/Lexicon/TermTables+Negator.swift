import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

extension TermTables {
  /// Whether tokens are a negator by themselves, such as the half of "ยังไม่" with which "ไม่มีคนรับสาย"
  /// begins.
  func isNegator(_ text: borrowing SegmentedText, _ tokens: Range<Int32>) -> Bool {
    let nodes = trie.trie.cells
    let cells = nodes.span
    let first = Int(text.tokens[Int(tokens.lowerBound)].formStart)
    let last = Int(text.tokens[Int(tokens.upperBound) - 1].formEnd)
    var node = DoubleArray.root(cells)
    for position in first..<last {
      guard let next = DoubleArray.step(cells, node, text.forms[position]) else { return false }
      node = next
    }
    guard var record = DoubleArray.value(cells, node).map({ Int($0) }) else { return false }
    while true {
      let packed = records[record]
      let term = TermRecord(packed: packed)
      if term.kind == .operator, OperatorRole(rawValue: term.role) == .negator { return true }
      if packed & TermRecord.hasNext == 0 { return false }
      record += 1
    }
  }
}
