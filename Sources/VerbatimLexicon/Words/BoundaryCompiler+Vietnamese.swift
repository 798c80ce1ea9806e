import VerbatimAutomata
import VerbatimSegmentation

/// The templates of `vi/boundaries*.tsv`. Each has a twin with `.plain` behind its name for text
/// without diacritics.
///
/// - `gaps`: one to three syllables and their votes on five gaps, from the one behind the second
///   syllable before them; a single syllable has two more votes, as left and right one of two
///   capitalised neighbours. `0` is a number, `.` what is no word.
/// - `listed`: a word of one to four syllables and its rank, 1 to 3.
/// - `cases`: letter cases of the four syllables around a gap and their vote.
/// - `matches`: the number of a pattern of listed words and its vote.
extension BoundaryCompiler {
  /// Adds the tables of `VietnameseBoundaries`.
  ///
  /// - Parameters:
  ///   - words: the Latin words by lexeme index, and what those are short for that are short forms.
  ///   - negators: syllables that join nothing before them.
  ///   - plainNegators: those that do so without diacritics.
  func addVietnamese(
    words: [(word: [Symbol], full: [Symbol])],
    negators: Set<[Symbol]>, plainNegators: Set<[Symbol]>, alphabet: Alphabet,
    to tables: inout PackedTables
  ) {
    let marked = Set(negators.map { VietnameseBoundaries.syllable($0, alphabet: alphabet) })
    let plain = Set(plainNegators.map { $0.map { alphabet.plain[Int($0)] } })
    var names: Set<[Symbol]> = []
    for template in ["gaps", "listed", "gaps.plain", "listed.plain"] {
      for key in (votes[template] ?? [:]).keys {
        for syllable in key.split(separator: Symbols.space) { names.insert(Array(syllable)) }
      }
    }
    names.formUnion(marked)
    names.formUnion(plain)
    names.subtract([[0x30], [0x2E]])
    var numbers: [[Symbol]: UInt16] = [
      [0x30]: VietnameseBoundaries.number, [0x2E]: VietnameseBoundaries.edge,
    ]
    for (index, name) in names.sorted(by: { $0.lexicographicallyPrecedes($1) }).enumerated() {
      numbers[name] = VietnameseBoundaries.firstNumber + UInt16(index)
    }
    func number(_ syllable: [Symbol], _ negators: Set<[Symbol]>) -> UInt32 {
      UInt32(numbers[syllable] ?? VietnameseBoundaries.unknown)
        | (negators.contains(syllable) ? VietnameseBoundaries.negator : 0)
    }
    tables.add(
      "vietnamese.syllables",
      words.map { word, full in
        let own = VietnameseBoundaries.syllable(word, alphabet: alphabet)
        let full = VietnameseBoundaries.syllable(full, alphabet: alphabet)
        // A short form may be a syllable in its own right, above all in text without diacritics.
        let isShort = !full.isEmpty && (marked.contains(full) || numbers[own] == nil)
        let syllable = isShort ? full : own
        return number(syllable, marked)
          | number(syllable.map { alphabet.plain[Int($0)] }, plain) << 16
      })
    add("vietnamese.marked", suffix: "", numbers, to: &tables)
    add("vietnamese.plain", suffix: ".plain", numbers, to: &tables)
  }

  private func add(
    _ name: String, suffix: String, _ numbers: [[Symbol]: UInt16], to tables: inout PackedTables
  ) {
    var rows: [UInt64: [Int]] = [:]
    func row(_ key: [Symbol], _ write: (inout [Int]) -> Void) {
      var packed: UInt64 = 0
      for (index, syllable) in key.split(separator: Symbols.space).enumerated() {
        packed |= UInt64(numbers[Array(syllable)] ?? 0) << UInt64(16 * index)
        // A walk looks for a longer n-gram only behind a shorter one.
        if rows[packed] == nil { rows[packed] = [Int](repeating: 0, count: 8) }
      }
      if var votes = rows[packed] {
        write(&votes)
        rows[packed] = votes
      }
    }
    for (key, votes) in votes["gaps" + suffix] ?? [:] {
      row(key) { row in
        for (lane, vote) in votes.prefix(7).enumerated() { row[lane] = vote }
      }
    }
    for (key, rank) in votes["listed" + suffix] ?? [:] {
      row(key) { $0[7] = max(0, min(3, rank.first ?? 0)) }
    }
    var singles = [UInt64](repeating: 0, count: numbers.count + 1)
    var grams: [UInt64] = []
    for (key, votes) in rows.sorted(by: { $0.key < $1.key }) {
      let packed = votes.reversed().reduce(UInt64(0)) {
        $0 << 8 | UInt64(UInt8(bitPattern: Int8(max(-127, min(127, $1)))))
      }
      if key < 0x10000 { singles[Int(key)] = packed } else { grams += [key, packed] }
    }
    guard rows.count > 0 else { return }
    tables.add(name + ".singles", pairs: singles)
    tables.add(name + ".grams", pairs: grams)
    tables.add(
      name + ".cases",
      table("cases" + suffix, count: 4096) { key in
        key.count == 4 ? key.reversed().reduce(0) { $0 << 3 | Int($1 - 0x30) } : nil
      })
    tables.add(
      name + ".matches",
      table("matches" + suffix, count: ListedAround.patterns + ListedAround.singlePatterns) { key in
        key.reduce(0) { $0 * 10 + Int($1) - 0x30 }
      })
  }

  private func table(
    _ template: String, count: Int, index: ([Symbol]) -> Int?
  ) -> [UInt32] {
    var table = [UInt32](repeating: 0, count: count)
    for (key, vote) in votes[template] ?? [:] where key.allSatisfy({ (0x30...0x39).contains($0) }) {
      guard let index = index(key), index < count, let vote = vote.first else { continue }
      table[index] = UInt32(bitPattern: Int32(vote))
    }
    return table
  }
}
