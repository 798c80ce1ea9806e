/// Lists of numbers, one after another in memory.
struct NumberLists: Sendable {
  /// Where each list begins in `numbers`, and where the last one ends.
  private var starts: [Int32] = [0]
  private(set) var numbers: [Int32] = []
  /// The list of each place in `numbers`.
  private(set) var lists: [Int32] = []

  var count: Int { starts.count - 1 }

  /// The places of a list.
  @inline(__always)
  subscript(list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

  /// Adds a number to the list under construction.
  @inline(__always)
  mutating func append(_ number: Int32) {
    numbers.append(number)
    lists.append(Int32(count))
  }

  mutating func endList() { starts.append(Int32(numbers.count)) }

  /// For each number below `width` the places where it stands, in their order.
  func places(width: Int) -> NumberLists {
    var result = NumberLists()
    result.starts = [Int32](repeating: 0, count: width + 1)
    for number in numbers { result.starts[Int(number) + 1] += 1 }
    for number in 0..<width { result.starts[number + 1] += result.starts[number] }
    var next = result.starts
    result.numbers = [Int32](repeating: 0, count: numbers.count)
    for (place, number) in numbers.enumerated() {
      result.numbers[Int(next[Int(number)])] = Int32(place)
      next[Int(number)] += 1
    }
    return result
  }
}

/// How often each of some numbers is met, for one row of a matrix after another.
struct MeetingCounter: Sendable {
  private var counts: [Int32]
  private var met: [Int32] = []

  /// - Parameter width: how many numbers there are.
  init(width: Int) {
    counts = [Int32](repeating: 0, count: width)
    met.reserveCapacity(width)
  }

  /// Counts those of the numbers at some places that are not `own`.
  @inline(__always)
  mutating func add(_ numbers: Span<Int32>, _ places: Range<Int>, except own: Int32) {
    // Taken out, so that it can be written while `met` grows.
    var counts: [Int32] = []
    swap(&counts, &self.counts)
    do {
      var counts = counts.mutableSpan
      for place in places {
        let number = numbers[place]
        if number == own { continue }
        if counts[Int(number)] == 0 { met.append(number) }
        counts[Int(number)] += 1
      }
    }
    swap(&counts, &self.counts)
  }

  /// Hands over each number that was met and how often, in the order in which they were met first,
  /// and forgets them.
  @inline(__always)
  mutating func take(_ body: (_ number: Int32, _ count: Int32) -> Void) {
    for number in met {
      body(number, counts[Int(number)])
      counts[Int(number)] = 0
    }
    met.removeAll(keepingCapacity: true)
  }
}
