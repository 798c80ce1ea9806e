import Testing
import VerbatimAutomata

@Suite struct DoubleArrayTests {
  /// A trie of `entries` and the dictionary it must agree with.
  private func check(
    _ reference: [[Symbol]: UInt32], absent: some Sequence<[Symbol]>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let keys = reference.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let trie = DoubleArrayBuilder.build(keys.map { ($0, reference[$0] ?? 0) })
    var wrong: [[Symbol]] = []
    for key in keys where trie.value(of: key) != reference[key] { wrong.append(key) }
    for key in absent where trie.value(of: key) != reference[key] { wrong.append(key) }
    #expect(
      wrong.isEmpty, "\(wrong.count) keys, such as \(wrong.prefix(3))",
      sourceLocation: sourceLocation)
  }

  /// Keys of `letters` letters; a third of them grown from or cut from earlier ones.
  private func randomKeys(_ count: Int, letters: Int, seed: UInt64) -> [[Symbol]: UInt32] {
    var random = SplitMix64(state: seed)
    var keys: [[Symbol]] = []
    var result: [[Symbol]: UInt32] = [:]
    func word(_ length: Int) -> [Symbol] {
      (0..<length).map { _ in
        Symbol(truncatingIfNeeded: Int.random(in: 1...letters, using: &random))
      }
    }
    while result.count < count {
      var key = word(Int.random(in: 1...9, using: &random))
      if let known = keys.randomElement(using: &random) {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: key = known + word(Int.random(in: 1...3, using: &random))
        case 1: key = Array(known.prefix(Int.random(in: 1...known.count, using: &random)))
        default: break
        }
      }
      if result[key] == nil {
        keys.append(key)
        result[key] = UInt32.random(in: 0..<(1 << 24), using: &random)
      }
    }
    return result
  }

  @Test(
    "agrees with a dictionary on random keys and on their neighbours",
    arguments: [(1, 255), (2, 4), (300, 2), (2000, 40), (10_000, 255), (10_000, 6)])
  func random(count: Int, letters: Int) {
    let keys = randomKeys(count, letters: letters, seed: UInt64(count * 1000 + letters))
    var random = SplitMix64(state: 7)
    var absent: [[Symbol]] = [[]]
    for key in keys.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      absent.append(Array(key.dropLast()))
      absent.append(key + [Symbol.random(in: 1...255, using: &random)])
      var other = key
      other[Int.random(in: 0..<key.count, using: &random)] =
        Symbol.random(in: 1...255, using: &random)
      absent.append(other)
    }
    check(keys, absent: absent)
  }

  @Test("a trie of nothing finds nothing")
  func empty() {
    let trie = DoubleArrayBuilder.build([])
    #expect(trie.value(of: [] as [Symbol]) == nil)
    for label in Symbol(1)...255 { #expect(trie.value(of: [label]) == nil) }
    #expect(DoubleArray(cells: []).value(of: [1, 2]) == nil)
  }

  @Test("single labels, the lowest and the highest", arguments: [Symbol(1), 2, 127, 128, 254, 255])
  func single(label: Symbol) {
    check([[label]: 9], absent: (Symbol(1)...255).map { [$0] } + [[], [label, label]])
  }

  @Test("all single labels together, and all pairs of one label")
  func full() {
    var keys: [[Symbol]: UInt32] = [:]
    for label in Symbol(1)...255 { keys[[label]] = UInt32(label) }
    for label in Symbol(1)...255 { keys[[200, label]] = 1000 + UInt32(label) }
    check(keys, absent: (Symbol(1)...255).map { [199, $0] })
  }

  @Test("values from 0 to 2^24 − 1", arguments: [0, 1, 16_777_215] as [UInt32])
  func value(value: UInt32) {
    check([[5, 6]: value, [5]: value, [6]: 3], absent: [[5, 6, 7], [7]])
  }

  @Test("the end symbol in a key is never followed")
  func endSymbol() {
    let trie = DoubleArrayBuilder.build([([1], 3), ([1, 2], 4)])
    #expect(trie.value(of: [1, 0]) == nil)
    #expect(trie.value(of: [0]) == nil)
    #expect(trie.value(of: [1, 0, 2]) == nil)
  }

  @Test("a key of 2,000 symbols")
  func long() {
    let key = [Symbol](repeating: 8, count: 2000)
    check([key: 1, Array(key.prefix(1000)): 2], absent: [key + [8], Array(key.prefix(999))])
  }
}
