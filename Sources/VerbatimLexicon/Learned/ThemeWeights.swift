package import VerbatimAutomata

/// Learned weights of words, pairs of words and parts of unknown words for the themes of a taxonomy:
/// what `verbatim learn themes` writes.
package struct ThemeWeights: Sendable {
  package struct Weight: Sendable, Equatable {
    /// The number of the theme in `themes`.
    package var theme: Int32
    package var weight: Float
  }

  /// The kind of a row whose feature is a theme that the rules of the taxonomy find.
  package static let ruleKind = "rule"
  package static let columns = ["feature", "kind", "theme", "weight"]

  /// What a row calls a mention of a theme that is positive or negative: `battery=negative`.
  package static func name(_ theme: String, _ polarity: String) -> String { "\(theme)=\(polarity)" }

  /// The ids of the themes that the model knows, and of what is said of them (`name`), sorted.
  package let themes: [String]
  /// By theme: the log-odds of a comment of which nothing is known.
  package let biases: [Float]
  /// All weights, those of one feature together.
  package let weights: [Weight]
  /// By id of a theme that rules find, and by what they find of it (`name`): what that says of the
  /// model's themes. Empty in a model that was learned without labels of people.
  package let findings: [String: [Weight]]
  /// By feature: where its weights are.
  private let places: [UInt64: Range<Int32>]

  /// - Throws: `LexiconError` for the first fault.
  package init(_ file: LexiconFile, alphabet: borrowing Alphabet) throws(LexiconError) {
    var numbers: [String: Int32] = [:]
    var themes: [String] = []
    var biases: [Float] = []
    for row in file.rows where row.fields[1] == "bias" {
      numbers[row.fields[2]] = Int32(themes.count)
      themes.append(row.fields[2])
      biases.append(Float(try file.number(row, 3, in: -1000...1000)))
    }
    var found: [(hash: UInt64, weight: Weight)] = []
    var findings: [String: [Weight]] = [:]
    for row in file.rows where row.fields[1] != "bias" {
      let kind = LearnedFeature.Kind(rawValue: row.fields[1])
      guard kind != nil || row.fields[1] == Self.ruleKind else {
        throw file.error(
          row, 1, "'\(row.fields[1])' is no kind of feature",
          "use word, pair, part, letters, rule or bias")
      }
      guard let theme = numbers[row.fields[2]] else {
        throw file.error(
          row, 2, "the theme '\(row.fields[2])' has no bias",
          "learn the file anew, or add a row '*<TAB>bias<TAB>\(row.fields[2])<TAB>0'")
      }
      let weight = Weight(
        theme: theme, weight: Float(try file.number(row, 3, in: -1000...1000)))
      guard let kind else {
        findings[row.fields[0], default: []].append(weight)
        continue
      }
      let symbols = SymbolText.symbols(of: row.fields[0], alphabet: alphabet)
      guard let hash = LearnedFeature.hash(symbols, kind) else {
        throw file.error(
          row, 0, "'\(row.fields[0])' is no \(kind.rawValue)",
          "write two words with a space between, or three letters")
      }
      found.append((hash, weight))
    }
    found.sort { ($0.hash, $0.weight.theme) < ($1.hash, $1.weight.theme) }
    var places: [UInt64: Range<Int32>] = [:]
    var start = 0
    for index in found.indices
    where index + 1 == found.count || found[index + 1].hash != found[index].hash {
      places[found[index].hash] = Int32(start)..<Int32(index + 1)
      start = index + 1
    }
    self.themes = themes
    self.biases = biases
    self.findings = findings
    self.places = places
    weights = found.map(\.weight)
  }

  /// Where the weights of a feature are; nil when the model does not know it.
  package func place(_ feature: UInt64) -> Range<Int32>? { places[feature] }
}
