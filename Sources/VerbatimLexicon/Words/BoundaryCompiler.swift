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
