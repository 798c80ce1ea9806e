import VerbatimAutomata

/// What each term adds to the vector of a comment: a row among the features, a row among the words,
/// or both.
struct TermVectors: Sendable {
  private struct Slot {
    var key: UInt64 = 0
    var feature: Int32 = -1
    var word: Int32 = -1
  }

  /// A hash table with open addressing; one look finds both rows.
  private var slots: [Slot]
  private let features: DenseRows
  private let words: DenseRows

  var lanes: Int { features.lanes + words.lanes }

  init(_ features: FeatureVectors, _ contexts: FeatureContexts, _ words: WordVectors) {
    var size = 16
    while size < (features.keys.count + words.keys.count) * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
    self.features = features.vectors.joined(contexts.vectors)
    self.words = words.vectors
    for (number, key) in features.keys.enumerated() {
      let slot = slot(of: key)
      slots[slot].key = key
      slots[slot].feature = Int32(number)
    }
    for (number, key) in words.keys.enumerated() {
      let slot = slot(of: key)
      slots[slot].key = key
      slots[slot].word = Int32(number)
    }
  }

  /// Asks for what `add` will look up.
  @inline(__always)
  func prefetch(_ keys: Span<UInt64>, _ range: Range<Int>) {
    let slots = slots.span
    var previous: UInt64 = 0
    for index in range {
      let identity = keys[index] & TermKey.identity
      slots.prefetch(Int(truncatingIfNeeded: identity) & (slots.count - 1))
      let pair = DiscoveryTerm.pair(previous, identity)
      slots.prefetch(Int(truncatingIfNeeded: pair) & (slots.count - 1))
      previous = identity
    }
  }

  /// Adds the rows of some terms to `row`.
  /// - Returns: how many of them have one.
  @inline(__always)
  func add(
    _ keys: Span<UInt64>, _ range: Range<Int>, to row: inout MutableSpan<Lanes.Lane>, _ start: Int
  ) -> Int {
    let (slots, features, words) = (slots.span, features.values.span, words.values.span)
    let (featureLanes, wordLanes) = (self.features.lanes, self.words.lanes)
    let wordStart = start + featureLanes
    var known = 0
    var previous: UInt64 = 0
    for index in range {
      let key = keys[index]
      let identity = key & TermKey.identity
      let slot = slots[find(identity, slots)]
      if slot.word >= 0 {
        Lanes.add(words, Int(slot.word) * wordLanes, to: &row, wordStart, wordLanes)
        known += 1
      }
      if slot.feature >= 0, key & TermKey.function == 0 {
        Lanes.add(features, Int(slot.feature) * featureLanes, to: &row, start, featureLanes)
        known += 1
      }
      if key & TermKey.concept != 0 { continue }
      if previous != 0, key & TermKey.clauseStart == 0 {
        let pair = slots[find(DiscoveryTerm.pair(previous, identity), slots)]
        if pair.feature >= 0 {
          Lanes.add(features, Int(pair.feature) * featureLanes, to: &row, start, featureLanes)
          known += 1
        }
      }
      previous = identity
    }
    return known
  }

  private func slot(of key: UInt64) -> Int { find(key, slots.span) }

  /// Where a key stands, or would stand.
  @inline(__always)
  private func find(_ key: UInt64, _ slots: Span<Slot>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while slots[slot].key != key, slots[slot].key != 0 { slot = (slot + 1) & mask }
    return slot
  }
}
