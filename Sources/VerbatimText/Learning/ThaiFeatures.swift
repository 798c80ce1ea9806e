import VerbatimAutomata
import VerbatimSegmentation

/// The n-grams of letters around the boundaries of segmented text.
struct NGrams {
  /// Sorted; every beginning of a key is a key.
  let keys: [[Symbol]]
  private let trie: DoubleArray

  /// - Parameter fewest: leaves out rarer ones; three occurrences in formal text count as one.
  init(_ sentences: [ThaiSentence], fewest: Int) {
    var counts: [UInt64: Int] = [:]
    for sentence in sentences {
      let share = sentence.convention == .formal ? 1 : 3
      let letters = sentence.letters
      var last = -1
      for place in sentence.places.indices where sentence.places[place].contains(.mayPart) {
        for start in max(last + 1, place - ThaiBoundaries.reach)..<(place + ThaiBoundaries.reach) {
          var key: UInt64 = 0
          for length in 1...ThaiBoundaries.longestNGram {
            key = key << 8 | UInt64(letters[start + length - 1])
            counts[key, default: 0] += share
          }
          last = start
        }
      }
    }
    keys = counts.filter { $0.value >= fewest * 3 }.map { Self.letters(of: $0.key) }
      .sorted { $0.lexicographicallyPrecedes($1) }
    trie = DoubleArrayBuilder.build(keys.enumerated().map { (key: $1, value: UInt32($0)) })
  }

