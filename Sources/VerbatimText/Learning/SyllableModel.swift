import VerbatimAutomata
import VerbatimSegmentation

/// Logistic regression over the features of `VietnameseBoundaries`, for one set of votes.
struct SyllableModel {
  private var runs: [NumberedRun] = []
  private var names: [[Symbol]] = [[], SyllableRun.number, SyllableRun.edge]
  private var numbers: [[Symbol]: UInt64] = [SyllableRun.number: 1, SyllableRun.edge: 2]
  /// How often a word of one to four syllables occurs, by `pack`.
  private var counts: [UInt64: Int] = [:]
  private var listed: Set<UInt64> = []
  private var features: [UInt64: Int32] = [:]
  private var model = LogisticRegression(featureCount: 0)

  /// Features that occur less often are left out.
  private static let fewestOccurrences = 3
  /// Votes below this, in nats, are left out.
  private static let smallestVote: Float = 0.15

  init(
    _ sentences: [[SyllableRun]], _ words: Set<[[Symbol]]>, rate: Float, rounds: Int,
    importanceOfLowerCase: Float
  ) {
    for (sentence, parts) in sentences.enumerated() {
      for run in parts { add(run, sentence) }
    }
    for word in words.sorted(by: {
      $0.lexicographicallyPrecedes($1, by: { $0.lexicographicallyPrecedes($1) })
    })
    where (1...4).contains(word.count) {
      listed.insert(pack(word.map { number(of: $0) }[...]))
    }
    learn(rate: rate, rounds: rounds, importanceOfLowerCase: importanceOfLowerCase)
  }

  private mutating func number(of syllable: [Symbol]) -> UInt64 {
    if let number = numbers[syllable] { return number }
    let number = UInt64(names.count)
    names.append(syllable)
    numbers[syllable] = number
    return number
  }

  private mutating func add(_ run: SyllableRun, _ sentence: Int) {
    let numbered = NumberedRun(
      sentence: sentence, numbers: run.syllables.map { number(of: $0) }, cases: run.cases,
      joins: run.joins, mayJoin: run.mayJoin)
    for word in numbered.words { counts[pack(word), default: 0] += 1 }
    runs.append(numbered)
  }

  private func pack(_ numbers: ArraySlice<UInt64>) -> UInt64 {
    numbers.reversed().reduce(0) { $0 << 16 | $1 }
  }

  // MARK: - Features

  /// What kind a feature is, above the 48 bits of three syllables: five to seven gaps, then these.
  private enum Kind {
    static let cases: UInt64 = 8
    static let matches: UInt64 = 12
    static let singles: UInt64 = 16
  }

  private func rank(_ word: ArraySlice<UInt64>, _ own: [UInt64: Int]) -> Int {
    guard !word.contains(where: { $0 <= 2 }) else { return 0 }
    let key = pack(word)
    let count = (counts[key] ?? 0) - (own[key] ?? 0)
    let isListed = listed.contains(key)
    return count >= 6 ? 3 : count >= 2 || isListed ? 2 : count
  }

  /// Calls `add` with each feature of the gap behind `place`.
  private func visit(
    _ run: NumberedRun, _ place: Int, _ cases: [Int], _ own: [UInt64: Int], _ add: (UInt64) -> Void
  ) {
    let numbers = run.numbers
    func gram(_ start: Int, _ length: Int) {
      guard start >= 0, start + length <= numbers.count else { return }
      add(pack(numbers[start..<start + length]) | UInt64(place - start + 2) << 48)
    }
    for start in (place - 1)...(place + 2) { gram(start, 1) }
    for start in (place - 2)...(place + 2) { gram(start, 2) }
    for start in (place - 2)...(place + 1) { gram(start, 3) }
    let (a, b, c, d) = (cases[place - 1], cases[place], cases[place + 1], cases[place + 2])
    if b != LetterCase.lower, c != LetterCase.lower {
      add(numbers[place] | 5 << 48)
      add(numbers[place + 1] | 6 << 48)
    }
    for part in Self.casePatterns(a, b, c, d) { add(part) }
    let around = around(run, place, own)
    for part in Self.matchPatterns(around.pattern) { add(part) }
    add(Kind.singles << 48 | UInt64(around.singlePattern))
  }

