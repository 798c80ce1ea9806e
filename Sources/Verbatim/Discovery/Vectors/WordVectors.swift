/// Vectors of words and concepts from the words around them, learned from the comments themselves.
///
/// Positive pointwise mutual information, factorised with the square root of the singular values,
/// context counts smoothed to the power of 3/4: Levy, Goldberg, Dagan, "Improving distributional
/// similarity with lessons learned from word embeddings", 2015. Frequent words count less in a
/// comment's vector: Arora, Liang, Ma, "A simple but tough-to-beat baseline for sentence
/// embeddings", 2017.
struct WordVectors: Sendable {
  let keys: [UInt64]
  /// Each word's vector times its weight in a comment.
  let vectors: DenseRows

  private static let leastOccurrences = 3
  /// Two words fit one 32-bit number.
  private static let mostWords = 16_384
  private static let smoothing = 1e-3

  init(_ sample: borrowing TermKeys, lanes: Int, window: Int, conceptWeight: Float) {
    let words = Self.words(sample)
    keys = words.map(\.key)
    let total = Double(max(1, words.reduce(0) { $0 + Int($1.count) }))
    let matrix = Self.mutualInformation(
      Self.pairs(sample, KeyTable(keys), window: window), words: words.count)
    let decomposition = SubspaceIteration(matrix, lanes: lanes)
    var vectors = decomposition.vectors
    for word in 0..<words.count {
      let frequency = Double(words[word].count) / total
      var weight = Float(Self.smoothing / (Self.smoothing + frequency))
      if words[word].key & TermKey.concept != 0 { weight *= conceptWeight }
      for column in 0..<lanes * DenseRows.columnsInLane {
        vectors[word, column] *=
          weight * decomposition.values[column].squareRoot()
      }
    }
    self.vectors = vectors
  }

  /// The words that occur often enough.
  private static func words(_ sample: borrowing TermKeys) -> [KeyCounter.Entry] {
    var counter = KeyCounter()
    for key in sample.keys { counter.add(key & TermKey.identity) }
    var words = counter.entries.filter { $0.count >= leastOccurrences }
    if words.count > mostWords {
      words.sort { $0.count != $1.count ? $0.count > $1.count : $0.key < $1.key }
      words.removeLast(words.count - mostWords)
    }
    return words
  }

  /// Every pair of different words that stand within a window, and of words with the concepts of
  /// their comment; the smaller number above the larger one, sorted.
  private static func pairs(
    _ sample: borrowing TermKeys, _ table: borrowing KeyTable, window: Int
  ) -> [UInt32] {
    var pairs: [UInt32] = []
    var words: [Int32] = []
    var concepts: [Int32] = []
    func add(_ first: Int32, _ second: Int32) {
      if first == second { return }
      pairs.append(UInt32(min(first, second)) << 14 | UInt32(max(first, second)))
    }
    for comment in 0..<sample.count {
      words.removeAll(keepingCapacity: true)
      concepts.removeAll(keepingCapacity: true)
      for index in sample.terms(comment) {
        let key = sample.keys[index]
        let word = table[key & TermKey.identity]
        if word < 0 { continue }
        if key & TermKey.concept != 0 { concepts.append(word) } else { words.append(word) }
      }
      for index in words.indices {
        for other in index + 1..<max(index + 1, min(words.count, index + 1 + window)) {
          add(words[index], words[other])
        }
        for concept in concepts.prefix(window) { add(words[index], concept) }
      }
      for index in concepts.indices {
        for other in concepts[(index + 1)...].prefix(window) { add(concepts[index], other) }
      }
    }
    return sorted(pairs)
  }

  /// Sorts 30-bit numbers in two passes of 15 bits.
  static func sorted(_ numbers: [UInt32]) -> [UInt32] {
    var source = numbers
    var target = [UInt32](repeating: 0, count: numbers.count)
    for shift in [UInt32(0), 15] {
      var places = [Int](repeating: 0, count: 1 << 15 + 1)
      for number in source { places[Int(number >> shift & 0x7FFF) + 1] += 1 }
      for index in 1..<places.count { places[index] += places[index - 1] }
      for number in source {
        let digit = Int(number >> shift & 0x7FFF)
        target[places[digit]] = number
        places[digit] += 1
      }
      swap(&source, &target)
    }
    return source
  }

  private static func mutualInformation(_ pairs: [UInt32], words: Int) -> SparseRows {
    var counted: [(first: Int32, second: Int32, count: Int32)] = []
    var rows = [Double](repeating: 0, count: words)
    var index = 0
    while index < pairs.count {
      var end = index + 1
      while end < pairs.count, pairs[end] == pairs[index] { end += 1 }
      let (first, second) = (Int32(pairs[index] >> 14), Int32(pairs[index] & 0x3FFF))
      counted.append((first, second, Int32(end - index)))
      rows[Int(first)] += Double(end - index)
      rows[Int(second)] += Double(end - index)
      index = end
    }
    let contexts = rows.map { ($0.squareRoot() * $0).squareRoot() }
    let logTotal = naturalLogarithm(max(1, contexts.reduce(0, +)))
    let logRows = rows.map { naturalLogarithm(max(1, $0)) }
    // Each element stands in two rows; the second is found by counting.
    var elements: [(row: Int32, column: Int32, value: Float)] = []
    for pair in counted {
      let count = naturalLogarithm(Double(pair.count))
      for (row, column) in [(pair.first, pair.second), (pair.second, pair.first)] {
        let value = count + logTotal - logRows[Int(row)] - 0.75 * logRows[Int(column)]
        if value > 0 { elements.append((row, column, Float(value))) }
      }
    }
    var places = [Int](repeating: 0, count: words + 1)
    for element in elements { places[Int(element.row) + 1] += 1 }
    for word in 0..<words { places[word + 1] += places[word] }
    let starts = places
    var order = [Int32](repeating: 0, count: elements.count)
    for (index, element) in elements.enumerated() {
      order[places[Int(element.row)]] = Int32(index)
      places[Int(element.row)] += 1
    }
    var matrix = SparseRows(width: words)
    for word in 0..<words {
      for place in starts[word]..<starts[word + 1] {
        let element = elements[Int(order[place])]
        matrix.append(element.value, column: element.column)
      }
      matrix.endRow()
    }
    return matrix
  }
}
