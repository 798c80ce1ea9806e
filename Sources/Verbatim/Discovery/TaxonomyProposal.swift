import VerbatimSegmentation

/// Discovered themes as rows of a taxonomy, to be read and edited before they are used.
package enum TaxonomyProposal {
  /// A table with the columns of a taxonomy, sorted as its check wants it: for each theme a label in
  /// each language it is spoken of in, a note with its size and a typical comment, and its phrases
  /// as terms. A phrase that two themes have goes to the first.
  ///
  /// - Parameter engine: whose taxonomy is in use; ids that it has are not given again.
  package static func table(_ themes: [DiscoveredTheme], beyond engine: FeedbackEngine) -> String {
    var ids = Set(engine.themes.map(\.id))
    var rows: Set<String> = []
    var terms: Set<String> = []
    for theme in themes {
      let id = identifier(theme, &ids)
      var own: [String] = []
      for term in theme.terms {
        let text = cell(term.text.lowercased())
        guard !text.isEmpty, terms.insert("\(term.language.code)\t\(text)").inserted else {
          continue
        }
        own.append("\(id)\tterm\t\(term.language.code)\t\(text)")
      }
      guard !own.isEmpty else { continue }
      rows.formUnion(own)
      for label in theme.labels where label.language != .undetermined {
        rows.insert("\(id)\tlabel\t\(label.language.code)\t\(capitalized(cell(label.text)))")
      }
      let example = theme.exemplars.first.map { ": " + cell($0) } ?? ""
      rows.insert("\(id)\tnote\t*\tDiscovered in \(theme.size) comments\(example)")
    }
    let sorted = rows.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return """
      # Themes that the taxonomy in use does not have, found in customers' comments.
      # Origin: proposed by `verbatim discover --beyond-taxonomy`. Read the terms before you use them.

      """ + (["theme\twhat\tlanguage\tvalue"] + sorted).joined(separator: "\n") + "\n"
  }

  /// An id from the English label, or from the theme's number.
  private static func identifier(_ theme: DiscoveredTheme, _ taken: inout Set<String>) -> String {
    let label = theme.labels.first { $0.language == .english }?.text ?? ""
    let letters = label.lowercased().utf8.map { byte -> UInt8 in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) ? byte : 0x5F
    }
    let words = String(decoding: letters, as: UTF8.self).split(separator: "_")
    let base = words.isEmpty ? theme.id : words.joined(separator: "_")
    var id = base
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(base)_\(number)"
      number += 1
    }
    return id
  }

  /// Text on one line, without tabs and without what rules read as a sign.
  private static func cell(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.value < 0x20 || scalar == "*" ? " " : scalar
    }
    return String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
  }

  private static func capitalized(_ text: String) -> String {
    (text.first?.uppercased() ?? "") + text.dropFirst()
  }
}