  /// A pattern of cases, and the coarser ones that it belongs to; 7 stands for any.
  private static func casePatterns(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> [UInt64] {
    let middle: Int = b << 3 | c << 6
    let outer: [Int] = [7 | 7 << 9, a | 7 << 9, 7 | d << 9, a | d << 9]
    return outer.map { Kind.cases << 48 | UInt64($0 | middle) }
  }

  private static func matchPatterns(_ pattern: Int) -> [UInt64] {
    // The pair; longer words; the pair and its rivals; all.
    let pair: Int = pattern & 3
    let longer: Int = pattern & 0x1C0 | 1 << 10
    let rivals: Int = pattern & 0x3F | 2 << 10
    return [pair, longer, rivals, pattern | 3 << 10].map { Kind.matches << 48 | UInt64($0) }
  }

  private func around(_ run: NumberedRun, _ place: Int, _ own: [UInt64: Int]) -> ListedAround {
    func rank(_ start: Int, _ length: Int) -> Int {
      guard start >= 0, start + length <= run.numbers.count else { return 0 }
      return self.rank(run.numbers[start..<start + length], own)
    }
    var around = ListedAround()
    around.here = rank(place, 2)
    around.before = rank(place - 1, 2)
    around.behind = rank(place + 1, 2)
    around.longBefore = rank(place - 1, 3) > 0
    around.longHere = rank(place, 3) > 0
    around.longest = (place - 2...place).contains { rank($0, 4) > 0 }
    around.left = rank(place, 1)
    around.right = rank(place + 1, 1)
    return around
  }

  // MARK: - Learning

  private mutating func learn(rate: Float, rounds: Int, importanceOfLowerCase: Float) {
    var occurrences: [UInt64: Int] = [:]
    var examples: [(features: Range<Int>, joins: Bool, importance: Float)] = []
    var visited: [UInt64] = []
    var own: [UInt64: Int] = [:]
    var sentence = -1
    for index in runs.indices {
      let run = runs[index]
      if run.sentence != sentence {
        sentence = run.sentence
        own.removeAll(keepingCapacity: true)
        for other in runs[index...].prefix(while: { $0.sentence == sentence }) {
          for word in other.words { own[pack(word), default: 0] += 1 }
        }
      }
      let lower = run.cases.map { $0 < LetterCase.number ? LetterCase.lower : $0 }
      var readings: [(cases: [Int], importance: Float)] = [(run.cases, 1)]
      if lower != run.cases { readings.append((lower, importanceOfLowerCase)) }
      for (reading, (cases, importance)) in readings.enumerated() {
        for gap in run.joins.indices where run.mayJoin[gap] {
          let first = visited.count
          visit(run, gap + 2, cases, own) { visited.append($0) }
          for feature in visited[first...] where reading == 0 {
            occurrences[feature, default: 0] += 1
          }
          examples.append((first..<visited.count, run.joins[gap], importance))
        }
      }
    }
    // Numbered in the order of their first occurrence, so that no order of a dictionary matters.
    var indices: [Int32] = []
    var ranges: [Range<Int>] = []
    for example in examples {
      let first = indices.count
      for feature in visited[example.features]
      where occurrences[feature] ?? 0 >= Self.fewestOccurrences {
        if features[feature] == nil { features[feature] = Int32(features.count) }
        if let index = features[feature] { indices.append(index) }
      }
      ranges.append(first..<indices.count)
    }
    model = LogisticRegression(featureCount: features.count, rate: rate)
    var order = Array(examples.indices)
    var random = SplitMix64(seed: 1)
    for _ in 0..<rounds {
      order.shuffle(using: &random)
      for index in order {
        model.learn(
          indices.span.extracting(ranges[index]), isPositive: examples[index].joins,
          importance: examples[index].importance)
      }
    }
  }

  // MARK: - Rows

  func rows(suffix: String, _ alphabet: Alphabet) -> [String] {
    var rows: [String] = []
    func text(_ key: UInt64) -> String {
      var syllables: [String] = []
      var rest = key
      while rest != 0 {
        syllables.append(names[Int(rest & 0xFFFF)].map { alphabet.text[Int($0)] }.joined())
        rest >>= 16
      }
      return syllables.joined(separator: " ")
    }
    var gaps: [UInt64: [Int]] = [:]
    for (feature, index) in features where feature >> 48 < Kind.cases {
      let vote = model.weight(Int(index))
      guard abs(vote) >= Self.smallestVote else { continue }
      let key = feature & 0xFFFF_FFFF_FFFF
      var votes = gaps[key] ?? [Int](repeating: 0, count: key < 0x10000 ? 7 : 5)
      votes[Int(feature >> 48)] = Self.units(vote)
      gaps[key] = votes
    }
    for (key, votes) in gaps {
      let shown = votes.map(String.init).joined(separator: " ")
      rows.append("gaps\(suffix)\t\(text(key))\t\(shown)")
    }
    for key in Set(counts.keys).union(listed) {
      let count = counts[key] ?? 0
      let rank = count >= 6 ? 3 : count >= 2 || listed.contains(key) ? 2 : 1
      rows.append("listed\(suffix)\t\(text(key))\t\(rank)")
    }
    func sum(_ parts: [UInt64]) -> Int {
      Self.units(parts.reduce(0) { $0 + (features[$1].map { model.weight(Int($0)) } ?? 0) })
    }
    for a in 0..<6 {
      for b in 0..<4 {
        for c in 0..<4 {
          for d in 0..<6 {
            let vote = sum(Self.casePatterns(a, b, c, d))
            if vote != 0 { rows.append("cases\(suffix)\t\(a)\(b)\(c)\(d)\t\(vote)") }
          }
        }
      }
    }
    for pattern in 0..<ListedAround.patterns {
      let vote = sum(Self.matchPatterns(pattern))
      if vote != 0 { rows.append("matches\(suffix)\t\(pattern)\t\(vote)") }
    }
    for pattern in 0..<ListedAround.singlePatterns {
      let vote = sum([Kind.singles << 48 | UInt64(pattern)])
      if vote != 0 { rows.append("matches\(suffix)\t\(ListedAround.patterns + pattern)\t\(vote)") }
    }
    return rows
  }

  private static func units(_ vote: Float) -> Int {
    Int((Double(vote) * VietnameseBoundaries.unitsPerNat).rounded())
  }
}

/// A run with the numbers of its syllables.
private struct NumberedRun {
  var sentence: Int
  var numbers: [UInt64]
  var cases: [Int]
  var joins: [Bool]
  var mayJoin: [Bool]

  /// The words of up to four syllables.
  var words: [ArraySlice<UInt64>] {
    var words: [ArraySlice<UInt64>] = []
    var start = 2
    for place in 2..<numbers.count - 2 {
      let ends = place - 2 >= joins.count || !joins[place - 2]
      guard ends else { continue }
      if place - start < 4 { words.append(numbers[start...place]) }
      start = place + 1
    }
    return words
  }
}
