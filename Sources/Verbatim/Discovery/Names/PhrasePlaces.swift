/// Which comments have a phrase, to see which phrases stand together.
struct PhrasePlaces: Sendable {
  private let table: KeyTable
  private var comments: [[Int32]]

  init(
    _ corpus: borrowing DiscoveryCorpus, _ sample: [Int32],
    _ candidates: [[PhraseCounts.Candidate]]
  ) {
    let keys = Set(candidates.joined().map(\.key)).sorted()
    let table = KeyTable(keys)
    var places = [[Int32]](repeating: [], count: keys.count)
    for comment in sample {
      PhraseScan.forEach(corpus, Int(comment)) { phrase in
        let number = Int(table[phrase.key])
        if number >= 0, places[number].last != comment { places[number].append(comment) }
      }
    }
    for number in places.indices { places[number].sort() }
    self.table = table
    comments = places
  }

  /// Whether a comment has both.
  func meet(_ one: UInt64, _ other: UInt64) -> Bool {
    let (first, second) = (comments[Int(table[one])], comments[Int(table[other])])
    var (i, j) = (0, 0)
    while i < first.count, j < second.count {
      if first[i] == second[j] { return true }
      if first[i] < second[j] { i += 1 } else { j += 1 }
    }
    return false
  }
}
