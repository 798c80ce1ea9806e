extension ExportLayout {
  /// The index of the column that the user named, by its name or title; case, diacritics and
  /// punctuation do not matter.
  ///
  /// - Parameter option: the option with which it was named, for the message.
  /// - Throws: a ``ReadingError`` that lists the columns and suggests the nearest name.
  package func column(
    named name: String, option: String, file: String
  ) throws(ReadingError) -> Int {
    if let exact = columns.firstIndex(of: name) { return exact }
    let folded = FoldedName(name)
    let names = columns.map { FoldedName($0) }
    if !folded.isEmpty, let same = names.firstIndex(of: folded) { return same }
    if !folded.isEmpty, let same = titles.firstIndex(where: { FoldedName($0) == folded }) {
      return same
    }
    let nearest = Spelling.nearest(to: name, in: columns)
    let list = columns.map { "'\($0)'" }.joined(separator: ", ")
    throw ReadingError(
      .unknownColumn, file: file,
      expected: "one of the columns \(list.isEmpty ? "none" : list)", found: "\(option) '\(name)'",
      mend: nearest.map { "Did you mean \(option) '\($0)'?" }
        ?? "Use one of the names above; case and diacritics do not matter.")
  }
}
