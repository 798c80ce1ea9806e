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
  private static let mostWords = 16_384
  private static let smoothing = 1e-3

  init(_ sample: borrowing TermKeys, lanes: Int, window: Int, conceptWeight: Float) {
    let words = Self.words(sample)
    keys = words.map(\.key)
    let total = Double(max(1, words.reduce(0) { $0 + Int($1.count) }))
    let matrix = Self.mutualInformation(
      Neighbours(sample, KeyTable(keys), window: window), words: words.count)
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

  private static func mutualInformation(
    _ neighbours: borrowing Neighbours, words: Int
  ) -> SparseRows {
    var columns = NumberLists()
    var counts: [Int32] = []
    var rows = [Double](repeating: 0, count: words)
    neighbours.forEachRow(words: words) { word, counter in
      counter.take { other, count in
        columns.append(other)
        counts.append(count)
        rows[word] += Double(count)
      }
      columns.endList()
    }
    let contexts = rows.map { ($0.squareRoot() * $0).squareRoot() }
    let logTotal = naturalLogarithm(max(1, contexts.reduce(0, +)))
    let logRows = rows.map { naturalLogarithm(max(1, $0)) }
    var matrix = SparseRows(width: words)
    for word in 0..<words {
      for place in columns[word] {
        let column = columns.numbers[place]
        let count = counts[place] > 1 ? naturalLogarithm(Double(counts[place])) : 0
        let value = count + logTotal - logRows[word] - 0.75 * logRows[Int(column)]
        if value > 0 { matrix.append(Float(value), column: column) }
      }
      matrix.endRow()
    }
    return matrix
  }
}

/// Different words that stand within a window, and words with the concepts of their comment.
private struct Neighbours {
  /// Of each comment.
  private var words = NumberLists()
  private var concepts = NumberLists()
  private let window: Int

  init(_ sample: borrowing TermKeys, _ table: borrowing KeyTable, window: Int) {
    self.window = window
    for comment in 0..<sample.count {
      for index in sample.terms(comment) {
        let key = sample.keys[index]
        let word = table[key & TermKey.identity]
        if word < 0 { continue }
        if key & TermKey.concept != 0 { concepts.append(word) } else { words.append(word) }
      }
      words.endList()
      concepts.endList()
    }
  }

  /// Counts the neighbours of one word after another.
  ///
  /// - Parameter count: how many words there are.
  func forEachRow(words count: Int, _ body: (_ word: Int, _ counter: inout MeetingCounter) -> Void)
  {
    var counter = MeetingCounter(width: count)
    let (wordPlaces, conceptPlaces) = (words.places(width: count), concepts.places(width: count))
    let (wordNumbers, conceptNumbers) = (words.numbers.span, concepts.numbers.span)
    for word in 0..<count {
      let own = Int32(word)
      for index in wordPlaces[word] {
        let place = Int(wordPlaces.numbers[index])
        let comment = Int(words.lists[place])
        counter.add(wordNumbers, near(place, in: words[comment]), except: own)
        counter.add(conceptNumbers, concepts[comment].prefix(window), except: own)
      }
      for index in conceptPlaces[word] {
        let place = Int(conceptPlaces.numbers[index])
        let comment = Int(concepts.lists[place])
        if concepts[comment].prefix(window).contains(place) {
          counter.add(wordNumbers, words[comment], except: own)
        }
        counter.add(conceptNumbers, near(place, in: concepts[comment]), except: own)
      }
      body(word, &counter)
    }
  }

  private func near(_ place: Int, in comment: Range<Int>) -> Range<Int> {
    max(comment.lowerBound, place - window)..<min(comment.upperBound, place + window + 1)
  }
}
