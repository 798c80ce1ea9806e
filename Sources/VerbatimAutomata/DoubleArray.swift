/// A trie over symbols in an XOR double array: each step is one load and one comparison.
///
/// A cell holds, from its low bits: the label that leads to it (8 bits), whether a key ends there
/// (1 bit), and the base of its children (23 bits); the child for label `c` is at `base ^ c`. The
/// value of a key is in the upper 24 bits of the cell at `base ^ 0`, whose label is 0.
///
/// Source: J. Aoe, "An efficient digital search algorithm by using a double-array structure", IEEE
/// Transactions on Software Engineering 15(9), 1989; the XOR form after S. Yata's darts-clone.
public struct DoubleArray: Sendable, Equatable {
  package private(set) var cells: [UInt32]

  package init(cells: [UInt32]) { self.cells = cells.count < 256 ? Self.empty : cells }

  private static let empty = [UInt32](repeating: 0, count: 256)

  /// The value of `key`, if it is in the trie.
  package func value(of key: some Collection<Symbol>) -> UInt32? {
    let span = cells.span
    var node = span[0]
    for symbol in key {
      guard let next = Self.step(span, node, symbol) else { return nil }
      node = next
    }
    return Self.value(span, node)
  }

  /// The cell reached from `node` by `symbol`, or nil.
  @inlinable @inline(__always)
  public static func step(_ cells: Span<UInt32>, _ node: UInt32, _ symbol: Symbol) -> UInt32? {
    let index = Int((node >> 9) ^ UInt32(symbol))
    guard index < cells.count else { return nil }
    let next = cells[index]
    return next & 0xFF == UInt32(symbol) && symbol != 0 ? next : nil
  }

  /// The value of the key that ends at `node`, or nil.
  @inlinable @inline(__always)
  public static func value(_ cells: Span<UInt32>, _ node: UInt32) -> UInt32? {
    node & 0x100 != 0 ? cells[Int(node >> 9)] >> 8 : nil
  }

  /// The root.
  @inlinable @inline(__always)
  public static func root(_ cells: Span<UInt32>) -> UInt32 { cells[0] }
}