  private static func letters(of key: UInt64) -> [Symbol] {
    var letters: [Symbol] = []
    var rest = key
    while rest > 0 {
      letters.append(Symbol(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return letters.reversed()
  }

  /// Writes the n-grams that begin at each letter to `rows`, `longestNGram` a letter, −1 for none.
  func read(_ letters: [Symbol], into rows: inout [Int32]) {
    let longest = ThaiBoundaries.longestNGram
    rows.removeAll(keepingCapacity: true)
    rows.append(contentsOf: repeatElement(-1, count: letters.count * longest))
    let cells = trie.cells.span
    for start in letters.indices {
      var node = DoubleArray.root(cells)
      for length in 0..<min(longest, letters.count - start) {
        guard let next = DoubleArray.step(cells, node, letters[start + length]) else { break }
        node = next
        if let row = DoubleArray.value(cells, node) {
          rows[start * longest + length] = Int32(truncatingIfNeeded: row)
        }
      }
    }
  }

  /// The n-grams that tell a text's register, as the segmenter reads them; the last feature is
  /// in every text.
  func register(of sentence: ThaiSentence, into features: inout [Int32]) {
    features.removeAll(keepingCapacity: true)
    let cells = trie.cells.span
    let first = ThaiSentence.margin - 1
    let length = sentence.letters.count - 2 * ThaiSentence.margin
    let end = first + min(length, ThaiBoundaries.registerLength) + 2
    for start in first..<end {
      var node = DoubleArray.root(cells)
      for position in start..<min(end, start + ThaiBoundaries.longestRegisterNGram) {
        guard let next = DoubleArray.step(cells, node, sentence.letters[position]) else { break }
        node = next
        if position > start, let row = DoubleArray.value(cells, node) {
          features.append(Int32(truncatingIfNeeded: row))
        }
      }
    }
    features.append(Int32(truncatingIfNeeded: keys.count))
  }
}

/// The features of the boundaries of one sentence after another.
struct ThaiFeatures {
  let grams: NGrams
  let words: ThaiWordList
  let matchKeys: [[Symbol]]
  let count: Int
  private let firstWord: Int
  private let firstMatch: Int
  private let firstBias: Int
  private let matchIndices: [Int]
  private var rows: [Int32] = []
  /// Votes of listed words as chains, the first of each place in `chains`.
  private var chains: [Int32] = []
  private var votes: [(feature: Int32, next: Int32)] = []

  init(grams: NGrams, words: ThaiWordList) {
    self.grams = grams
    self.words = words
    matchKeys = Set(words.matches).sorted { $0.lexicographicallyPrecedes($1) }
    firstWord = grams.keys.count * BoundaryWeights.lanes
    firstMatch = firstWord + words.words.count * 3
    firstBias = firstMatch + matchKeys.count * 3
    count = firstBias + 2
    let indices = Dictionary(uniqueKeysWithValues: zip(matchKeys, matchKeys.indices))
    matchIndices = words.matches.map { indices[$0] ?? 0 }
  }

  func lanes(ofGram row: Int) -> Range<Int> {
    row * BoundaryWeights.lanes..<(row + 1) * BoundaryWeights.lanes
  }
  func votes(ofWord index: Int) -> Range<Int> {
    firstWord + index * 3..<firstWord + index * 3 + 3
  }
  func votes(ofMatch match: [Symbol]) -> Range<Int> {
    let index = firstMatch + (matchKeys.firstIndex(of: match) ?? 0) * 3
    return index..<index + 3
  }
  func bias(isStretched: Bool) -> Int { firstBias + (isStretched ? 1 : 0) }

  /// Looks up the n-grams and words of a sentence.
  mutating func read(_ sentence: ThaiSentence) {
    grams.read(sentence.letters, into: &rows)
    chains.removeAll(keepingCapacity: true)
    chains.append(contentsOf: repeatElement(-1, count: sentence.letters.count + 1))
    votes.removeAll(keepingCapacity: true)
    // The votes are written while the words are read.
    var cast = CastVotes(chains: chains, votes: votes)
    (chains, votes) = ([], [])
    castVotes(sentence, &cast)
    (chains, votes) = (cast.chains, cast.votes)
  }

  private struct CastVotes {
    var chains: [Int32]
    var votes: [(feature: Int32, next: Int32)]

    mutating func add(_ feature: Int, at place: Int) {
      votes.append((Int32(truncatingIfNeeded: feature), chains[place]))
      chains[place] = Int32(truncatingIfNeeded: votes.count - 1)
    }
  }

  private func castVotes(_ sentence: ThaiSentence, _ cast: inout CastVotes) {
    let cells = words.trie.cells.span
    for stretch in sentence.stretches {
      for start in stretch
      where start == stretch.lowerBound || sentence.places[start].contains(.mayPart) {
        var node = DoubleArray.root(cells)
        var end = start
        while end < stretch.upperBound,
          let next = DoubleArray.step(cells, node, sentence.letters[end])
        {
          node = next
          end += 1
          guard end == stretch.upperBound || sentence.places[end].contains(.mayPart),
            let word = DoubleArray.value(cells, node),
            words.contains(Int(word), part: sentence.part)
          else { continue }
          for place in start...end {
            let kind = place == start ? 0 : place == end ? 2 : 1
            cast.add(firstWord + Int(word) * 3 + kind, at: place)
            cast.add(firstMatch + matchIndices[Int(word)] * 3 + kind, at: place)
          }
        }
      }
    }
  }

  /// The features of one boundary of the sentence that was read last.
  func collect(_ place: Int, of sentence: ThaiSentence, into features: inout [Int32]) {
    features.removeAll(keepingCapacity: true)
    let longest = ThaiBoundaries.longestNGram
    for lane in 0..<BoundaryWeights.lanes {
      let start = place - lane + BoundaryWeights.lanes - ThaiBoundaries.reach - 1
      for length in 0..<min(longest, lane + 1) {
        let row = rows[start * longest + length]
        guard row >= 0 else { break }
        features.append(row * Int32(BoundaryWeights.lanes) + Int32(lane))
      }
    }
    var next = chains[place]
    while next >= 0 {
      features.append(votes[Int(next)].feature)
      next = votes[Int(next)].next
    }
    features.append(
      Int32(truncatingIfNeeded: bias(isStretched: sentence.places[place].contains(.isStretched))))
  }
}
