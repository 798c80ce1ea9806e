package import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// The taxonomies of an engine, one before the other: files of the user's own, then those that are
/// compiled in, in the order in which they are named.
///
/// A theme id that several have is one theme. What they disagree on is decided by who stands first:
/// a label, an owner, and the theme of a term. So `restaurants,general` lets "bland" be about the
/// taste of the food, whatever it is about elsewhere.
package struct TaxonomyComposition: Sendable {
  let taxonomy: CompiledTaxonomy
  private let parts: [(name: String, taxonomy: CompiledTaxonomy)]
  private let overruled: [CompiledTaxonomy.OverruledTerm]

  init(
    _ options: FeedbackEngine.Options, _ tables: TermTables, _ segmenter: Segmenter
  ) throws(LexiconError) {
    var parts: [(name: String, taxonomy: CompiledTaxonomy)] = []
    for (name, text) in options.taxonomyFiles {
      let taxonomy = try Taxonomy([(name: name, text: text)], concepts: Set(tables.concepts))
      parts.append(
        (name, CompiledTaxonomy(taxonomy, concepts: tables.concepts, segmenter: segmenter)))
    }
    for name in options.taxonomies {
      guard let taxonomy = tables.taxonomy(name) else {
        throw LexiconError(
          file: name, line: 0, column: 0, problem: "there is no taxonomy of this name",
          mend: "use one of \(tables.taxonomyNames.joined(separator: ", ")), or a file")
      }
      parts.append((name, taxonomy))
    }
    if parts.isEmpty {
      let none = try Taxonomy([], concepts: [])
      parts.append(
        ("", CompiledTaxonomy(none, concepts: tables.concepts, segmenter: segmenter)))
    }
    (taxonomy, overruled) = CompiledTaxonomy.join(parts.map(\.taxonomy))
    self.parts = parts
  }

  /// The taxonomies that `options` name.
  package init(_ options: FeedbackEngine.Options) throws(LexiconError) {
    try self.init(options, FeedbackEngine.tables, Segmenter(thaiConvention: .comments))
  }

  /// The themes, sorted by id.
  package var themes: [Theme] { taxonomy.themes }

  /// What the taxonomies disagree on, one line each: labels and owners of themes that several have,
  /// and terms that different themes claim.
  package var conflicts: [String] {
    var lines: [String] = []
    var first: [String: (name: String, theme: Theme)] = [:]
    for (name, taxonomy) in parts {
      for theme in taxonomy.themes {
        guard let (other, kept) = first[theme.id] else {
          first[theme.id] = (name, theme)
          continue
        }
        for (language, label) in theme.labels.sorted(by: { $0.key < $1.key }) {
          if let keptLabel = kept.labels[language], keptLabel != label {
            lines.append(
              "\(theme.id): the \(language) label '\(keptLabel)' of \(other) stands before "
                + "'\(label)' of \(name)")
          }
        }
        if !theme.owner.isEmpty, !kept.owner.isEmpty, theme.owner != kept.owner {
          lines.append(
            "\(theme.id): the owner '\(kept.owner)' of \(other) stands before '\(theme.owner)' of "
              + name)
        }
      }
    }
    for term in overruled {
      let (kept, lost) = (parts[term.keptPart], parts[term.lostPart])
      let (theme, other) = (
        kept.taxonomy.theme(ofAtom: term.keptAtom), lost.taxonomy.theme(ofAtom: term.lostAtom)
      )
      guard theme.id != other.id else { continue }
      lines.append(
        "'\(lost.taxonomy.termText(term.lostAtom))': \(theme.id) of \(kept.name) stands before "
          + "\(other.id) of \(lost.name)")
    }
    return lines
  }
}

extension FeedbackEngine {
  /// The names of the taxonomies that are compiled in, sorted.
  public static var taxonomyNames: [String] { tables.taxonomyNames }

  /// The one of them that is for any industry.
  public static let generalTaxonomy = "general"
}
