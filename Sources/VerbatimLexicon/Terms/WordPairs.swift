public import VerbatimAutomata

/// What is known of a place in a trie of terms without looking at the trie.
public struct TermOpening: Sendable {
  /// 1 + the index of the first record of the term that ends there, and a bit that terms go on.
  @usableFromInline let packed: UInt32

  /// Nothing ends there, and nothing goes on.
  @inlinable @inline(__always)
  public static var none: TermOpening { TermOpening(record: nil, goesOn: false) }

  /// - Parameter record: the index of the first record of the term that ends there.
  @inlinable
  public init(record: UInt32?, goesOn: Bool) {
    packed = (record.map { $0 + 1 } ?? 0) | (goesOn ? 1 << 31 : 0)
  }

  /// Terms go on behind the place.
  @inlinable @inline(__always)
  public var goesOn: Bool { packed &>> 31 != 0 }

  /// The index of the first record of the term that ends there, −1 when none does.
  @inlinable @inline(__always)
  public var record: Int { Int(packed & 0x7FFF_FFFF) &- 1 }
}

/// The pairs of listed words with which terms begin, and where the trie goes on behind the second: it
/// spares the walk along its letters.
public struct WordPairs: Sendable {
  /// Two words by lexeme, and the node behind them.
  public struct Pair: Sendable {
    @usableFromInline var first: Int32
    @usableFromInline var second: Int32
    /// 0 in a free place.
    public var node: UInt32
    /// What stands at the node.
    public var opening: TermOpening

    @usableFromInline
    init(_ first: UInt32 = 0, _ second: UInt32 = 0, node: UInt32 = 0, opening: TermOpening = .none)
    {
      self.first = Int32(bitPattern: first)
      self.second = Int32(bitPattern: second)
      self.node = node
      self.opening = opening
    }
  }

  /// A hash table with open addressing, half full.
  @usableFromInline let places: [Pair]
  @usableFromInline let shift: UInt32

  /// - Parameter packed: three numbers a pair: the lexemes of the two words, and the node.
  init(packed: [UInt32], _ trie: borrowing DoubleArray) {
    let cells = trie.cells.span
    var bits = 5
    while 1 << bits < packed.count / 3 * 2 { bits += 1 }
    shift = UInt32(32 - bits)
    var places = [Pair](repeating: Pair(), count: 1 << bits)
    for index in stride(from: 0, to: packed.count, by: 3) {
      let node = packed[index + 2]
      let pair = Pair(
        packed[index], packed[index + 1], node: node,
        opening: TermOpening(
          record: DoubleArray.value(cells, node),
          goesOn: DoubleArray.step(cells, node, Symbols.space) != nil))
      var place = Int(Self.hash(pair.first, pair.second) >> shift)
      while places[place].node != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = pair
    }
    self.places = places
  }

  /// Asks for a pair that will be looked for soon.
  @inlinable @inline(__always)
  public func prefetch(_ first: Int32, _ second: Int32) {
    places.span.prefetch(Int(Self.hash(first, second) &>> shift))
  }

  /// The pair of two words with which a term begins; its node is 0 when none does.
  @inlinable @inline(__always)
  public func find(_ first: Int32, _ second: Int32) -> Pair {
    var place = Int(Self.hash(first, second) &>> shift)
    while true {
      let pair = places[place]
      if pair.node == 0 || pair.first == first && pair.second == second { return pair }
      place = (place &+ 1) & (places.count &- 1)
    }
  }

  @inlinable @inline(__always)
  static func hash(_ first: Int32, _ second: Int32) -> UInt32 {
    (UInt32(bitPattern: first) &* 0x9E37_79B1 &+ UInt32(bitPattern: second)) &* 0x85EB_CA6B
  }
}
