/// The lexicon files of a folder, held in memory, and the errors found while compiling them.
package struct LexiconFolder: Sendable {
  package static let languages = ["vi", "th", "en"]

  private let texts: [String: String]
  package private(set) var errors: [LexiconError] = []

  /// - Parameter texts: the text of each file by its path in the folder, such as `vi/words.tsv`.
  package init(texts: [String: String]) { self.texts = texts }

  /// Reads one file, if there is one, and collects its errors.
  package mutating func read(
    _ path: String, columns: [String], keyColumns: Int
  ) -> LexiconFile? {
    guard let text = texts[path] else { return nil }
    let (file, found) = LexiconFile.check(
      name: path, text: text, columns: columns, keyColumns: keyColumns)
    errors += found
    return file
  }

  package mutating func report(_ error: LexiconError) { errors.append(error) }

  /// The paths that begin with `prefix`, sorted.
  package func paths(_ prefix: String) -> [String] {
    texts.keys.filter { $0.hasPrefix(prefix) }.sorted()
  }

  package func text(_ path: String) -> String { texts[path] ?? "" }
}
