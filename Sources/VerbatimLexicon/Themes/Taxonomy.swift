public import VerbatimAutomata

/// A tree of themes with the terms and rules that find them, read from a tab-separated file.
///
/// The columns are `theme`, `what` (label, term, hint, rule, exclude, polarity, owner or note),
/// `language` (vi, th, en or `*`) and `value`; the tree is in the theme ids. A sign behind term,
/// hint or rule, as in `term-`, says that its mention alone is praise or complaint; `polarity`
/// says so for all terms and rules of a theme that have no sign. A hint suits many themes (fast,
/// convenient, table): it counts for its own only where its clause names no other and says
/// something of it.
public struct Taxonomy: Sendable {
  /// The themes, in the order of their ids.
  public private(set) var themes: [Theme] = []
  package private(set) var terms: [Term] = []
  private(set) var rules: [Rule] = []
  /// The polarity expected of each theme's terms and rules that have none of their own.
  private var polarities: [Int8] = []

  /// A word or phrase of a theme.
  package struct Term: Sendable {
    package var theme: Int
    package var language: UInt8
    package var text: String
    /// −1, 0 or 1: what a mention by this term says where no opinion says otherwise.
    package var polarity: Int8 = 0
    /// What the term does where it is found: names its theme, hints at it, or excludes it.
    package var kind: CompiledTaxonomy.AtomRole.Kind
  }

  struct Rule: Sendable {
    var theme: Int
    var rule: ThemeRule
    var polarity: Int8
  }

  /// Reads taxonomy files and joins them; later files add to the themes of earlier ones.
  ///
  /// - Parameters:
  ///   - sources: names and texts of the files.
  ///   - concepts: the concepts that rules may name.
  /// - Throws: `LexiconError` with file, line and mend for the first fault.
  public init(
    _ sources: [(name: String, text: String)], concepts: Set<String>
  ) throws(LexiconError) {
    var errors: [LexiconError] = []
    self = Self.read(sources, concepts: concepts, errors: &errors)
    if let error = errors.first { throw error }
  }

  /// Every fault of a taxonomy file, in the order of lines.
  public static func check(
    _ name: String, text: String, concepts: Set<String>
  ) -> [LexiconError] {
    var errors: [LexiconError] = []
    _ = read([(name, text)], concepts: concepts, errors: &errors)
    return errors
  }

  private init() {}

  private static func read(
    _ sources: [(name: String, text: String)], concepts: Set<String>,
    errors: inout [LexiconError]
  ) -> Taxonomy {
    var result = Taxonomy()
    var files: [LexiconFile] = []
    var ids: Set<String> = []
    for source in sources {
      let (file, found) = LexiconFile.check(
        name: source.name, text: source.text, columns: ["theme", "what", "language", "value"],
        keyColumns: 4)
      errors += found
      files.append(file)
      for row in file.rows { ids.insert(row.fields[0]) }
    }
    for id in ids {
      var parent = id
      while let dot = parent.lastIndex(of: ".") {
        parent = String(parent[..<dot])
        ids.insert(parent)
      }
    }
    var indices: [String: Int] = [:]
    for id in ids.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let parent = id.lastIndex(of: ".").flatMap { indices[String(id[..<$0])] }
      indices[id] = result.themes.count
      result.themes.append(Theme(id: id, labels: [:], owner: "", note: "", parent: parent))
    }
    result.polarities = [Int8](repeating: 0, count: result.themes.count)
    for file in files {
      for row in file.rows {
        guard let theme = indices[row.fields[0]] else { continue }
        do throws(LexiconError) {
          try result.add(row, of: file, to: theme, concepts: concepts)
        } catch {
          errors.append(error)
        }
      }
    }
    result.inheritPolarity()
    return result
  }

  /// Terms and rules without a sign take the polarity of their theme.
  private mutating func inheritPolarity() {
    for index in terms.indices where terms[index].polarity == 0 {
      terms[index].polarity = polarities[terms[index].theme]
    }
    for index in rules.indices where rules[index].polarity == 0 {
      rules[index].polarity = polarities[rules[index].theme]
    }
  }

  private mutating func add(
    _ row: LexiconFile.Row, of file: LexiconFile, to theme: Int, concepts: Set<String>
  ) throws(LexiconError) {
    let language = row.fields[2]
    let value = row.fields[3]
    let isValidID = row.fields[0].utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x5F
        || $0 == 0x2D
    }
    let levels = row.fields[0].split(separator: ".", omittingEmptySubsequences: false)
    guard isValidID, !levels.contains(where: \.isEmpty) else {
      throw file.error(
        row, 0, "'\(row.fields[0])' is no theme id", "use a to z, 0 to 9, '_', '-', dots for levels"
      )
    }
    let code: UInt8
    switch language {
    case "vi": code = 0
    case "th": code = 1
    case "en": code = 2
    case "*": code = 3
    default:
      throw file.error(row, 2, "'\(language)' is no language", "use vi, th, en or *")
    }
    if value.isEmpty { throw file.error(row, 3, "the value is empty", "fill it in") }
    var what = row.fields[1]
    var polarity: Int8 = 0
    if ["term", "hint", "rule"].contains(where: what.hasPrefix),
      let sign = Self.signs[what.last ?? " "]
    {
      polarity = sign
      what.removeLast()
    }
    switch what {
    case "label": themes[theme].labels[language] = value
    case "owner": themes[theme].owner = value
    case "note": themes[theme].note = value
    case "polarity":
      guard let polarity = Self.polarityNames[value] else {
        throw file.error(row, 3, "'\(value)' is no polarity", "use positive or negative")
      }
      polarities[theme] = polarity
    case "term", "hint", "exclude":
      do throws(ThemeRule.SyntaxError) {
        try Wildcard.check(value)
      } catch {
        throw file.error(row, 3, error.problem, error.mend)
      }
      terms.append(
        Term(
          theme: theme, language: code, text: value, polarity: polarity,
          kind: what == "term" ? .term : what == "hint" ? .hint : .exclusion))
    case "rule":
      do throws(ThemeRule.SyntaxError) {
        let rule = try ThemeRule(value)
        for part in rule.parts {
          if case .concept(let name) = part.operand, !concepts.contains(name) {
            throw ThemeRule.SyntaxError(
              problem: "there is no concept @\(name)",
              mend: "add it to shared/concepts.tsv or use another")
          }
        }
        rules.append(Rule(theme: theme, rule: rule, polarity: polarity))
      } catch {
        throw file.error(row, 3, error.problem, error.mend)
      }
    default:
      throw file.error(
        row, 1, "'\(row.fields[1])' is unknown",
        "use label, term, hint, rule, exclude, polarity, owner or note; term, hint and rule "
          + "with + or - for what is praise or complaint by itself")
    }
  }

  private static let signs: [Character: Int8] = ["+": 1, "-": -1]
  private static let polarityNames: [String: Int8] = ["positive": 1, "negative": -1]
}
