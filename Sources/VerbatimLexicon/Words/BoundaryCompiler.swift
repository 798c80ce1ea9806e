package import VerbatimAutomata
import VerbatimSegmentation

/// Compiles `boundaries*.tsv` of a language into the tables of `BoundaryWeights`.
///
/// Columns: `template` (what kind of feature), `feature` (its letters) and `weights` (votes in 32nds
/// of a nat, separated by spaces). A language has several such files when its weights were learned
/// from data under different licences; the votes of the same feature add up.
package struct BoundaryCompiler {
  /// The votes of each feature of each template.
  package private(set) var votes: [String: [[Symbol]: [Int]]] = [:]

  package init(_ folder: inout LexiconFolder, language: String, alphabet: Alphabet) {
    var symbolOf: [Unicode.Scalar: Symbol] = [:]
    for (symbol, text) in alphabet.text.enumerated() {
      if let scalar = text.unicodeScalars.first { symbolOf[scalar] = Symbol(symbol) }
    }
    for path in folder.paths("\(language)/boundaries") {
      guard
        let file = folder.read(path, columns: ["template", "feature", "weights"], keyColumns: 2)
      else { continue }
      for row in file.rows {
        let weights = row.fields[2].split(separator: " ").compactMap { Int($0) }
        if weights.isEmpty || weights.count > BoundaryWeights.lanes
          || weights.contains(where: { abs($0) > 999 })
          || weights.count != row.fields[2].split(separator: " ").count
        {
          folder.report(
            file.error(
              row, 2, "'\(row.fields[2])' is not one to eight whole numbers below 1000",
              "separate them by single spaces"))
          continue
        }
        // Features are symbols as they are: reading them as text would squeeze and reorder some.
        let key = row.fields[1].unicodeScalars.compactMap { symbolOf[$0] }
        if key.count != row.fields[1].unicodeScalars.count {
          folder.report(
            file.error(
              row, 1, "'\(row.fields[1])' has letters of no language of ours", "remove the row"))
          continue
        }
        var sum = votes[row.fields[0], default: [:]][key] ?? []
        while sum.count < weights.count { sum.append(0) }
        for (lane, weight) in weights.enumerated() { sum[lane] += weight }
        votes[row.fields[0], default: [:]][key] = sum
      }
    }
  }
}

extension BoundaryCompiler {
  /// Adds the tables of `ThaiBoundaries`.
  ///
  /// Templates: `letters` votes on the boundaries up to four letters behind its beginning (as many as
  /// there are weights), `match` (clusters and cost of a listed word, a
  /// digit each) and `word` vote on the boundaries where a word begins, inside it, and where it ends,
  /// `bias` on every boundary (`0`) or one behind a stretched letter (`1`); all for comments. With
  /// `.general` or `.formal` behind the name, they add what other conventions differ by. `register`
  /// says what an n-gram (`*` any) speaks for: the general and the formal register.
  ///
  /// - Parameters:
  ///   - words: the Thai words by lexeme index, with the cost of each.
  func addThai(
    words: [(key: [Symbol], cost: UInt32)], alphabet: Alphabet, to tables: inout PackedTables
  ) {
    let conventions = ThaiConvention.allCases.count
    let lanes = BoundaryWeights.lanes
    var rows: [[Symbol]: [Int]] = [:]
    for (convention, suffix) in Self.suffixes.enumerated() {
      for (key, votes) in self.votes["letters" + suffix] ?? [:] {
        var row = rows[key] ?? [Int](repeating: 0, count: lanes * (conventions + 1))
        // What the comments' votes are, the others add to.
        for other in convention == 0 ? 0..<conventions : convention..<convention + 1 {
          for (lane, vote) in votes.enumerated() {
            row[(other + 1) * lanes - votes.count + lane] += vote
          }
        }
        rows[key] = row
      }
    }
    var registerBias = [0, 0]
    for (key, votes) in self.votes["register"] ?? [:] {
      if key == Self.anything {
        for (index, vote) in votes.prefix(2).enumerated() { registerBias[index] = vote }
        continue
      }
      var row = rows[key] ?? [Int](repeating: 0, count: lanes * (conventions + 1))
      for (index, vote) in votes.prefix(2).enumerated() { row[conventions * lanes + index] = vote }
      rows[key] = row
    }
    BoundaryWeights.add(rows, conventions: conventions + 1, to: &tables, as: "thai.letters")
    tables.add("thai.registerBias", registerBias.map { UInt32(bitPattern: Int32($0)) })
    tables.add(
      "thai.bias",
      (0..<conventions).flatMap { convention in
        [[Symbol(0x30)], [0x31]].map {
          UInt32(bitPattern: Int32(sum("bias", $0, convention, count: 1)[0]))
        }
      })
    let classes = alphabet.classes
    tables.add(
      "thai.words",
      words.flatMap { word in
        let match = ThaiBoundaries.match(word.key, cost: word.cost, classes: classes)
        if votes.isEmpty { return [UInt32](repeating: Self.trusting, count: conventions) }
        return (0..<conventions).map { convention in
          let votes = zip(
            sum("match", match, convention, count: 3), sum("word", word.key, convention, count: 3)
          ).map { $0 + $1 }
          return votes.reversed().reduce(0) { packed, vote in
            packed << 8 | UInt32(max(-127, min(127, vote)) + 128)
          }
        }
      })
  }

  private static let suffixes = ["", ".general", ".formal"]
  private static let anything: [Symbol] = [0x2A]
  /// What a listed word votes when nothing has been learned: two nats for its ends, against a cut.
  private static let trusting: UInt32 = 0xC040C0

  private func sum(
    _ template: String, _ key: [Symbol], _ convention: Int, count: Int
  ) -> [Int] {
    var sum = votes[template]?[key] ?? []
    while sum.count < count { sum.append(0) }
    if convention > 0, let more = votes[template + Self.suffixes[convention]]?[key] {
      for (index, vote) in more.prefix(count).enumerated() { sum[index] += vote }
    }
    return sum
  }
}
